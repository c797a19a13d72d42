/// A part of a turn whose text can be selected and searched.
package enum TextPart: Int, Comparable, Hashable, Sendable {
  case prompt
  case thinking
  case content

  package static func < (one: TextPart, other: TextPart) -> Bool {
    one.rawValue < other.rawValue
  }
}

/// A piece of the conversation's text that is laid out by itself.
package struct TextPiece: Comparable, Hashable, Sendable {
  package var turn: Int
  package var part: TextPart
  /// The block of a reply in Markdown; else 0.
  package var block = 0

  package static func < (one: TextPiece, other: TextPiece) -> Bool {
    (one.turn, one.part, one.block) < (other.turn, other.part, other.block)
  }
}

/// A place in the conversation's text: between two bytes of a piece.
package struct TextPlace: Comparable, Hashable, Sendable {
  package var piece: TextPiece
  /// In UTF-8 from the piece's start.
  package var offset = 0

  /// The conversation's first.
  static let start = TextPlace(piece: TextPiece(turn: 0, part: .prompt))

  package static func < (one: TextPlace, other: TextPlace) -> Bool {
    (one.piece, one.offset) < (other.piece, other.offset)
  }
}
