/// The body of /api/show.
public struct ShowRequest: Hashable, Sendable {
  /// The model asked about.
  public var model: String
  /// Whether the tokenizer's tables come too: tens of megabytes.
  public var verbose: Bool?
  /// Replaces the system text in what is answered; nothing else.
  public var system: String?
  /// Replaces options in what is answered; nothing else.
  public var options: ModelOptions

  /// Makes a request.
  public init(
    model: String,
    verbose: Bool? = nil,
    system: String? = nil,
    options: ModelOptions = ModelOptions()
  ) {
    self.model = model
    self.verbose = verbose
    self.system = system
    self.options = options
  }
}

extension ShowRequest: Codable {
  private enum CodingKeys: String, CodingKey {
    case model, name, verbose, system, options
  }

  /// Reads a request as a server does; `name` is the old word for `model`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let old = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
    model = try container.decodeIfPresent(String.self, forKey: .model) ?? old
    verbose = try container.decodeIfPresent(Bool.self, forKey: .verbose)
    system = try container.decodeIfPresent(String.self, forKey: .system)
    options = try container.decodeIfPresent(ModelOptions.self, forKey: .options) ?? [:]
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeFilled(model, .model)
    try container.encodeIfPresent(verbose, forKey: .verbose)
    try container.encodeFilled(system ?? "", .system)
    try container.encodeFilled(options.values, .options)
  }
}
