import Markdown
import TextUI
import Transcript

/// The conversation as screen lines, and the part of it that is seen.
///
/// Every turn is laid out once per width, and after a change of the width or in another conversation
/// only when it is looked at; the rest follows bit by bit (``settleSome(_:)``). The lines in view are
/// kept between events, so that a frame costs no more than what has changed.
package struct ConversationPane: Equatable, Sendable {
  /// How turns are laid out.
  private(set) var options = TurnOptions()
  /// How many lines are seen at once.
  package private(set) var rows = 0
  /// The first line in view, counted from the conversation's first.
  package internal(set) var top = 0
  /// Whether the view follows the end.
  package internal(set) var isFollowing = true
  /// The lines in view, from the top; those missing at the end are blank.
  package internal(set) var visible: [Line] = []
  /// What is marked in the text.
  package internal(set) var marks = TextMarks()
  /// From where on the text was not searched yet, or may have changed since; nil: it was, all.
  var unsearched: TextPlace?
  /// Whether the texts of tables may have changed since.
  var hasOtherTables = false

  /// What of the conversation the models did not see.
  var contextMarks = ContextMarks()
  var layouts: [TurnLayout] = []
  /// Where each turn's lines begin; one more at the end, the number of all lines.
  private(set) var starts = [0]
  /// What the first line in view shows, which outlives another width; nil while the end is followed.
  var anchor: (turn: Int, row: TurnRow)?
  /// No turn before this one waits to be laid out.
  var firstWaiting = 0
  /// The line that ``visible`` begins with, and the first line that it may show wrongly.
  var visibleTop = 0
  var firstStale = 0
  /// The end of the answer that grows, while words are drawn there ahead of the layout.
  var growing: GrowingEnd?

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

  var lastTop: Int {
    max(0, lineCount - rows)
  }

  // MARK: - Following the conversation

  /// Fits the pane to a size; what is in view is laid out anew where the options have changed.
  mutating func arrange(rows: Int, _ options: TurnOptions, conversation: Conversation) {
    self.rows = rows
    if options != self.options {
      changeText(to: options)
      self.options = options
      for index in layouts.indices { layouts[index].change(to: options) }
      firstWaiting = 0
      setStarts(from: 0)
      firstStale = 0
    }
    show(conversation)
    if !isFollowing, isSettled, lineCount <= rows { follow(conversation) }
  }

  /// Lets go of places in texts that are others with other options: those of tables, or all.
  private mutating func changeText(to options: TurnOptions) {
    guard options.columns != self.options.columns || options.isRaw != self.options.isRaw else {
      return
    }
    marks.selection = nil
    hasOtherTables = true
    if options.isRaw != self.options.isRaw { mayHaveChanged(from: .start) }
  }

  /// Takes a conversation that is not the one before; only what is in view is read.
  package mutating func replace(_ conversation: Conversation) {
    let empty = LineTable(columns: options.columns)
    layouts = conversation.turns.map { TurnLayout(unread: $0, options, empty) }
    takeBranches(from: 0, of: conversation)
    contextMarks = ContextMarks()
    setStarts(from: 0)
    firstWaiting = 0
    isFollowing = true
    anchor = nil
    marks = TextMarks()
    unsearched = nil
    hasOtherTables = false
    firstStale = 0
    show(conversation)
  }

  /// Takes a turn that was added at the end.
  package mutating func added(_ conversation: Conversation) {
    guard let turn = conversation.turns.last else { return }
    let wasSettled = isSettled
    layouts.append(TurnLayout(turn, options))
    if wasSettled { firstWaiting = layouts.count }
    mayHaveChanged(from: TextPlace(piece: TextPiece(turn: layouts.count - 1, part: .prompt)))
    setStarts(from: layouts.count - 1)
    show(conversation)
  }

  /// Takes other turns in the place of those from one on.
  package mutating func turnsChanged(from turn: Int, of conversation: Conversation) {
    layouts.removeSubrange(min(turn, layouts.count)...)
    let empty = LineTable(columns: options.columns)
    layouts += conversation.turns[layouts.count...].map { TurnLayout(unread: $0, options, empty) }
    takeBranches(from: turn, of: conversation)
    markContext(from: turn, of: conversation)
    firstWaiting = min(firstWaiting, turn)
    marks.selection = nil
    mayHaveChanged(from: TextPlace(piece: TextPiece(turn: turn, part: .prompt)))
    firstStale = 0
    setStarts(from: turn)
    show(conversation)
  }

  mutating func mayHaveChanged(from place: TextPlace) {
    unsearched = min(unsearched ?? place, place)
  }

  /// Shows or folds the thinking of a turn.
  mutating func openThinking(_ isOpen: Bool, ofTurn turn: Int, _ conversation: Conversation) {
    change(turn: turn) { $0.openThinking(isOpen, of: conversation.turns[turn]) }
    show(conversation)
  }

  /// Shows or folds all thinking as the options say.
  mutating func forgetFolds(_ conversation: Conversation) {
    for turn in layouts.indices where layouts[turn].opensThinking != nil {
      change(turn: turn) { $0.openThinking(nil, of: conversation.turns[turn]) }
    }
    show(conversation)
  }

  /// Changes the lines of a turn.
  mutating func change(turn: Int, _ change: (inout TurnLayout) -> Void) {
    settle(turn: turn, change)
    firstStale = min(firstStale, starts[turn])
    setStarts(from: turn)
  }

  mutating func setStarts(from turn: Int) {
    starts.removeSubrange((min(turn, starts.count - 1) + 1)...)
    starts.reserveCapacity(layouts.count + 1)
    // By index: a turn is large to copy.
    for index in (starts.count - 1)..<max(starts.count - 1, layouts.count) {
      starts.append(starts[index] + layouts[index].count)
    }
  }

  // MARK: - What is seen

  /// Puts the view where it belongs, and lays out what it shows.
  mutating func place(_ conversation: Conversation) {
    repeat {
      if isFollowing {
        top = lastTop
      } else if let anchor, anchor.turn < layouts.count {
        let line = line(ofTurn: anchor.turn, block: anchor.row.block, conversation) {
          $0.row(of: anchor.row)
        }
        top = line ?? top
      }
      // What is laid out has other lines than were estimated, so that others come into view.
      top = max(0, min(top, lastTop))
    } while layOut(top..<top + rows, conversation)
  }

  /// Puts the view where it belongs, and makes the lines that it shows.
  mutating func show(_ conversation: Conversation) {
    // It names a row of what was seen before.
    growing = nil
    place(conversation)
    let end = min(top + rows, lineCount)
    let kept = keptLines(upTo: end).clamped(to: top..<max(top, end))
    // What is kept stays where it is, or moves up; else all is made anew.
    let isGrowing = kept.lowerBound == top && !kept.isEmpty
    if isGrowing {
      visible.removeSubrange((kept.upperBound - visibleTop)...)
      visible.removeSubrange(..<(top - visibleTop))
    }
    var lines: [Line] = []
    var turn = turnIndex(containing: isGrowing ? kept.upperBound : top)
    for line in stride(from: isGrowing ? kept.upperBound : top, to: end, by: 1) {
      while turn + 1 < starts.count, line >= starts[turn + 1] { turn += 1 }
      if !isGrowing, kept.contains(line) {
        lines.append(visible[line - visibleTop])
      } else {
        lines.append(self.line(line - starts[turn], ofTurn: turn, conversation))
      }
    }
    if isGrowing { visible += lines } else { visible = lines }
    visibleTop = top
    firstStale = end
  }

  private mutating func line(_ row: Int, ofTurn turn: Int, _ conversation: Conversation) -> Line {
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
}
