/// Everything a server tells about a model.
///
/// Source: Ollama API, /api/show.
///
/// Texts are nil where the model has none.
public struct ShowResponse: Hashable, Sendable {
  /// One tensor of the model's file.
  public struct Tensor: Codable, Hashable, Sendable {
    /// Its name in the file.
    public var name: String
    /// Its number format: `F32`, `Q4_K`.
    public var type: String
    /// Its extent in every dimension.
    public var shape: [Int]

    /// Makes a tensor.
    public init(name: String, type: String, shape: [Int]) {
      self.name = name
      self.type = type
      self.shape = shape
    }
  }

  /// What it can do; nil where the server does not say (before Ollama 0.6.4).
  public var capabilities: [String]?
  /// Facts of the file by name, `general.architecture` and the like.
  ///
  /// Long lists are empty or null unless asked for with `verbose`.
  public var modelInfo: [String: JSONValue] = [:]
  /// What kind of model it is.
  public var details = ModelDetails()
  /// One `name value` per line, in any order; a name may repeat.
  public var parameters: String?
  /// The Modelfile that would make it.
  public var modelfile: String?
  /// The prompt template.
  public var template: String?
  /// The system text.
  public var system: String?
  /// The licence's text.
  public var license: String?
  /// The built-in renderer of prompts, if it uses one.
  public var renderer: String?
  /// The built-in parser of replies, if it uses one.
  public var parser: String?
  /// The oldest server that can run it.
  public var requires: String?
  /// A conversation that the server puts before every other; not to be sent again.
  public var messages: [Message] = []
  /// Facts of the part that sees or hears.
  public var projectorInfo: [String: JSONValue]?
  /// The tensors; can be hundreds.
  public var tensors: [Tensor] = []
  /// When it last changed.
  public var modifiedAt: WireDate?
  /// The model behind a stub for a remote one.
  public var remoteModel: String?
  /// The host behind a stub for a remote model.
  public var remoteHost: String?

  /// Makes a response that tells nothing.
  public init() {}

  /// The window the model was trained for, in tokens; nil where it is not told.
  public var contextLength: Int? {
    let architecture = modelInfo["general.architecture"]?.stringValue ?? ""
    let told = modelInfo["\(architecture).context_length"]?.integerValue
    return told.flatMap { (1...(1 << 53)).contains($0) ? Int($0) : nil } ?? details.contextLength
  }
}

// MARK: - Coding

extension ShowResponse: Codable {
  private enum CodingKeys: String, CodingKey {
    case capabilities
    case modelInfo = "model_info"
    case details, parameters, modelfile, template, system, license, renderer, parser, requires
    case messages
    case projectorInfo = "projector_info"
    case tensors
    case modifiedAt = "modified_at"
    case remoteModel = "remote_model"
    case remoteHost = "remote_host"
  }

  /// Reads what is there.
  ///
  /// An object that has neither details nor facts is none of Ollama's.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.contains(.details) || container.contains(.modelInfo) else {
      throw DecodingError.dataCorruptedError(
        forKey: .details, in: container, debugDescription: "no model")
    }
    let listed = container.lenientArray(of: String.self, .capabilities)
    capabilities = listed == [] ? nil : listed
    modelInfo = container.lenient([String: JSONValue].self, .modelInfo) ?? [:]
    details = container.lenient(ModelDetails.self, .details) ?? ModelDetails()
    parameters = container.lenient(String.self, .parameters)
    modelfile = container.lenient(String.self, .modelfile)
    template = container.lenient(String.self, .template)
    system = container.lenient(String.self, .system)
    license = container.lenient(String.self, .license)
    renderer = container.lenient(String.self, .renderer)
    parser = container.lenient(String.self, .parser)
    requires = container.lenient(String.self, .requires)
    messages = container.lenientArray(of: Message.self, .messages) ?? []
    projectorInfo = container.lenient([String: JSONValue].self, .projectorInfo)
    tensors = container.lenientArray(of: Tensor.self, .tensors) ?? []
    modifiedAt = container.lenient(WireDate.self, .modifiedAt)
    remoteModel = container.lenient(String.self, .remoteModel)
    remoteHost = container.lenient(String.self, .remoteHost)
  }
}
