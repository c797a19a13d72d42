import OllamaWire
import Timing

/// The server that is talked to, and what is known of it.
package struct Server: Equatable, Sendable {
  /// Whether it answers.
  package enum State: Equatable, Sendable {
    /// Not asked yet, or no answer yet.
    case asking
    /// It answered.
    case reachable
    /// It could not be reached, for this reason.
    case unreachable(OllamaError)
  }

  package var identity: ServerIdentity
  package var state = State.asking
  /// The installed models, newest first; nil before the server said.
  package var models: [ModelSummary]?
  /// The model used in an earlier run.
  package var lastModel: String?
  /// When to ask again.
  package var nextTry: Moment?
  /// How often asking has failed in a row.
  package private(set) var failures = 0

  /// Makes a server that has not been asked yet.
  package init(identity: ServerIdentity, lastModel: String? = nil) {
    self.identity = identity
    self.lastModel = lastModel
  }

  /// Notes that it answered.
  mutating func succeeded() {
    state = .reachable
    failures = 0
    nextTry = nil
  }

  /// Notes that it could not be reached; plans the next try with a growing pause.
  mutating func failed(_ error: OllamaError, at now: Moment) {
    state = .unreachable(error)
    failures += 1
    nextTry = now + .seconds(min(30, 1 << min(failures - 1, 5)))
  }

  /// The models a conversation can be had with.
  package var chatModels: [ModelSummary] {
    (models ?? []).filter(\.canChat)
  }

  /// The full name of an installed model, `latest` filled in and case ignored; nil: not installed.
  package func installedName(of name: String) -> String? {
    let wanted = Self.withTag(name).lowercased()
    return models?.first { $0.name.lowercased() == wanted }?.name
  }

  /// Whether a model runs elsewhere, so that this server never loads it: by what it says of it,
  /// else by the name.
  func isRemote(_ name: String) -> Bool {
    let wanted = Self.withTag(name).lowercased()
    let known = models?.first { $0.name.lowercased() == wanted }
    return known?.remoteHost?.isEmpty == false || known?.remoteModel?.isEmpty == false
      || Self.isOfCloud(name)
  }

  /// Whether Ollama forwards a model of this name to its cloud.
  package static func isOfCloud(_ name: String) -> Bool {
    // Asked with every tick, and most names are of no cloud.
    guard name.utf8.last == UInt8(ascii: "d") else { return false }
    let tag = name.split(separator: "/").last?.split(separator: ":").dropFirst().last ?? ""
    return tag == "cloud" || tag.hasSuffix("-cloud")
  }

  /// A model's name with its tag, as `/api/tags` and `/api/ps` list it.
  package static func withTag(_ name: String) -> String {
    for byte in name.utf8.reversed() {
      if byte == UInt8(ascii: ":") { return name }
      if byte == UInt8(ascii: "/") { break }
    }
    return name + ":latest"
  }
}

/// One line that explains itself, between conversation and input.
package struct Notice: Equatable, Sendable {
  /// How grave it is.
  package enum Kind: Equatable, Sendable {
    /// Good news, which goes away by itself.
    case good
    /// Something to know; stays until the next key that does something.
    case warning
    /// Something failed; stays likewise.
    case error
  }

  package var kind: Kind
  package var text: String
  /// When it goes away by itself; nil: it does not.
  package var goesAt: Moment?

  /// Good news; it goes away after four seconds.
  package static func good(_ text: String, at now: Moment) -> Notice {
    Notice(kind: .good, text: text, goesAt: now + .seconds(4))
  }

  /// Something to know.
  package static func warning(_ text: String) -> Notice {
    Notice(kind: .warning, text: text)
  }

  /// Something failed.
  package static func error(_ text: String) -> Notice {
    Notice(kind: .error, text: text)
  }
}
