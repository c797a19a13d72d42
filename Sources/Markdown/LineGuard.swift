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
  /// The most bytes of one row, all of which is drawn again with every piece of it.
  static let maximumRow = 8192

  private var blocks = OpenBlocks()
  /// Whether the next line is the rest of one whose beginning was read.
  private var isWithinLine: Bool
  /// How far behind its start the content of the line looked at last begins, within all containers.
  private(set) var contentStart = 0
  /// Columns of the table that may be open, and its rows; 0: none is.
  private var columns = 0
  private var rows = 0

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
      let delimiters = opening.split(whereSeparator: UTF8Bytes.endsLine).last ?? []
      columns = TableLine.columns(ofContainedDelimiters: delimiters)
      rows = resumption.settledRows
      blocks.beginTable()
    }
  }

  /// Takes a line.
  ///
  /// - Parameters:
  ///   - line: the line as it stands in the source.
  ///   - above: the content of the line before as cmark gets it.
  /// - Returns: what of it must be kept from cmark, if anything must.
  mutating func finding(in line: Slice<UTF8Bytes>, below above: ArraySlice<UInt8>) -> Finding? {
    if isWithinLine {
      isWithinLine = false
      return nil
    }
    blocks.take(line)
    contentStart = blocks.contentStart - line.startIndex
    guard let first = line.firstIndex(where: { $0 > 0x20 && $0 != UInt8(ascii: ">") }) else {
      columns = 0
      return depthFinding(line)
    }
    guard !blocks.isInFence, !blocks.isInHTML else { return nil }
    if columns > 0 {
      rows += 1
      let excess = blocks.isInTable ? excess(of: line) : nil
      let end = excess?.offset ?? line.endIndex
      let isTooLong = blocks.isInTable && end - line.startIndex > Self.maximumRow
      if rows * columns > Self.maximumCells || isTooLong {
        columns = 0
        blocks.endTable()
        return Finding(limit: .cells, offset: first, endsTable: true)
      }
      if blocks.isInTable { return excess }
    }
    guard "|:-".utf8.contains(line[first]),
      let found = TableLine.columns(ofDelimiters: line[blocks.contentStart...])
    else { return depthFinding(line) }
    guard found <= Self.maximumColumns else {
      return Finding(limit: .columns(found), offset: first)
    }
    let cells = TableLine.cells(above)
    guard cells <= Self.maximumRowCells else { return Finding(limit: .markup, offset: first) }
    if blocks.goesOnWithText, cells == found { blocks.beginTable() }
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
        let end = line[index...].firstIndex(where: UTF8Bytes.endsLine)
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
}
