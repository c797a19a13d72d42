/// JSON on many lines, to be read.
enum IndentedJSON {
  /// The most that is shown, in bytes: what follows is cut off, with a mark.
  private static let limit = 65_536

  /// The text of JSON; of what is none, some text that can be read all the same.
  static func text(of json: [UInt8]) -> String {
    var text: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func newLine() {
      text.append(UInt8(ascii: "\n"))
      text += Array(repeating: UInt8(ascii: " "), count: 2 * max(0, depth))
    }
    for (index, byte) in json.prefix(limit).enumerated() {
      if isInString {
        text.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte) { continue }
      let isClosing = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      let isEmpty = index > 0 && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(json[index - 1])
      if isClosing {
        depth -= 1
        if !isEmpty { newLine() }
      } else if isEmpty {
        newLine()
      }
      text.append(byte)
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ","): newLine()
      case UInt8(ascii: ":"): text.append(UInt8(ascii: " "))
      default: break
      }
    }
    return String(decoding: text, as: UTF8.self) + (json.count > limit ? " …" : "")
  }
}
