/// Everything a server tells about a model.
///
/// Source: Ollama API, /api/show.
///
/// Texts are nil where the model has none.
package struct ShowResponse: Hashable, Sendable {
  /// One tensor of the model's file.
  package struct Tensor: Codable, Hashable, Sendable {
    /// Its name in the file.
    package var name: String
    /// Its number format: `F32`, `Q4_K`.
    package var type: String
    /// Its extent in every dimension.
    package var shape: [Int]

    /// Makes a tensor.
    package init(name: String, type: String, shape: [Int]) {
      self.name = name
      self.type = type
      self.shape = shape
    }
  }

  /// What it can do; nil where the server does not say (before Ollama 0.6.4).
  package var capabilities: [String]?
  /// Facts of the file by name, `general.architecture` and the like.
  ///
  /// Long lists are empty or null unless asked for with `verbose`.
  package var modelInfo: [String: JSONValue] = [:]
  /// What kind of model it is.
  package var details = ModelDetails()
  /// One `name value` per line, in any order; a name may repeat.
  package var parameters: String?
  /// The Modelfile that would make it.
  package var modelfile: String?
  /// The prompt template.
  package var template: String?
  /// The system text.
  package var system: String?
  /// The licence's text.
  package var license: String?
  /// The built-in renderer of prompts, if it uses one.
  package var renderer: String?
  /// The built-in parser of replies, if it uses one.
  package var parser: String?
  /// The oldest server that can run it.
  package var requires: String?
  /// A conversation that the server puts before every other; not to be sent again.
  package var messages: [Message] = []
  /// Facts of the part that sees or hears.
  package var projectorInfo: [String: JSONValue]?
  /// The tensors; can be hundreds.
  package var tensors: [Tensor] = []
  /// When it last changed.
  package var modifiedAt: WireDate?
  /// The model behind a stub for a remote one.
  package var remoteModel: String?
  /// The host behind a stub for a remote model.
  package var remoteHost: String?

  /// Makes a response that tells nothing.
  package init() {}

  /// The window the model was trained for, in tokens; nil where it is not told.
  package var contextLength: Int? {
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
  package init(from decoder: any Decoder) throws {
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
