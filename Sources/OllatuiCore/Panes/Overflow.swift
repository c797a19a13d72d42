import Statistics
import TextUI
import Transcript

/// What is about to be sent and does not fit into windows, and what can be done about it.
package struct Overflow: Equatable, Sendable {
  /// A message that is sent, for the eye.
  struct Part: Equatable, Sendable {
    /// Who wrote it; nil: the user.
    var author: String?
    /// How it begins.
    var text: String
  }

  /// What of a request the server would cut where that alone is too long.
  enum Cut: Equatable, Sendable {
    /// The message.
    case message
    /// What there is of the answer that is gone on with.
    case answer
  }

  /// Why the server would refuse a request instead of cutting it.
  enum Refusal: Equatable, Sendable {
    /// The request asks for that.
    case asked
    /// Servers of today do so with models of its family, unless a request says otherwise.
    case likely
  }

  /// A request that does not fit into the window of its model.
  struct Request: Equatable, Sendable {
    /// The model that is asked, and the options in which it differs from others beside it.
    var name: String
    /// How the model would be loaded.
    let loading: ContextKnowledge.Loading
    /// What is to be sent.
    let tokens: TokenCount
    /// The window.
    let window: Int
    /// The messages that the server would drop, the oldest first.
    let dropped: [Part]
    /// What the server would cut; nil: nothing.
    let cuts: Cut?
    /// Why the server would refuse it instead; nil: it would not.
    let refusal: Refusal?
    /// The window in which it fits, if the model was trained for that.
    let wider: Int?
    /// How many bytes more that takes; nil: not known.
    let memory: Int?
    /// The turns that can be left out, the oldest first.
    let turns: [TurnID]
    /// The tokens of each of them.
    let weights: [Double]

    /// How many tokens are too many.
    var excess: Int { max(1, tokens.rounded - window) }

    /// How many turns must be left out at the least, so that the rest has some room for an answer.
    var leastLeftOut: Int {
      let room = Double(window - ContextWindow.room(for: window))
      var (count, rest) = (0, tokens.high)
      while count < turns.count, rest > room {
        rest -= weights[count]
        count += 1
      }
      return count
    }
  }

  /// The requests that do not fit, in their order; one at the least.
  let requests: [Request]
  /// The one of which the most is too much.
  let worst: Request
  /// How it goes out once that is agreed to.
  var sending: Sending
  /// Whether they are of several answers side by side, each with a model and options of its own.
  let isCompared: Bool
  /// How many of the oldest turns are left out if the user wants that.
  private(set) var leftOut: Int

  /// Takes what does not fit; nil: all does.
  ///
  /// As many turns are left out at first as must be.
  init?(_ requests: [Request], _ sending: Sending, isCompared: Bool) {
    guard let worst = requests.max(by: { $0.excess < $1.excess }) else { return nil }
    self.requests = requests
    self.worst = worst
    self.sending = sending
    self.isCompared = isCompared
    leftOut = requests.map(\.leastLeftOut).max() ?? 0
  }

  /// The turns that can be left out, the oldest first: every request takes the same along.
  var turns: [TurnID] { worst.turns }

  /// The windows in which the requests fit, by how their models would be loaded; those whose models
  /// have no larger one are missing.
  var windows: [ContextKnowledge.Loading: Int] {
    requests.reduce(into: [:]) { windows, request in
      guard let wider = request.wider else { return }
      windows[request.loading] = max(wider, windows[request.loading] ?? 0)
    }
  }

  /// Whether some request can ask for a window in which it fits.
  var canWiden: Bool { requests.contains { $0.wider != nil } }

  /// Leaves more or fewer turns out, one at least.
  mutating func leaveOut(_ more: Int) {
    leftOut = max(min(1, turns.count), min(leftOut + more, turns.count))
  }

  /// The keys that answer, for the status bar.
  var keys: [(String, KeyLabel)] {
    var keys: [(String, KeyLabel)] = [("Enter", .send), ("Esc", .leave)]
    if canWiden { keys.append(("W", .widen)) }
    if leftOut > 0 { keys.append(("L", .leaveOut)) }
    return keys
  }
}
