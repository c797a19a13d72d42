/// A set of hashes, for telling which terms of a text came before.
///
/// `Set<UInt64>` would hash each hash again: this takes a fifth of the time, and indexing a text
/// is little else.
struct HashSet {
  private var slots = [UInt64](repeating: 0, count: 512)
  private var count = 0

  /// What the hash of a term begins with.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a term with one more scalar.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    let product = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  /// Adds a hash; says whether it is new.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 4)
    for hash in old where hash != 0 {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash
    }
  }
}
