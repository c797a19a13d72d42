import Markdown
import TextUI
import Transcript

/// The conversation as screen lines, and the part of it that is seen.
///
/// Every turn is laid out once per width, and after a change of the width only when it is looked at;
/// the rest follows bit by bit (``settleSome(_:)``). The lines in view are kept between events, so
/// that a frame costs no more than what has changed.
package struct ConversationPane: Equatable, Sendable {
  /// How turns are laid out.
  private(set) var options = TurnOptions()
  /// How many lines are seen at once.
  package private(set) var rows = 0
  /// The first line in view, counted from the conversation's first.
  package private(set) var top = 0
  /// Whether the view follows the end.
  package private(set) var isFollowing = true
  /// The lines in view, from the top; those missing at the end are blank.
  package private(set) var visible: [Line] = []
  /// What is marked in the text.
  package private(set) var marks = TextMarks()

  private(set) var layouts: [TurnLayout] = []
  /// Where each turn's lines begin; one more at the end, the number of all lines.
  private(set) var starts = [0]
  /// What the first line in view shows, which outlives another width; nil while the end is followed.
  private var anchor: (turn: Int, row: TurnRow)?
  /// No turn before this one waits to be laid out.
  private var firstWaiting = 0
  /// The line that ``visible`` begins with, and the first line that it may show wrongly.
  private var visibleTop = 0
  private var firstStale = 0

  /// Makes an empty pane.
  package init() {}

  package static func == (one: ConversationPane, other: ConversationPane) -> Bool {
    one.options == other.options && one.rows == other.rows && one.top == other.top
      && one.isFollowing == other.isFollowing && one.layouts == other.layouts
      && one.marks == other.marks
  }

  /// The width that lines are wrapped to.
  package var columns: Int {
    options.columns
  }

  /// How many lines the conversation has, some perhaps by estimate.
  package var lineCount: Int {
    starts[starts.count - 1]
  }

  /// How many lines lie below the view.
  package var linesBelow: Int {
    max(0, lineCount - top - rows)
  }

  /// Whether every line is laid out.
  package var isSettled: Bool {
    firstWaiting >= layouts.count
  }

  private var lastTop: Int {
    max(0, lineCount - rows)
  }

  // MARK: - Following the conversation

  /// Fits the pane to a size; what is in view is laid out anew where the options have changed.
  mutating func arrange(rows: Int, _ options: TurnOptions, conversation: Conversation) {
    self.rows = rows
    if options != self.options {
      let isOtherWidth = options.columns != self.options.columns
      self.options = options
      for index in layouts.indices { layouts[index].change(to: options) }
      firstWaiting = 0
      setStarts(from: 0)
      if isOtherWidth { marks.selection = nil }
      firstStale = 0
    }
    show(conversation)
  }

  /// Takes a conversation that is not the one before.
  package mutating func replace(_ conversation: Conversation) {
    layouts = conversation.turns.map { TurnLayout($0, options) }
    setStarts(from: 0)
    firstWaiting = layouts.count
    top = 0
    isFollowing = true
    anchor = nil
    marks = TextMarks()
    firstStale = 0
    show(conversation)
  }

  /// Takes a turn that was added at the end.
  package mutating func added(_ conversation: Conversation) {
    guard let turn = conversation.turns.last else { return }
    let wasSettled = isSettled
    layouts.append(TurnLayout(turn, options))
    if wasSettled { firstWaiting = layouts.count }
    setStarts(from: layouts.count - 1)
    show(conversation)
  }

  /// Takes a turn that has grown or changed its state.
  package mutating func changed(turn index: Int, of conversation: Conversation) {
    let changed = layouts[index].grow(conversation.turns[index])
    firstStale = min(firstStale, starts[index] + changed)
    setStarts(from: index)
    show(conversation)
  }

  private mutating func setStarts(from turn: Int) {
    starts.removeSubrange((min(turn, starts.count - 1) + 1)...)
    for layout in layouts[(starts.count - 1)...] {
      starts.append(starts[starts.count - 1] + layout.count)
    }
  }

  // MARK: - Moving

  /// Moves the view by so many lines; upwards stops following, reaching the end follows again.
  package mutating func scroll(by lines: Int, _ conversation: Conversation) {
    guard lineCount > rows else { return }
    top = min(max(0, top + lines), lastTop)
    isFollowing = top == lastTop
    setAnchor()
    show(conversation)
  }

  /// Moves the view by a page less one line, upwards for -1.
  package mutating func scrollPage(_ direction: Int, _ conversation: Conversation) {
    scroll(by: direction * max(1, rows - 1), conversation)
  }

  /// Shows the first line.
  package mutating func scrollToStart(_ conversation: Conversation) {
    scroll(by: -lineCount, conversation)
  }

  /// Shows the end and follows it.
  package mutating func follow(_ conversation: Conversation) {
    isFollowing = true
    anchor = nil
    show(conversation)
  }

  private mutating func setAnchor() {
    let turn = turnIndex(containing: top)
    anchor =
      isFollowing || !layouts.indices.contains(turn)
      ? nil : (turn, layouts[turn].lasting(top - starts[turn], turn: turn))
  }

  // MARK: - Laying out what is looked at

  /// Lays out some of what is not in view; call it until ``isSettled``.
  package mutating func settleSome(_ conversation: Conversation) {
    var budget = Self.slice
    let first = firstWaiting
    while budget > 0, firstWaiting < layouts.count {
      if layouts[firstWaiting].isSettled {
        firstWaiting += 1
      } else {
        layouts[firstWaiting].layOutSome(bytes: budget, of: conversation.turns[firstWaiting])
        budget -= Self.slice / 8
      }
    }
    setStarts(from: min(first, layouts.count))
    show(conversation)
  }

  /// Bytes of text that are laid out in one go: about a millisecond's work.
  private static let slice = 131_072

  /// Lays out what the view shows; true: lines have moved.
  private mutating func layOutView(_ conversation: Conversation) -> Bool {
    guard !isSettled else { return false }
    var isChanged = false
    var turn = turnIndex(containing: top)
    let first = turn
    while turn < layouts.count, starts[turn] < top + rows {
      let rows = max(0, top - starts[turn])..<max(0, top + rows - starts[turn])
      if layouts[turn].layOut(rows: rows, of: conversation.turns[turn]) { isChanged = true }
      turn += 1
    }
    if isChanged { setStarts(from: first) }
    return isChanged
  }

  // MARK: - What is seen

  private mutating func show(_ conversation: Conversation) {
    // What is laid out has other lines than were estimated, so that others come into view.
    for _ in 0..<16 {
      if isFollowing {
        top = lastTop
      } else if let anchor, !isSettled, anchor.turn < layouts.count {
        top = starts[anchor.turn] + layouts[anchor.turn].row(of: anchor.row)
      }
      top = max(0, min(top, lastTop))
      guard layOutView(conversation) else { break }
      firstStale = 0
    }
    let end = min(top + rows, lineCount)
    let kept = keptLines(upTo: end)
    var lines: [Line] = []
    lines.reserveCapacity(max(0, end - top))
    var turn = turnIndex(containing: top)
    for line in stride(from: top, to: end, by: 1) {
      while turn + 1 < starts.count, line >= starts[turn + 1] { turn += 1 }
      if kept.contains(line) {
        lines.append(visible[line - visibleTop])
      } else {
        lines.append(self.line(line - starts[turn], ofTurn: turn, conversation))
      }
    }
    visible = lines
    visibleTop = top
    firstStale = end
  }

  private func line(_ row: Int, ofTurn turn: Int, _ conversation: Conversation) -> Line {
    let line = layouts[turn].line(row, of: conversation.turns[turn])
    guard !marks.isEmpty else { return line }
    return marks.applied(to: line, row, layouts[turn], conversation.turns[turn], index: turn)
  }

  /// Lines that ``visible`` still shows rightly.
  private func keptLines(upTo end: Int) -> Range<Int> {
    let upper = min(visibleTop + visible.count, firstStale, end)
    return visibleTop..<max(visibleTop, upper)
  }

  /// The turn that a line belongs to.
  func turnIndex(containing line: Int) -> Int {
    var low = 0
    var high = max(0, layouts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= line { low = middle } else { high = middle - 1 }
    }
    return low
  }

  // MARK: - Marks

  /// Marks other parts of the text.
  mutating func mark(_ marks: TextMarks, _ conversation: Conversation) {
    guard marks != self.marks else { return }
    self.marks = marks
    firstStale = 0
    show(conversation)
  }

  /// Lays out the turn of a place, and answers the line that shows it; nil: it is folded away.
  mutating func line(of place: TextPlace, _ conversation: Conversation) -> Int? {
    let turn = place.piece.turn
    guard layouts.indices.contains(turn) else { return nil }
    for _ in 0..<4 {
      guard let row = layouts[turn].row(of: place.piece, offset: place.offset) else { return nil }
      let isMoved = layouts[turn].layOut(rows: row..<row + 1, of: conversation.turns[turn])
      guard isMoved else { return starts[turn] + row }
      setStarts(from: turn)
    }
    return layouts[turn].row(of: place.piece, offset: place.offset).map { starts[turn] + $0 }
  }

  /// Moves the view as little as is needed to show a line, or so that it is the first.
  mutating func reveal(_ line: Int, asFirst: Bool = false, _ conversation: Conversation) {
    if asFirst {
      top = min(max(0, line), lastTop)
    } else if line < top {
      top = max(0, line - rows / 4)
    } else if line >= top + rows {
      top = min(lastTop, line - rows + 1 + rows / 4)
    } else {
      return
    }
    isFollowing = top == lastTop
    setAnchor()
    show(conversation)
  }
}
