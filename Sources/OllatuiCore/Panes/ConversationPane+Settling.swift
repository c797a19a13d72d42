import TextUI
import Transcript

// MARK: - Laying out what is looked at

extension ConversationPane {
  /// Lays out some of what is not in view; call it until ``isSettled``.
  package mutating func settleSome(_ conversation: Conversation) {
    var budget = Self.slice
    let first = firstWaiting
    while budget > 0, firstWaiting < layouts.count {
      if !layouts[firstWaiting].isSettled {
        let turn = conversation.turns[firstWaiting]
        settle(turn: firstWaiting) { $0.layOutSome(&budget, of: turn) }
      }
      guard layouts[firstWaiting].isSettled else { break }
      firstWaiting += 1
    }
    firstStale = 0
    setStarts(from: min(first, layouts.count))
    show(conversation)
  }

  /// Bytes of text that are laid out in one go: one or two milliseconds' work.
  private static let slice = 131_072

  /// Changes a turn of which perhaps only the end was shown; the first row in view stays the one.
  mutating func settle(turn: Int, _ change: (inout TurnLayout) -> Void) {
    let row = anchor.flatMap { $0.turn == turn ? layouts[turn].rowsFromEnd(of: $0.row) : nil }
    change(&layouts[turn])
    if let row, layouts[turn].isRead {
      anchor?.row = layouts[turn].lasting(max(0, layouts[turn].count - row))
    }
  }

  /// Reads the turns in view to their ends, so that places in them are known.
  mutating func readView(_ conversation: Conversation) {
    let turns = turnIndex(containing: top)...turnIndex(containing: max(top, top + rows - 1))
    for turn in turns where layouts.indices.contains(turn) && !layouts[turn].isRead {
      change(turn: turn) { $0.read(conversation.turns[turn]) }
      show(conversation)
    }
  }

  /// Lays out what some lines show; true: lines have moved.
  mutating func layOut(_ lines: Range<Int>, _ conversation: Conversation) -> Bool {
    guard !isSettled else { return false }
    var isChanged = false
    var turn = turnIndex(containing: max(0, lines.lowerBound))
    let first = turn
    while turn < layouts.count, starts[turn] < lines.upperBound {
      let start = starts[turn]
      let rows = max(0, lines.lowerBound - start)..<max(0, lines.upperBound - start)
      settle(turn: turn) {
        if $0.layOut(rows: rows, of: conversation.turns[turn]) { isChanged = true }
      }
      turn += 1
    }
    if isChanged {
      setStarts(from: first)
      firstStale = 0
    }
    return isChanged
  }

  /// Lays out a block, and answers the line of a row in it; nil: the row is folded away.
  mutating func line(
    ofTurn turn: Int, block: Int?, _ conversation: Conversation, _ row: (TurnLayout) -> Int?
  ) -> Int? {
    if !layouts[turn].isSettled {
      settle(turn: turn) { $0.layOut(block: block, of: conversation.turns[turn]) }
      setStarts(from: turn)
      firstStale = 0
    }
    return row(layouts[turn]).map { starts[turn] + $0 }
  }
}
