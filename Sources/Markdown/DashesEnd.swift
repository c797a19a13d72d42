import TextUI

/// The end of dashes below the header of a table, where more of them make no other columns.
public struct DashesEnd: Equatable, Sendable {
  /// The role they are drawn in; nil: they are not, since the table stands.
  let role: Role?
  /// How many more there may be.
  private var room: Int
  /// Where they are drawn.
  private var column = 0

  /// The end of dashes of a document, in a block that is laid out so.
  init?(_ document: MarkdownDocument, _ dashes: Dashes, _ block: Block, _ layout: BlockLayout) {
    room = document.roomForDashes
    switch dashes {
    case .ofTable:
      role = nil
    case .ofText:
      guard let free = layout.room(behind: block) else { return nil }
      role = block.role
      room = min(room, free)
      column = layout.options.columns - free
    }
  }

  /// Takes what was appended to the text; nil where the text has to be read.
  mutating func take(_ piece: String) -> LineEnd.Drawn? {
    let count = piece.utf8.count
    guard count <= room, piece.utf8.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    room -= count
    guard let role else { return .nothing }
    defer { column += count }
    return .behind(Span(piece, role), column: column)
  }
}
