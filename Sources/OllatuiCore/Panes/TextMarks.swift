import TextUI
import Transcript

/// What is marked in the conversation's text: what is selected, and what was searched for.
package struct TextMarks: Equatable, Sendable {
  /// What is selected.
  package var selection: Range<TextPlace>?
  /// What was found, in the order of the conversation.
  package var hits: [TextHit] = []
  /// The one of the hits that the search stands at.
  package var currentHit: Int?

  /// Marks nothing.
  package init() {}

  /// Whether nothing is marked.
  var isEmpty: Bool {
    selection == nil && hits.isEmpty
  }

  /// A line with its marks.
  func applied(
    to line: Line, _ row: Int, _ layout: TurnLayout, _ turn: Turn, index: Int
  ) -> Line {
    guard let (piece, range) = layout.piece(ofRow: row, turn: index) else { return line }
    var line = line
    func mark(_ bytes: Range<Int>, _ role: Role) {
      let bytes = bytes.clamped(to: range)
      guard !bytes.isEmpty else { return }
      let start = layout.column(of: TextPlace(piece: piece, offset: bytes.lowerBound), turn)
      let end =
        bytes.upperBound < range.upperBound
        ? layout.column(of: TextPlace(piece: piece, offset: bytes.upperBound), turn) : line.columns
      line = line.marked(start..<max(start, end), role)
    }
    for index in hitIndices(of: piece, range) {
      mark(hits[index].range, index == currentHit ? .currentHit : .searchHit)
    }
    if let selected = selectedBytes(of: piece) { mark(selected, .selection) }
    return line
  }

  /// The bytes of a piece that are selected.
  private func selectedBytes(of piece: TextPiece) -> Range<Int>? {
    guard let selection, selection.lowerBound.piece <= piece,
      selection.upperBound.piece >= piece
    else { return nil }
    let start = selection.lowerBound.piece == piece ? selection.lowerBound.offset : 0
    let end = selection.upperBound.piece == piece ? selection.upperBound.offset : Int.max
    return start < end ? start..<end : nil
  }

  /// The hits of a piece that touch a range of its bytes.
  private func hitIndices(of piece: TextPiece, _ range: Range<Int>) -> Range<Int> {
    func first(_ isBehind: (TextHit) -> Bool) -> Int {
      var low = 0
      var high = hits.count
      while low < high {
        let middle = (low + high) / 2
        if isBehind(hits[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first {
      ($0.piece, $0.range.upperBound) > (piece, range.lowerBound)
    }
    let end = first { ($0.piece, $0.range.lowerBound) >= (piece, range.upperBound) }
    return start..<max(start, end)
  }
}

/// A place in the conversation where what was searched for stands.
package struct TextHit: Hashable, Sendable {
  package var piece: TextPiece
  /// In UTF-8 from the piece's start.
  package var range: Range<Int>
}
