import CCmark
import TextUI

/// A block as it was just read, with what tells where the next reading can begin.
struct Leaf {
  var block: Block
  /// The lines it takes, in the numbers of the chunk.
  var lines: ClosedRange<Int>
  /// Where it begins in its first line, from 1.
  var column: Int
  /// The line in which it begins, or the first of its containers that has nothing else before it.
  var firstLine: Int
  var ancestors: [Ancestor]
  /// The line in which the container begins that it was written in and that is in no other, where
  /// there are footnotes.
  var outermostLine: Int?
  /// Whether it began before the chunk.
  var isContinuing: Bool
  /// Whether some of its text may still become markup.
  var isOpen: Bool
  /// Whether it has words in brackets that no definition explains.
  var hasLabels: Bool
  /// Whether it is code between fences, and whether there is any.
  var isFenced = false
  var hasCode = false
  /// Whether it is a table whose header was the last line of a paragraph.
  var isBelowText = false
  /// What is above it; nil: nothing is.
  var above: Resumption.Above?
}

/// A container around a leaf.
struct Ancestor {
  var inset: Inset
  /// What an item of a numbered list shows; -1 for one with a bullet.
  var number: Int
  /// The line and the column where it begins, from 1.
  var line: Int
  var column: Int
  /// Its place among the containers that were open where the reading begins; nil: it began later.
  var place: Int?

  /// The same where it is known to have something before.
  var behindFirst: Ancestor {
    var ancestor = self
    ancestor.inset = inset.behindFirst
    return ancestor
  }
}

extension Inset {
  /// The same before what is not the first in it.
  var behindFirst: Inset {
    Inset(kind: kind, mark: mark, isMarked: kind == .quote)
  }
}

/// Reads the tree of a chunk into blocks, in the order of the text.
struct Reading {
  var leaves: [Leaf] = []
  let chunk: Chunk
  let resumption: Resumption
  let base: Role
  let first: Int
  /// Where the containers begin that are in no other.
  var outermostLines: [Int] = []
  /// All containers, where there are footnotes.
  var containers: [NotedContainer] = []

  /// Reads a chunk.
  init(_ chunk: Chunk, from resumption: Resumption, role: Role) {
    self.chunk = chunk
    self.resumption = resumption
    base = role
    first = chunk.firstLine
    let document = chunk.bytes.withUnsafeBufferPointer { cm_parse($0.baseAddress, $0.count) }
    guard let document else { return }
    defer { cm_free(document) }
    read(document)
    // cmark puts footnotes at the end, wherever they were written.
    if chunk.hasFootnotes {
      leaves.sort { $0.lines.lowerBound < $1.lines.lowerBound }
      findOutermost()
    }
    cutLines()
    setInsets()
  }

  /// What is still to be done: a node and what is around it.
  private struct Step {
    var node: OpaquePointer
    var ancestors: [Ancestor]
    /// For the items of a list: how many came before, and the number of the first.
    var index = 0
    var start: Int?
  }

  private mutating func read(_ document: OpaquePointer) {
    guard let child = cm_first_child(document) else { return }
    var steps = [Step(node: child, ancestors: [])]
    while let step = steps.popLast() {
      if let next = cm_next(step.node) {
        steps.append(
          Step(
            node: next, ancestors: step.ancestors, index: step.index + 1, start: step.start))
      }
      read(step, &steps)
    }
  }

  private mutating func read(_ step: Step, _ steps: inout [Step]) {
    let node = step.node
    let kind = cm_kind(node)
    if step.ancestors.isEmpty, kind == CM_QUOTE || kind == CM_LIST || kind == CM_FOOTNOTE {
      noteOutermost(atLine: Int(cm_start_line(node)), isFootnote: kind == CM_FOOTNOTE)
    }
    switch kind {
    case CM_QUOTE:
      descend(step, Inset(kind: .quote, mark: "│ ", isMarked: true), 0, &steps)
    case CM_FOOTNOTE:
      let label = String(decoding: chunk.restored(footnoteLabel(of: node)), as: UTF8.self)
      descend(step, Inset(kind: .footnote, mark: "[\(label)] ", isMarked: true), 0, &steps)
    case CM_LIST:
      guard let item = cm_first_child(node) else { return }
      steps.append(
        Step(
          node: item, ancestors: step.ancestors,
          start: cm_is_ordered(node) ? firstNumber(of: node, step.ancestors) : nil))
    case CM_ITEM:
      let number = (step.start ?? 0) + step.index
      let inset = Inset(
        kind: .item, mark: mark(of: step, number: number), isMarked: true)
      descend(step, inset, number, &steps)
    default:
      readLeaf(node, step.ancestors)
    }
  }

  /// The number that the first item of a list shows.
  private func firstNumber(of list: OpaquePointer, _ ancestors: [Ancestor]) -> Int {
    let line = Int(cm_start_line(list))
    if chunk.isBefore(line) {
      return place(of: list, in: ancestors).map { resumption.path[$0].number }
        ?? Int(cm_list_start(list))
    }
    let depth = ancestors.isEmpty ? 0 : ancestors.last?.place.map { $0 + 1 }
    if line == first, depth == resumption.path.count, let number = resumption.number {
      return number
    }
    return Int(cm_list_start(list))
  }

  private func footnoteLabel(of note: OpaquePointer) -> [UInt8] {
    chunk.footnoteLabel(atLine: Int(cm_start_line(note)), column: Int(cm_start_column(note)))
  }

  /// Which of the containers that were open where the reading begins a container is; nil: none.
  private func place(of container: OpaquePointer, in ancestors: [Ancestor]) -> Int? {
    guard chunk.isBefore(Int(cm_start_line(container))) else { return nil }
    var place = (ancestors.last?.place ?? -1) + 1
    if cm_kind(container) == CM_FOOTNOTE {
      // It was taken out of those that it is in.
      let number = footnoteLabel(of: container).withUnsafeBufferPointer {
        Formula.number(in: $0, at: 0)?.number
      }
      let notes = resumption.path.indices.filter { resumption.path[$0].footnote != nil }
      if let number, notes.indices.contains(number) { place = notes[number] }
    }
    return resumption.path.indices.contains(place) ? place : nil
  }

  private func mark(of step: Step, number: Int) -> String {
    let box = cm_task(step.node) < 0 ? "" : isTicked(step.node) ? "☑ " : "☐ "
    if step.start != nil {
      let delimiter = UnicodeScalar(UInt8(clamping: listDelimiter(of: step.node)))
      return "\(number)\(delimiter) \(box)"
    }
    guard box.isEmpty else { return box }
    let depth = step.ancestors.count { $0.inset.kind == .item && $0.number < 0 }
    return ["• ", "◦ ", "▪ "][min(depth, 2)]
  }

  /// Whether the box of a task is ticked; cmark takes any `[x]` in the line for the box.
  private func isTicked(_ item: OpaquePointer) -> Bool {
    let line = chunk.line(Int(cm_start_line(item)))
    let box = line.dropFirst(max(0, Int(cm_start_column(item)) - 1)).drop {
      $0 != UInt8(ascii: "[")
    }
    return cm_task(item) > 0 && box.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } == true
  }

  private func listDelimiter(of item: OpaquePointer) -> Int32 {
    cm_parent(item).map(cm_list_delimiter) ?? 0x2E
  }

  /// Goes into a container; one without content still shows its mark, and so does one that a note
  /// was taken out of before all else in it: that came alone, while the text grew.
  private mutating func descend(
    _ step: Step, _ inset: Inset, _ number: Int, _ steps: inout [Step]
  ) {
    let line = Int(cm_start_line(step.node))
    var ancestor = Ancestor(
      inset: inset, number: step.start == nil && inset.kind == .item ? -1 : number, line: line,
      column: Int(cm_start_column(step.node)), place: place(of: step.node, in: step.ancestors))
    if let place = ancestor.place {
      ancestor.inset = resumption.path[place].inset
      ancestor.number = resumption.path[place].number
    }
    let ancestors = step.ancestors + [ancestor]
    if chunk.hasFootnotes {
      containers.append(
        NotedContainer(ancestors: ancestors, lines: line...max(line, Int(cm_end_line(step.node)))))
    }
    let child = cm_first_child(step.node)
    if let child { steps.append(Step(node: child, ancestors: ancestors)) }
    guard !chunk.isBefore(line) else { return }
    if let child {
      guard beginsWithNote(line, beforeLine: lines(of: child).lowerBound) else { return }
    }
    var block = Block(.paragraph)
    block.role = base
    add(block, step.node, ancestors, lines: child == nil ? nil : line...line)
  }

  // MARK: - Adding

  /// The lines of a block.
  ///
  /// cmark gives a table the first line of the paragraph whose last line became its header, and that
  /// paragraph none.
  func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let start = Int(cm_start_line(node))
    let end = Int(cm_end_line(node))
    if cm_kind(node) == CM_TABLE {
      return headerLine(of: node)...max(headerLine(of: node), end)
    }
    guard start == 0, let table = cm_next(node), cm_kind(table) == CM_TABLE else {
      let isTooFar = isCutFence(node, end) || isBelowHeading(node, start, end)
      return start...max(start, isTooFar ? end - 1 : end)
    }
    let first = Int(cm_start_line(table))
    return first...max(first, headerLine(of: table) - 1)
  }

  /// Whether a line is the one below code between fences that ended with its container, which cmark
  /// takes for the last one of the code.
  private func isCutFence(_ node: OpaquePointer, _ end: Int) -> Bool {
    guard cm_kind(node) == CM_CODE_BLOCK, cm_is_fenced(node), let parent = cm_parent(node),
      cm_kind(parent) != CM_DOCUMENT
    else { return false }
    let line = chunk.line(end)
    let first = line[line.markersEnd...].first
    guard first != UInt8(ascii: "`"), first != UInt8(ascii: "~") else { return false }
    let count = String(cString: cm_literal(node)).utf8.count { $0 == UTF8Bytes.lineFeed }
    return end == Int(cm_start_line(node)) + count + 1
  }

  /// Whether a line is the one below a heading that has a line below its text, which cmark takes for
  /// the last one of the heading.
  private func isBelowHeading(_ node: OpaquePointer, _ start: Int, _ end: Int) -> Bool {
    guard cm_kind(node) == CM_HEADING, end > start else { return false }
    return !isUnderline(end) || (end - 1 > start && isUnderline(end - 1))
  }

  private func isUnderline(_ number: Int) -> Bool {
    let line = chunk.line(number).drop { $0 == UInt8(ascii: ">") || UTF8Bytes.isBlankOrEnd($0) }
    guard let mark = line.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else {
      return false
    }
    return line.drop { $0 == mark }.allSatisfy(UTF8Bytes.isBlankOrEnd)
  }

  private func headerLine(of table: OpaquePointer) -> Int {
    let row = cm_first_child(table).flatMap(cm_next)
    return row.map { Int(cm_start_line($0)) - 2 } ?? Int(cm_end_line(table)) - 1
  }

  mutating func add(
    _ block: Block, _ node: OpaquePointer, _ ancestors: [Ancestor], isContinuing: Bool = false,
    isOpen: Bool = false, hasLabels: Bool = false, lines: ClosedRange<Int>? = nil
  ) {
    var block = block
    let lines = lines ?? self.lines(of: node)
    let start = max(lines.lowerBound, first)
    let end = max(lines.upperBound, start)
    block.limit = chunk.limits.first { (start...end).contains($0.key) }?.value
    if leaves.isEmpty, block.limit == nil { block.limit = resumption.limit }
    leaves.append(
      Leaf(
        block: block, lines: start...end, column: max(1, Int(cm_start_column(node))),
        firstLine: start, ancestors: ancestors, isContinuing: isContinuing, isOpen: isOpen,
        hasLabels: hasLabels))
  }
}
