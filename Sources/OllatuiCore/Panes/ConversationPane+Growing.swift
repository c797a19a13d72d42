import Markdown
import TextUI
import Transcript

// MARK: - The answer that grows

extension ConversationPane {
  /// Takes a turn that has grown or changed its state.
  package mutating func changed(turn index: Int, of conversation: Conversation) {
    if growing?.turn != index { catchUp(conversation) }
    let growth = layouts[index].grow(conversation.turns[index])
    firstStale = min(firstStale, starts[index] + growth.line)
    let (part, block, offset) = growth.text
    mayHaveChanged(
      from: TextPlace(piece: TextPiece(turn: index, part: part, block: block), offset: offset))
    setStarts(from: index)
    show(conversation)
    growing = growingEnd(ofTurn: index, conversation)
  }

  /// Takes a turn whose answer has grown, where that can be drawn on its last line and nothing else
  /// changes.
  ///
  /// Most tokens are such. The layout follows with the next change, or with ``catchUp(_:)``.
  ///
  /// - Returns: what of the lines in view has changed; nil: take the turn as changed.
  mutating func grew(turn: Int, by piece: String) -> Unseen? {
    guard growing?.turn == turn, let drawn = growing?.end.take(piece) else { return nil }
    growing?.isAhead = true
    guard let row = growing?.row else { return .nothing }
    switch drawn {
    case .nothing: return .nothing
    case .behind(let span, let column):
      visible[row].spans[visible[row].spans.count - 1].text += span.text
      return .behind(row: row, column: column, span)
    case .line(let spans):
      visible[row].spans = spans
      return .row(row)
    }
  }

  /// Whether something was drawn that is not laid out.
  var isAhead: Bool {
    growing?.isAhead ?? false
  }

  /// Lays out what was only drawn.
  ///
  /// Nothing but ``grew(turn:by:)`` may be asked of the pane before.
  mutating func catchUp(_ conversation: Conversation) {
    guard let growing else { return }
    self.growing = nil
    guard growing.isAhead else { return }
    changed(turn: growing.turn, of: conversation)
    self.growing = nil
  }

  /// Where what follows can be drawn behind the answer of a turn that was just laid out.
  private mutating func growingEnd(ofTurn index: Int, _ conversation: Conversation)
    -> GrowingEnd?
  {
    let current = conversation.turns[index].current
    guard marks.isEmpty, conversation.turns[index].alternates.indices.contains(current),
      let end = layouts[index].lineEnd(
        of: conversation.turns[index].alternates[current].content)
    else { return nil }
    let line =
      starts[index] + layouts[index].contentStart + layouts[index].contentCount - 1 - end.linesBelow
    let row = line - visibleTop
    guard visible.indices.contains(row) else {
      return GrowingEnd(turn: index, row: nil, end: end)
    }
    // What is drawn behind it has to join it.
    if let role = end.role, visible[row].spans.last?.role != role { return nil }
    return GrowingEnd(turn: index, row: row, end: end)
  }
}

/// The end of the answer that grows.
struct GrowingEnd {
  let turn: Int
  /// Its last line among those in view; nil: it is not in view.
  let row: Int?
  /// What can be drawn there.
  var end: LineEnd
  /// Whether something was drawn that is not laid out.
  var isAhead = false
}
