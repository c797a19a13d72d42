import TextUI
import Transcript

// MARK: - Finding in all columns

extension ColumnsPane {
  /// How many hits there are.
  var hitCount: Int {
    columns.reduce(0) { $0 + $1.marks.hits.count }
  }

  /// The hit that the search stands at, counted through all columns; nil: at none.
  var currentHit: Int? {
    var before = 0
    for column in columns {
      if let current = column.marks.currentHit { return before + current }
      before += column.marks.hits.count
    }
    return nil
  }

  /// Whether there is no text that was not searched.
  var isSearched: Bool {
    columns.allSatisfy(\.isSearched)
  }

  /// Whether something is searched for in text that waits for that.
  var isSearchWaiting: Bool {
    find?.search != nil && !isSearched
  }

  /// Where text in view begins in the column in focus.
  func placeInView(_ conversation: Conversation) -> TextPlace {
    // What is folded away above the first text counts too.
    guard focused.top > 0 else { return focused.start }
    return focused.nearestSpot(row: 0, column: 0, conversation.turns[turn])?.lowerBound
      ?? focused.start
  }

  /// Looks for something else in all columns; nil: for nothing any more.
  mutating func search(_ search: TextSearch?, _ conversation: Conversation) {
    for index in columns.indices { change(index, conversation) { $0.search(search, $1) } }
    searchSome(conversation)
  }

  /// Searches some of what was not searched yet, or has changed since.
  mutating func searchSome(_ conversation: Conversation) {
    var budget = ConversationPane.searchSlice
    for index in columns.indices where !columns[index].isSearched {
      change(index, conversation) { $0.searchSome(&budget, $1) }
    }
    if find?.isSeeking ?? false { seek(conversation) }
  }

  /// Goes to the first hit behind where the search began, or waits for it.
  mutating func seek(_ conversation: Conversation) {
    guard let bar = find else { return }
    let hit = hit(from: bar.origin)
    let isSeeking = hit == nil && !isSearched
    find?.isSeeking = isSeeking
    show(hit: hit, conversation)
  }

  /// Goes to the next or the former hit, at the end to the other end.
  mutating func step(_ direction: Int, _ conversation: Conversation) {
    let count = hitCount
    guard count > 0, find != nil else { return }
    let next = ((currentHit ?? (direction > 0 ? -1 : 0)) + direction + count) % count
    find?.isSeeking = false
    show(hit: next, conversation)
    guard let start = shownHit?.start else { return }
    find?.origin = start
  }

  /// The first hit at or behind a place; where there is none, the last one; nil: there is none, or
  /// that is not known yet.
  private func hit(from place: TextPlace) -> Int? {
    var number = 0
    for column in columns {
      let hits = column.marks.hits
      let index = hits.partitioningIndex { $0.start >= place }
      number += index
      if index < hits.count { return number }
      if column.index >= place.piece.turn, !column.isSearched { return nil }
    }
    return number > 0 && isSearched ? number - 1 : nil
  }

  /// The column and the place in it of a hit.
  private func hit(_ number: Int) -> (column: Int, index: Int)? {
    var rest = number
    for column in columns {
      if rest < column.marks.hits.count { return (column.index, rest) }
      rest -= column.marks.hits.count
    }
    return nil
  }

  /// Shows a hit, whose column is in focus then; thinking that it is in is opened.
  private mutating func show(hit number: Int?, _ conversation: Conversation) {
    let place = number.flatMap { hit($0) }
    for index in columns.indices where index != place?.column {
      change(index, conversation) { $0.mark($1) { $0.currentHit = nil } }
    }
    guard let place else { return }
    focus(on: place.column)
    change(place.column, conversation) { column, turn in
      column.mark(turn) { $0.currentHit = place.index }
      let hit = column.marks.hits[place.index]
      if hit.piece.part == .thinking { column.openThinking(true, turn) }
      column.reveal(hit.start, turn)
    }
  }

  /// The hit that the search stands at; nil: it stands at none.
  var shownHit: TextHit? {
    focused.marks.currentHit.map { focused.marks.hits[$0] }
  }

  /// Looks for nothing any more; a column whose end is in view follows it again.
  mutating func closeFind(_ conversation: Conversation) {
    guard find != nil else { return }
    find = nil
    for index in columns.indices {
      change(index, conversation) {
        $0.search(nil, $1)
        $0.followAtEnd()
      }
    }
  }
}
