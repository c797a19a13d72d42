import CVterm

/// libvterm behind values, bytes in and screens out, for one thread at a time.
final class VirtualTerminal {
  private let terminal: OpaquePointer
  private(set) var columns: Int
  private(set) var rows: Int
  private var strings = StringSequences()

  init?(columns: Int, rows: Int) {
    guard let terminal = cv_new(Int32(columns), Int32(rows)) else { return nil }
    self.terminal = terminal
    self.columns = columns
    self.rows = rows
  }

  deinit {
    cv_free(terminal)
  }

  /// Takes what a program wrote and gives what the terminal answers.
  func feed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = strings.ready(from: bytes)
    cv_feed(terminal, bytes, bytes.count)
    var replies: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 256)
    while case let count = cv_take_replies(terminal, &part, part.count), count > 0 {
      replies += part[..<count]
    }
    return replies
  }

  func resize(columns: Int, rows: Int) {
    cv_resize(terminal, Int32(columns), Int32(rows))
    self.columns = columns
    self.rows = rows
  }

  /// What the program last put on the clipboard, as sent (OSC 52: selection, `;`, Base64).
  var clipboard: String {
    String(cString: cv_clipboard(terminal))
  }

  /// How often the bell rang.
  var bells: Int {
    Int(cv_state(terminal).bells)
  }

  var screen: Screen {
    let state = cv_state(terminal)
    return Screen(
      cells: (0..<rows).map { row in (0..<columns).map { cell(column: $0, row: row) } },
      cursor: .init(column: Int(state.column), row: Int(state.row)),
      isCursorVisible: state.cursor_visible,
      isAltScreen: state.alternate_screen,
      title: String(cString: cv_title(terminal)),
      mouse: Screen.MouseMode(rawValue: Int(state.mouse)) ?? .off)
  }

  func cell(column: Int, row: Int) -> Cell {
    let raw = cv_cell_at(terminal, Int32(column), Int32(row))
    var cell = Cell()
    cell.text = text(of: raw)
    cell.width = Int(raw.width)
    cell.isBold = raw.bold
    cell.isItalic = raw.italic
    cell.isUnderlined = raw.underline
    cell.isBlinking = raw.blink
    cell.isReversed = raw.reverse
    cell.isStruck = raw.strike
    cell.foreground = CellColor(raw.foreground)
    cell.background = CellColor(raw.background)
    return cell
  }

  private func text(of raw: cv_cell) -> String {
    guard raw.count > 0 else { return "" }
    // A C array is a tuple here, whose bytes are read as what they are.
    let scalars = withUnsafeBytes(of: raw.scalars) { bytes in
      bytes.bindMemory(to: UInt32.self).prefix(Int(raw.count)).compactMap(Unicode.Scalar.init)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension CellColor {
  fileprivate init(_ raw: cv_color) {
    switch raw.kind {
    case CV_INDEXED: self = .indexed(raw.index)
    case CV_RGB: self = .rgb(raw.red, raw.green, raw.blue)
    default: self = .standard  // A C enum, which Swift cannot see the end of.
    }
  }
}
