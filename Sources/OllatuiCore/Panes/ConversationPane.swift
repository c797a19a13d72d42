import TextUI
import Transcript

/// The conversation as screen lines, and the part of it that is seen.
///
/// Every turn is laid out once per width. The lines in view are kept between events, so that a
/// frame costs no more than what has changed.
package struct ConversationPane: Equatable, Sendable {
  /// The width that lines are wrapped to.
  package private(set) var columns = 0
  /// How many lines are seen at once.
  package private(set) var rows = 0
  /// The first line in view, counted from the conversation's first.
  package private(set) var top = 0
  /// Whether the view follows the end.
  package private(set) var isFollowing = true
  /// The lines in view, from the top; those missing at the end are blank.
  package private(set) var visible: [Line] = []

  private var layouts: [TurnLayout] = []
  /// Where each turn's lines begin; one more at the end, the number of all lines.
  private var starts = [0]
  private var showsFigures = true
  private var strings = Strings.english
  /// The line that ``visible`` begins with, and the first line that it may show wrongly.
  private var visibleTop = 0
  private var firstStale = 0

  /// Makes an empty pane.
  package init() {}

  /// How many lines the conversation has.
  package var lineCount: Int {
    starts[starts.count - 1]
  }

  /// How many lines lie below the view.
  package var linesBelow: Int {
    max(0, lineCount - top - rows)
  }

  private var lastTop: Int {
    max(0, lineCount - rows)
  }

  // MARK: - Following the conversation

  /// Fits the pane to a size; lines are wrapped anew only where the width has changed.
  package mutating func arrange(
    columns: Int, rows: Int, conversation: Conversation, showsFigures: Bool, strings: Strings
  ) {
    if columns != self.columns || showsFigures != self.showsFigures || strings != self.strings {
      let place = place(of: top)
      self.columns = columns
      self.showsFigures = showsFigures
      self.strings = strings
      layOut(conversation)
      if !isFollowing { top = line(at: place) }
    }
    self.rows = rows
    show(conversation)
  }

  /// Takes a conversation that is not the one before.
  package mutating func replace(_ conversation: Conversation) {
    layOut(conversation)
    top = 0
    isFollowing = true
    show(conversation)
  }

  /// Takes a turn that was added at the end.
  package mutating func added(_ conversation: Conversation) {
    guard let turn = conversation.turns.last else { return }
    layouts.append(
      TurnLayout(turn, columns: columns, showsFigures: showsFigures, strings: strings))
    starts.append(lineCount + layouts[layouts.count - 1].count)
    show(conversation)
  }

  /// Takes a turn that has grown or changed its state.
  package mutating func changed(turn index: Int, of conversation: Conversation) {
    let changed = layouts[index].grow(conversation.turns[index])
    firstStale = min(firstStale, starts[index] + changed)
    for later in index..<layouts.count {
      starts[later + 1] = starts[later] + layouts[later].count
    }
    show(conversation)
  }

  private mutating func layOut(_ conversation: Conversation) {
    layouts = conversation.turns.map {
      TurnLayout($0, columns: columns, showsFigures: showsFigures, strings: strings)
    }
    starts = [0]
    for layout in layouts { starts.append(lineCount + layout.count) }
    firstStale = 0
  }

  // MARK: - Moving

  /// Moves the view by so many lines; upwards stops following, reaching the end follows again.
  package mutating func scroll(by lines: Int, _ conversation: Conversation) {
    guard lineCount > rows else { return }
    top = min(max(0, top + lines), lastTop)
    isFollowing = top == lastTop
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
    show(conversation)
  }

  // MARK: - What is seen

  private mutating func show(_ conversation: Conversation) {
    if isFollowing { top = lastTop }
    top = min(top, lastTop)
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
        lines.append(layouts[turn].line(line - starts[turn], of: conversation.turns[turn]))
      }
    }
    visible = lines
    visibleTop = top
    firstStale = end
  }

  /// Lines that ``visible`` still shows rightly.
  private func keptLines(upTo end: Int) -> Range<Int> {
    let upper = min(visibleTop + visible.count, firstStale, end)
    return visibleTop..<max(visibleTop, upper)
  }

  private func turnIndex(containing line: Int) -> Int {
    var low = 0
    var high = max(0, layouts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= line { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// A line's place that outlives another width: its turn, and how far into the turn it is.
  private func place(of line: Int) -> (turn: Int, share: Double) {
    let turn = turnIndex(containing: line)
    guard layouts.indices.contains(turn), layouts[turn].count > 0 else { return (0, 0) }
    return (turn, Double(line - starts[turn]) / Double(layouts[turn].count))
  }

  private func line(at place: (turn: Int, share: Double)) -> Int {
    guard layouts.indices.contains(place.turn) else { return 0 }
    return starts[place.turn] + Int((Double(layouts[place.turn].count) * place.share).rounded())
  }
}
