/// Whether, or how hard, a model thinks before it answers.
///
/// Not saying anything means "on" for thinking models (since Ollama 0.12.4). `on` and
/// a level are refused by a model that cannot think; `off` is harmless.
public enum Think: Hashable, Sendable {
  case on
  case off
  /// `low`, `medium`, `high` or `max`; where a model knows no levels it means on.
  case level(String)
}

extension Think: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // The wrong type here only means that it is the other of the two.
    if let isOn = try? container.decode(Bool.self) {
      self = isOn ? .on : .off
    } else {
      self = .level(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .on: try container.encode(true)
    case .off: try container.encode(false)
    case .level(let name): try container.encode(name)
    }
  }
}
