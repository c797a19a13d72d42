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

  /// Adds the hits from a place on, which must be behind those that are known.
  private mutating func addHits(
    of search: TextSearch, from place: TextPlace, _ conversation: Conversation
  ) {
    for turn in place.piece.turn..<max(place.piece.turn, layouts.count) {
      if !layouts[turn].hasCurrentText {
        change(turn: turn) { $0.catchUp(conversation.turns[turn]) }
      }
      layouts[turn].forEachText(turn: turn, from: place.piece, of: conversation.turns[turn]) {
        piece, text in
        let limit = Self.maximumHits - marks.hits.count
        guard limit > 0 else { return false }
        let start = piece == place.piece ? place.offset : 0
        for range in search.ranges(in: text, from: start, limit: limit) {
          marks.hits.append(TextHit(piece: piece, range: range))
        }
        return true
      }
    }
  }

  /// The first hit at or behind a place; where there is none, the last one.
  func hit(from place: TextPlace) -> Int? {
    guard !marks.hits.isEmpty else { return nil }
    return min(marks.hits.partitioningIndex { $0.start >= place }, marks.hits.count - 1)
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
  /// Goes through the texts of a turn, those that are folded away too, until told to stop.
  fileprivate func forEachText(
    turn: Int, from first: TextPiece, of value: Turn, _ take: (TextPiece, String) -> Bool
  ) {
    func takes(_ part: TextPart, _ text: String) -> Bool {
      let piece = TextPiece(turn: turn, part: part)
      return piece < first || take(piece, text)
    }
    guard takes(.prompt, value.prompt), let reply = value.reply else { return }
    guard reply.thinking.isEmpty || takes(.thinking, reply.thinking) else { return }
    switch content {
    case .none: break
    case .source: _ = takes(.content, reply.content)
    case .document(let layout):
      let isWithin = first.turn == turn && first.part == .content
      var piece = TextPiece(turn: turn, part: .content, block: isWithin ? first.block : 0)
      let blocks = layout.document.blocks
      while piece.block < blocks.count {
        // Copying a block would cost more than searching it.
        let isTable = blocks[piece.block].table != nil
        let text = isTable ? self.text(of: piece, value) : blocks[piece.block].text
        guard take(piece, text) else { return }
        piece.block += 1
      }
    }
  }

  /// The first block that is a table.
  var firstTable: Int? {
    guard case .document(let layout) = content else { return nil }
    return layout.document.blocks.firstIndex { $0.table != nil }
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
