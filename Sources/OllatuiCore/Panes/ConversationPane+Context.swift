import Statistics
import TextUI
import Transcript

// MARK: - What the models did not see

/// What is marked at one turn.
struct TurnContext: Equatable, Sendable {
  /// Whether the model no longer sees what is above.
  var isFirstSeen = false
  /// What figures tell of an answer; nil: nothing.
  private var verdict: ContextVerdict?
  /// The answer that this is about, which another one may have taken the place of.
  private var reply: TurnID?

  /// Marks nothing.
  init() {}

  /// Takes the marks of a turn.
  init(_ turn: Turn, _ marks: ContextMarks) {
    isFirstSeen = marks.firstSeen == turn.id
    reply = turn.reply?.id
    verdict = reply.flatMap { marks.verdicts[$0] }
  }

  /// Takes the marks of one of several answers side by side.
  init(_ reply: Reply, _ marks: ContextMarks) {
    self.reply = reply.id
    verdict = marks.verdicts[reply.id]
  }

  /// What figures tell of an answer; nil: nothing.
  func verdict(on reply: Reply) -> ContextVerdict? {
    reply.id == self.reply ? verdict : nil
  }
}

extension ConversationPane {
  /// Marks what the models did not see; only turns whose marks have changed are laid out again.
  mutating func take(_ marks: ContextMarks, _ conversation: Conversation) {
    guard marks != contextMarks else { return }
    contextMarks = marks
    var isChanged = false
    for (index, turn) in conversation.turns.enumerated() where index < layouts.count {
      let context = TurnContext(turn, marks)
      guard context != layouts[index].context else { continue }
      isChanged = true
      change(turn: index) { $0.take(context, of: turn) }
    }
    if isChanged { show(conversation) }
  }

  /// Marks turns that were just taken.
  mutating func markContext(from turn: Int, of conversation: Conversation) {
    guard contextMarks != ContextMarks() else { return }
    for index in turn..<max(turn, layouts.count) {
      layouts[index].context = TurnContext(conversation.turns[index], contextMarks)
    }
  }
}

extension TurnLayout {
  /// Takes other marks; what is laid out is laid out again.
  mutating func take(_ context: TurnContext, of turn: Turn) {
    self.context = context
    if !isStale { build(turn) }
  }

  /// The rule above a turn that the model sees first.
  var contextRule: [Line] {
    guard context.isFirstSeen else { return [] }
    let text = "— \(options.strings(.notSeenAbove)) —"
    return [Line(text, .dim).truncated(to: options.columns), []]
  }
}
