/// The UTF-8 of a native string, so valid from its first to its last byte.
public typealias UTF8Bytes = UnsafeBufferPointer<UInt8>

/// Lends the UTF-8 of a text, without a copy where it has it in one piece.
///
/// Inlinable, for it is everywhere, and generic code costs more than what it calls.
@inlinable
public func withUTF8<Text: StringProtocol, Result>(
  of text: Text, _ body: (UTF8Bytes) -> Result
) -> Result {
  if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
  var copy = String(text)
  return copy.withUTF8(body)
}

extension UTF8Bytes {
  public static let space: UInt8 = 0x20
  public static let lineFeed: UInt8 = 0x0A
  public static let carriageReturn: UInt8 = 0x0D

  /// Whether a byte is printable ASCII, the space included.
  public static func isPrintable(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F
  }

  /// The first byte in a range that is not printable ASCII, or the range's end.
  public func printableEnd(from start: Int, to end: Int) -> Int {
    var offset = start
    if let base = baseAddress {
      let memory = UnsafeRawPointer(base)
      while offset + 8 <= end {
        let word = memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        // A byte's high bit is set by 80…FF as it is, by 00…1F less 20, by 7F plus 1. Borrows and
        // carries only disturb bytes after the first that is found.
        let found =
          (word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101))
          & 0x8080_8080_8080_8080
        if found != 0 { return offset + found.trailingZeroBitCount / 8 }
        offset += 8
      }
    }
    while offset < end, UTF8Bytes.isPrintable(self[offset]) { offset += 1 }
    return offset
  }

  /// The scalar at an offset where one begins, and its length in bytes.
  ///
  /// Never reads behind the end, not even at an offset of another text.
  public func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= count else { return ("\u{FFFD}", count - offset) }
    var value = first & (0x7F >> UInt32(length))
    for next in offset + 1..<offset + length {
      value = value << 6 | UInt32(self[next] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
