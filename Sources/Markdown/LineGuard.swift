import TextUI

/// Looks at the lines of a text before cmark does: which of them are code, and which would make more
/// of a tree than can be drawn.
///
/// cmark completes every row of a table to the header's width, so that a few kilobytes can make
/// millions of cells; and one line can open thousands of containers.
struct LineGuard {
  /// What must be kept from being read as markup.
  struct Finding: Equatable {
    /// Why it is text; nil: nobody sees it.
    var limit: Limit?
    /// Where it begins in the source.
    var offset: Int
    /// Where the source goes on behind what is left out; nil: nothing is.
    var end: Int?
    /// Whether a table goes on there that has to end.
    var endsTable = false
  }

  /// The widest table that is drawn as one.
  static let maximumColumns = 64
  /// The most containers that one line may open or go on with.
  static let maximumDepth = 48
  /// The most cells that cmark is given of a row, which takes quadratic time for them.
  static let maximumRowCells = 512
  /// The most cells that one table may have.
  static let maximumCells = 20_000

  private var blocks = OpenBlocks()
  /// Whether the next line is the rest of one whose beginning was read.
  private var isWithinLine: Bool
  /// The text of the line before, which may be the header of a table; nil: it is no text.
  private var header: Range<Int>?
  /// Columns of the table that may be open, and its rows; 0: none is.
  private var columns = 0
  private var rows = 0
  /// Whether its header has as many cells.
  private var isTable = false

  /// Whether the line looked at last is within a fence.
  var isInFence: Bool { blocks.isInFence }

  /// Begins behind the lines that stand for what is before, of which the last one may go on.
  init(_ lines: ArraySlice<UInt8>, _ resumption: Resumption) {
    isWithinLine = resumption.leaf == .paragraph
    if isWithinLine, resumption.path.isEmpty {
      blocks.leaf = .text
      return
    }
    lines.withUnsafeBufferPointer { lines in
      var start = 0
      while start < lines.count {
        let end = Chunk.lineEnd(lines, from: start, to: lines.count)
        blocks.take(lines[start..<end])
        start = end
      }
    }
    if case .table(let opening, _) = resumption.leaf {
      let delimiters = opening.split(separator: 0x0A).last ?? []
      columns = Self.columns(delimiters)
      rows = resumption.settledRows
      isTable = true
      blocks.endText()
    }
  }

  /// Takes a line; what of it must be kept from cmark, if anything must.
  mutating func finding(in line: Slice<UTF8Bytes>) -> Finding? {
    if isWithinLine {
      isWithinLine = false
      return nil
    }
    let header = self.header
    blocks.take(line)
    self.header = blocks.isInText ? blocks.contentStart..<line.endIndex : nil
    guard let first = line.firstIndex(where: { $0 > 0x20 && $0 != UInt8(ascii: ">") }) else {
      columns = 0
      return depthFinding(line)
    }
    guard !blocks.isInFence, !blocks.isInHTML else { return nil }
    if columns > 0 {
      if isTable { blocks.endText() }
      rows += 1
      guard rows * columns > Self.maximumCells else { return isTable ? excess(of: line) : nil }
      columns = 0
      return Finding(limit: .cells, offset: first, endsTable: true)
    }
    guard "|:-".utf8.contains(line[first]), Self.isDelimiter(line) else {
      return depthFinding(line)
    }
    let found = Self.columns(line)
    guard found <= Self.maximumColumns else {
      return Finding(limit: .columns(found), offset: first)
    }
    let cells = header.map { Self.cells(line.base[$0]) } ?? 0
    guard cells <= Self.maximumRowCells else { return Finding(limit: .markup, offset: first) }
    isTable = !blocks.isLazy && cells == found
    if isTable { blocks.endText() }
    columns = found
    rows = 0
    return nil
  }

  /// The cells of a row that are so far behind the last column that they need not be read.
  private func excess(of line: Slice<UTF8Bytes>) -> Finding? {
    guard line.count > Self.maximumRowCells else { return nil }
    var bars = 0
    for index in line.indices where line[index] == UInt8(ascii: "|") {
      bars += 1
      if bars > Self.maximumRowCells {
        let end = line[index...].firstIndex {
          $0 == UTF8Bytes.lineFeed || $0 == UTF8Bytes.carriageReturn
        }
        return Finding(limit: nil, offset: index, end: end ?? line.endIndex)
      }
    }
    return nil
  }

  /// The place in a line behind as many marks of containers as are allowed.
  private func depthFinding(_ line: Slice<UTF8Bytes>) -> Finding? {
    var depth = 0
    // Not over the indices, whose generic type would be looked up for every line.
    var index = line.startIndex
    while index < line.endIndex {
      defer { index += 1 }
      let byte = line[index]
      switch byte {
      case 0x09, 0x20: continue
      case 0x30...0x39: continue
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "."), UInt8(ascii: ")"):
        depth += 1
        if depth > Self.maximumDepth { return Finding(limit: .markup, offset: index) }
      default: return nil
      }
    }
    return nil
  }

  /// Whether a line could be the one below the header of a table.
  private static func isDelimiter(_ line: Slice<UTF8Bytes>) -> Bool {
    var hasDash = false
    for byte in line {
      switch byte {
      case 0x2D: hasDash = true
      case 0x7C, 0x3A, 0x3E, 0x00...0x20: break
      default: return false
      }
    }
    return hasDash
  }

  /// How many cells the row of a table has: bars at its ends make none, nor do escaped ones.
  private static func cells(_ line: Slice<UTF8Bytes>) -> Int {
    var bars = 0
    var isEscaped = false
    var last: UInt8 = 0
    for byte in line where byte > UTF8Bytes.space {
      let isBar = byte == UInt8(ascii: "|") && !isEscaped
      if isBar { bars += last == 0 ? 0 : 1 }
      last = isBar ? byte : 1
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return last == UInt8(ascii: "|") ? bars : bars + 1
  }

  private static func columns(_ line: some Collection<UInt8>) -> Int {
    line.split { $0 == 0x7C }.count { part in part.contains(0x2D) }
  }
}
