/// The `options` of a request, such as `temperature` and `num_ctx`, by their wire names.
///
/// The server ignores names it does not know and refuses wrong types with status 500.
/// `stop` must be an array. Load-time options (`num_ctx`, `num_gpu`, …) that differ
/// from the request before make the server load the model again.
public struct ModelOptions: Hashable, Sendable {
  /// The values by name.
  public var values: [String: JSONValue]

  /// Makes a set of options.
  public init(_ values: [String: JSONValue] = [:]) {
    self.values = values
  }

  /// Whether there are none, in which case nothing is sent.
  public var isEmpty: Bool {
    values.isEmpty
  }

  /// The value of an option; set nil to leave it to the model.
  public subscript(name: String) -> JSONValue? {
    get { values[name] }
    set { values[name] = newValue }
  }
}

extension ModelOptions: ExpressibleByDictionaryLiteral {
  /// Makes a set of options; of a name that stands twice the last value counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    values = Dictionary(elements) { _, last in last }
  }
}

extension ModelOptions: Codable {
  public init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: JSONValue].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}
