import TextUI

extension MarkdownDocument {
  /// Reads the blocks again whose labels have got another meaning.
  mutating func resolveReferences(_ source: UTF8Bytes) -> Change {
    var change = Change(block: blocks.count, text: 0)
    for place in references.takeChanged() where place.block < settled {
      let chunk = Chunk(
        source, to: place.end, from: place.resumption,
        definitions: references.allDefinitions(
          for: source[place.resumption.offset..<place.end]))
      let leaves = Reading(chunk, from: place.resumption, role: role).leaves
      guard let leaf = leaves.dropFirst(place.number).first,
        leaf.block.kind == blocks[place.block].kind, !blocks[place.block].isContinuation
      else { continue }
      blocks[place.block] = numbered(painted(leaf.block), at: place.block)
      change.add(Change(block: place.block, text: 0))
    }
    return change
  }

  /// Reads the settled rows of the last table again where their labels have got another meaning.
  mutating func resolveOpenTable(_ source: UTF8Bytes) -> Change {
    let none = Change(block: blocks.count, text: 0)
    guard start.hasLabels, resumption.leaf.isTable,
      references.hasUnsettled || !start.definitions.isEmpty
    else { return none }
    let settledSource = source[start.resumption.offset..<resumption.offset]
    let definitions = references.allDefinitions(for: settledSource)
    guard definitions != start.definitions else { return none }
    start.definitions = definitions
    let chunk = Chunk(
      source, to: resumption.offset, from: start.resumption, definitions: definitions)
    let rows = Reading(chunk, from: start.resumption, role: role).leaves.first?.block.table?.rows
    guard let rows, rows.count == resumption.settledRows else { return none }
    blocks[settled].table?.rows.replaceSubrange(..<rows.count, with: rows)
    return Change(block: settled, text: 0)
  }
}
