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
      let layout = layouts[turn]
      layout.forEachPiece(turn: turn, from: place.piece, of: conversation.turns[turn]) { piece in
        let limit = Self.maximumHits - marks.hits.count
        guard limit > 0 else { return false }
        let ranges = search.ranges(
          in: layout.text(of: piece, conversation.turns[turn]),
          from: piece == place.piece ? place.offset : 0, limit: limit)
        for range in ranges { marks.hits.append(TextHit(piece: piece, range: range)) }
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
  /// Goes through the pieces that have text, those that are folded away too, until told to stop.
  fileprivate func forEachPiece(
    turn: Int, from first: TextPiece, of value: Turn, _ body: (TextPiece) -> Bool
  ) {
    func take(_ part: TextPart, _ blocks: Range<Int> = 0..<1) -> Bool {
      let start = TextPiece(turn: turn, part: part)
      let from = first.turn == turn && first.part == part ? first.block : 0
      guard first.turn < turn || first.part <= part, from < blocks.upperBound else { return true }
      for block in from..<blocks.upperBound {
        var piece = start
        piece.block = block
        guard body(piece) else { return false }
      }
      return true
    }
    guard take(.prompt) else { return }
    if value.reply?.thinking.isEmpty == false {
      guard take(.thinking) else { return }
    }
    switch content {
    case .none: break
    case .source: _ = take(.content)
    case .document(let layout): _ = take(.content, layout.document.blocks.indices)
    }
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
