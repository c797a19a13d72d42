import TextUI

/// What is open behind a line of a text, as CommonMark has it: quotations, items and footnotes, and
/// the code, the HTML or the paragraph in them.
///
/// cmark tells that only behind the whole text, and formulas have to be taken out before.
struct OpenBlocks {
  /// What lines may be in.
  enum Container: Equatable {
    case quote
    /// An item, and how many columns its content is indented.
    case item(Int)
    case footnote
  }

  /// What a line goes on with.
  enum Leaf: Equatable {
    case none
    case text
    case table
    case fence(UInt8, length: Int)
    case html(OpenHTML)
  }

  var containers: [Container] = []
  var leaf = Leaf.none
  /// Where in the line taken last the content of all containers begins.
  private(set) var contentStart = 0
  /// Whether that line is one more of a paragraph, behind all of the marks before it.
  private(set) var goesOnWithText = false
  /// Whether the last container is an item in which nothing stands yet.
  var isEmptyItem = false

  /// Where the paragraph begins that an item begins with, if it is open and could be definitions.
  private var definitions: Int?

  /// Whether the line taken last is one of a fence, and not its end.
  var isInFence: Bool {
    if case .fence = leaf { true } else { false }
  }

  /// Whether a paragraph is open.
  var isInText: Bool {
    if case .text = leaf { true } else { false }
  }

  /// Whether a table is open.
  var isInTable: Bool {
    if case .table = leaf { true } else { false }
  }

  /// Whether the line taken last goes on as HTML.
  var isInHTML: Bool {
    if case .html = leaf { true } else { false }
  }

  /// Takes the next line.
  mutating func take(_ line: Slice<UTF8Bytes>) {
    var cursor = LineCursor(line)
    var matched = 0
    while matched < containers.count {
      let isEmpty = isEmptyItem && matched == containers.count - 1
      guard goesOn(with: containers[matched], isEmpty: isEmpty, &cursor) else { break }
      matched += 1
    }
    let isBlank = cursor.isAtEnd
    contentStart = cursor.offset
    goesOnWithText = false
    let isWhole = matched == containers.count
    if isWhole, goesOnWithLeaf(cursor, isBlank) { return }
    if isBlank {
      let isEmpty = isWhole && hasDefinitionsAlone(before: line)
      definitions = nil
      leaf = .none
      close(to: matched)
      isEmptyItem = isEmptyItem || isEmpty
      return
    }
    let wasEmptyItem = isEmptyItem && isWhole
    let wasText = isInText
    let wasTable = isInTable && isWhole
    if !wasText { leaf = .none }
    var start = BlockStarts(cursor, isInText: wasText && isWhole, isBehindText: wasText)
    var hasOpened = false
    while containers.count < LineGuard.maximumDepth, let container = start.nextContainer() {
      if !hasOpened { close(to: matched) }
      hasOpened = true
      containers.append(container)
    }
    contentStart = start.offset
    isEmptyItem = hasOpened && start.isAtEnd
    noteDefinitions(line, from: start.offset, isFirst: hasOpened || wasEmptyItem)
    guard let next = isEmptyItem ? Leaf.none : start.leaf() else {
      // A paragraph goes on, although what it is in does not.
      goesOnWithText = wasText && !hasOpened && isWhole
      if !wasText || hasOpened { close(to: hasOpened ? containers.count : matched) }
      leaf = wasTable && !hasOpened && TableLine.cells(cursor.rest) > 0 ? .table : .text
      return
    }
    if !hasOpened { close(to: matched) }
    leaf = next
  }

  /// Takes note of where definitions could begin at the start of an item.
  private mutating func noteDefinitions(
    _ line: Slice<UTF8Bytes>, from start: Int, isFirst: Bool
  ) {
    guard isFirst || !isInText else { return }
    let content = line[start...].drop(while: UTF8Bytes.isBlank)
    let mayBegin = isFirst && content.first == UInt8(ascii: "[")
    definitions = mayBegin ? content.startIndex : nil
  }

  /// Whether the item that is open has nothing in it but definitions, of which nothing remains.
  private func hasDefinitionsAlone(before line: Slice<UTF8Bytes>) -> Bool {
    guard let definitions, isInText, case .item = containers.last else { return false }
    let text = line.base[definitions..<line.startIndex]
    return text.count < Settling.forced && Reading.isOnlyDefinitions(text)
  }

  /// Takes note that the last line of the paragraph became the header of a table.
  mutating func beginTable() {
    definitions = nil
    leaf = .table
  }

  /// Takes note that a line is text and no row of the table.
  mutating func endTable() {
    leaf = .text
  }

  private mutating func close(to count: Int) {
    guard containers.count > count else { return }
    containers.removeSubrange(count...)
    isEmptyItem = false
  }

  /// Whether a line goes on with a container; what belongs to that is behind the cursor then.
  private func goesOn(
    with container: Container, isEmpty: Bool, _ cursor: inout LineCursor
  ) -> Bool {
    let (indent, next) = cursor.indent
    switch container {
    case .quote:
      guard indent < 4, cursor.rest.endIndex > next, cursor.rest[next] == UInt8(ascii: ">") else {
        return false
      }
      cursor.move(to: next + 1)
      cursor.skip(columns: 1)
      return true
    case .item(let columns):
      if indent >= columns {
        cursor.skip(columns: columns)
        return true
      }
      guard cursor.isAtEnd, !isEmpty else { return false }
      cursor.move(to: next)
      return true
    case .footnote:
      if indent >= 4 {
        cursor.skip(columns: 4)
        return true
      }
      return cursor.rest.first.map(UTF8Bytes.endsLine) ?? true
    }
  }

  /// Whether a line in all that is open belongs to code or HTML.
  private mutating func goesOnWithLeaf(_ cursor: LineCursor, _ isBlank: Bool) -> Bool {
    switch leaf {
    case .none, .text, .table: return false
    case .fence(let mark, let length):
      let (indent, next) = cursor.indent
      let rest = cursor.rest[next...]
      let count = rest.prefix { $0 == mark }.count
      if indent < 4, count >= length, rest.dropFirst(count).allSatisfy(UTF8Bytes.isBlankOrEnd) {
        leaf = .none
      }
      return true
    case .html(let html):
      if html == .untilBlank ? isBlank : html.ends(with: cursor.rest) { leaf = .none }
      return true
    }
  }
}
