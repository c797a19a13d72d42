import OllamaWire
import Transcript

/// What a reply spent its time with, in order: by the server where its final chunk tells, else by
/// our clock.
struct ReplyPhases: Equatable, Sendable {
  /// One of them.
  enum Phase: String, Hashable, Sendable {
    case load
    /// `total_duration` without all else: waiting for a place among parallel requests, which comes
    /// when the model is in memory; a first pass of structured output.
    case other
    case prompt
    /// By our clock: all that is before the first text.
    case waiting
    case thinking, answering

    var name: Term {
      switch self {
      case .other: .phaseOther
      case .load: .phaseLoad
      case .prompt: .phasePrompt
      case .waiting: .phaseWaiting
      case .thinking: .phaseThinking
      case .answering: .phaseAnswering
      }
    }
  }

  /// A phase and its time in seconds.
  struct Part: Equatable, Sendable {
    var phase: Phase
    var start: Double
    var length: Double
  }

  let parts: [Part]
  /// Seconds.
  let total: Double
  /// Whether the times are the server's; that of thinking is always ours.
  let isServers: Bool

  /// Looks at a reply; nil: nothing is known, since it never went out.
  ///
  /// - Parameters:
  ///   - reply: also one that still comes.
  ///   - elapsed: how long it comes by now; nil: it is over.
  init?(_ reply: Reply, elapsed: Duration?) {
    let figures = reply.figures
    if let metrics = figures.metrics, let total = metrics.totalDuration, total > .zero,
      let eval = metrics.evalDuration, eval > .zero
    {
      let (load, prompt) = (metrics.loadDuration ?? .zero, metrics.promptEvalDuration ?? .zero)
      let thinking = min(figures.thinking ?? .zero, eval)
      self.init(
        [
          (.load, load), (.other, total - load - prompt - eval), (.prompt, prompt),
          (.thinking, thinking), (.answering, eval - thinking),
        ], isServers: true)
      return
    }
    guard let elapsed = elapsed ?? figures.elapsed, elapsed > .zero else { return nil }
    let first = min(figures.firstToken ?? elapsed, elapsed)
    let thinking = min(figures.thinking ?? .zero, elapsed - first)
    self.init(
      [(.waiting, first), (.thinking, thinking), (.answering, elapsed - first - thinking)],
      isServers: false)
  }

  private init(_ times: [(Phase, Duration)], isServers: Bool) {
    var (parts, end) = ([Part](), 0.0)
    for (phase, time) in times where time > .zero {
      parts.append(Part(phase: phase, start: end, length: time.seconds))
      end += time.seconds
    }
    self.parts = parts
    total = end
    self.isServers = isServers
  }
}
