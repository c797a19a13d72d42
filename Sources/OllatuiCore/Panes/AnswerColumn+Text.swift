import Markdown
import TextUI
import Transcript

// MARK: - Text under the mouse

extension AnswerColumn {
  /// The text nearest to a cell of the view, on another row if need be: there the start of what is
  /// below counts or, with `isEnd`, the end of what is above.
  func nearestSpot(
    row: Int, column: Int, isEnd: Bool = false, _ turn: Turn
  ) -> Range<TextPlace>? {
    TextPlace.nearest(row: row, column: column, rows: rows, isEnd: isEnd) {
      spot(row: $0, column: $1, turn)
    }
  }

  func spot(row: Int, column: Int, _ turn: Turn) -> Range<TextPlace>? {
    guard row >= 0, row < min(rows, lineCount - top) else { return nil }
    let line = skipped + top + row
    var layout = layout
    let width = min(layout.options.columns, layout.line(line, of: turn).columns)
    return layout.spot(row: line, column: column, width: width, turn, index: index)
  }

  /// Whether a row of the view is the line that folds and opens thinking.
  func isFold(row: Int) -> Bool {
    layout.foldRow == skipped + top + row
  }

  /// The text between two places, as ``ConversationPane/text(in:_:)`` has it.
  func text(in range: Range<TextPlace>, _ turn: Turn) -> String {
    var result = ""
    layout.add(range, to: &result, turn, index: index)
    return result
  }

  /// The number of the first block of code in view, counted from 1 in the answer; nil: none is.
  func codeInView() -> Int? {
    for row in 0..<min(rows, max(0, lineCount - top)) {
      guard let (piece, _) = layout.piece(ofRow: skipped + top + row, turn: index),
        let (block, _) = layout.block(of: piece), block.isCode
      else { continue }
      return block.codeNumber
    }
    return nil
  }
}

// MARK: - Searching

extension AnswerColumn {
  /// Whether there is no text that was not searched.
  var isSearched: Bool { unsearched == nil }

  /// Looks for something else; nil: for nothing any more.
  mutating func search(_ search: TextSearch?, _ turn: Turn) {
    self.search = search
    unsearched = search.map { _ in start }
    mark(turn) {
      $0.hits = []
      $0.currentHit = nil
    }
  }

  /// Searches what was not searched yet, or has changed since; the hit that was current stays so.
  ///
  /// The budget goes down by the work done, in bytes of text.
  mutating func searchSome(_ budget: inout Int, _ turn: Turn) {
    guard let search, var place = unsearched, budget > 0 else { return }
    if !layout.isRead {
      readSome(&budget, turn)
      guard layout.isRead else { return }
    }
    // What was appended may complete what was there.
    place.offset = max(0, place.offset - search.maximumLength + 1)
    var hits = takeHits()
    let first = hits.partitioningIndex { $0.start >= place }
    if first > 0, hits[first - 1].piece == place.piece {
      place.offset = max(place.offset, hits[first - 1].range.upperBound)
    }
    hits.removeSubrange(first...)
    let end = layout.addHits(of: search, from: place, turn, to: &hits, &budget)
    unsearched = budget > 0 ? nil : end
    take(hits: hits, turn)
  }
}
