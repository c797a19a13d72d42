import TextUI

/// Finds bare addresses in a text, by the rules of GFM; in linear time, which the extension of cmark
/// does not take.
///
/// Beside what GFM says, an address may follow a letter that is not ASCII, and ends at the
/// punctuation of Chinese and Japanese: these languages put no blanks around it.
enum Autolink {
  /// The address around `://`, whose colon is at an offset.
  static func web(in bytes: UTF8Bytes, colon: Int, after limit: Int) -> Range<Int>? {
    guard matches("://", bytes, at: colon) else { return nil }
    for scheme in ["https", "http"] {
      let start = colon - scheme.utf8.count
      guard start >= limit, matches(scheme, bytes, at: start), mayBegin(bytes, at: start) else {
        continue
      }
      guard mayBeginHost(bytes, at: colon + 3) else { return nil }
      let end = addressEnd(bytes, from: colon + 3)
      return end > colon + 3 ? start..<end : nil
    }
    return nil
  }

  /// The address that begins with `www`, behind which a dot is at an offset.
  static func www(in bytes: UTF8Bytes, dot: Int, after limit: Int) -> Range<Int>? {
    let start = dot - 3
    guard start >= limit, matches("www", bytes, at: start), mayBegin(bytes, at: start),
      mayBeginHost(bytes, at: dot + 1)
    else { return nil }
    let end = addressEnd(bytes, from: dot + 1)
    return end > dot + 1 ? start..<end : nil
  }

  /// The mail address around an `@`.
  static func mail(in bytes: UTF8Bytes, at sign: Int, after limit: Int) -> Range<Int>? {
    var start = sign
    while start > limit, isLocalPart(bytes[start - 1]) { start -= 1 }
    guard start < sign else { return nil }
    var end = sign + 1
    var dots = 0
    while end < bytes.count, isHostByte(bytes[end]) || bytes[end] == UInt8(ascii: ".") {
      if bytes[end] == UInt8(ascii: ".") {
        guard end + 1 < bytes.count, isHostByte(bytes[end + 1]) else { break }
        dots += 1
      }
      end += 1
    }
    guard dots > 0, let last = bytes[..<end].last, !"-_".utf8.contains(last) else { return nil }
    return start..<end
  }

  // MARK: - Parts

  private static func matches(_ text: StaticString, _ bytes: UTF8Bytes, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount {
      let byte = bytes[offset + index]
      let lower = PlainText.isLetter(byte) ? byte | 0x20 : byte
      guard lower == text.utf8Start[index] else { return false }
    }
    return true
  }

  private static func matches(_ text: String, _ bytes: UTF8Bytes, at offset: Int) -> Bool {
    guard offset + text.utf8.count <= bytes.count else { return false }
    return zip(text.utf8, bytes[offset...]).allSatisfy { $0 == ($1 | 0x20) }
  }

  /// Whether an address may begin at an offset: nothing that it could be part of is before it.
  private static func mayBegin(_ bytes: UTF8Bytes, at start: Int) -> Bool {
    guard start > 0 else { return true }
    let before = bytes[start - 1]
    return before >= 0x80 || before <= 0x20 || "*_~([{<\"'|,;:".utf8.contains(before)
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    isHostByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    PlainText.isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// Whether a host's name may begin at an offset.
  ///
  /// Looked at before the address's end is looked for: else many beginnings in a row without a blank
  /// would take quadratic time.
  private static func mayBeginHost(_ bytes: UTF8Bytes, at offset: Int) -> Bool {
    offset < bytes.count && (isHostByte(bytes[offset]) || bytes[offset] >= 0x80)
  }

  /// Where an address ends: before a blank, without the punctuation of the sentence around it.
  private static func addressEnd(_ bytes: UTF8Bytes, from start: Int) -> Int {
    var end = start
    var opened = 0
    var closed = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") { break }
      // The mark of a footnote follows the sentence.
      if byte == UInt8(ascii: "["), bytes[end...].dropFirst().first == UInt8(ascii: "^") { break }
      if byte >= 0xE2, isWidePunctuation(bytes.scalar(at: end).scalar) { break }
      if byte == UInt8(ascii: "(") { opened += 1 }
      if byte == UInt8(ascii: ")") { closed += 1 }
      end += 1
    }
    while end > start {
      let last = bytes[end - 1]
      if last == UInt8(ascii: ")"), closed > opened {
        closed -= 1
      } else if !"?!.,:;*_~'\"]}".utf8.contains(last) {
        break
      }
      end -= 1
    }
    return end
  }

  private static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65,
      0x2018...0x201F, 0x2026:
      true
    // The marks of our own that stand for what was taken out of the text.
    case 0xFDD0...0xFDD2: true
    default: false
    }
  }
}
