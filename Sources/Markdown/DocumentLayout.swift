import TextUI

/// A growing text in Markdown as screen lines.
///
/// After a change of the width blocks are laid out when they are looked at, and the rest bit by bit
/// (``layOutSome(bytes:)``); until then their number of lines is an estimate.
public struct DocumentLayout: Equatable, Sendable {
  public private(set) var document: MarkdownDocument
  public private(set) var options: LayoutOptions
  /// One for each block, perhaps of other options.
  @usableFromInline var layouts: [BlockLayout] = []
  /// Which of them are of these options; to let go of the others at once would take too long.
  private var isCurrent: [Bool] = []
  /// How many lines each block has, an estimate where it is not laid out.
  private var counts: [Int] = []
  /// Where the lines of each block begin; one more at the end.
  @usableFromInline var starts = [0]
  /// No block before this one waits to be laid out.
  @usableFromInline var firstWaiting = 0

  /// Makes the layout of an empty text.
  public init(role: Role, languages: CodeLanguages, _ options: LayoutOptions) {
    document = MarkdownDocument(role: role, languages: languages)
    self.options = options
  }

  /// Makes the layout of an empty text behind so many blocks of code, read as another one.
  init(_ options: LayoutOptions, like other: MarkdownDocument, codeNumber: Int) {
    document = MarkdownDocument(
      role: other.role, languages: other.languages, codeNumber: codeNumber)
    self.options = options
  }

  /// How many lines there are, some of them perhaps by estimate.
  @inlinable public var count: Int {
    starts[starts.count - 1]
  }

  /// Whether every block is laid out.
  @inlinable public var isSettled: Bool {
    firstWaiting >= layouts.count
  }

  /// Lines that stay as they are, whatever is read further on.
  public var settledLines: Int {
    starts[min(document.settledBlocks, starts.count - 1)]
  }

  /// How many bytes of the text were read.
  public var length: Int {
    document.length
  }

  // MARK: - Growing

  /// Takes in what was appended to the text, or about so many bytes of it; returns the first line
  /// that may have changed.
  public mutating func grow(_ text: String, atMost bytes: Int = .max) -> Int {
    let change = document.grow(text, atMost: bytes)
    let old = layouts.count
    // Most of the time the last block grows, and no other is touched.
    if document.blocks.count == old, change.block + 1 >= old, isSettled {
      guard change.block < old, let line = self.change(change) else { return count }
      starts[old] = starts[old - 1] + counts[old - 1]
      return min(starts[old - 1] + line, count)
    }
    var first = change.block < old ? starts[change.block] : count
    if change.block < old, change.block < document.blocks.count {
      first += self.change(change) ?? 0
    }
    let kept =
      change.block < old && change.block < document.blocks.count ? change.block + 1 : change.block
    replace(from: min(kept, old))
    if change.block < layouts.count, !isCurrent[change.block] {
      layOut(block: change.block)
      skipLaidOut()
    }
    setStarts(from: change.block)
    return min(first, count)
  }

  /// Takes note that nothing more will be appended to the text.
  public mutating func finish(_ text: String) {
    let change = document.finish(text)
    guard change.block < layouts.count else { return }
    replace(from: change.block)
    setStarts(from: change.block)
  }

  /// Lays out the blocks from one on that have taken the place of those before.
  private mutating func replace(from block: Int) {
    layouts.removeSubrange(block...)
    isCurrent.removeSubrange(block...)
    counts.removeSubrange(block...)
    for index in layouts.count..<max(layouts.count, document.blocks.count) {
      let layout = BlockLayout(document.blocks[index], options)
      layouts.append(layout)
      isCurrent.append(true)
      counts.append(layout.count)
    }
    firstWaiting = min(firstWaiting, block)
    skipLaidOut()
  }

  /// Changes the layout of the first block that has changed; the first of its lines that has.
  private mutating func change(_ change: MarkdownDocument.Change) -> Int? {
    guard isCurrent[change.block] else { return nil }
    let line = layouts[change.block].change(document.blocks[change.block], change)
    counts[change.block] = layouts[change.block].count
    return line
  }

  private mutating func setStarts(from block: Int) {
    starts.removeSubrange((min(block, starts.count - 1) + 1)...)
    starts.reserveCapacity(counts.count + 1)
    for count in counts[(starts.count - 1)...] { starts.append(starts[starts.count - 1] + count) }
  }

  // MARK: - Another width

  /// Takes other options; nothing is laid out yet.
  public mutating func change(to options: LayoutOptions) {
    guard options != self.options else { return }
    let old = self.options.columns
    self.options = options
    isCurrent = Array(repeating: false, count: layouts.count)
    if options.columns != old {
      for index in counts.indices { counts[index] = max(1, counts[index] * old / options.columns) }
    }
    firstWaiting = 0
    setStarts(from: 0)
  }

  /// Lays out the blocks that lines show; true: the number of lines has changed.
  public mutating func layOut(lines: Range<Int>) -> Bool {
    guard !isSettled, !lines.isEmpty else { return false }
    let first = block(containing: lines.lowerBound)
    var firstChanged: Int?
    var block = first
    while block < layouts.count, starts[block] < lines.upperBound {
      if !isCurrent[block] {
        layOut(block: block)
        firstChanged = firstChanged ?? block
      }
      block += 1
    }
    guard let firstChanged else { return false }
    skipLaidOut()
    setStarts(from: firstChanged)
    return true
  }

  /// Lays out some of the blocks that wait, in the order of the text.
  ///
  /// - Parameter bytes: about how many bytes of text to lay out; it goes down by those that were.
  public mutating func layOutSome(bytes: inout Int) {
    let first = firstWaiting
    while bytes > 0, firstWaiting < layouts.count {
      if !isCurrent[firstWaiting] {
        // Every block has a price, however short it is.
        bytes -= document.blocks[firstWaiting].text.utf8.count + 100
        layOut(block: firstWaiting)
      }
      firstWaiting += 1
    }
    setStarts(from: first)
  }

  private mutating func layOut(block index: Int) {
    let layout = BlockLayout(document.blocks[index], options)
    layouts[index] = layout
    isCurrent[index] = true
    counts[index] = layout.count
  }

  private mutating func skipLaidOut() {
    while firstWaiting < layouts.count, isCurrent[firstWaiting] { firstWaiting += 1 }
  }

  // MARK: - Reading

  /// One line; nothing changes, but what is large is not copied.
  public mutating func line(_ index: Int) -> Line {
    let block = self.block(containing: index)
    guard layouts.indices.contains(block) else { return [] }
    // Where it stands: a layout is large to copy.
    if isCurrent[block] {
      return layouts[block].line(index - starts[block], of: document.blocks[block])
    }
    return layout(block).line(index - starts[block], of: document.blocks[block])
  }

  /// The block that a line belongs to.
  @inlinable public func block(containing line: Int) -> Int {
    var low = 0
    var high = max(0, layouts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= line { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The layout of a block; one that waits is laid out for this look alone.
  public func layout(_ block: Int) -> BlockLayout {
    isCurrent[block] ? layouts[block] : BlockLayout(document.blocks[block], options)
  }

  /// The first line of a block.
  public func start(ofBlock block: Int) -> Int {
    starts[min(block, starts.count - 1)]
  }
}
