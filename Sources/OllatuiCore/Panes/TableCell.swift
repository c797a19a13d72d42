import Markdown
import TextUI

/// A cell of a table.
struct TableCell: Equatable {
  var row: Int
  var column: Int
}

extension BlockLayout {
  /// The cell whose drawing a byte of a table's text belongs to; nil: it is no table.
  func cell(at offset: Int, in text: String) -> TableCell? {
    guard let (row, start) = tableRow(containing: offset) else { return nil }
    guard hasTableColumns else {
      // One line a cell, and an empty one before every row but the first.
      let breaks = text.utf8.dropFirst(start).prefix(max(0, offset - start)).count { $0 == 0x0A }
      return TableCell(row: row, column: max(0, breaks - (row > 1 ? 1 : 0)))
    }
    return TableCell(row: row, column: Self.bars(text, text.line(at: offset).lowerBound, offset))
  }

  /// How many lines between columns stand in a part of a table's text.
  private static func bars(_ text: String, _ start: Int, _ end: Int) -> Int {
    let bytes = text.utf8.dropFirst(start).prefix(max(0, end - start))
    return String(bytes).map { $0.unicodeScalars.count { $0 == "│" || $0 == "┼" } } ?? 0
  }

  /// The link whose words a byte of a table's text belongs to.
  func link(at offset: Int, of table: Table, in text: String) -> Link? {
    guard let cell = cell(at: offset, in: text), table.rows.indices.contains(cell.row),
      table.rows[cell.row].indices.contains(cell.column)
    else { return nil }
    let word = text.blankedWord(at: offset)
    guard !word.isEmpty else { return nil }
    let links = table.rows[cell.row][cell.column]
    // Cells are wrapped, so the words are looked for, and not their place.
    return links.links.first { link in
      let bytes = Array(links.text.utf8)[link.range.clamped(to: 0..<links.text.utf8.count)]
      let words = String(decoding: bytes, as: UTF8.self)
      // The address behind the words belongs to them, or as much of it as the line has.
      let isAddress = word.utf8.count > 3 && "(\(displayed(link.address)))".contains(word)
      return link.isOpenable && (words.contains(word) || word.contains(words) || isAddress)
    }
  }
}

extension String {
  /// What stands between blanks around an offset.
  fileprivate func blankedWord(at utf8Offset: Int) -> String {
    let bytes = Array(utf8)
    guard bytes.indices.contains(utf8Offset), bytes[utf8Offset] > 0x20 else { return "" }
    let start = bytes[..<utf8Offset].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? 0
    let end = bytes[utf8Offset...].firstIndex { $0 <= 0x20 } ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Without some characters at both ends.
  func trimmed(_ isDropped: (Character) -> Bool) -> String {
    let start = firstIndex { !isDropped($0) } ?? endIndex
    let end = lastIndex { !isDropped($0) }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
