/// The `options` of a request that the demo heeds.
struct ReplyOptions: Equatable, Sendable {
  /// The largest context of every model of the demo, in tokens.
  static let largestContext = 32_768
  /// The context where a request asks for none.
  static let usualContext = 8_192

  /// At most this many tokens (`num_predict`); nil goes on to the model's own end.
  var tokenLimit: Int?
  /// The context in tokens (`num_ctx`), clamped to what the model was made for.
  var context = usualContext
  /// Texts that end the answer (`stop`).
  var stops: [String] = []

  /// Makes the options of a request that sets none.
  init() {}

  /// Reads the options; keys that Ollama does not know are ignored as it ignores them.
  ///
  /// - Throws: ``RequestError`` 500 where a value is of the wrong type (Ollama API, options).
  init(_ fields: [JSON.Field]) throws(RequestError) {
    for field in fields where field.value != .null {
      try Self.check(field)
      switch field.name {
      case "num_predict": tokenLimit = field.value.wholeNumber.flatMap { $0 > 0 ? $0 : nil }
      case "num_ctx":
        context = min(max(field.value.wholeNumber ?? context, 4), Self.largestContext)
      case "stop": stops = try Self.texts(field)
      default: break
      }
    }
  }

  private static let integers: Set<String> = [
    "num_ctx", "num_batch", "num_gpu", "main_gpu", "num_thread", "draft_num_predict",
    "num_predict", "num_keep", "seed", "top_k", "repeat_last_n",
  ]
  private static let decimals: Set<String> = [
    "temperature", "top_p", "min_p", "typical_p", "repeat_penalty", "presence_penalty",
    "frequency_penalty",
  ]

  private static func check(_ field: JSON.Field) throws(RequestError) {
    let isNumber = field.value.wholeNumber != nil
    if integers.contains(field.name), !isNumber { throw wrong(field, "integer") }
    if decimals.contains(field.name), !isNumber { throw wrong(field, "float32") }
    if field.name == "use_mmap", field.value.kind != "bool" { throw wrong(field, "boolean") }
  }

  private static func texts(_ field: JSON.Field) throws(RequestError) -> [String] {
    guard case .array(let items) = field.value else { throw wrong(field, "array") }
    var texts: [String] = []
    for item in items {
      guard case .string(let text) = item else {
        throw RequestError(
          status: 500, message: "option \"\(field.name)\" must be of an array of strings")
      }
      texts.append(text)
    }
    return texts
  }

  private static func wrong(_ field: JSON.Field, _ type: String) -> RequestError {
    RequestError(status: 500, message: "option \"\(field.name)\" must be of type \(type)")
  }
}
