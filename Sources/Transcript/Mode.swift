/// How a prompt is put to the model.
public enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
  /// The whole conversation goes to `/api/chat`.
  case chat
  /// One prompt, without what came before, goes to `/api/generate`.
  case generate

  /// The other mode.
  public var other: Mode {
    switch self {
    case .chat: .generate
    case .generate: .chat
    }
  }
}
