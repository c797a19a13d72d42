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
  /// The prompt or the answer that is selected as a whole.
  package var head: TurnPlace?

  /// Marks nothing.
  package init() {}

  /// Whether nothing is marked.
  var isEmpty: Bool {
    selection == nil && hits.isEmpty && head == nil
  }

  /// A line with its marks.
  func applied(
    to line: Line, _ row: Int, _ layout: TurnLayout, _ turn: Turn, index: Int
  ) -> Line {
    if let head, head.turn == index, layout.headRow(isReply: head.isReply) == row {
      let columns = layout.options.columns
      return line.padded(to: columns, .text).marked(0..<columns, .selected)
    }
    guard let (piece, range) = layout.piece(ofRow: row, turn: index) else { return line }
    let indices = hitIndices(of: piece, range)
    let wrapped = wrappedHits(of: piece, before: indices.lowerBound)
    let selected = selectedBytes(of: piece)
    guard !indices.isEmpty || !wrapped.isEmpty || selected != nil else { return line }
    let text = layout.text(of: piece, turn)
    var line = line
    func mark(_ bytes: Range<Int>, _ role: Role) {
      let bytes = bytes.clamped(to: range)
      guard !bytes.isEmpty else { return }
      // A hit may begin within a character, which is marked as a whole.
      let first = text.characterStart(at: bytes.lowerBound)
      let start = layout.column(of: TextPlace(piece: piece, offset: first), turn)
      let end =
        bytes.upperBound < range.upperBound
        ? layout.column(of: TextPlace(piece: piece, offset: bytes.upperBound), turn) : line.columns
      line = line.marked(start..<max(start, end), role)
    }
    for index in wrapped + indices {
      let role: Role = index == currentHit ? .currentHit : .searchHit
      mark(hits[index].range, role)
      for part in hits[index].rest { mark(part, role) }
    }
    if let selected { mark(selected, .selection) }
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
    let start = hits.partitioningIndex {
      ($0.piece, $0.range.upperBound) > (piece, range.lowerBound)
    }
    let end = hits.partitioningIndex {
      ($0.piece, $0.range.lowerBound) >= (piece, range.upperBound)
    }
    return start..<max(start, end)
  }

  /// Hits before those of a line that may go on in it: those of cells that are wrapped.
  private func wrappedHits(of piece: TextPiece, before index: Int) -> [Int] {
    (max(0, index - Self.maximumBack)..<index).filter {
      hits[$0].piece == piece && !hits[$0].rest.isEmpty
    }
  }

  /// So far back hits are looked for that go on in a line: no row of a table has as many in earnest.
  private static let maximumBack = 64
}

/// A place in the conversation where what was searched for stands.
package struct TextHit: Hashable, Sendable {
  package var piece: TextPiece
  /// In UTF-8 from the piece's start.
  package var range: Range<Int>
  /// Where it goes on, in a table's cell that is wrapped: what is between are other cells.
  package var rest: [Range<Int>] = []

  /// Where it begins.
  var start: TextPlace {
    TextPlace(piece: piece, offset: range.lowerBound)
  }

  /// Its last byte.
  var end: TextPlace {
    TextPlace(piece: piece, offset: range.upperBound - 1)
  }
}
