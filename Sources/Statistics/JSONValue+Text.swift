import OllamaWire

extension JSONValue {
  /// The value as a person writes it in a command: strings without quotes, lists with commas.
  var plainText: String {
    switch self {
    case .null: "null"
    case .bool(let truth): truth ? "true" : "false"
    case .integer(let whole): String(whole)
    case .number(let number): "\(number)"
    case .string(let text): text
    case .array(let values): values.map(\.plainText).joined(separator: ",")
    case .object(let members):
      members.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.plainText)" }
        .joined(separator: ",")
    }
  }
}
