import Markdown
import TextUI
import Transcript

// MARK: - The answer that grows

extension ConversationPane {
  /// Takes a turn that has grown or changed its state.
  package mutating func changed(turn index: Int, of conversation: Conversation) {
    if growing?.turn != index { catchUp(conversation) }
    growing = nil
    let growth = layouts[index].grow(conversation.turns[index])
    firstStale = min(firstStale, starts[index] + growth.line)
    let (part, block, offset) = growth.text
    mayHaveChanged(
      from: TextPlace(piece: TextPiece(turn: index, part: part, block: block), offset: offset))
    setStarts(from: index)
    show(conversation)
    growing = growingEnd(ofTurn: index, conversation)
  }

  /// Takes a turn whose answer has grown by words and nothing else, where these can be drawn behind
  /// its last line; false: take it as changed.
  ///
  /// Most tokens are such. The layout follows with the next change, or with ``catchUp(_:)``.
  mutating func grew(turn: Int, by words: String) -> Bool {
    guard growing?.turn == turn, let text = growing?.words.take(words) else { return false }
    growing?.isAhead = true
    if let row = growing?.row { visible[row].spans[visible[row].spans.count - 1].text += text }
    return true
  }

  /// Whether words were drawn that are not laid out.
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

  /// Where words can be drawn behind the answer of a turn that was just laid out.
  private mutating func growingEnd(ofTurn index: Int, _ conversation: Conversation)
    -> GrowingEnd?
  {
    let current = conversation.turns[index].current
    guard marks.isEmpty, conversation.turns[index].alternates.indices.contains(current),
      let words = layouts[index].wordsEnd(
        of: conversation.turns[index].alternates[current].content)
    else { return nil }
    let row = starts[index] + layouts[index].contentStart + layouts[index].contentCount - 1
    guard row >= visibleTop, row < visibleTop + visible.count else {
      return GrowingEnd(turn: index, row: nil, words: words)
    }
    // What is drawn behind it has to join it.
    guard visible[row - visibleTop].spans.last?.role == words.role else { return nil }
    return GrowingEnd(turn: index, row: row - visibleTop, words: words)
  }
}

/// The end of the answer that grows.
struct GrowingEnd {
  let turn: Int
  /// Its last line among those in view; nil: it is not in view.
  let row: Int?
  /// What can be drawn there.
  var words: WordsEnd
  /// Whether words were drawn that are not laid out.
  var isAhead = false
}
