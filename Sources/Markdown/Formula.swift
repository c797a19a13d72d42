import TextUI

/// A formula that was taken out of a text before cmark saw it.
///
/// cmark would read its backslashes, stars and underscores as markup. In its place stands its
/// number between two scalars that Unicode gives to nobody and no text should have.
struct Formula: Equatable, Sendable {
  /// The formula with its delimiters, as it was written.
  var source: String
  /// How it is drawn; nil: it has no plain form.
  var plain: String?
  /// Whether it was written as one that has lines of its own.
  var isBlock: Bool

  /// The three scalars are U+FDD0 and U+FDD1 around a number, and U+FDD2 before a line that cmark
  /// must not read as the row of a table; all of them begin with these two bytes in UTF-8.
  static let firstByte: UInt8 = 0xEF
  static let secondByte: UInt8 = 0xB7

  /// The mark that stands for the formula of a number.
  static func mark(_ number: Int) -> [UInt8] {
    [firstByte, secondByte, 0x90] + Array(String(number).utf8) + [firstByte, secondByte, 0x91]
  }
}

extension Formula {
  /// Whether bytes begin with one of the three scalars.
  static func isMark(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes.makeIterator()
    return rest.next() == firstByte && rest.next() == secondByte
      && rest.next().map { (0x90...0x92).contains($0) } == true
  }

  /// Whether a text has one of the three scalars.
  static func hasMark(_ text: Slice<UTF8Bytes>) -> Bool {
    var rest = text
    while let start = rest.firstIndex(of: firstByte) {
      if isMark(rest[start...]) { return true }
      rest = rest[(start + 1)...]
    }
    return false
  }

  /// Reads a mark: the number in it and its end; nil where none is.
  static func number(in bytes: UTF8Bytes, at offset: Int) -> (number: Int, end: Int)? {
    guard offset + 3 < bytes.count, bytes[offset] == firstByte, bytes[offset + 1] == secondByte,
      bytes[offset + 2] == 0x90
    else { return nil }
    var number = 0
    var place = offset + 3
    while place < bytes.count, bytes[place] &- 0x30 < 10, number < 1_000_000 {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place + 2 < bytes.count, bytes[place] == firstByte, bytes[place + 1] == secondByte,
      bytes[place + 2] == 0x91
    else { return nil }
    return (number, place + 3)
  }
}
