/// A model that is installed.
///
/// Source: Ollama API, /api/tags.
public struct ModelSummary: Hashable, Sendable {
  /// The name, always with its tag: `qwen3:4b`, `hf.co/a/b:Q4_K_M`.
  public var name: String
  /// The same as `name`.
  public var model: String
  /// When it last changed.
  public var modifiedAt: WireDate?
  /// Bytes on disk; tiny for stubs of cloud models.
  public var size: Int
  /// 64 hexadecimal digits.
  public var digest: String
  /// What kind of model it is.
  public var details: ModelDetails
  /// What it can do: `completion`, `tools`, `thinking`, `vision`, …; nil where the
  /// server does not say (before Ollama 0.30.0).
  public var capabilities: [String]?
  /// The model behind a stub for a remote one.
  public var remoteModel: String?
  /// The host behind a stub for a remote model.
  public var remoteHost: String?

  /// Makes a summary.
  public init(
    name: String,
    model: String? = nil,
    modifiedAt: WireDate? = nil,
    size: Int = 0,
    digest: String = "",
    details: ModelDetails = ModelDetails(),
    capabilities: [String]? = nil,
    remoteModel: String? = nil,
    remoteHost: String? = nil
  ) {
    self.name = name
    self.model = model ?? name
    self.modifiedAt = modifiedAt
    self.size = size
    self.digest = digest
    self.details = details
    self.capabilities = capabilities
    self.remoteModel = remoteModel
    self.remoteHost = remoteHost
  }

  /// False only if the server says what the model can do and text is not among it.
  public var canChat: Bool {
    capabilities?.contains("completion") ?? true
  }

  /// Whether it thinks; nil where the server does not say.
  public var canThink: Bool? {
    capabilities?.contains("thinking")
  }
}

extension ModelSummary: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, model
    case modifiedAt = "modified_at"
    case size, digest, details, capabilities
    case remoteModel = "remote_model"
    case remoteHost = "remote_host"
  }

  /// Reads an entry; only its name is required.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let named = container.lenient(String.self, .name)
    name = try named ?? container.decode(String.self, forKey: .model)
    model = container.lenient(String.self, .model) ?? name
    modifiedAt = container.lenient(WireDate.self, .modifiedAt)
    size = container.count(.size) ?? 0
    digest = container.lenient(String.self, .digest) ?? ""
    details = container.lenient(ModelDetails.self, .details) ?? ModelDetails()
    // An empty list is what a server leaves out: it says nothing.
    let listed = container.lenientArray(of: String.self, .capabilities)
    capabilities = listed == [] ? nil : listed
    remoteModel = container.lenient(String.self, .remoteModel)
    remoteHost = container.lenient(String.self, .remoteHost)
  }
}

/// The answer of /api/tags.
struct TagsResponse: Decodable {
  var models: [ModelSummary]

  private enum CodingKeys: CodingKey {
    case models
  }

  /// Reads the list; null is an empty one, an entry without a name is left out.
  init(from decoder: any Decoder) throws {
    models = try decoder.container(keyedBy: CodingKeys.self).requiredList(.models)
  }
}

extension KeyedDecodingContainer {
  /// A list that must be there, though it may be null.
  func requiredList<Element: Decodable>(_ key: Key) throws -> [Element] {
    guard try !decodeNil(forKey: key) else { return [] }
    guard let list = lenientArray(of: Element.self, key) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "no list of models")
    }
    return list
  }
}
