import Markdown
import TextUI
import Transcript

// MARK: - Searching

extension ConversationPane {
  /// The most hits that are counted.
  static let maximumHits = 20_000

  /// Searches the whole conversation; nil: no longer.
  mutating func search(_ search: TextSearch?, _ conversation: Conversation) {
    unsearched = nil
    hasOtherTables = false
    let before = marks.hits
    marks.hits = []
    if let search { addHits(of: search, from: .start, conversation) }
    marks.currentHit = nil
    guard !(before.isEmpty && marks.hits.isEmpty) else { return }
    firstStale = 0
    show(conversation)
  }

  /// Searches what has changed since; the hit that was current stays so.
  mutating func searchAgain(_ search: TextSearch, _ conversation: Conversation) {
    if hasOtherTables { takeOtherTables() }
    guard var place = unsearched else { return }
    unsearched = nil
    // What was appended may complete what was there.
    place.offset = max(0, place.offset - search.maximumLength + 1)
    if let (_, layout) = block(of: place.piece), layout.hasTableColumns {
      // And a cell's hit may begin as far back as its row.
      place.offset = layout.tableRow(containing: place.offset)?.start ?? 0
    }
    let first = marks.hits.partitioningIndex { $0.start >= place }
    if first > 0, marks.hits[first - 1].piece == place.piece {
      place.offset = max(place.offset, marks.hits[first - 1].range.upperBound)
    }
    let former = Array(marks.hits[first...])
    marks.hits.removeSubrange(first...)
    addHits(of: search, from: place, conversation)
    if let current = marks.currentHit, current >= marks.hits.count {
      marks.currentHit = marks.hits.isEmpty ? nil : marks.hits.count - 1
    }
    guard !marks.hits[first...].elementsEqual(former) else { return }
    firstStale = 0
    show(conversation)
  }

  /// Makes another hit the current one.
  mutating func setCurrentHit(_ index: Int?, _ conversation: Conversation) {
    guard index != marks.currentHit else { return }
    marks.currentHit = index
    firstStale = 0
    show(conversation)
  }

  /// Takes note of the first table, from which on the text is another one.
  private mutating func takeOtherTables() {
    hasOtherTables = false
    guard let turn = layouts.indices.first(where: { layouts[$0].firstTable != nil }),
      let block = layouts[turn].firstTable
    else { return }
    mayHaveChanged(from: TextPlace(piece: TextPiece(turn: turn, part: .content, block: block)))
  }

  /// Whether there is no text that was not searched.
  var isSearched: Bool {
    unsearched == nil
  }

  /// Whether the search can go on in what is read.
  var isSearchWaiting: Bool {
    guard let unsearched, layouts.indices.contains(unsearched.piece.turn) else { return false }
    return layouts[unsearched.piece.turn].isRead
  }

  /// Adds the hits from a place on, which must be behind those that are known.
  ///
  /// It stops where it would take too long, and before a turn that is too long to be read at once;
  /// it goes on from there when it is called again.
  private mutating func addHits(
    of search: TextSearch, from place: TextPlace, _ conversation: Conversation
  ) {
    var budget = Self.searchSlice
    var hits = marks.hits
    marks.hits = []  // Gives up this copy, so that they grow in place.
    defer { marks.hits = hits }
    var place = place
    for turn in place.piece.turn..<max(place.piece.turn, layouts.count) {
      guard hits.count < Self.maximumHits else { return }
      place = max(place, TextPlace(piece: TextPiece(turn: turn, part: .prompt)))
      if !layouts[turn].hasCurrentText {
        let length = conversation.turns[turn].reply?.content.utf8.count ?? 0
        if !layouts[turn].isRead { budget -= 40 * (length + 200) }
        if budget > 0 { change(turn: turn) { $0.read(conversation.turns[turn]) } }
      }
      if budget > 0 {
        budget -= 300  // Every turn has a price, however short it is.
        place = layouts[turn].addHits(
          of: search, from: place, conversation.turns[turn], to: &hits, &budget)
      }
      guard budget > 0 else {
        unsearched = place
        return
      }
    }
  }

  /// Bytes of text that are searched in one go: some milliseconds' work.
  static let searchSlice = 40 * TurnLayout.atOnce

  /// The first hit at or behind a place; where there is none, the last one; nil: there is none, or
  /// that is not known yet.
  func hit(from place: TextPlace) -> Int? {
    guard !marks.hits.isEmpty else { return nil }
    let hit = marks.hits.partitioningIndex { $0.start >= place }
    guard hit == marks.hits.count else { return hit }
    return isSearched ? hit - 1 : nil
  }

  /// Shows a hit: thinking that it is in is opened.
  mutating func reveal(_ hit: TextHit, _ conversation: Conversation) {
    let turn = hit.piece.turn
    guard layouts.indices.contains(turn) else { return }
    if hit.piece.part == .thinking, layouts[turn].thinking == nil {
      openThinking(true, ofTurn: turn, conversation)
    }
    guard let line = line(of: hit.start, conversation) else { return }
    reveal(line, conversation)
  }
}

extension TurnLayout {
  /// Adds the hits in the texts of a turn, those that are folded away too, up to the most there are.
  ///
  /// - Parameters:
  ///   - search: what to look for.
  ///   - place: where to begin, in this turn.
  ///   - turn: the turn.
  ///   - hits: what was found.
  ///   - budget: about how many bytes to search; it goes down by those that were.
  /// - Returns: how far it came.
  func addHits(
    of search: TextSearch, from place: TextPlace, _ turn: Turn, to hits: inout [TextHit],
    _ budget: inout Int
  ) -> TextPlace {
    var place = place
    func find(_ text: String) {
      let limit = ConversationPane.maximumHits - hits.count
      guard limit > 0 else { return }
      let piece = place.piece
      search.forEachRange(in: text, from: place.offset, limit: limit) {
        hits.append(TextHit(piece: piece, range: $0))
      }
      budget -= text.utf8.count + 50
    }
    func find(inTable block: Block) {
      let limit = ConversationPane.maximumHits - hits.count
      guard limit > 0, let layout = layout(ofBlock: place.piece.block) else { return }
      let table = TableSearch(search: search, block: block, layout: layout, piece: place.piece)
      hits += table.hits(from: place.offset, limit: limit)
      // Its cells are searched besides.
      budget -= 3 * layout.text(of: block).utf8.count + 50
    }
    func move(to part: TextPart) {
      place = TextPlace(piece: TextPiece(turn: place.piece.turn, part: part))
    }
    if place.piece.part == .prompt {
      find(turn.prompt)
      move(to: .thinking)
    }
    guard let reply = reply(of: turn) else { return place }
    if place.piece.part == .thinking {
      find(reply.thinking)
      move(to: .content)
    }
    if source != nil { find(reply.content) }
    // Lent, for to copy a block would cost more than to search it.
    blocks.withUnsafeBufferPointer { blocks in
      while place.piece.block < blocks.count, budget > 0 {
        if blocks[place.piece.block].kind == .table {
          find(inTable: blocks[place.piece.block])
        } else {
          find(blocks[place.piece.block].text)
        }
        place.piece.block += 1
        place.offset = 0
      }
    }
    return place
  }

  /// The first block that is a table.
  var firstTable: Int? {
    // Of an answer whose end is shown nothing else is known.
    guard !showsEnd else { return 0 }
    let blocks = self.blocks
    return blocks.indices.first { blocks[$0].table != nil }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element is behind a border, in a collection that is sorted by that.
  func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
