import TextUI

extension MarkdownDocument {
  /// How to begin a reading at the first line of a leaf; nil where that can't be told.
  func beginning(of leaf: Leaf, in reading: Reading) -> Resumption? {
    let chunk = reading.chunk
    let line = leaf.firstLine
    guard let path = path(of: leaf, in: reading, before: line) else { return nil }
    var next = Resumption()
    next.offset = chunk.sourceStart(ofLine: line)
    next.path = path
    next.above = leaf.above
    next.limit = leaf.block.limit
    let ancestors = reading.containers(around: leaf)
    let opened = path.count - (ancestors.first?.place ?? 0)
    let item = ancestors.dropFirst(opened).first { $0.inset.kind == .item }
    next.number = item.flatMap { $0.number < 0 ? nil : $0.number }
    next.isBelowText = leaf.isBelowText
    return next
  }

  /// The containers of a leaf that a line before the given one opened; nil where one of them does
  /// not look as expected.
  func path(of leaf: Leaf, in reading: Reading, before line: Int) -> [Container]? {
    let chunk = reading.chunk
    let ancestors = reading.containers(around: leaf)
    var path: [Container] = []
    if let first = ancestors.first?.place { path += resumption.path[..<first] }
    for ancestor in ancestors {
      if chunk.isBefore(ancestor.line) {
        guard let place = ancestor.place else { return nil }
        path.append(resumption.path[place])
        path[path.count - 1].inset = ancestor.inset
        continue
      }
      guard ancestor.line < line else { break }
      guard
        let opening = Container.opening(
          ancestor.inset.kind, line: chunk.line(ancestor.line), column: ancestor.column)
      else { return nil }
      path.append(
        Container(
          inset: ancestor.inset, number: ancestor.number, opening: chunk.restored(opening),
          line: chunk.sourceStart(ofLine: ancestor.line)))
    }
    return path
  }
}
