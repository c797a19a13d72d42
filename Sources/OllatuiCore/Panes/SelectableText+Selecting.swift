import Markdown
import TextUI
import Transcript

/// What is taken from where keys select.
struct SelectedText {
  /// What is selected, else the line of the cursor as it was written.
  var text: String
  /// The code under the cursor as it was sent, and its number in its answer; nil: there is none.
  var code: (number: Int, text: String)?
  /// The link under the cursor; nil: there is none.
  var link: Link?
}

// MARK: - Selecting with the keys

extension SelectableText {
  /// Begins to select at the last text in view; nil: there is none.
  mutating func beginSelecting(_ source: Source) -> SelectMode? {
    readView(source)
    let last = nearestSpot(row: max(0, rows - 1), column: 0, isEnd: true, source)
    guard let place = last?.lowerBound else { return nil }
    var mode = SelectMode(at: place, followedTop: isFollowing ? top : nil)
    hold()
    show(&mode, at: moved(place, by: .rowStart, goal: nil, source), source)
    return mode
  }

  /// Does what a key means to the cursor and the selection.
  mutating func take(_ step: SelectMode.Step, _ mode: inout SelectMode, _ source: Source) {
    switch step {
    case .move(let motion, let extends): move(&mode, by: motion, extends: extends, source)
    case .letGo:
      mode.anchor = nil
      show(&mode, at: mode.cursor, source)
    case .begin:
      mode.anchor = mode.anchor == nil ? mode.cursor : nil
      show(&mode, at: mode.cursor, source)
    case .line: takeLine(&mode, source)
    case .intoView:
      guard cell(of: mode.cursor, source) == nil,
        let place = nearestSpot(row: rows / 2, column: 0, isEnd: false, source)?.lowerBound
      else { return }
      show(&mode, at: place, source)
    }
  }

  /// Ends it; the end is followed again where the view has not moved.
  mutating func endSelecting(_ mode: SelectMode, _ source: Source) {
    select(nil, source)
    if mode.followedTop == top {
      follow(source)
    } else {
      followAtEnd()
    }
  }

  private mutating func move(
    _ mode: inout SelectMode, by motion: TextMotion, extends: Bool, _ source: Source
  ) {
    if extends, mode.anchor == nil { mode.anchor = mode.cursor }
    let place = moved(mode.cursor, by: motion, goal: mode.goal, source)
    mode.goal = motion.isByRows ? mode.goal ?? cell(of: mode.cursor, source)?.column : nil
    show(&mode, at: place, source)
  }

  private mutating func show(_ mode: inout SelectMode, at cursor: TextPlace, _ source: Source) {
    mode.cursor = cursor
    select(mode.selection { text(of: $0, source) }, source)
    reveal(cursor, source)
  }

  /// Selects the line as it was written; again: one line more.
  private mutating func takeLine(_ mode: inout SelectMode, _ source: Source) {
    var cursor = mode.cursor
    if mode.anchor == nil {
      mode.anchor = line(at: cursor, source).first
    } else if cursor == line(at: cursor, source).last {
      let start = cursor
      cursor = moved(cursor, by: .character(1), goal: nil, source)
      // From the line break to what stands behind it.
      if cursor.piece == start.piece,
        line(at: cursor, source).first == line(at: start, source).first
      {
        cursor = moved(cursor, by: .character(1), goal: nil, source)
      }
    }
    show(&mode, at: line(at: cursor, source).last, source)
  }

  /// The first and the last character of the line as it was written.
  private func line(at place: TextPlace, _ source: Source) -> (first: TextPlace, last: TextPlace) {
    let text = text(of: place.piece, source)
    let range = text.line(at: place.offset)
    let last = range.isEmpty ? range.lowerBound : text.characterStart(before: range.upperBound)
    return (
      TextPlace(piece: place.piece, offset: range.lowerBound),
      TextPlace(piece: place.piece, offset: last ?? range.lowerBound)
    )
  }

  // MARK: - What is done with it

  /// What can be taken from where the cursor stands.
  mutating func selected(by mode: SelectMode, _ source: Source) -> SelectedText {
    let piece = mode.cursor.piece
    let line = text(of: piece, source).line(at: mode.cursor.offset)
    let range =
      marks.selection
      ?? TextPlace(
        piece: piece, offset: line.lowerBound)..<TextPlace(
        piece: piece, offset: line.upperBound)
    return SelectedText(
      text: text(in: range, source), code: code(at: mode.cursor, source),
      link: link(at: mode.cursor, source))
  }

  private func code(at place: TextPlace, _ source: Source) -> (number: Int, text: String)? {
    guard let (block, _) = block(of: place.piece), block.isCode,
      let content = answer(of: place.piece, source)
    else { return nil }
    return content.code(block.codeNumber).map { (block.codeNumber, $0) }
  }
}
