import TextUI
import Transcript

/// One answer of a turn as a column of screen lines, and the part of it that is seen.
///
/// It is laid out like in the conversation, but for what stands above an answer there. The lines in
/// view are kept between events, as wide as the column.
struct AnswerColumn: Equatable, Sendable {
  /// Names the answer.
  let reply: TurnID
  /// Which of its turn's alternates it is.
  let alternate: Int
  /// Which of the columns it is; its text goes by that, as if each were a turn.
  let index: Int
  /// What is marked in its text.
  private(set) var marks = TextMarks()
  /// What is searched for in it; nil: nothing.
  var search: TextSearch?
  /// From where on it was not searched yet, or may have changed since; nil: it was, all.
  var unsearched: TextPlace?
  /// The first line in view, counted from the answer's first.
  private(set) var top = 0
  /// Whether the view follows the end.
  private(set) var isFollowing: Bool
  /// The lines in view, from the top; those missing at the end are blank.
  private(set) var visible: [Line] = []
  private(set) var layout: TurnLayout
  private(set) var rows = 0
  /// What the first line in view shows, which outlives another width; nil while the end is followed.
  private var anchor: TurnRow?
  /// The line that ``visible`` begins with, and the first line that it may show wrongly.
  private var visibleTop = 0
  private var firstStale = 0

  /// Makes the column of an answer; the end of one that still comes is followed.
  init(index: Int, alternate: Int, of turn: Turn, _ options: TurnOptions) {
    self.index = index
    self.alternate = alternate
    reply = turn.alternates[alternate].id
    isFollowing = !turn.alternates[alternate].state.isOver
    layout = TurnLayout(
      unread: turn, options, LineTable(columns: options.columns), only: alternate)
    layout.catchUp(turn)
    if !isFollowing { anchor = layout.lasting(skipped) }
  }

  /// How many lines the answer has, some perhaps by estimate.
  var lineCount: Int {
    // The last one is blank.
    max(0, layout.count - skipped - 1)
  }

  /// How many lines lie below the view.
  var linesBelow: Int {
    max(0, lineCount - top - rows)
  }

  /// The prompt and the heads of prompt and answer, which are not shown.
  var skipped: Int {
    layout.head.count + layout.prompt.count + min(2, layout.middle.count)
  }

  var lastTop: Int {
    max(0, lineCount - rows)
  }

  // MARK: - Following the answer

  /// Fits the column to a size; its lines are laid out anew where the options have changed.
  mutating func arrange(rows: Int, _ options: TurnOptions, _ turn: Turn) {
    self.rows = rows
    if options != layout.options {
      // Places in texts that are others now: those of tables, or all.
      let isOther =
        options.columns != layout.options.columns || options.isRaw != layout.options.isRaw
      if isOther { marks.selection = nil }
      if isOther, search != nil { unsearched = start }
      layout.change(to: options)
      layout.catchUp(turn)
      firstStale = 0
    }
    show(turn)
    if !isFollowing, lineCount <= rows { follow(turn) }
  }

  /// Takes what has been appended to the answer, or its other state; returns the rows of the view
  /// that may have changed.
  mutating func grow(_ turn: Turn) -> Range<Int> {
    let growth = layout.grow(turn)
    if search != nil {
      let (part, block, offset) = growth.text
      let place = TextPlace(piece: TextPiece(turn: index, part: part, block: block), offset: offset)
      unsearched = min(unsearched ?? place, place)
    }
    firstStale = min(firstStale, max(0, growth.line - skipped))
    let (before, count) = (top, visible.count)
    let first = show(turn)
    return top == before ? min(first, count)..<max(first, count, visible.count) : 0..<rows
  }

  /// Says below the answer what figures tell of it.
  mutating func take(_ context: TurnContext, _ turn: Turn) {
    guard context != layout.context else { return }
    layout.take(context, of: turn)
    firstStale = 0
    show(turn)
  }

  // MARK: - Moving

  /// Moves the view by so many lines; reaching the end follows it.
  mutating func scroll(by lines: Int, _ turn: Turn) {
    isFollowing = false
    anchor = nil
    let wanted = top + lines
    // What is passed is laid out before, so that none is skipped.
    let passed = min(top, wanted)..<max(top, wanted) + rows
    while layOut(passed, turn) {}
    top = max(0, min(wanted, lastTop))
    anchor = layout.lasting(skipped + top)
    isFollowing = top == lastTop
    show(turn)
  }

  /// Shows the first line.
  mutating func scrollToStart(_ turn: Turn) {
    isFollowing = lineCount <= rows
    top = 0
    anchor = layout.lasting(skipped)
    show(turn)
  }

  /// Shows the end and follows it.
  mutating func follow(_ turn: Turn) {
    isFollowing = true
    show(turn)
  }

  /// Stays where the view is, whatever comes.
  mutating func hold() {
    isFollowing = false
    anchor = layout.lasting(skipped + top)
  }

  /// Follows the end where the view has reached it.
  mutating func followAtEnd() {
    isFollowing = top == lastTop
    if isFollowing { anchor = nil }
  }

  /// Shows a line, where some perhaps go by estimate, as the first.
  mutating func scroll(to line: Int, _ turn: Turn) {
    top = max(0, min(line, lastTop))
    hold()
    show(turn)
    hold()
    followAtEnd()
  }

  /// Moves the view as little as is needed to show a place; it stays there then.
  mutating func reveal(_ place: TextPlace, _ turn: Turn) {
    layOut(place, turn)
    if let row = layout.row(of: place.piece, offset: place.offset) {
      let line = row - skipped
      if line < top { top = line - rows / 4 }
      if line >= top + rows { top = line - (rows - 1 - rows / 4) }
      top = max(0, min(top, lastTop))
    }
    hold()
    show(turn)
  }

  /// Lays out what shows a place.
  mutating func layOut(_ place: TextPlace, _ turn: Turn) {
    layout.layOut(block: place.piece.part == .content ? place.piece.block : nil, of: turn)
    firstStale = 0
    self.place(turn)
  }

  /// Shows or folds the thinking; the view stays.
  mutating func openThinking(_ isOpen: Bool, _ turn: Turn) {
    guard isOpen != (layout.thinking != nil) else { return }
    hold()
    layout.openThinking(isOpen, of: turn)
    firstStale = 0
    show(turn)
    followAtEnd()
  }

  // MARK: - Marks

  /// Where its text begins: the prompt is not shown.
  var start: TextPlace {
    TextPlace(piece: TextPiece(turn: index, part: .thinking))
  }

  /// Changes what is marked.
  mutating func mark(_ turn: Turn, _ change: (inout TextMarks) -> Void) {
    let before = marks
    change(&marks)
    guard marks != before else { return }
    firstStale = 0
    show(turn)
  }

  /// Takes what was found; the hit that was current stays so, as far as there are so many.
  mutating func take(hits: [TextHit], _ turn: Turn) {
    marks.hits = hits
    if let current = marks.currentHit, current >= hits.count {
      marks.currentHit = hits.isEmpty ? nil : hits.count - 1
    }
    firstStale = 0
    show(turn)
  }

  /// Gives up what was found, so that it grows in place.
  mutating func takeHits() -> [TextHit] {
    let hits = marks.hits
    marks.hits = []
    return hits
  }

  /// Reads the answer to its end, so that places in it are known.
  mutating func read(_ turn: Turn) {
    var budget = Int.max
    readSome(&budget, turn)
  }

  /// Reads some more of the answer; the first row in view stays the one.
  mutating func readSome(_ budget: inout Int, _ turn: Turn) {
    guard !layout.isRead else { return }
    let fromEnd = anchor.flatMap { layout.rowsFromEnd(of: $0) }
    layout.readSome(&budget, of: turn)
    if let fromEnd, layout.isRead { anchor = layout.lasting(max(0, layout.count - fromEnd)) }
    firstStale = 0
    show(turn)
  }

  // MARK: - What is seen

  /// Puts the view where it belongs, and makes the lines that it shows; returns the first row that
  /// was made.
  @discardableResult
  private mutating func show(_ turn: Turn) -> Int {
    place(turn)
    let end = min(top + rows, lineCount)
    let kept = (visibleTop..<max(visibleTop, min(visibleTop + visible.count, firstStale, end)))
      .clamped(to: top..<max(top, end))
    if kept.lowerBound == top, !kept.isEmpty {
      // What is kept stays where it is, or moves up.
      visible.removeSubrange((kept.upperBound - visibleTop)...)
      visible.removeSubrange(..<(top - visibleTop))
      visible += (kept.upperBound..<end).map { made(skipped + $0, turn) }
    } else {
      visible = (top..<max(top, end)).map { line in
        kept.contains(line) ? visible[line - visibleTop] : made(skipped + line, turn)
      }
    }
    let first = kept.lowerBound == top ? kept.count : 0
    visibleTop = top
    firstStale = end
    return first
  }

  private mutating func made(_ row: Int, _ turn: Turn) -> Line {
    let width = layout.options.columns
    var line = layout.line(row, of: turn)
    if !marks.isEmpty { line = marks.applied(to: line, row, layout, turn, index: index) }
    return line.truncated(to: width).padded(to: width, .text)
  }

  private mutating func place(_ turn: Turn) {
    if !isFollowing, let block = anchor?.block { layout.layOut(block: block, of: turn) }
    repeat {
      if isFollowing {
        top = lastTop
      } else if let anchor {
        top = layout.row(of: anchor) - skipped
      }
      // What is laid out has other lines than were estimated, so that others come into view.
      top = max(0, min(top, lastTop))
    } while layOut(top..<top + rows, turn)
  }

  private mutating func layOut(_ lines: Range<Int>, _ turn: Turn) -> Bool {
    let rows = max(0, skipped + lines.lowerBound)..<max(0, skipped + lines.upperBound)
    let fromEnd = anchor.flatMap { layout.rowsFromEnd(of: $0) }
    let isChanged = layout.layOut(rows: rows, of: turn)
    if let fromEnd, layout.isRead {
      // It was known by its distance from the end alone.
      anchor = layout.lasting(max(0, layout.count - fromEnd))
    }
    guard isChanged else { return false }
    // Other lines than were estimated have moved what is below them.
    firstStale = 0
    return true
  }
}
