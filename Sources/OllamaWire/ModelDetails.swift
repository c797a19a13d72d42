/// What kind of model it is.
///
/// Source: Ollama API, `details` of tags, ps and show.
public struct ModelDetails: Hashable, Sendable {
  /// The model it was made from; often empty.
  public var parentModel: String
  /// `gguf` or `safetensors`.
  public var format: String
  /// The architecture's family.
  public var family: String
  /// All families; empty where the server says null.
  public var families: [String]
  /// As the server words it: `4.0B`, `148K`.
  public var parameterSize: String
  /// As the server words it: `Q4_K_M`.
  public var quantizationLevel: String
  /// The window the model was trained for, in tokens; tags since Ollama 0.30.0.
  public var contextLength: Int?
  /// The width of its embeddings; tags since Ollama 0.30.0.
  public var embeddingLength: Int?

  /// Makes details.
  public init(
    parentModel: String = "",
    format: String = "",
    family: String = "",
    families: [String] = [],
    parameterSize: String = "",
    quantizationLevel: String = "",
    contextLength: Int? = nil,
    embeddingLength: Int? = nil
  ) {
    self.parentModel = parentModel
    self.format = format
    self.family = family
    self.families = families
    self.parameterSize = parameterSize
    self.quantizationLevel = quantizationLevel
    self.contextLength = contextLength
    self.embeddingLength = embeddingLength
  }
}

extension ModelDetails: Codable {
  private enum CodingKeys: String, CodingKey {
    case parentModel = "parent_model"
    case format, family, families
    case parameterSize = "parameter_size"
    case quantizationLevel = "quantization_level"
    case contextLength = "context_length"
    case embeddingLength = "embedding_length"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    parentModel = container.lenient(String.self, .parentModel) ?? ""
    format = container.lenient(String.self, .format) ?? ""
    family = container.lenient(String.self, .family) ?? ""
    families = container.lenientArray(of: String.self, .families) ?? []
    parameterSize = container.lenient(String.self, .parameterSize) ?? ""
    quantizationLevel = container.lenient(String.self, .quantizationLevel) ?? ""
    contextLength = container.count(.contextLength)
    embeddingLength = container.count(.embeddingLength)
  }
}
