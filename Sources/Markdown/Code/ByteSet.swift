/// A set of bytes.
///
/// Bytes from 0x80, of which every character beyond ASCII consists, count as letters.
struct ByteSet: Hashable, Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  init() {}

  init<Bytes: Sequence>(_ bytes: Bytes) where Bytes.Element == UInt8 {
    for byte in bytes { insert(byte) }
  }

  init(_ text: String) {
    self.init(text.utf8)
  }

  static let all = ByteSet(UInt8.min...UInt8.max)
  static let blanks = ByteSet(" \t\r")
  static let digits = ByteSet("0123456789")
  static let hexadecimal = ByteSet("0123456789abcdefABCDEF")
  /// Letters and the underscore, with which a name begins.
  static let letters = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".utf8 + Array(0x80...0xFF))
  /// What a name goes on with.
  static let wordBytes = letters.union(digits)
  static let lower = ByteSet("abcdefghijklmnopqrstuvwxyz")
  static let upper = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return low.0 & bit != 0
    case 1: return low.1 & bit != 0
    case 2: return high.0 & bit != 0
    default: return high.1 & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.low = (low.0 | other.low.0, low.1 | other.low.1)
    result.high = (high.0 | other.high.0, high.1 | other.high.1)
    return result
  }

  var inverted: ByteSet {
    var result = ByteSet()
    result.low = (~low.0, ~low.1)
    result.high = (~high.0, ~high.1)
    return result
  }

  /// The set with both cases of every letter in it.
  var withBothCases: ByteSet {
    var result = self
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      if contains(byte) { result.insert(byte | 0x20) }
      if contains(byte | 0x20) { result.insert(byte) }
    }
    return result
  }

  static func == (left: ByteSet, right: ByteSet) -> Bool {
    left.low == right.low && left.high == right.high
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(low.0)
    hasher.combine(low.1)
    hasher.combine(high.0)
    hasher.combine(high.1)
  }
}
