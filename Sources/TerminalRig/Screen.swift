/// A colour as the program asked for it.
package enum CellColor: Equatable, Sendable {
  /// The terminal's own.
  case standard
  /// One of the 256 of the palette.
  case indexed(UInt8)
  /// 24-bit colour.
  case rgb(UInt8, UInt8, UInt8)
}

/// One place of the screen.
package struct Cell: Equatable, Sendable {
  /// What stands there: one spacing scalar and what rides on it; empty where nothing was written.
  package var text = ""
  /// Columns it takes; 0 is the right half of a wide character.
  package var width = 1
  /// Whether it is bold.
  package var isBold = false
  /// Whether it is italic.
  package var isItalic = false
  /// Whether it is underlined, in any style.
  package var isUnderlined = false
  /// Whether it blinks.
  package var isBlinking = false
  /// Whether its colours are swapped.
  package var isReversed = false
  /// Whether it is struck through.
  package var isStruck = false
  /// The colour of the text; libvterm knows no dim, so dim text looks normal here.
  package var foreground = CellColor.standard
  /// The colour behind it.
  package var background = CellColor.standard

  /// Makes an empty cell.
  package init() {}
}

/// What a person would see at one moment.
package struct Screen: Equatable, Sendable, CustomStringConvertible {
  /// The cells, row by row from the top.
  package let cells: [[Cell]]
  /// Where the cursor is, from 0.
  package let cursor: CursorPlace
  /// Whether the cursor shows.
  package let isCursorVisible: Bool
  /// Whether the alternate screen is shown, as full-screen programs do.
  package let isAltScreen: Bool
  /// The window title.
  package let title: String
  /// Which mouse events the program takes.
  package let mouse: MouseMode

  /// A place on the screen, from 0.
  package struct CursorPlace: Equatable, Sendable {
    /// The column, from the left.
    package let column: Int
    /// The row, from the top.
    package let row: Int

    /// Names a place.
    package init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  /// Which mouse events a program takes.
  package enum MouseMode: Int, Equatable, Sendable {
    /// None.
    case off
    /// Buttons going down and up.
    case clicks
    /// Also motion with a button held.
    case drags
    /// Also motion without.
    case moves
  }

  /// The number of columns.
  package var columns: Int {
    cells.first?.count ?? 0
  }

  /// The rows without the spaces at their ends, also the empty ones at the bottom.
  package var rows: [String] {
    cells.map { row in
      var text = row.map { $0.width == 0 ? "" : $0.text.isEmpty ? " " : $0.text }.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The rows as one text, without the empty ones at the bottom: what a test draws as a picture.
  package var text: String {
    var rows = rows
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// The whole screen in a frame, with what cannot be seen in words below.
  package var description: String {
    let edge = "+" + String(repeating: "-", count: columns) + "+"
    let body = rows.map { "|\($0)" }.joined(separator: "\n")
    return """
      \(edge)
      \(body)
      \(edge)
      cursor \(cursor.column),\(cursor.row) \(isCursorVisible ? "shown" : "hidden"), \
      \(isAltScreen ? "alternate" : "normal") screen, mouse \(mouse), title "\(title)"
      """
  }
}
