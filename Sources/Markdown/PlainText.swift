import TextUI

/// What is found in text that cmark leaves as it is: formulas, footnote marks and bare addresses.
enum PlainText {
  /// A part of such a text.
  enum Part: Equatable {
    case text(String)
    /// A formula as it is drawn.
    case formula(String)
    /// A formula without a plain form, as it was written.
    case source(String)
    case footnote(label: String)
    case address(words: String, address: String)
  }

  /// Whether a text may hold anything but words.
  static func needsLook(_ text: String) -> Bool {
    withUTF8(of: text) { bytes in bytes.contains { isSpecial[Int($0)] } }
  }

  private static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "[]<*_~`$:@.".utf8 { table[Int(byte)] = true }
    table[Int(Formula.firstByte)] = true
    return table
  }()

  /// Whether a text may be the beginning of markup that what follows completes; yes in doubt.
  static func mayOpen(_ text: String) -> Bool {
    withUTF8(of: text) { bytes in
      bytes.indices.contains { index in
        let previous = index > 0 ? bytes[index - 1] : UTF8Bytes.space
        let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "x")
        switch bytes[index] {
        case UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "$"):
          return true
        case UInt8(ascii: "*"):
          return previous != UTF8Bytes.space || next != UTF8Bytes.space
        case UInt8(ascii: "_"):
          // What is not ASCII may be punctuation.
          return !isWordByte(previous) || previous >= 0x80 || !isWordByte(next)
        case UInt8(ascii: "<"):
          return isLetter(next) || "/!?".utf8.contains(next)
        default:
          return false
        }
      }
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte >= 0x80
  }

  /// The text with a stroke through every character.
  static func struck(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      result.append(character)
      if !character.isWhitespace { result.unicodeScalars.append("\u{336}") }
    }
  }
}

// MARK: - Taking a text apart

extension PlainText {
  /// The parts of a text in their order.
  static func parts(of text: String, chunk: Chunk, findsLinks: Bool) -> [Part] {
    withUTF8(of: text) { bytes in
      var parts: [Part] = []
      var start = 0
      var offset = 0
      while offset < bytes.count {
        guard isSpecial[Int(bytes[offset])],
          let (part, range) = part(
            in: bytes, at: offset, after: start, chunk: chunk, findsLinks: findsLinks)
        else {
          offset += 1
          continue
        }
        if range.lowerBound > start {
          parts.append(.text(string(bytes, start..<range.lowerBound)))
        }
        parts.append(part)
        start = range.upperBound
        offset = start
      }
      if start < bytes.count { parts.append(.text(string(bytes, start..<bytes.count))) }
      return parts
    }
  }

  private static func string(_ bytes: UTF8Bytes, _ range: Range<Int>) -> String {
    String(decoding: UTF8Bytes(rebasing: bytes[range]), as: UTF8.self)
  }

  /// What a special byte is part of; it may have begun before the byte, but not before `start`.
  private static func part(
    in bytes: UTF8Bytes, at offset: Int, after start: Int, chunk: Chunk, findsLinks: Bool
  ) -> (Part, Range<Int>)? {
    switch bytes[offset] {
    case Formula.firstByte:
      if chunk.isGuard(in: bytes, at: offset) { return (.text(""), offset..<offset + 3) }
      guard let (formula, end) = chunk.formula(in: bytes, at: offset) else { return nil }
      return (formula.plain.map(Part.formula) ?? .source(formula.source), offset..<end)
    case UInt8(ascii: "["):
      guard let end = footnoteEnd(bytes, at: offset) else { return nil }
      return (.footnote(label: string(bytes, offset + 2..<end - 1)), offset..<end)
    case UInt8(ascii: ":") where findsLinks:
      guard let range = Autolink.web(in: bytes, colon: offset, after: start) else { return nil }
      let words = string(bytes, range)
      return (.address(words: words, address: words), range)
    case UInt8(ascii: ".") where findsLinks:
      guard let range = Autolink.www(in: bytes, dot: offset, after: start) else { return nil }
      let words = string(bytes, range)
      return (.address(words: words, address: "http://" + words), range)
    case UInt8(ascii: "@") where findsLinks:
      guard let range = Autolink.mail(in: bytes, at: offset, after: start) else { return nil }
      let words = string(bytes, range)
      return (.address(words: words, address: "mailto:" + words), range)
    default:
      return nil
    }
  }

  /// The end of `[^label]`; nil where there is none.
  private static func footnoteEnd(_ bytes: UTF8Bytes, at offset: Int) -> Int? {
    guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "^") else { return nil }
    var end = offset + 2
    while end < bytes.count, end - offset < 100 {
      switch bytes[end] {
      case UInt8(ascii: "]"): return end > offset + 2 ? end + 1 : nil
      case UInt8(ascii: "["), 0x00...0x20: return nil
      default: end += 1
      }
    }
    return nil
  }
}
