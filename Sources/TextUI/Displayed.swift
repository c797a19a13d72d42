import CWidth

/// Makes any text safe to draw: the door between what others wrote and the cells of the screen.
///
/// Control characters become Unicode's pictures of them (`␛`), C1 controls, private use and what
/// libc does not know `�`, direction marks `␦`, line separators `␤`; tabs become spaces up to the
/// next column divisible by 4, counted from the text's start. Invisible scalars and variation
/// selectors are dropped, flags become letters, Korean syllables in parts become whole, and no
/// cell carries more than 4 marks: what remains has a width that all terminals agree on
/// (``columns(of:)``), and is drawn as itself again. What is stored keeps every scalar; this is
/// only for drawing.
///
/// A line break would become `␊`: split lines first, or let ``LineTable`` do it.
public func displayed(_ text: some StringProtocol) -> String {
  withUTF8(of: text) { bytes in
    guard bytes.printableEnd(from: 0, to: bytes.count) < bytes.count else { return String(text) }
    var drawing = Drawing(bytes, role: .text, symbols: nil)
    drawing.draw(0..<bytes.count, role: .text)
    return drawing.finished().first?.text ?? ""
  }
}

/// The same of a whole string, which is not generic and so not slow from another module.
public func displayed(_ text: String) -> String {
  displayed(text[...])
}

/// Makes bytes that should be UTF-8 safe to draw; what is no UTF-8 becomes `�`.
public func displayed(utf8 bytes: some Collection<UInt8>) -> String {
  displayed(String(decoding: bytes, as: UTF8.self))
}

/// Cells that the displayed form of a text takes.
///
/// Never shrinks when scalars are appended to the text.
public func columns(of text: some StringProtocol) -> Int {
  withUTF8(of: text, columns(of:))
}

/// The same of a whole string, which is not generic and so not slow from another module.
public func columns(of text: String) -> Int {
  text.utf8.withContiguousStorageIfAvailable(columns(of:)) ?? columns(of: text[...])
}

private func columns(of bytes: UTF8Bytes) -> Int {
  if let columns = plainColumns(of: bytes) { return columns }
  var column = 0
  forEachCell(in: 0..<bytes.count, of: bytes) { cell in
    column = cell.column + cell.width
    return true
  }
  return column
}

/// The same of a text of which every scalar is a cell by itself; nil: it may have others.
private func plainColumns(of bytes: UTF8Bytes) -> Int? {
  var columns = 0
  var offset = 0
  while true {
    let end = bytes.printableEnd(from: offset, to: bytes.count)
    columns += end - offset
    guard end < bytes.count else { return columns }
    let (scalar, length) = bytes.scalar(at: end)
    // In some locales they are wide.
    guard scalar.isPlainSymbol, cw_columns(scalar.value) == 1 else { return nil }
    columns += 1
    offset = end + length
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the symbols of bars, frames and plots, each a cell that joins nothing:
  /// they are measured with every frame.
  fileprivate var isPlainSymbol: Bool {
    switch value {
    case 0xB7, 0x2026, 0x2248, 0x2300, 0x2500...0x259F, 0x2800...0x28FF: true
    default: false
    }
  }
}

/// A text's displayed form in at most so many cells, with `…` where it was cut.
public func displayed(_ text: some StringProtocol, upTo columns: Int) -> String {
  guard columns > 0 else { return "" }
  return withUTF8(of: text) { bytes in
    var end = 0
    var isCut = false
    forEachCell(in: 0..<bytes.count, of: bytes) { cell in
      if cell.column < columns { end = cell.start }
      isCut = cell.column + cell.width > columns
      return !isCut
    }
    var drawing = Drawing(bytes, role: .text, symbols: nil)
    drawing.draw(0..<(isCut ? end : bytes.count), role: .text)
    let drawn = drawing.finished().first?.text ?? ""
    return isCut ? drawn + "…" : drawn
  }
}

/// One cell of a text, with the scalars that draw over it.
struct DrawnCell {
  /// Where it begins, in UTF-8.
  var start: Int
  /// Where its first scalar ends, in UTF-8.
  var end: Int
  /// Cells before it.
  var column: Int
  /// Cells it takes.
  var width: Int
  /// Whether a cluster begins with it.
  var startsCluster: Bool
}

/// Walks over the cells of a text that starts at the left edge, until `body` returns false.
func forEachCell(in range: Range<Int>, of bytes: UTF8Bytes, _ body: (DrawnCell) -> Bool) {
  var reader = CellReader()
  var offset = range.lowerBound
  var column = 0
  while offset < range.upperBound {
    let byte = bytes[offset]
    var cell = DrawnCell(
      start: offset, end: offset + 1, column: column, width: 1, startsCluster: true)
    if reader.isPlain, UTF8Bytes.isPrintable(byte) {
      reader.pass(blank: byte == UTF8Bytes.space)
    } else {
      let (scalar, length) = bytes.scalar(at: offset)
      let reading = reader.read(scalar)
      cell.end = offset + length
      cell.width = reading.form.kind == .tab ? tabWidth(at: column) : reading.columns
      cell.startsCluster = reading.startsCluster
    }
    offset = cell.end
    column += cell.width
    if cell.width > 0, !body(cell) { return }
  }
}
