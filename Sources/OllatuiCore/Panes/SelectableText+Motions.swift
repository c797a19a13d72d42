import TextUI

/// How a cursor moves over the text.
enum TextMotion {
  case character(Int)
  /// By rows of the screen.
  case rows(Int)
  case word(Int)
  case rowStart
  case rowEnd
  /// The text that is laid out by itself before or after this one.
  case piece(Int)
  case start
  case end
}

extension SelectableText {
  /// Where a motion leads from a place, by rows in the goal column; the view follows.
  mutating func moved(
    _ place: TextPlace, by motion: TextMotion, goal: Int?, _ source: Source
  ) -> TextPlace {
    switch motion {
    case .character(let direction): return neighbour(of: place, direction, source)
    case .rows(let count): return vertical(place, count, goal: goal, source)
    case .word(let direction): return word(place, direction, source)
    case .rowStart: return rowStart(of: place, source)
    case .rowEnd: return rowEnd(of: place, source)
    case .piece(let direction):
      guard let piece = piece(after: place.piece, direction, source) else {
        return edge(isFirst: direction < 0, source)
      }
      return TextPlace(piece: piece)
    case .start: return edge(isFirst: true, source)
    case .end: return edge(isFirst: false, source)
    }
  }

  /// The last character of a piece.
  func lastPlace(of piece: TextPiece, _ source: Source) -> TextPlace {
    let text = text(of: piece, source)
    return TextPlace(piece: piece, offset: text.characterStart(before: text.utf8.count) ?? 0)
  }

  private mutating func neighbour(
    of place: TextPlace, _ direction: Int, _ source: Source
  ) -> TextPlace {
    let text = text(of: place.piece, source)
    if direction > 0 {
      let next = text.characterEnd(at: place.offset)
      if next < text.utf8.count { return TextPlace(piece: place.piece, offset: next) }
    } else if let before = text.characterStart(before: place.offset) {
      return TextPlace(piece: place.piece, offset: before)
    }
    guard let piece = piece(after: place.piece, direction, source) else { return place }
    return direction > 0 ? TextPlace(piece: piece) : lastPlace(of: piece, source)
  }

  private mutating func vertical(
    _ place: TextPlace, _ count: Int, goal: Int?, _ source: Source
  ) -> TextPlace {
    reveal(place, source)
    guard let cell = cell(of: place, source) else { return place }
    let row = cell.row
    let column = goal ?? cell.column
    // A page more in view, so that rows without text can be passed.
    var wanted = row + count
    while true {
      if wanted < 0 || wanted >= rows {
        let before = top
        scroll(by: wanted < 0 ? wanted : wanted - rows + 1, source)
        hold()
        guard top != before else { break }
        wanted -= top - before
      }
      readView(source)
      if let spot = spot(row: wanted, column: column, source) {
        return onText(spot.lowerBound, source)
      }
      wanted += count.signum()
    }
    return edge(isFirst: count < 0, source)
  }

  /// The place, or the last character before it where it is a line's or the text's end.
  private func onText(_ place: TextPlace, _ source: Source) -> TextPlace {
    let text = text(of: place.piece, source)
    let line = text.line(at: place.offset)
    guard place.offset >= line.upperBound, let before = text.characterStart(before: place.offset),
      before >= line.lowerBound
    else { return place }
    return TextPlace(piece: place.piece, offset: before)
  }

  private mutating func rowStart(
    of place: TextPlace, _ source: Source
  ) -> TextPlace {
    guard let range = rowRange(of: place, source) else { return place }
    return TextPlace(piece: place.piece, offset: range.lowerBound)
  }

  private mutating func rowEnd(of place: TextPlace, _ source: Source) -> TextPlace {
    guard let range = rowRange(of: place, source) else { return place }
    let text = text(of: place.piece, source)
    let isLast = range.upperBound >= text.utf8.count
    let end = isLast ? range.upperBound : text.characterStart(before: range.upperBound) ?? 0
    return onText(TextPlace(piece: place.piece, offset: max(range.lowerBound, end)), source)
  }

  private mutating func word(
    _ place: TextPlace, _ direction: Int, _ source: Source
  ) -> TextPlace {
    let text = text(of: place.piece, source)
    if direction > 0, let next = text.nextWordStart(after: place.offset) {
      return TextPlace(piece: place.piece, offset: next)
    }
    if direction < 0 {
      let start = text.wordStart(before: place.offset)
      if start < place.offset { return TextPlace(piece: place.piece, offset: start) }
    }
    guard let piece = piece(after: place.piece, direction, source) else {
      return direction > 0 ? lastPlace(of: place.piece, source) : place
    }
    guard direction < 0 else { return TextPlace(piece: piece) }
    let former = self.text(of: piece, source)
    return TextPlace(piece: piece, offset: former.wordStart(before: former.utf8.count))
  }
}
