import OllamaWire

/// What `/api/show` says of a model that its window and its tokens depend on.
package struct ModelFacts: Equatable, Sendable {
  /// The length it was trained for, in tokens.
  package var trained: Int?
  /// `PARAMETER num_ctx`: the window it asks for by itself.
  package var window: Int?
  /// Whether it runs elsewhere, so that the server loads nothing.
  package var isRemote = false
  /// The smallest window that the server loads it with; nil: any.
  package var least: Int?
  /// `PARAMETER num_predict`: the most tokens of a reply.
  package var limit: Int?
  /// Bytes of memory that a token of the window takes, by the shape of the model.
  package var bytesPerToken: Int?
  /// Whether servers shift its window while it answers, where a request does not say.
  package var shifts = true
  /// Its own system text.
  package var system = TextCounts()

  /// Knows nothing.
  package init() {}

  /// Takes what a server told.
  package init(_ response: ShowResponse) {
    trained = response.contextLength
    isRemote = response.remoteHost != nil
    if response.capabilities?.contains("vision") == true { least = Self.leastForPictures }
    window = Self.number("num_ctx", in: response.parameters)
    limit = Self.number("num_predict", in: response.parameters)
    bytesPerToken = Self.bytesPerToken(response.modelInfo)
    let architecture = response.modelInfo["general.architecture"]?.stringValue
    let families = [response.details.family, architecture ?? ""] + response.details.families
    shifts = !families.contains(Self.familyWithoutShift)
    system = TextCounts(response.system ?? "")
  }

  /// Source: Ollama API, `num_ctx` of models that see.
  private static let leastForPictures = 2048

  /// Source: Ollama API, `shift`.
  private static let familyWithoutShift = "deepseek2"

  /// A number of the list of parameters: one `name value` per line.
  private static func number(_ name: String, in parameters: String?) -> Int? {
    for line in (parameters ?? "").split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      if words.count == 2, words[0] == name { return Int(words[1]) }
    }
    return nil
  }

  /// Layers times key-value heads times the lengths of a key and a value, in two bytes each.
  private static func bytesPerToken(_ info: [String: JSONValue]) -> Int? {
    let name = info["general.architecture"]?.stringValue ?? ""
    func number(_ key: String) -> Int? {
      let value = info["\(name).\(key)"]?.integerValue
      return value.flatMap { (1...1_000_000).contains($0) ? Int($0) : nil }
    }
    guard let layers = number("block_count"), let heads = number("attention.head_count_kv") else {
      return nil
    }
    let whole = number("embedding_length").flatMap { length in
      number("attention.head_count").map { length / $0 }
    }
    guard let key = number("attention.key_length") ?? whole,
      let value = number("attention.value_length") ?? whole
    else { return nil }
    return layers * heads * (key + value) * 2
  }
}
