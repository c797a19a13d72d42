/// The form that a reply is held to.
///
/// The content is a string to parse all the same.
public enum ReplyFormat: Hashable, Sendable {
  /// Some JSON. The prompt should ask for it too, or whitespace may never end.
  case json
  /// JSON by this JSON Schema; since Ollama 0.5.0.
  case schema(JSONValue)
}

extension ReplyFormat: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(JSONValue.self)
    self = value == "json" ? .json : .schema(value)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .json: try container.encode("json")
    case .schema(let schema): try container.encode(schema)
    }
  }
}
