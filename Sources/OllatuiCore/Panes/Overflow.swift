import Statistics
import TextUI
import Transcript

/// What is about to be sent and does not fit into the window, and what can be done about it.
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

  /// What is to be sent.
  let tokens: TokenCount
  /// The window.
  let window: Int
  /// The model that is asked.
  let model: String
  /// The messages that the server would drop, the oldest first.
  let dropped: [Part]
  /// What the server would cut; nil: nothing.
  let cuts: Cut?
  /// Whether the server would refuse it instead, as the request asks for.
  let refuses: Bool
  /// The window in which it fits, if the model was trained for that.
  let wider: Int?
  /// How many bytes more that takes; nil: not known.
  let memory: Int?
  /// The turns that can be left out, the oldest first.
  let turns: [TurnID]
  /// The tokens of each of them.
  let weights: [Double]
  /// How many of them are left out if the user wants that.
  private(set) var leftOut: Int
  /// How it goes out once that is agreed to.
  var sending = Sending.typed
  /// Whether it is one of several answers side by side, each with a model and options of its own.
  var isCompared = false
  /// The windows in which those requests fit that do not; none: their models have no larger one.
  var windows: [ContextKnowledge.Loading: Int] = [:]

  /// Makes a description; as many turns are left out at first as must be.
  init(
    tokens: TokenCount, window: Int, model: String, dropped: [Part], cuts: Cut?, refuses: Bool,
    wider: Int?, memory: Int?, turns: [TurnID], weights: [Double]
  ) {
    self.tokens = tokens
    self.window = window
    self.model = model
    self.dropped = dropped
    self.cuts = cuts
    self.refuses = refuses
    self.wider = wider
    self.memory = memory
    self.turns = turns
    self.weights = weights
    leftOut = 0
    let room = Double(ContextWindow.room(for: window))
    while leftOut < turns.count, rest + tokens.spread > Double(window) - room { leftOut += 1 }
  }

  /// What is sent without the turns that are left out.
  var rest: Double {
    tokens.value - weights.prefix(leftOut).reduce(0, +)
  }

  /// Leaves more or fewer turns out, one at least.
  mutating func leaveOut(_ more: Int) {
    leftOut = max(min(1, turns.count), min(leftOut + more, turns.count))
  }

  /// What is wrong, as a title.
  func title(_ strings: Strings) -> String {
    let count = [Placeholder.count: Format.grouped(excess)]
    guard isCompared else { return strings(.askTooLong, count: excess, count) }
    return strings(
      .askTooLongFor, count: excess, count.merging([.name: model]) { given, _ in given })
  }

  /// How many tokens are too many.
  var excess: Int { max(1, tokens.rounded - window) }

  /// The keys that answer, for the status bar.
  var keys: [(String, KeyLabel)] {
    var keys: [(String, KeyLabel)] = [("Enter", .send), ("Esc", .leave)]
    if wider != nil { keys.append(("W", .widen)) }
    if leftOut > 0 { keys.append(("L", .leaveOut)) }
    return keys
  }

  /// What stands below the title: paragraphs, each with its role.
  func paragraphs(_ strings: Strings) -> [(text: String, role: Role)] {
    var lines: [(String, Role)] = [
      (
        strings(
          .tooLongFigures,
          [
            .tokens: Format.grouped(tokens.rounded),
            .number: Format.grouped(Int(tokens.spread.rounded(.up))),
            .high: Format.grouped(window),
          ]), .text
      ), ("", .text),
    ]
    if refuses {
      return lines + [(strings(.wouldRefuse), .warning), ("", .text)] + keyLines(strings)
    }
    if !dropped.isEmpty {
      lines.append((strings(.wouldDrop, count: dropped.count), .warning))
      let shown = dropped.count > Self.shown ? Self.shown - 1 : dropped.count
      for part in dropped.prefix(shown) {
        lines.append(("  \(part.author ?? strings(.you)): \(part.text)", .dim))
      }
      if shown < dropped.count { lines.append(("  …", .dim)) }
    }
    switch cuts {
    case .message: lines.append((strings(.wouldCut), .warning))
    case .answer: lines.append((strings(.wouldCutAnswer), .warning))
    case nil: break
    }
    return lines + [("", .text)] + keyLines(strings)
  }

  private func keyLines(_ strings: Strings) -> [(String, Role)] {
    answers(strings).map { ("\($0) \($1)", .text) } + [("", .text)]
  }

  /// Messages that are named at the most.
  private static let shown = 8

  /// What each key does, in words.
  private func answers(_ strings: Strings) -> [(String, String)] {
    var answers = [("Enter", strings(.sendsAnyway))]
    if let wider {
      let memory =
        memory.map { strings(.memoryMore, [.value: Format.bytes(Int64($0))]) }
        ?? strings(.memoryUnknown)
      answers.append(
        (
          "W",
          strings(
            isCompared ? .widensThis : .widens,
            [.high: Format.grouped(wider), .summary: memory])
        ))
    }
    if leftOut > 0 { answers.append(("L", strings(.leavesOut, count: leftOut))) }
    return answers + [("Esc", strings(sending == .typed ? .textStays : .sendsNothing))]
  }
}
