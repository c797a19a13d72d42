import TextUI

extension MarkdownDocument {
  /// Finds out whether what follows the row of a table that was just read needs to be read.
  mutating func lookAtRow(_ leaf: Leaf, _ block: Block, _ chunk: Chunk, _ source: UTF8Bytes) {
    let line = chunk.sourceStart(ofLine: chunk.lastLine)
    let isBelowHeader = (block.table?.rows.count ?? 1) == 1
    if isBelowHeader, source[length - 1] == UInt8(ascii: "-"),
      source[line..<length].allSatisfy(Self.isDelimiter)
    {
      // More dashes make no other columns.
      dashes = block.kind == .table ? .ofTable : block.text.utf8.last == 0x2D ? .ofText : nil
    } else if length - line <= LineGuard.maximumRow - Settling.plain,
      let (cell, start) = words(inRow: line, block, source)
    {
      plainWords = PlainWords(start: start, isOpen: true, cell: cell)
    }
  }

  /// Takes in dashes of the line below the header of a table; nil where there is something else.
  mutating func appendDashes(_ source: UTF8Bytes, _ dashes: Dashes) -> Change? {
    let added = source[length...]
    guard added.allSatisfy({ $0 == UInt8(ascii: "-") }), added.count <= roomForDashes else {
      return nil
    }
    length = source.count
    guard dashes == .ofText else { return Change(block: blocks.count, text: 0) }
    let last = blocks.count - 1
    let text = String(decoding: UTF8Bytes(rebasing: added), as: UTF8.self)
    return Change(block: last, text: blocks[last].append(plain: text))
  }

  /// How many dashes are taken in before the text is read again.
  var roomForDashes: Int { Settling.forced - 1 - (length - resumption.offset) }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    "|:- ".utf8.contains(byte)
  }

  /// The cell at the end of a row, and where its last words begin in the source; nil where markup
  /// may be in it.
  private func words(inRow line: Int, _ block: Block, _ source: UTF8Bytes) -> (Int, Int)? {
    let row = source[line..<length]
    guard let cells = block.table?.rows.last, block.table?.rows.count ?? 0 > 1,
      !row.contains(where: { "\\`".utf8.contains($0) }),
      let bar = row.lastIndex(of: UInt8(ascii: "|"))
    else { return nil }
    let number = row.count { $0 == UInt8(ascii: "|") } - 1
    let end = Self.trimmedEnd(source, length)
    guard cells.indices.contains(number), end > bar + 1, cells[number].runs.isEmpty,
      cells[number].links.isEmpty
    else { return nil }
    guard let start = PlainWords.start(in: source, from: bar + 1, to: end, line: bar + 1),
      cells[number].text.utf8.elementsEqual(source[bar + 1..<end].drop { $0 == UTF8Bytes.space })
    else { return nil }
    return (number, start)
  }
}

/// Dashes below the header of a table, by what more of them change.
enum Dashes: Equatable, Sendable {
  /// Nothing: the table stands.
  case ofTable
  /// The text that it still is.
  case ofText
}

extension Leaf {
  /// Whether its last line, outside of all containers, begins with a bar: it is the row of a table,
  /// or it is below one that may be the header of one.
  func isInTable(_ chunk: Chunk) -> Bool {
    ancestors.isEmpty && (block.kind == .table || lines.lowerBound < chunk.lastLine)
      && chunk.line(chunk.lastLine).first == UInt8(ascii: "|")
      && (block.kind == .table || block.kind == .paragraph)
  }
}
