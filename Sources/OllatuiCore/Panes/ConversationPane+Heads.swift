import TextUI
import Transcript

// MARK: - Head lines

extension TurnLayout {
  /// The line above a prompt or an answer, with which of how many it is at its right end.
  static func head(_ name: Line, _ ordinal: Ordinal?, columns: Int) -> Line {
    guard let ordinal else { return name.truncated(to: columns) }
    return Line.sides(name, Line(ordinal.mark, .dim), columns: columns).truncated(to: columns)
  }

  /// The row above the prompt, or above the answer; nil: it is not asked, or not laid out.
  func headRow(isReply: Bool) -> Int? {
    guard isReply else { return max(0, head.count - 1) }
    return shape == nil ? nil : head.count + prompt.count + 1
  }

  /// Which of how many the prompt or the answer is, as far as the head line shows it.
  func ordinal(isReply: Bool, of turn: Turn) -> Ordinal? {
    guard isReply else { return branch }
    let shown = turn.shown
    return Ordinal((shown.firstIndex(of: turn.current) ?? 0) + 1, of: shown.count)
  }
}

extension ConversationPane {
  /// What a row of the view is the head of.
  struct Head: Equatable {
    /// The prompt or the answer below it.
    var place: TurnPlace
    /// The cells that show which of how many it is; empty: it is the only one.
    var mark: Range<Int>
  }

  /// Notes which turns stand beside others.
  mutating func takeBranches(from turn: Int, of conversation: Conversation) {
    let branches = conversation.branches()
    for index in turn..<max(turn, layouts.count) {
      layouts[index].branch = branches[index].flatMap { Ordinal($0.number, of: $0.count) }
    }
  }

  /// The head that a row of the view shows; nil: it is another line.
  func head(atRow row: Int, _ conversation: Conversation) -> Head? {
    let line = top + row
    guard row >= 0, row < rows, line < lineCount else { return nil }
    let turn = turnIndex(containing: line)
    for isReply in [false, true]
    where layouts[turn].headRow(isReply: isReply) == line - starts[turn] {
      let ordinal = layouts[turn].ordinal(isReply: isReply, of: conversation.turns[turn])
      let width = ordinal.map { TextUI.columns(of: $0.mark) } ?? 0
      let shown = visible.indices.contains(row) ? visible[row].text : ""
      let isShown = ordinal.map { shown.hasSuffix($0.mark) } ?? false
      return Head(
        place: TurnPlace(turn: turn, isReply: isReply),
        mark: isShown ? columns - width..<columns : columns..<columns)
    }
    return nil
  }

  /// The line of a head, which is laid out; nil: there is none.
  mutating func line(ofHead place: TurnPlace, _ conversation: Conversation) -> Int? {
    guard layouts.indices.contains(place.turn) else { return nil }
    return line(ofTurn: place.turn, block: nil, conversation) {
      $0.headRow(isReply: place.isReply)
    }
  }

  /// The row of the view that shows a head; nil: it is out of view.
  func row(ofHead place: TurnPlace) -> Int? {
    guard layouts.indices.contains(place.turn),
      let inner = layouts[place.turn].headRow(isReply: place.isReply)
    else { return nil }
    let row = starts[place.turn] + inner - top
    return row >= 0 && row < rows ? row : nil
  }

  /// The turns of which something is in view.
  var turnsInView: Range<Int> {
    guard !layouts.isEmpty else { return 0..<0 }
    let last = max(top, min(top + rows, lineCount) - 1)
    return turnIndex(containing: top)..<turnIndex(containing: last) + 1
  }

  /// Takes other turns in the place of those from one on; a head stays in the row where it is, or
  /// comes to the top.
  mutating func turnsChanged(
    from turn: Int, of conversation: Conversation, keeping place: TurnPlace
  ) {
    let row = row(ofHead: place)
    turnsChanged(from: turn, of: conversation)
    guard let line = line(ofHead: place, conversation) else { return }
    self.place(conversation)
    guard lineCount > rows else { return follow(conversation) }
    scroll(to: max(0, line - (row ?? 0)), conversation)
  }

  /// Marks another prompt or answer; nil: none.
  mutating func select(head: TurnPlace?, _ conversation: Conversation) {
    guard head != marks.head else { return }
    marks.head = head
    firstStale = 0
    show(conversation)
  }
}
