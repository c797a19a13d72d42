import Markdown
import TextUI
import Transcript

extension ConversationPane {
  /// Moves the view by so many lines; upwards stops following, reaching the end follows again.
  package mutating func scroll(by lines: Int, _ conversation: Conversation) {
    guard lineCount > rows else { return follow(conversation) }
    move(by: lines, conversation)
    followAtEnd()
    show(conversation)
  }

  /// Moves the view by a page less one line, upwards for -1.
  package mutating func scrollPage(_ direction: Int, _ conversation: Conversation) {
    scroll(by: direction * max(1, rows - 1), conversation)
  }

  /// Shows the first line.
  package mutating func scrollToStart(_ conversation: Conversation) {
    guard lineCount > rows else { return follow(conversation) }
    go(to: (0, .head(0)), conversation)
  }

  /// Shows the end and follows it.
  package mutating func follow(_ conversation: Conversation) {
    isFollowing = true
    anchor = nil
    show(conversation)
  }

  /// Stays where the view is, whatever comes.
  mutating func hold() {
    isFollowing = false
    setAnchor()
  }

  /// Follows the end where the view has reached it.
  mutating func followAtEnd() {
    isFollowing = top == lastTop
    if isFollowing { anchor = nil }
  }

  /// Shows a row as the first.
  private mutating func go(to row: (turn: Int, row: TurnRow), _ conversation: Conversation) {
    isFollowing = false
    anchor = row
    place(conversation)
    setAnchor()
    followAtEnd()
    show(conversation)
  }

  /// Shows a line, where some perhaps go by estimate, as the first.
  mutating func scroll(to line: Int, _ conversation: Conversation) {
    isFollowing = false
    anchor = nil
    top = line
    place(conversation)
    setAnchor()
    followAtEnd()
    show(conversation)
  }

  /// Moves the view as little as is needed to show a line that is laid out; it stays there then.
  ///
  /// What lies between is not looked at.
  mutating func reveal(_ line: Int, _ conversation: Conversation) {
    hold()
    let turn = turnIndex(containing: line)
    guard line < top || line >= top + rows, layouts.indices.contains(turn) else {
      return show(conversation)
    }
    let above = line < top ? rows / 4 : rows - 1 - rows / 4
    let row = layouts[turn].lasting(line - starts[turn])
    var line: Int {
      starts[turn] + layouts[turn].row(of: row)
    }
    anchor = (turn, row)
    place(conversation)
    while layOut(line - above..<line - above + rows, conversation) {}
    top = max(0, min(line - above, lastTop))
    setAnchor()
    show(conversation)
  }

  /// Moves the view by lines that are laid out before, so that none is skipped.
  private mutating func move(by lines: Int, _ conversation: Conversation) {
    hold()
    var passed: Range<Int> {
      max(0, top + min(0, lines))..<top + rows + max(0, lines)
    }
    while layOut(passed, conversation) { place(conversation) }
    top = max(0, min(top + lines, lastTop))
    setAnchor()
  }

  private mutating func setAnchor() {
    let turn = turnIndex(containing: top)
    anchor =
      layouts.indices.contains(turn) ? (turn, layouts[turn].lasting(top - starts[turn])) : nil
  }
}

// MARK: - Marks and folds

extension ConversationPane {
  /// Selects other text; nil: none.
  mutating func select(_ range: Range<TextPlace>?, _ conversation: Conversation) {
    guard range != marks.selection else { return }
    marks.selection = range
    firstStale = 0
    show(conversation)
  }

  /// Whether the last thinking there is is shown.
  func showsThinking(_ conversation: Conversation) -> Bool {
    for turn in layouts.indices.reversed() {
      guard let reply = conversation.turns[turn].reply, !reply.thinking.isEmpty else { continue }
      return layouts[turn].showsThinking(of: reply)
    }
    return false
  }

  /// Shows or folds the thinking of a turn; the line at which that is done stays where it is.
  mutating func toggleThinking(ofTurn turn: Int, _ conversation: Conversation) {
    hold()
    openThinking(layouts[turn].thinking == nil, ofTurn: turn, conversation)
    followAtEnd()
  }
}

// MARK: - Jumping

extension ConversationPane {
  /// What a jump goes to.
  enum Landmark {
    case turn
    case heading
    case code
  }

  /// Shows a turn from its first line on.
  mutating func jump(toTurn turn: Int, _ conversation: Conversation) {
    go(to: (turn, .head(0)), conversation)
  }

  /// Goes to the next or, for -1, the former landmark; false: there is none.
  mutating func jump(to landmark: Landmark, _ direction: Int, _ conversation: Conversation) -> Bool
  {
    guard direction < 0 || !isFollowing, !layouts.isEmpty else { return false }
    let here = turnIndex(containing: top)
    let last = direction > 0 ? layouts.count - 1 : 0
    for turn in stride(from: here, through: last, by: direction) {
      var found = self.landmark(landmark, direction, inTurn: turn, from: here)
      if found == nil, landmark != .turn, !layouts[turn].isRead {
        change(turn: turn) { $0.read(conversation.turns[turn]) }
        place(conversation)
        found = self.landmark(landmark, direction, inTurn: turn, from: here)
      }
      guard let found else { continue }
      go(to: (turn, found), conversation)
      return true
    }
    return false
  }

  /// The next or former landmark in a turn; nil: it has none there, or is not read.
  private func landmark(
    _ landmark: Landmark, _ direction: Int, inTurn turn: Int, from here: Int
  ) -> TurnRow? {
    // Where the end is shown, that is enough for what is looked at.
    let isKnown = layouts[turn].isRead || (turn == here && layouts[turn].showsEnd)
    guard landmark == .turn || isKnown else { return nil }
    let rows = layouts[turn].rows(of: landmark)
    func isBehind(_ found: (row: Int, lasting: TurnRow)) -> Bool {
      turn != here || (found.row - (top - starts[turn])).signum() == direction
    }
    return (direction > 0 ? rows.first(where: isBehind) : rows.last(where: isBehind))?.lasting
  }
}

extension TurnLayout {
  /// Where landmarks begin, in their order; the rows are estimates where they are not laid out.
  fileprivate func rows(of landmark: ConversationPane.Landmark) -> [(row: Int, lasting: TurnRow)] {
    guard landmark != .turn else { return [(0, .head(0))] }
    guard case .document(let layout) = content else { return [] }
    let blocks = layout.document.blocks
    let base = showsEnd ? -blocks.count : 0
    return blocks.indices.compactMap { index in
      let isWanted =
        landmark == .heading
        ? blocks[index].isHeading : blocks[index].isCode && !blocks[index].isContinuation
      guard isWanted else { return nil }
      // Code with the frame above it.
      return (
        contentStart + layout.start(ofBlock: index) + (blocks[index].gap == nil ? 0 : 1),
        .text(
          .content, block: base + index, offset: 0, rowsBelow: blocks[index].isCode ? -1 : 0)
      )
    }
  }
}
