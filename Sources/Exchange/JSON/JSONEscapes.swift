/// What backslashes in strings of JSON stand for.
enum JSONEscapes {
  /// The text of what stands between quotes; nil: it has an escape that JSON does not know.
  ///
  /// Half a surrogate pair and what is no UTF-8 become U+FFFD.
  static func text(_ raw: UnsafeRawBufferPointer) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\") else {
        text.append(raw[index])
        index += 1
        continue
      }
      guard index + 1 < raw.count else { return nil }
      if raw[index + 1] == UInt8(ascii: "u") {
        guard let scalar = scalar(raw, &index) else { return nil }
        text.append(contentsOf: String(scalar).utf8)
      } else {
        guard let byte = byte(raw[index + 1]) else { return nil }
        text.append(byte)
        index += 2
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func byte(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private static func scalar(_ raw: UnsafeRawBufferPointer, _ index: inout Int) -> Unicode.Scalar? {
    guard let unit = unit(raw, at: index) else { return nil }
    index += 6
    if (0xD800..<0xDC00).contains(unit), let low = self.unit(raw, at: index),
      (0xDC00..<0xE000).contains(low)
    {
      index += 6
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  /// The number of a `\uXXXX` at a place; nil when none is there.
  private static func unit(_ raw: UnsafeRawBufferPointer, at index: Int) -> UInt32? {
    guard index + 6 <= raw.count, raw[index] == UInt8(ascii: "\\"),
      raw[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in raw[index + 2..<index + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
