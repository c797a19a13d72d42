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
  private var html: OpenHTML?
  private var isHTMLQuoted = false
  /// Columns that the lines of the item or the footnote have before them that is open; 0: none is.
  private var itemIndent = 0
  /// Whether the line before was blank, and whether it was one of a paragraph.
  private var isBehindBlank = true
  private var isInText = false
  private var columns = 0
  private var rows = 0

  /// Whether the line looked at last is within a fence.
  var isInFence: Bool { fence != nil }

  /// Begins where a reading resumes.
  init(_ resumption: Resumption) {
    if let last = resumption.path.last(where: { $0.inset.kind != .quote }) {
      itemIndent = Self.indent(behind: last.opening, isItem: last.inset.kind == .item)
    }
    isInText = resumption.leaf == .paragraph || resumption.isBelowText
    isBehindBlank = !isInText
    if case .code(let opening, _) = resumption.leaf {
      opening.withUnsafeBufferPointer { takeFence($0[...], $0[$0.markersEnd...]) }
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
      if html == .untilBlank || isHTMLQuoted { html = nil }
      isBehindBlank = true
      isInText = false
      return depthFinding(line)
    }
    let text = line[line.markersEnd...]
    if fence == nil, html == nil { takeItem(line, text) }
    guard !takeHTML(line, text) else { return nil }
    takeFence(line, text)
    isBehindBlank = false
    isInText = fence == nil && !"#`~".utf8.contains(line[first])
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

  /// Finds out whether what is indented may be in an item: until a line stands at the left again.
  private mutating func takeItem(_ line: Slice<UTF8Bytes>, _ text: Slice<UTF8Bytes>) {
    let before = line[..<text.startIndex]
    if before.contains(where: { $0 > UTF8Bytes.space && $0 != Self.quote }) {
      itemIndent = Self.indent(behind: before, isItem: true)
    } else if text.first == UInt8(ascii: "["), text.dropFirst().first == UInt8(ascii: "^") {
      itemIndent = Self.unknownIndent
    } else if isBehindBlank, before.isEmpty {
      itemIndent = 0
    }
  }

  /// How far what goes on with an item is indented; so far as never happens where that is not told.
  private static func indent(behind mark: some Collection<UInt8>, isItem: Bool) -> Int {
    isItem && !mark.contains(0x09) && !mark.contains(quote) ? mark.count : unknownIndent
  }

  private static let unknownIndent = Int.max / 2

  /// Takes a line of HTML; false: it is none.
  private mutating func takeHTML(_ line: Slice<UTF8Bytes>, _ text: Slice<UTF8Bytes>) -> Bool {
    let isQuoted = line.first { $0 > UTF8Bytes.space } == Self.quote
    if html != nil, isHTMLQuoted, !isQuoted { html = nil }
    if html == nil {
      guard fence == nil, text.first == UInt8(ascii: "<"), !isCode(line, text) else { return false }
      html = OpenHTML(text, isInText: isInText)
      isHTMLQuoted = isQuoted
    }
    guard let open = html else { return false }
    if open.ends(with: line) { html = nil }
    isBehindBlank = false
    isInText = false
    return true
  }

  /// Whether a line is indented so far that it is code, or goes on with a paragraph.
  private func isCode(_ line: Slice<UTF8Bytes>, _ text: Slice<UTF8Bytes>) -> Bool {
    let before = line[..<text.startIndex]
    guard itemIndent < Self.unknownIndent,
      !before.contains(where: { $0 > UTF8Bytes.space && $0 != Self.quote })
    else { return false }
    let blanks = before.suffix(
      from: (before.lastIndex(of: Self.quote) ?? before.startIndex - 1) + 1)
    // The first blank behind the mark of a quotation is the mark's.
    let allowed = itemIndent + (blanks.count < before.count ? 4 : 3)
    return blanks.count > allowed || (itemIndent == 0 && blanks.contains(0x09))
  }

  private static let quote = UInt8(ascii: ">")

  private mutating func takeFence(_ line: Slice<UTF8Bytes>, _ text: Slice<UTF8Bytes>) {
    if let open = fence {
      let isQuoted = line.first { $0 > 0x20 } == Self.quote
      let indent = line.prefix { $0 == UTF8Bytes.space }.count
      if (open.isQuoted && !isQuoted) || indent < open.indent { fence = nil }
    }
    guard let character = text.first, character == 0x60 || character == 0x7E else { return }
    let length = text.prefix { $0 == character }.count
    guard length >= 3, !isCode(line, text) else { return }
    let rest = text.dropFirst(length)
    if let open = fence {
      guard open.character == character, length >= open.length, rest.allSatisfy({ $0 <= 0x20 })
      else { return }
      fence = nil
    } else if character == 0x7E || !rest.contains(0x60) {
      let before = line[..<text.startIndex]
      let isItem = before.contains { $0 > UTF8Bytes.space && $0 != Self.quote }
      let isQuoted = line.first { $0 > 0x20 } == Self.quote
      fence = Fence(
        character: character, length: length, isQuoted: isQuoted,
        indent: isItem && !isQuoted ? 2 : 0)
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
