import TextUI
import Transcript

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

extension ConversationPane {
  /// Where a motion leads from a place, by rows in the goal column; the view follows.
  mutating func moved(
    _ place: TextPlace, by motion: TextMotion, goal: Int?, _ conversation: Conversation
  ) -> TextPlace {
    switch motion {
    case .character(let direction): return neighbour(of: place, direction, conversation)
    case .rows(let count): return vertical(place, count, goal: goal, conversation)
    case .word(let direction): return word(place, direction, conversation)
    case .rowStart: return rowStart(of: place, conversation)
    case .rowEnd: return rowEnd(of: place, conversation)
    case .piece(let direction):
      guard let piece = piece(after: place.piece, direction, conversation) else {
        return edge(isFirst: direction < 0, conversation)
      }
      return TextPlace(piece: piece)
    case .start: return edge(isFirst: true, conversation)
    case .end: return edge(isFirst: false, conversation)
    }
  }

  /// The last character of a piece.
  func lastPlace(of piece: TextPiece, _ conversation: Conversation) -> TextPlace {
    let text = text(of: piece, conversation)
    return TextPlace(piece: piece, offset: text.characterStart(before: text.utf8.count) ?? 0)
  }

  /// The next or, for -1, the former piece that has text.
  private mutating func piece(
    after piece: TextPiece, _ direction: Int, _ conversation: Conversation
  ) -> TextPiece? {
    let last = direction > 0 ? layouts.count - 1 : 0
    for turn in stride(from: piece.turn, through: last, by: direction) {
      let pieces = pieces(ofTurn: turn, conversation)
      let next = direction > 0 ? pieces.first { $0 > piece } : pieces.last { $0 < piece }
      if let next { return next }
    }
    return nil
  }

  private mutating func neighbour(
    of place: TextPlace, _ direction: Int, _ conversation: Conversation
  ) -> TextPlace {
    let text = text(of: place.piece, conversation)
    if direction > 0 {
      let next = text.characterEnd(at: place.offset)
      if next < text.utf8.count { return TextPlace(piece: place.piece, offset: next) }
    } else if let before = text.characterStart(before: place.offset) {
      return TextPlace(piece: place.piece, offset: before)
    }
    guard let piece = piece(after: place.piece, direction, conversation) else { return place }
    return direction > 0 ? TextPlace(piece: piece) : lastPlace(of: piece, conversation)
  }

  private mutating func vertical(
    _ place: TextPlace, _ count: Int, goal: Int?, _ conversation: Conversation
  ) -> TextPlace {
    guard let line = line(of: place, conversation) else { return place }
    reveal(line, conversation)
    let row = line - top
    let column = goal ?? cell(of: place, conversation)?.column ?? 0
    // A page more in view, so that rows without text can be passed.
    var wanted = row + count
    while true {
      if wanted < 0 || wanted >= rows {
        let before = top
        scroll(by: wanted < 0 ? wanted : wanted - rows + 1, conversation)
        hold()
        guard top != before else { break }
        wanted -= top - before
      }
      readView(conversation)
      if let spot = spot(row: wanted, column: column, conversation) {
        return onText(spot.lowerBound, conversation)
      }
      wanted += count.signum()
    }
    return edge(isFirst: count < 0, conversation)
  }

  /// The place, or the last character before it where it is a line's or the text's end.
  private func onText(_ place: TextPlace, _ conversation: Conversation) -> TextPlace {
    let text = text(of: place.piece, conversation)
    let line = text.line(at: place.offset)
    guard place.offset >= line.upperBound, let before = text.characterStart(before: place.offset),
      before >= line.lowerBound
    else { return place }
    return TextPlace(piece: place.piece, offset: before)
  }

  private mutating func rowStart(
    of place: TextPlace, _ conversation: Conversation
  ) -> TextPlace {
    guard let range = rowRange(of: place, conversation) else { return place }
    return TextPlace(piece: place.piece, offset: range.lowerBound)
  }

  private mutating func rowEnd(of place: TextPlace, _ conversation: Conversation) -> TextPlace {
    guard let range = rowRange(of: place, conversation) else { return place }
    let text = text(of: place.piece, conversation)
    let isLast = range.upperBound >= text.utf8.count
    let end = isLast ? range.upperBound : text.characterStart(before: range.upperBound) ?? 0
    return onText(TextPlace(piece: place.piece, offset: max(range.lowerBound, end)), conversation)
  }

  /// The bytes that the row of a place shows.
  private mutating func rowRange(
    of place: TextPlace, _ conversation: Conversation
  ) -> Range<Int>? {
    guard let line = line(of: place, conversation) else { return nil }
    let turn = place.piece.turn
    return layouts[turn].piece(ofRow: line - starts[turn], turn: turn)?.range
  }

  private mutating func word(
    _ place: TextPlace, _ direction: Int, _ conversation: Conversation
  ) -> TextPlace {
    let text = text(of: place.piece, conversation)
    if direction > 0, let next = text.nextWordStart(after: place.offset) {
      return TextPlace(piece: place.piece, offset: next)
    }
    if direction < 0 {
      let start = text.wordStart(before: place.offset)
      if start < place.offset { return TextPlace(piece: place.piece, offset: start) }
    }
    guard let piece = piece(after: place.piece, direction, conversation) else {
      return direction > 0 ? lastPlace(of: place.piece, conversation) : place
    }
    guard direction < 0 else { return TextPlace(piece: piece) }
    let former = self.text(of: piece, conversation)
    return TextPlace(piece: piece, offset: former.wordStart(before: former.utf8.count))
  }

  private mutating func edge(isFirst: Bool, _ conversation: Conversation) -> TextPlace {
    guard !layouts.isEmpty else { return .start }
    let pieces = pieces(ofTurn: isFirst ? 0 : layouts.count - 1, conversation)
    guard !isFirst, let last = pieces.last else { return .start }
    return lastPlace(of: last, conversation)
  }
}
