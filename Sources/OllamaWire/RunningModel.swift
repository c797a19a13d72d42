/// A model in memory.
///
/// Source: Ollama API, /api/ps.
public struct RunningModel: Hashable, Sendable {
  /// The name, always with its tag.
  public var name: String
  /// The same as `name`.
  public var model: String
  /// Bytes in memory, on all devices together; 0 where that is not known.
  public var size: Int
  /// 64 hexadecimal digits.
  public var digest: String
  /// What kind of model it is.
  public var details: ModelDetails
  /// When it leaves memory: in the past while it is just leaving, centuries ahead for "never".
  public var expiresAt: WireDate?
  /// How many bytes of `size` are in video memory; 0 means processor only, nil that it is not
  /// known.
  public var sizeVRAM: Int?
  /// The window that was allocated, in tokens; since Ollama 0.10.0, nil where it is not known.
  public var contextLength: Int?

  /// Makes an entry.
  public init(
    name: String,
    model: String? = nil,
    size: Int = 0,
    digest: String = "",
    details: ModelDetails = ModelDetails(),
    expiresAt: WireDate? = nil,
    sizeVRAM: Int? = nil,
    contextLength: Int? = nil
  ) {
    self.name = name
    self.model = model ?? name
    self.size = size
    self.digest = digest
    self.details = details
    self.expiresAt = expiresAt
    self.sizeVRAM = sizeVRAM
    self.contextLength = contextLength
  }
}

extension RunningModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, model, size, digest, details
    case expiresAt = "expires_at"
    case sizeVRAM = "size_vram"
    case contextLength = "context_length"
  }

  /// Reads an entry; only its name is required.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let named = container.lenient(String.self, .name)
    name = try named ?? container.decode(String.self, forKey: .model)
    model = container.lenient(String.self, .model) ?? name
    size = container.count(.size) ?? 0
    digest = container.lenient(String.self, .digest) ?? ""
    details = container.lenient(ModelDetails.self, .details) ?? ModelDetails()
    expiresAt = container.lenient(WireDate.self, .expiresAt)
    // More in video memory than in all, or in something of nothing, is no share.
    sizeVRAM = container.count(.sizeVRAM).flatMap { [size] in
      size > 0 && $0 <= size ? $0 : nil
    }
    contextLength = container.count(.contextLength).flatMap {
      Self.possibleWindows.contains($0) ? $0 : nil
    }
  }

  /// Windows that a server can allocate: it counts in 32 bits.
  private static let possibleWindows = 1...Int(UInt32.max)
}

/// The answer of /api/ps.
struct RunningResponse: Decodable {
  var models: [RunningModel]

  private enum CodingKeys: CodingKey {
    case models
  }

  /// Reads the list; null is an empty one, an entry without a name is left out.
  init(from decoder: any Decoder) throws {
    models = try decoder.container(keyedBy: CodingKeys.self).requiredList(.models)
  }
}
