/// A line of JSON with its long strings and long lists cut, each with a `…` at the cut: what is
/// shown and kept of a final chunk, whose `context` alone can hold thousands of numbers.
///
/// - Parameters:
///   - line: bytes of JSON; what is none is cut like any other text.
///   - longestString: how many bytes of a string are kept.
///   - longestList: how many elements of a list are kept.
/// - Returns: the text, with what is no UTF-8 replaced.
public func shortenedJSON(
  _ line: UnsafeRawBufferPointer, longestString: Int = 160, longestList: Int = 8
) -> String {
  var shortener = JSONShortener(longestString: longestString, longestList: longestList)
  for byte in line { shortener.take(byte) }
  return String(decoding: shortener.bytes, as: UTF8.self)
}

/// Goes through JSON byte by byte; an unclosed bracket or string just ends with the line.
private struct JSONShortener {
  let longestString: Int
  let longestList: Int
  private(set) var bytes: [UInt8] = []
  /// The elements seen of each open list; nil for an object.
  private var open: [Int?] = []
  /// How many brackets were open when the list was cut whose rest is left out.
  private var cutAt: Int?
  private var isInString = false
  private var isEscaped = false
  private var stringLength = 0
  private var isStringCut = false

  init(longestString: Int, longestList: Int) {
    self.longestString = longestString
    self.longestList = longestList
  }

  private static let ellipsis = Array("…".utf8)

  mutating func take(_ byte: UInt8) {
    if isInString { takeInString(byte) } else { takeOutside(byte) }
  }

  private mutating func keep(_ byte: UInt8) {
    if cutAt == nil { bytes.append(byte) }
  }

  private mutating func takeInString(_ byte: UInt8) {
    let endsString = byte == UInt8(ascii: "\"") && !isEscaped
    // Between characters only: neither within an escape nor before a continuation byte.
    if !endsString, !isStringCut, !isEscaped, byte & 0xC0 != 0x80, stringLength >= longestString {
      isStringCut = true
      if cutAt == nil { bytes += Self.ellipsis }
    }
    stringLength += 1
    isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    if endsString {
      isInString = false
      keep(byte)
    } else if !isStringCut {
      keep(byte)
    }
  }

  private mutating func takeOutside(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      isEscaped = false
      isStringCut = false
      stringLength = 0
      keep(byte)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      keep(byte)
      open.append(byte == UInt8(ascii: "[") ? 1 : nil)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if cutAt == open.count { cutAt = nil }
      _ = open.popLast()
      keep(byte)
    case UInt8(ascii: ","):
      keep(byte)
      guard let last = open.last, let count = last else { return }
      open[open.count - 1] = count + 1
      if count == longestList, cutAt == nil {
        bytes += Self.ellipsis
        cutAt = open.count
      }
    default:
      keep(byte)
    }
  }
}
