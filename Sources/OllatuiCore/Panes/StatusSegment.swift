/// A part of the status bar, by the word that the setting `status-bar` takes.
///
/// To add one: a case here with its rank, and its text in `StatusBar+Segments.swift`.
package enum StatusSegment: String, CaseIterable, Sendable {
  /// What happens now, with the clock of its phase.
  case phase
  /// How long the server may still be silent, by earlier replies.
  case left
  /// Tokens per second within the last second.
  case rate
  /// Tokens per second since the first token.
  case mean
  /// The rates of the last seconds as bars.
  case bars
  /// The time between pieces: p50, p95 and the longest.
  case gaps
  /// Tokens so far.
  case tokens
  /// How long the first token took.
  case first
  /// How long it takes since the request.
  case elapsed
  /// How full the window is.
  case context
  /// The model that the next message goes to.
  case model
  /// Chat or generate.
  case mode
  /// The server, where it is not on this machine.
  case host

  /// What is shown where the user chose nothing.
  static let usual: [StatusSegment] = [
    .phase, .left, .rate, .bars, .tokens, .first, .context, .model, .mode, .host,
  ]

  /// The same as the setting has it.
  static let usualWords = usual.map(\.rawValue).joined(separator: " ")

  /// How soon it goes where the bar is narrow: 0 stays longest.
  var rank: Int {
    switch self {
    case .phase: 0
    case .rate: 1
    case .left: 2
    case .tokens: 3
    case .context: 4
    case .model: 5
    case .bars: 6
    case .first: 7
    case .mean: 8
    case .gaps: 9
    case .elapsed: 10
    case .mode: 11
    case .host: 12
    }
  }
}
