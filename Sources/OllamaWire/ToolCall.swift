/// A function that the model wants called.
///
/// Arguments are always whole, never partial text. Several chunks may each bring
/// some calls: append them. Source: Ollama API, /api/chat.
public struct ToolCall: Hashable, Sendable {
  /// Names the call in the answer to it; since Ollama 0.12.10, and may be missing.
  public var id: String?
  /// The server's number of the call.
  ///
  /// May be 0 for every one: go by order of arrival.
  public var index: Int?
  /// The function.
  public var name: String
  /// An object; kept as it came should a server send anything else.
  public var arguments: JSONValue

  /// Makes a call.
  public init(id: String? = nil, index: Int? = nil, name: String, arguments: JSONValue = [:]) {
    self.id = id
    self.index = index
    self.name = name
    self.arguments = arguments
  }
}

// MARK: - Coding

extension ToolCall: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, function
  }

  private enum FunctionKeys: String, CodingKey {
    case index, name, arguments
  }

  /// Reads a call; missing parts are empty, so that no call is lost.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let function = try container.nestedContainer(keyedBy: FunctionKeys.self, forKey: .function)
    id = container.lenient(String.self, .id)
    index = function.lenient(Int.self, .index)
    name = function.lenient(String.self, .name) ?? ""
    arguments = function.lenient(JSONValue.self, .arguments) ?? [:]
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(id, forKey: .id)
    var function = container.nestedContainer(keyedBy: FunctionKeys.self, forKey: .function)
    try function.encodeIfPresent(index, forKey: .index)
    try function.encode(name, forKey: .name)
    try function.encode(arguments, forKey: .arguments)
  }
}
