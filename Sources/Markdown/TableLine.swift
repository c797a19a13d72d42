import TextUI

/// Reads the lines of tables as cmark does.
enum TableLine {
  /// How many columns the line below a header makes, as in `|:--|--:|`; nil: it is no such line.
  static func columns(ofDelimiters line: Slice<UTF8Bytes>) -> Int? {
    var rest = line.drop(while: isBlank)
    if rest.first == bar { rest = rest.dropFirst() }
    var count = 0
    while true {
      rest = rest.drop(while: isBlank)
      // A bar may end the line.
      if count > 0, isEnd(rest) { return count }
      if rest.first == colon { rest = rest.dropFirst() }
      guard rest.first == dash else { return nil }
      rest = rest.drop { $0 == dash }
      if rest.first == colon { rest = rest.dropFirst() }
      rest = rest.drop(while: isBlank)
      count += 1
      guard rest.first == bar else { return isEnd(rest) ? count : nil }
      rest = rest.dropFirst()
    }
  }

  /// How many columns a line makes that is known to stand below the header of a table, behind the
  /// marks of quotations.
  static func columns(ofContainedDelimiters line: some Collection<UInt8>) -> Int {
    line.split { $0 == bar }.count { $0.contains(dash) }
  }

  /// How many cells a row has: a bar before it makes none, nor does one at its end.
  static func cells(_ line: some Collection<UInt8>) -> Int {
    var count = 0
    var isEscaped = false
    var hasContent = false
    var isBehindBar = false
    var hasBar = false
    for byte in line.drop(while: UTF8Bytes.isBlank) {
      if UTF8Bytes.endsLine(byte) { break }
      if byte == bar, !isEscaped {
        if hasBar || hasContent { count += 1 }
        (hasBar, isBehindBar, hasContent) = (true, true, false)
      } else if !isBehindBar || !isBlank(byte) {
        (hasContent, isBehindBar) = (true, false)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return hasContent ? count + 1 : count
  }

  private static let bar = UInt8(ascii: "|")
  private static let colon = UInt8(ascii: ":")
  private static let dash = UInt8(ascii: "-")

  private static func isEnd(_ rest: Slice<UTF8Bytes>) -> Bool {
    rest.first.map(UTF8Bytes.endsLine) ?? true
  }

  /// Whether a byte parts the words of a row: a line break does not.
  private static func isBlank(_ byte: UInt8) -> Bool {
    UTF8Bytes.isBlank(byte) || byte == 0x0B || byte == 0x0C
  }
}
