import TextUI

/// A growing text in Markdown as screen lines.
package struct DocumentLayout: Equatable, Sendable {
  package private(set) var document: MarkdownDocument
  private var layouts: [BlockLayout] = []
  /// Where the lines of each block begin; one more at the end.
  private var starts = [0]
  private let options: LayoutOptions

  /// Makes the layout of an empty text.
  package init(role: Role, languages: CodeLanguages, _ options: LayoutOptions) {
    document = MarkdownDocument(role: role, languages: languages)
    self.options = options
  }

  /// How many lines there are.
  package var count: Int {
    starts[starts.count - 1]
  }

  /// Takes in what was appended to the text; returns the first line that may have changed.
  package mutating func grow(_ text: String) -> Int {
    let lengths = document.blocks.suffix(4).map { $0.text.utf8.count }
    let firstLength = document.blocks.count - lengths.count
    let change = document.grow(text)
    let blocks = document.blocks
    var first = change.block < layouts.count ? starts[change.block] : count
    if change.block < layouts.count, change.block < blocks.count, change.block >= firstLength {
      let line = layouts[change.block].change(
        blocks[change.block], from: change.text, oldLength: lengths[change.block - firstLength])
      first += line
      layouts.removeSubrange((change.block + 1)...)
    } else {
      layouts.removeSubrange(min(change.block, layouts.count)...)
    }
    for block in blocks[layouts.count...] { layouts.append(BlockLayout(block, options)) }
    starts.removeSubrange((min(change.block, starts.count - 1) + 1)...)
    for layout in layouts[(starts.count - 1)...] { starts.append(count + layout.count) }
    return min(first, count)
  }

  /// One line.
  package func line(_ index: Int) -> Line {
    let block = self.block(containing: index)
    guard layouts.indices.contains(block) else { return [] }
    return layouts[block].line(index - starts[block], of: document.blocks[block])
  }

  /// The block that a line belongs to.
  package func block(containing line: Int) -> Int {
    var low = 0
    var high = max(0, layouts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= line { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
