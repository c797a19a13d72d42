import FlyingFox

/// What the demo answers to; the raw value is the path.
enum Endpoint: String, CaseIterable {
  case root = "/"
  case version = "/api/version"
  case status = "/api/status"
  case tags = "/api/tags"
  case loaded = "/api/ps"
  case show = "/api/show"
  case chat = "/api/chat"
  case generate = "/api/generate"
  // What a real server does and this one does not.
  case pull = "/api/pull"
  case push = "/api/push"
  case create = "/api/create"
  case copy = "/api/copy"
  case delete = "/api/delete"
  case embed = "/api/embed"
  case embeddings = "/api/embeddings"

  /// The methods it takes, in the order of the `Allow` header.
  var methods: [HTTPMethod] {
    switch self {
    case .root, .version, .tags: [.HEAD, .GET]
    case .status, .loaded: [.GET]
    case .show, .chat, .generate, .pull, .push, .create, .copy, .embed, .embeddings: [.POST]
    case .delete: [.DELETE]
    }
  }
}
