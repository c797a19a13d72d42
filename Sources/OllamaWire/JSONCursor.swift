/// A string inside a line of JSON: where it lies, and what it takes to read it.
struct JSONText {
  /// Its bytes without the quotes.
  var range: Range<Int>
  /// Whether a backslash is in it.
  var isEscaped: Bool
  /// Whether all its bytes are ASCII, so that it needs no check for being UTF-8.
  var isASCII: Bool
}

/// Walks over strict JSON in a line of bytes and stops at everything unusual.
///
/// The functions answer false or nil where the grammar is broken; the cursor is then
/// somewhere and worth nothing. The bytes must outlive it.
struct JSONCursor {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The byte under the cursor; 0 at the end, which no JSON has outside of strings.
  private var byte: UInt8 {
    at < bytes.count ? bytes[at] : 0
  }

  /// Whether only whitespace is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return at == bytes.count
  }

  /// Steps over a byte and the whitespace before it, if that byte is there.
  mutating func skip(_ expected: UInt8) -> Bool {
    if byte <= 0x20 { skipSpace() }
    guard byte == expected else { return false }
    at += 1
    return true
  }

  /// Steps over exactly these bytes.
  private mutating func skip(_ word: StaticString) -> Bool {
    guard has(word, at: at) else { return false }
    at += word.utf8CodeUnitCount
    return true
  }

  /// Steps over a literal such as `false` and the whitespace before it, if it is there.
  mutating func skipLiteral(_ word: StaticString) -> Bool {
    skipSpace()
    return skip(word)
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      let byte = bytes[at]
      guard byte <= 0x20, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else {
        return
      }
      at += 1
    }
  }

  /// Whether a text reads exactly like this.
  ///
  /// Escapes are not looked through.
  func text(_ text: JSONText, is word: StaticString) -> Bool {
    text.range.count == word.utf8CodeUnitCount && has(word, at: text.range.lowerBound)
  }

  private func has(_ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[start + offset] != word.utf8Start[offset] { return false }
    return true
  }
}

// MARK: - Values

extension JSONCursor {
  /// Steps over a string and whitespace before it; nil if its grammar is broken.
  mutating func string() -> JSONText? {
    guard skip(0x22) else { return nil }
    let start = at
    var isEscaped = false
    // A local place, since this loop is where the time goes.
    var place = at
    var bits: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 {
        at = place + 1
        return JSONText(range: start..<place, isEscaped: isEscaped, isASCII: bits < 0x80)
      }
      guard byte >= 0x20 else { return nil }
      if byte == 0x5C {
        isEscaped = true
        at = place
        guard escape() != nil else { return nil }
        place = at
      } else {
        bits |= byte
        place += 1
      }
    }
    return nil
  }

  /// Steps over a string, a number, a truth value or null; false at anything else.
  mutating func skipScalar() -> Bool {
    skipSpace()
    switch byte {
    case 0x22: return string() != nil
    case 0x2D, 0x30...0x39: return skipNumber()
    case 0x66: return skip("false")
    case 0x6E: return skip("null")
    case 0x74: return skip("true")
    default: return false
    }
  }

  private mutating func skipNumber() -> Bool {
    if byte == 0x2D { at += 1 }
    if byte == 0x30 { at += 1 } else if !skipDigits() { return false }
    if byte == 0x2E {
      at += 1
      guard skipDigits() else { return false }
    }
    guard byte == 0x65 || byte == 0x45 else { return true }
    at += 1
    if byte == 0x2B || byte == 0x2D { at += 1 }
    return skipDigits()
  }

  private mutating func skipDigits() -> Bool {
    let start = at
    while (0x30...0x39).contains(byte) { at += 1 }
    return at > start
  }
}

// MARK: - Escapes

extension JSONCursor {
  /// Steps over the escape under the cursor and answers what it stands for.
  private mutating func escape() -> Unicode.Scalar? {
    guard at + 1 < bytes.count else { return nil }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case 0x22, 0x2F, 0x5C: return Unicode.Scalar(letter)
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75: return escapedScalar()
    default: return nil
    }
  }

  /// The scalar of four digits after `\u`, or of a surrogate pair; nil for half a pair.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let unit = fourDigits() else { return nil }
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
    guard skip(#"\u"#), let low = fourDigits(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[at + offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    at += 4
    return value
  }

  /// The text of a string that this cursor found; nil if it is no UTF-8.
  ///
  /// `scratch` is room to work in, so that no memory is needed for short texts.
  func string(of text: JSONText, scratch: inout [UInt8]) -> String? {
    let raw = UnsafeRawBufferPointer(rebasing: bytes[text.range])
    guard text.isEscaped else { return utf8String(raw, isASCII: text.isASCII) }
    scratch.removeAll(keepingCapacity: true)
    var cursor = JSONCursor(raw)
    while cursor.at < raw.count {
      if raw[cursor.at] == 0x5C {
        guard let scalar = cursor.escape() else { return nil }
        scratch.append(contentsOf: String(scalar).utf8)
      } else {
        scratch.append(raw[cursor.at])
        cursor.at += 1
      }
    }
    return utf8String(scratch, isASCII: text.isASCII)
  }
}

/// Bytes as text; nil if they are no UTF-8.
///
/// `String(validating:)` would do, but looks up generic metadata at every call: a good
/// part of what a chunk costs in all.
private func utf8String(_ bytes: some Collection<UInt8>, isASCII: Bool) -> String? {
  let text = String(decoding: bytes, as: UTF8.self)
  // What was no UTF-8 has been replaced, so that the bytes are no longer the same.
  guard isASCII || text.utf8.elementsEqual(bytes) else { return nil }
  return text
}
