import TextUI

// cmark takes footnotes out of the containers that they are written in, and leaves no trace of them
// there. So a container with footnotes is read as a whole until it ends.

/// A container of a chunk with footnotes, and the lines that it takes.
struct NotedContainer {
  /// What it is in, and last of all itself.
  var ancestors: [Ancestor]
  var lines: ClosedRange<Int>
}

extension Reading {
  /// The containers that a leaf was written in, also those that a footnote was taken out of.
  func containers(around leaf: Leaf) -> [Ancestor] {
    var all = leaf.ancestors
    guard chunk.hasFootnotes else { return all }
    while let note = all.first, note.inset.kind == .footnote, note.place == nil,
      let around = container(around: note), all.count < Self.maximumNesting
    {
      all = around.ancestors.map(\.behindFirst) + all
    }
    return all
  }

  /// The last container that begins before a footnote and has not ended there.
  private func container(around note: Ancestor) -> NotedContainer? {
    func start(_ container: NotedContainer) -> (Int, Int) {
      container.ancestors.last.map { ($0.line, $0.column) } ?? (0, 0)
    }
    return containers.filter {
      start($0) < (note.line, note.column) && $0.lines.contains(note.line)
    }.max { start($0) < start($1) }
  }

  private static let maximumNesting = 100

  /// The leaf from a place on that begins first, by its containers: it is not the one at the place
  /// where that is a footnote which was taken out of an item.
  func opening(from index: Int) -> Leaf {
    guard chunk.hasFootnotes else { return leaves[index] }
    let line = leaves[index...].map(\.firstLine).min()
    let first = leaves[index...].filter { $0.firstLine == line }
    return first.first { $0.ancestors.first?.inset.kind != .footnote } ?? first.first
      ?? leaves[index]
  }

  /// The leaves of the outermost container that a leaf was written in, where there are footnotes
  /// among them that were taken out of it; else the leaf alone.
  func leavesWithNotes(around index: Int) -> Range<Int> {
    guard chunk.hasFootnotes, let line = leaves[index].outermostLine else {
      return index..<index + 1
    }
    func isOther(_ leaf: Leaf) -> Bool { leaf.outermostLine != line }
    let start = leaves[..<index].lastIndex(where: isOther).map { $0 + 1 } ?? 0
    let end = leaves[index...].firstIndex(where: isOther) ?? leaves.count
    return leaves[start..<end].contains { $0.isTakenOut(chunk) } ? start..<end : index..<index + 1
  }

  /// The leaf to begin at, so that a container with footnotes is read as a whole: from where it
  /// begins, or, where it is a long one, not with a footnote.
  func beginning(withNotesOf index: Int) -> Int {
    let leaves = leavesWithNotes(around: index)
    guard chunk.sourceLength > Settling.forced else { return leaves.lowerBound }
    let before = self.leaves[leaves.lowerBound...index].lastIndex { !$0.isTakenOut(chunk) }
    // Many notes in one quotation would be read with every one that follows.
    guard let before,
      chunk.sourceLength(fromLine: self.leaves[before].firstLine) <= Settling.forced
    else { return index }
    return before
  }

  /// Finds the containers that leaves were written in: for a footnote it is the last one that begins
  /// before it.
  mutating func findOutermost() {
    outermostLines.sort()
    var next = 0
    for index in leaves.indices {
      while next < outermostLines.count, outermostLines[next] <= leaves[index].lines.lowerBound {
        next += 1
      }
      guard next > 0, !leaves[index].ancestors.isEmpty else { continue }
      leaves[index].outermostLine = outermostLines[next - 1]
    }
  }

  /// Whether a note begins in the lines between the first one of a container and its content.
  func beginsWithNote(_ line: Int, beforeLine content: Int) -> Bool {
    guard content > line, chunk.hasFootnotes else { return false }
    let range = chunk.sourceStart(ofLine: line)..<chunk.sourceStart(ofLine: content)
    return chunk.labels.contains { range.contains($0.offset) }
  }

  /// Takes note of a container that is in no other, unless that is not true of a footnote.
  mutating func noteOutermost(atLine line: Int, isFootnote: Bool) {
    guard !isFootnote || chunk.isBefore(line) || chunk.line(line).first == UInt8(ascii: "[") else {
      return
    }
    outermostLines.append(line)
  }
}

extension Leaf {
  /// Whether it is in a footnote that was taken out of another container.
  func isTakenOut(_ chunk: Chunk) -> Bool {
    ancestors.contains {
      $0.inset.kind == .footnote && !chunk.isBefore($0.line)
        && chunk.line($0.line).first != UInt8(ascii: "[")
    }
  }

  /// Whether its own containers tell what is around it where a reading begins with it.
  func mayBegin(_ chunk: Chunk) -> Bool {
    !isContinuing && !isTakenOut(chunk)
  }
}
