import TextUI

/// Looks at the lines of a text before cmark does: which of them are code, and which would make more
/// of a tree than can be drawn.
///
/// cmark completes every row of a table to the header's width, so that a few kilobytes can make
/// millions of cells; and one line can open thousands of containers.
struct LineGuard {
  /// What must be kept from being read as markup.
  struct Finding: Equatable {
    var limit: Limit
    /// Where it begins in the source.
    var offset: Int
    /// Whether a table goes on there that has to end.
    var endsTable = false
  }

  /// The widest table that is drawn as one.
  static let maximumColumns = 64
  /// The most containers that one line may open or go on with.
  static let maximumDepth = 48
  /// The most cells that one table may have.
  static let maximumCells = 20_000

  /// A fence that is open, and whether it is in a quotation, at whose end it ends.
  private struct Fence {
    var character: UInt8
    var length: Int
    var isQuoted: Bool
    /// Columns that lines have before them at least as long as it is open: those of its item.
    var indent: Int
  }

  private var fence: Fence?
  private var columns = 0
  private var rows = 0

  /// Whether the line looked at last is within a fence.
  var isInFence: Bool { fence != nil }

  /// Begins where a reading resumes.
  init(_ resumption: Resumption) {
    if case .code(let opening, _) = resumption.leaf {
      opening.withUnsafeBufferPointer { takeFence($0[...]) }
    }
    if case .table(let opening, _) = resumption.leaf {
      let delimiters = opening.split(separator: 0x0A).last ?? []
      columns = Self.columns(delimiters)
      rows = resumption.settledRows
    }
  }

  /// Takes a line; what of it must be kept from cmark, if anything must.
  mutating func finding(in line: Slice<UTF8Bytes>) -> Finding? {
    guard let first = line.firstIndex(where: { $0 > 0x20 && $0 != UInt8(ascii: ">") }) else {
      columns = 0
      if fence?.isQuoted == true { fence = nil }
      return depthFinding(line)
    }
    takeFence(line)
    guard fence == nil else { return nil }
    if columns > 0 {
      rows += 1
      guard rows * columns > Self.maximumCells else { return nil }
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
    columns = found
    rows = 0
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

  private mutating func takeFence(_ line: Slice<UTF8Bytes>) {
    let isQuoted = line.first { $0 > 0x20 } == UInt8(ascii: ">")
    if let open = fence {
      let indent = line.prefix { $0 == UTF8Bytes.space }.count
      if open.isQuoted != isQuoted || indent < open.indent { fence = nil }
    }
    let text = line[line.markersEnd...]
    guard let character = text.first, character == 0x60 || character == 0x7E else { return }
    let length = text.prefix { $0 == character }.count
    guard length >= 3 else { return }
    let rest = text.dropFirst(length)
    if let open = fence {
      guard open.character == character, length >= open.length, rest.allSatisfy({ $0 <= 0x20 })
      else { return }
      fence = nil
    } else if character == 0x7E || !rest.contains(0x60) {
      let before = line[..<text.startIndex]
      let isInItem = before.contains { $0 > UTF8Bytes.space && $0 != UInt8(ascii: ">") }
      fence = Fence(
        character: character, length: length, isQuoted: isQuoted,
        indent: isInItem && !isQuoted ? 2 : 0)
    }
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

  private static func columns(_ line: some Collection<UInt8>) -> Int {
    line.split { $0 == 0x7C }.count { part in part.contains(0x2D) }
  }
}
