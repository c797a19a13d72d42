import TextUI

/// What parts words and lines as cmark has it: other control characters are text.
extension UTF8Bytes {
  /// Whether a byte is a space or a tab.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == space || byte == 0x09
  }

  /// Whether a byte ends a line, alone or together with the one behind it.
  static func endsLine(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }

  /// Whether a byte is a blank or ends a line.
  static func isBlankOrEnd(_ byte: UInt8) -> Bool {
    isBlank(byte) || endsLine(byte)
  }

  /// Whether a byte may be of the label of a footnote.
  static func isOfLabel(_ byte: UInt8) -> Bool {
    !isBlankOrEnd(byte) && byte != UInt8(ascii: "]")
  }
}
