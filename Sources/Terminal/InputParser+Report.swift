import TextUI

extension InputParser {
  /// An answer of the terminal: `ESC ]`, a number and a text, ended by BEL or `ESC \`.
  ///
  /// It may come in pieces and late. Whatever it says, nothing of it is typed text; a control key
  /// ends one that was cut off.
  func report(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (Parsed, Int) {
    guard let third = bytes.dropFirst(2).first else {
      return isComplete && !isAwaitingReport ? (.input(.key(bracketKey)), 2) : (.nothing, 0)
    }
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(third) else {
      return (.input(.key(bracketKey)), 2)
    }
    let body = bytes.dropFirst(2)
    guard let end = body.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) else {
      return (.nothing, body.count > Self.longestReport ? bytes.count : 0)
    }
    let length = end - bytes.startIndex
    switch bytes[end] {
    case 0x07:
      return (parsed(body[..<end]), length + 1)
    case Byte.escape:
      guard let last = bytes[end...].dropFirst().first else {
        return (.nothing, isComplete && !isAwaitingReport ? length : 0)
      }
      guard last == UInt8(ascii: "\\") else { return (.nothing, length) }
      return (parsed(body[..<end]), length + 2)
    default:
      return (.nothing, length)
    }
  }

  /// No answer is longer; in bytes.
  private static var longestReport: Int { 4096 }

  private func parsed(_ body: ArraySlice<UInt8>) -> Parsed {
    let text = String(decoding: body, as: UTF8.self)
    guard text.hasPrefix("11;"), let color = Color(report: String(text.dropFirst(3))) else {
      return .nothing
    }
    return .input(.background(color))
  }
}
