import TextUI

// MARK: - Finding in the conversation

extension Model {
  /// Opens the bar; a second time it is typed into again.
  mutating func find() {
    if case .find(var bar) = overlay {
      bar.isStepping = false
      overlay = .find(bar)
    } else {
      overlay = .find(FindBar())
    }
  }

  mutating func take(_ key: Key, inFind before: FindBar, at now: Moment) -> [Effect] {
    var bar = before
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control):
      closeFind()
      return []
    case (.enter, let modifiers):
      guard !pane.marks.hits.isEmpty else { return [] }
      if bar.isStepping { step(modifiers.contains(.shift) ? -1 : 1) }
      bar.isStepping = true
      overlay = .find(bar)
      return []
    case (.down, []), (.character("n"), .control), (.function(3), []): step(1)
    case (.up, []), (.character("p"), .control), (.function(3), .shift): step(-1)
    case (.character("n"), []) where bar.isStepping: step(1)
    case (.character("N"), _) where bar.isStepping: step(-1)
    case (.character, let modifiers) where bar.isStepping && modifiers.isSubset(of: .shift):
      closeFind()
      return take(.key(key), at: now)
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      bar.edit { $0.insert(String(character)) }
      search(bar)
    case (.backspace, _): search(edited(bar, .backspace))
    case (.delete, _): search(edited(bar, .deleteForward))
    case (.character("u"), .control): search(edited(bar, .killToLineStart))
    case (.character("w"), .control): search(edited(bar, .killWordBack))
    default: return passOn(key, at: now)
    }
    return []
  }

  private func edited(_ bar: FindBar, _ edit: InputEditor.Edit) -> FindBar {
    var bar = bar
    bar.edit { $0.perform(edit) }
    return bar
  }

  /// Keys that move the view, and those of the program, do their work while the bar is open.
  private mutating func passOn(_ key: Key, at now: Moment) -> [Effect] {
    guard let command = Command.row(for: key),
      command.group == .moving || command.group == .program || command.group == .reading
    else { return [] }
    return run(command, "", at: now)
  }

  mutating func closeFind() {
    overlay = nil
    var marks = pane.marks
    marks.hits = []
    marks.currentHit = nil
    pane.mark(marks, conversation)
  }

  /// Adds pasted text to what is searched for.
  mutating func paste(_ text: String, into bar: FindBar) {
    var bar = bar
    bar.edit { $0.insert(text) }
    search(bar)
  }

  /// Searches for what is typed now, from what is in view on.
  private mutating func search(_ changed: FindBar) {
    var bar = changed
    bar.firstStale = pane.firstGrowingPiece
    overlay = .find(bar)
    var marks = pane.marks
    marks.hits = bar.search.map { pane.hits(of: $0, conversation) } ?? []
    marks.currentHit = marks.hits.isEmpty ? nil : firstHit(of: marks)
    pane.mark(marks, conversation)
    revealHit()
  }

  /// The first hit that is not above the view.
  private func firstHit(of marks: TextMarks) -> Int {
    guard let place = pane.nearestPlace(row: 0, column: 0, conversation) else { return 0 }
    let index = marks.hits.firstIndex {
      TextPlace(piece: $0.piece, offset: $0.range.lowerBound) >= place
    }
    return index ?? marks.hits.count - 1
  }

  /// Goes to the next or the former hit, at the end to the other end.
  private mutating func step(_ direction: Int) {
    var marks = pane.marks
    guard !marks.hits.isEmpty else { return }
    let count = marks.hits.count
    marks.currentHit = ((marks.currentHit ?? 0) + direction + count) % count
    pane.mark(marks, conversation)
    revealHit()
  }

  private mutating func revealHit() {
    guard let index = pane.marks.currentHit else { return }
    let hit = pane.marks.hits[index]
    let place = TextPlace(piece: hit.piece, offset: hit.range.lowerBound)
    if hit.piece.part == .thinking, reading.thinking != .open {
      reading.thinking = .open
      arrange()
    }
    guard let line = pane.line(of: place, conversation) else { return }
    pane.reveal(line, conversation)
  }

  /// Searches what has come since, or everything where the lines are other ones now.
  mutating func searchAgain(all: Bool = false) {
    guard case .find(var bar) = overlay, let search = bar.search else { return }
    let first = all ? TextPiece(turn: 0, part: .prompt) : bar.firstStale
    bar.firstStale = pane.firstGrowingPiece
    overlay = .find(bar)
    var marks = pane.marks
    marks.hits.removeAll { $0.piece >= first }
    marks.hits += pane.hits(of: search, from: first, conversation)
    if marks.hits.isEmpty { marks.currentHit = nil }
    marks.currentHit = marks.currentHit.map { min($0, marks.hits.count - 1) }
    pane.mark(marks, conversation)
  }
}
