import Markdown
import TextUI

/// Finds text in a table as it is drawn, and in cells whose lines stand beside those of others.
struct TableSearch {
  let search: TextSearch
  let block: Block
  let layout: BlockLayout
  let piece: TextPiece

  /// The hits from an offset of the drawn text on, in their order; at most so many.
  func hits(from offset: Int, limit: Int) -> [TextHit] {
    let drawn = search.ranges(in: layout.text(of: block), from: offset, limit: limit)
      .map { TextHit(piece: piece, range: $0) }
    guard layout.hasTableColumns else { return drawn }
    let wrapped = wrappedHits.filter { $0.range.lowerBound >= offset }
    guard !wrapped.isEmpty else { return drawn }
    let all = (drawn + wrapped).sorted { $0.range.lowerBound < $1.range.lowerBound }
    return Array(all.prefix(limit))
  }

  /// The hits that begin on one line of a cell and end on another.
  private var wrappedHits: [TextHit] {
    var hits: [TextHit] = []
    for (row, cells) in (block.table?.rows ?? []).enumerated() {
      for (column, cell) in cells.enumerated() {
        search.forEachRange(in: cell.text, limit: ConversationPane.maximumHits) { range in
          let parts = layout.drawnRanges(of: range, row: row, column: column, in: block)
          guard parts.count > 1, let first = parts.first else { return }
          hits.append(TextHit(piece: piece, range: first, rest: Array(parts.dropFirst())))
        }
      }
    }
    return hits
  }
}
