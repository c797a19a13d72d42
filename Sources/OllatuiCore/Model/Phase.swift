/// What becomes of a reply at this time, as far as it can be seen from here.
///
/// The server says nothing before the first token, so that loading and reading the prompt are told
/// apart by whether `/api/ps` lists the model. Of one that runs elsewhere nothing can be told.
package enum Phase: Hashable, Sendable {
  /// It waits here, for a server or for a model to be chosen.
  case queued
  /// The request is on its way.
  case connecting
  /// The server is silent, and what it does is not known.
  case waiting
  /// The server loads the model.
  case loading
  /// The server reads the prompt, or has other requests to answer first: see
  /// ``LiveFigures/mayBeQueued``.
  case prompt
  /// Reasoning arrives.
  case thinking
  /// The answer arrives.
  case answering

  /// Whether the server is silent.
  package var isSilent: Bool {
    switch self {
    case .waiting, .loading, .prompt: true
    case .queued, .connecting, .thinking, .answering: false
    }
  }
}
