import OllamaWire

/// Writes JSON: keys in order, on one line, and nothing in it that a terminal would obey.
struct JSONWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// The JSON of a value.
  static func text(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: put("null")
    case .bool(let truth): put(truth ? "true" : "false")
    case .integer(let whole): put(String(whole))
    // With its fraction, so that it is read as what it was; JSON has no word for infinity.
    case .number(let number): put(number.isFinite ? String(number) : "null")
    case .string(let text): write(text)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ members: [String: JSONValue]) {
    bytes.append(UInt8(ascii: "{"))
    // By bytes, so that the order is the same everywhere.
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (index, member) in sorted.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.key)
      bytes.append(UInt8(ascii: ":"))
      write(member.value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case 0x0A: put("\\n")
      case 0x0D: put("\\r")
      case 0x09: put("\\t")
      case 0..<0x20, 0x7F: putEscape(byte)
      // The controls from U+0080 to U+009F are two bytes, of which the first is already there.
      case 0x80..<0xA0 where last == 0xC2:
        bytes.removeLast()
        putEscape(byte)
      default: bytes.append(byte)
      }
      last = byte
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func putEscape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    put("\\u00")
    bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private mutating func put(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
