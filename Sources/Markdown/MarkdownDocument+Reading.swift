import TextUI

extension MarkdownDocument {
  /// Reads from where the last reading left off up to ``length``.
  mutating func read(_ source: UTF8Bytes) -> Change {
    let chunk = Chunk(
      source, to: length, from: resumption,
      definitions: references.definitions(for: source[resumption.offset..<length]))
    let reading = Reading(chunk, from: resumption, role: role)
    guard reading.continues(resumption) else { return startAgain(source) }
    var change = merge(reading.leaves)
    references.lookAhead(chunk, reading, source)
    if !reading.leaves.isEmpty { change.add(settle(reading, chunk, source)) }
    settleDefinitions(reading.leaves.last, chunk, source)
    references.settle(upTo: resumption.offset)
    change.add(resolveReferences(source))
    change.add(resolveOpenTable(source))
    lookAtEnd(reading.leaves.last, chunk, source)
    return change
  }

  /// Reads the last block as a whole: what followed made it another one than it was.
  mutating func startAgain(_ source: UTF8Bytes) -> Change {
    resumption = start.resumption
    settled = start.block
    start = BlockStart(resumption: resumption, block: settled)
    var change = Change(block: settled, text: 0)
    change.add(read(source))
    return change
  }

  // MARK: - Merging

  /// Puts what was read in the place of what was there.
  private mutating func merge(_ leaves: [Leaf]) -> Change {
    var change = Change(block: settled, text: 0)
    var place = settled
    for leaf in leaves {
      if leaf.isContinuing {
        (change.text, change.look) = goOn(with: leaf)
      } else {
        let block = numbered(painted(leaf.block), at: place)
        if place == settled, place < blocks.count {
          (change.text, change.look) = blocks[place].difference(to: block)
        }
        if place < blocks.count { blocks[place] = block } else { blocks.append(block) }
      }
      place += 1
    }
    if place < blocks.count { blocks.removeSubrange(place...) }
    return change
  }

  /// Puts what was read of the open block behind what is settled of it; where that differs from what
  /// was there, and where it looks otherwise.
  private mutating func goOn(with leaf: Leaf) -> (text: Int, look: Int) {
    let length = resumption.leaf.isTable ? resumption.settledRows : resumption.settledText
    switch resumption.leaf {
    case .none: break
    case .table:
      blocks[settled].table?.rows.removeSubrange(resumption.settledRows...)
      blocks[settled].table?.rows += leaf.block.table?.rows ?? []
    case .code:
      // The line break behind the settled lines is theirs only where another line follows.
      blocks[settled].cut(to: leaf.hasCode ? length : max(0, length - 1))
      blocks[settled].text += leaf.block.text
      blocks[settled].paint(from: length, with: painter)
    case .paragraph:
      return blocks[settled].replaceRest(from: length, with: leaf.block)
    }
    return (length, length)
  }

  /// A block that knows how many blocks of code there are up to its place.
  func numbered(_ block: Block, at place: Int) -> Block {
    var block = block
    let before = place > 0 ? blocks[place - 1].codeNumber : firstCode
    block.codeNumber = before + (block.isCode ? 1 : 0)
    return block
  }

  /// A block with the colours of its code.
  func painted(_ block: Block) -> Block {
    guard case .code(let name) = block.kind else { return block }
    var block = block
    block.paint(from: 0, with: CodePainter(languages.language(named: name)))
    return block
  }
}

extension Reading {
  /// Whether the block that was to go on does: what followed may have made it another one.
  func continues(_ resumption: Resumption) -> Bool {
    switch resumption.leaf {
    case .none: true
    case .code, .table: leaves.first?.isContinuing == true
    case .paragraph:
      leaves.first?.isContinuing == true && leaves.first?.block.kind == .paragraph
        && leaves.first?.block.text.utf8.first == UInt8(ascii: "x")
    }
  }
}
