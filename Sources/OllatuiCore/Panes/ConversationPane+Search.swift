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

  /// Adds the hits from a place on, which must be behind those that are known; up to the first turn
  /// that it would take too long to read: it is searched when it is read.
  private mutating func addHits(
    of search: TextSearch, from place: TextPlace, _ conversation: Conversation
  ) {
    var budget = TurnLayout.atOnce
    for turn in place.piece.turn..<max(place.piece.turn, layouts.count) {
      guard marks.hits.count < Self.maximumHits else { return }
      if !layouts[turn].hasCurrentText {
        if !layouts[turn].isRead {
          budget -= 200 + (conversation.turns[turn].reply?.content.utf8.count ?? 0)
          guard budget >= 0 else {
            unsearched = max(place, TextPlace(piece: TextPiece(turn: turn, part: .prompt)))
            return
          }
        }
        change(turn: turn) { $0.read(conversation.turns[turn]) }
      }
      layouts[turn].addHits(
        of: search, from: place, turn: turn, conversation.turns[turn], to: &marks.hits)
    }
  }

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
  fileprivate func addHits(
    of search: TextSearch, from first: TextPlace, turn: Int, _ value: Turn,
    to hits: inout [TextHit]
  ) {
    func find(_ piece: TextPiece, _ text: String) {
      guard piece >= first.piece, hits.count < ConversationPane.maximumHits else { return }
      search.forEachRange(
        in: text, from: piece == first.piece ? first.offset : 0,
        limit: ConversationPane.maximumHits - hits.count
      ) { hits.append(TextHit(piece: piece, range: $0)) }
    }
    find(TextPiece(turn: turn, part: .prompt), value.prompt)
    guard let reply = value.reply else { return }
    find(TextPiece(turn: turn, part: .thinking), reply.thinking)
    switch content {
    case .none: break
    case .source: find(TextPiece(turn: turn, part: .content), reply.content)
    case .document(let layout):
      let isWithin = first.piece.turn == turn && first.piece.part == .content
      var piece = TextPiece(turn: turn, part: .content, block: isWithin ? first.piece.block : 0)
      // Lent, for to copy a block would cost more than to search it.
      layout.document.blocks.withUnsafeBufferPointer { blocks in
        while piece.block < blocks.count, hits.count < ConversationPane.maximumHits {
          if blocks[piece.block].table == nil {
            find(piece, blocks[piece.block].text)
          } else {
            find(piece, text(of: piece, value))
          }
          piece.block += 1
        }
      }
    }
  }

  /// The first block that is a table.
  var firstTable: Int? {
    guard case .document(let layout) = content else { return nil }
    // Of an answer whose end is shown nothing else is known.
    guard front == nil else { return 0 }
    let blocks = layout.document.blocks
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
