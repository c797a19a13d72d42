/// What an editor can undo and redo: changes, not copies of the text.
///
/// Words typed in one go are one change, and so are characters deleted one after the other.
/// Bounded in number and bytes; the oldest changes are forgotten first, the newest never.
struct EditHistory: Equatable, Sendable {
  /// How a change came about, which decides what it may be grouped with.
  enum Kind: Equatable, Sendable {
    case typing
    case backspace
    case deletion
    /// Everything that is undone by itself.
    case single
  }

  /// One replacement in the text.
  struct Change: Equatable, Sendable {
    var kind: Kind
    /// Where, in UTF-8.
    var offset: Int
    var removed: String
    var inserted: String
    /// Where the cursor stood before, in UTF-8.
    var cursor: Int

    /// What it costs to remember.
    var bytes: Int { removed.utf8.count + inserted.utf8.count }
  }

  static let maximumChanges = 512
  static let maximumBytes = 8 << 20
  /// Bytes after which a group ends by itself.
  private static let maximumGroup = 1024

  private var done: [Change] = []
  private var undone: [Change] = []
  private var doneBytes = 0
  private var isGroupOpen = false

  /// Ends the group: the next change is undone by itself.
  mutating func closeGroup() {
    isGroupOpen = false
  }

  /// Remembers a change that was made.
  mutating func record(_ change: Change) {
    undone = []
    doneBytes += change.bytes
    if isGroupOpen, let last = done.popLast() {
      if let group = merged(last, change) {
        done.append(group)
      } else {
        done.append(last)
        done.append(change)
      }
    } else {
      done.append(change)
    }
    isGroupOpen = change.kind != .single
    forgetOldest()
  }

  /// Takes back the newest change; the caller puts the text back.
  mutating func undo() -> Change? {
    guard let change = done.popLast() else { return nil }
    doneBytes -= change.bytes
    undone.append(change)
    isGroupOpen = false
    return change
  }

  /// Makes the change last taken back again; the caller changes the text.
  mutating func redo() -> Change? {
    guard let change = undone.popLast() else { return nil }
    doneBytes += change.bytes
    done.append(change)
    isGroupOpen = false
    return change
  }

  private func merged(_ last: Change, _ next: Change) -> Change? {
    guard last.kind == next.kind, last.bytes < EditHistory.maximumGroup else { return nil }
    var group = last
    switch next.kind {
    case .typing:
      guard next.removed.isEmpty,
        next.offset == last.offset + last.inserted.utf8.count,
        !beginsWord(next.inserted, after: last.inserted)
      else { return nil }
      group.inserted += next.inserted
    case .backspace:
      guard next.offset + next.removed.utf8.count == last.offset else { return nil }
      group.offset = next.offset
      group.removed = next.removed + last.removed
    case .deletion:
      guard next.offset == last.offset else { return nil }
      group.removed += next.removed
    case .single:
      return nil
    }
    return group
  }

  private func beginsWord(_ next: String, after last: String) -> Bool {
    last.last?.isWhitespace == true && next.first?.isWhitespace == false
  }

  private mutating func forgetOldest() {
    var excess = 0
    while done.count - excess > 1,
      doneBytes > EditHistory.maximumBytes || done.count - excess > EditHistory.maximumChanges
    {
      doneBytes -= done[excess].bytes
      excess += 1
    }
    done.removeFirst(excess)
  }
}
