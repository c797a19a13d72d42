/// How long a model stays in memory after a request.
///
/// A text needs a unit: the server refuses `"300"` and `"-1"` (400) but takes the
/// numbers 300 and -1. Source: Ollama API, `keep_alive`.
public enum KeepAlive: Hashable, Sendable {
  /// Seconds, fractions allowed; 0 unloads after the request, negative means forever.
  case seconds(Double)
  /// A duration as Go writes it: `5m`, `1h30m`, `500ms`, `-1m`.
  case text(String)
}

extension KeepAlive: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // The wrong type here only means that it is the other of the two.
    if let seconds = try? container.decode(Double.self) {
      self = .seconds(seconds)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .seconds(let seconds):
      if let whole = Int64(exactly: seconds) {
        try container.encode(whole)
      } else {
        try container.encode(seconds)
      }
    case .text(let text):
      try container.encode(text)
    }
  }
}
