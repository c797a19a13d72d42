import TextUI

/// The words of a mode, found by their bytes.
struct CodeWords: Equatable, Sendable {
  struct Slot: Equatable, Sendable {
    var hash: UInt32 = 0
    /// Of `text`.
    var start: Int32 = -1
    var count: Int32 = 0
    var role: Role?
    var introduces: Role?
  }

  /// Twice as many as there are words or more, so that a search soon ends.
  private(set) var slots: [Slot]
  private(set) var text: [UInt8] = []

  /// Makes a table; the first list that has a word says its role.
  init(_ lists: [CodeDefinition.WordList], ignoringCase: Bool) {
    var size = 16
    while size < lists.reduce(0, { $0 + $1.words.count }) * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    for list in lists {
      for word in list.words {
        add(Array((ignoringCase ? word.lowercased() : word).utf8), list)
      }
    }
  }

  private mutating func add(_ word: [UInt8], _ list: CodeDefinition.WordList) {
    let hash = word.reduce(CodeWords.noHash, CodeWords.hash)
    var index = Int(hash) & (slots.count - 1)
    while slots[index].start >= 0 {
      let slot = slots[index]
      let start = Int(slot.start)
      if slot.hash == hash, text[start..<start + Int(slot.count)].elementsEqual(word) {
        if slot.role == nil { slots[index].role = list.role }
        if slot.introduces == nil { slots[index].introduces = list.introduces }
        return
      }
      index = (index + 1) & (slots.count - 1)
    }
    slots[index] = Slot(
      hash: hash, start: Int32(text.count), count: Int32(word.count), role: list.role,
      introduces: list.introduces)
    text += word
  }

  static let noHash: UInt32 = 2_166_136_261

  /// One step of a word's hash (FNV-1a).
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  /// Finds a word.
  ///
  /// - Parameters:
  ///   - word: its bytes.
  ///   - hash: the hash of its bytes, in small letters if case is ignored.
  ///   - bit: 0x20 where case is ignored, else 0.
  /// - Returns: what is known of it; nil where it is in no list.
  func slot(_ word: Slice<UnsafeBufferPointer<UInt8>>, hash: UInt32, ignoring bit: UInt8) -> Slot? {
    var index = Int(hash) & (slots.count - 1)
    while slots[index].start >= 0 {
      if slots[index].hash == hash, Int(slots[index].count) == word.count {
        var place = Int(slots[index].start)
        var isSame = true
        for byte in word {
          if text[place] != (ByteSet.upper.contains(byte) ? byte | bit : byte) {
            isSame = false
            break
          }
          place += 1
        }
        if isSame { return slots[index] }
      }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }
}
