import TextUI

extension Reading {
  /// The deepest nesting that is drawn.
  static let maximumInsets = 24

  /// Sets what stands at the left of every block and above it, which its neighbour decides.
  mutating func setInsets() {
    var known: Set<Ancestor.Start> = []
    for index in leaves.indices {
      let before = index > 0 ? leaves[index - 1] : nil
      let shared = before.map { Self.shared($0.ancestors, leaves[index].ancestors) } ?? 0
      leaves[index].isBelowText =
        if let before {
          leaves[index].isTable(below: before, shared)
        } else {
          resumption.isBelowText && leaves[index].block.kind == .table
        }
      // A mark stands before the first block of its container alone.
      let opened = chunk.hasFootnotes ? leaves[index].note(in: &known) : shared
      for depth in 0..<opened {
        leaves[index].ancestors[depth].inset = leaves[index].ancestors[depth].inset.behindFirst
      }
      leaves[index].setFirstLine(chunk, known: opened)
      leaves[index].block.insets = leaves[index].ancestors.suffix(Self.maximumInsets).map(\.inset)
      leaves[index].above =
        if let before { above(leaves[index], before, shared) } else { aboveFirst() }
      leaves[index].block.gap = gap(above: leaves[index])
    }
  }

  /// Ends every block before the next one begins: cmark takes the line behind some for their last.
  mutating func cutLines() {
    for index in leaves.indices.dropLast() {
      let start = leaves[index].lines.lowerBound
      let end = min(leaves[index].lines.upperBound, leaves[index + 1].lines.lowerBound - 1)
      leaves[index].lines = start...max(start, end)
    }
  }

  /// How many containers two blocks are in together.
  private static func shared(_ one: [Ancestor], _ other: [Ancestor]) -> Int {
    zip(one, other).prefix { $0.line == $1.line && $0.column == $1.column }.count
  }

  /// What is above the first leaf: more than was known where lines before it turned out to be
  /// definitions.
  private func aboveFirst() -> Resumption.Above? {
    guard var above = resumption.above, !leaves[0].isContinuing else { return resumption.above }
    var start = leaves[0].lines.lowerBound
    for ancestor in leaves[0].ancestors where !chunk.isBefore(ancestor.line) {
      start = min(start, ancestor.line)
    }
    let open = leaves[0].ancestors.count { chunk.isBefore($0.line) }
    above.shared = min(above.shared, open)
    if start > first { above.isBlank = true }
    return above
  }

  /// What is above a leaf that has another before it.
  private func above(_ leaf: Leaf, _ before: Leaf, _ shared: Int) -> Resumption.Above {
    // An item may begin with an empty line.
    Resumption.Above(
      shared: min(shared, Self.maximumInsets),
      isBlank: leaf.firstLine - before.lines.upperBound > 1,
      standsOut: before.block.standsOut, isContained: !before.ancestors.isEmpty)
  }

  /// The blank line above: there is one where the source has one, and around what stands out.
  private func gap(above leaf: Leaf) -> Int? {
    guard let above = leaf.above else { return nil }
    let isWithin = above.shared > 0 || (above.isContained && !leaf.ancestors.isEmpty)
    let isSetApart = !isWithin && (above.standsOut || leaf.block.standsOut)
    return above.isBlank || isSetApart ? above.shared : nil
  }
}

extension Ancestor {
  /// Where a container begins, which no other of its kind does.
  struct Start: Hashable {
    var kind: Inset.Kind
    var line: Int
    var column: Int
  }
}

extension Leaf {
  /// Adds its containers to the known ones; how many of them were known, from the outside.
  ///
  /// Footnotes, which are taken out of theirs, may be between them and what is before in them.
  fileprivate func note(in known: inout Set<Ancestor.Start>) -> Int {
    ancestors.reduce(0) { count, ancestor in
      let start = Ancestor.Start(
        kind: ancestor.inset.kind, line: ancestor.line, column: ancestor.column)
      return known.insert(start).inserted ? count : count + 1
    }
  }

  /// Whether it is a table whose header was the last line of the leaf before it, which is in so many
  /// containers together with it.
  fileprivate func isTable(below before: Leaf, _ shared: Int) -> Bool {
    block.kind == .table && (before.block.kind == .paragraph || before.block.kind == .math)
      && before.lines.upperBound + 1 == lines.lowerBound
      && ancestors.count == shared && before.ancestors.count == shared
  }
}

extension Block {
  /// Whether it is set apart from its neighbours.
  var standsOut: Bool {
    switch kind {
    case .heading, .code, .table, .rule, .math, .html: true
    case .paragraph: false
    }
  }
}
