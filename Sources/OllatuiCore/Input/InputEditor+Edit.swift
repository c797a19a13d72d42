import TextUI

extension InputEditor {
  /// What a key does to the text or the cursor.
  package enum Edit: String, CaseIterable, Hashable, Sendable {
    case left, right, wordLeft, wordRight
    /// To the start or the end of the line as typed, not as wrapped.
    case lineStart, lineEnd
    /// By one line as wrapped.
    case up, down
    case textStart, textEnd
    case backspace, deleteForward
    /// At the line's end, kills the line break.
    case killToLineEnd
    case killToLineStart
    /// Back to the last blank, as in a shell.
    case killWordBack
    /// To the end of a word of letters and digits.
    case killWordForward
    /// Puts in what was killed last.
    case yank
    case undo, redo
  }

  /// Does what a key asks for; false when there was nothing to do.
  ///
  /// For ``Edit/up`` and ``Edit/down`` false means that the cursor is in the first or last line,
  /// so that the caller can go through the prompts of before instead.
  @discardableResult
  package mutating func perform(_ edit: Edit) -> Bool {
    switch edit {
    case .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .textStart, .textEnd:
      return move(to: target(of: edit))
    case .up: return move(byLines: -1)
    case .down: return move(byLines: 1)
    case .backspace: return delete(to: target(of: .left), kind: .backspace)
    case .deleteForward: return delete(to: target(of: .right), kind: .deletion)
    case .killToLineEnd, .killToLineStart, .killWordBack, .killWordForward:
      return kill(to: target(of: edit))
    case .yank:
      guard !killed.isEmpty else { return false }
      history.closeGroup()
      replace(cursor..<cursor, with: killed, kind: .single)
    case .undo:
      guard undo() else { return false }
    case .redo:
      guard redo() else { return false }
    }
    endMove()
    return true
  }

  /// Where an edit ends, in UTF-8; the cursor itself for those that go nowhere.
  private func target(of edit: Edit) -> Int {
    switch edit {
    case .left: cursor > 0 ? offset(text.index(before: index(cursor))) : 0
    case .right: cursor < text.utf8.count ? offset(text.index(after: index(cursor))) : cursor
    case .wordLeft: wordStart(before: cursor)
    case .wordRight, .killWordForward: wordEnd(after: cursor)
    case .lineStart, .killToLineStart: lineStart(of: cursor)
    case .lineEnd: lineEnd(of: cursor)
    case .textStart: 0
    case .textEnd: text.utf8.count
    case .killToLineEnd: lineEnd(of: cursor) > cursor ? lineEnd(of: cursor) : target(of: .right)
    case .killWordBack: blankWordStart(before: cursor)
    case .up, .down, .backspace, .deleteForward, .yank, .undo, .redo: cursor
    }
  }

  /// Puts the cursor where a column of a line is, as wrapped.
  mutating func moveCursor(toColumn column: Int, line: Int) {
    let line = min(max(0, line), table.count - 1)
    _ = move(
      to: boundary(atOrBefore: table.offset(ofColumn: max(0, column), line: line, in: text)))
  }

  private mutating func move(to target: Int) -> Bool {
    let isMove = target != cursor
    cursor = target
    history.closeGroup()
    endMove()
    return isMove
  }

  private mutating func delete(to target: Int, kind: EditHistory.Kind) -> Bool {
    guard target != cursor else { return false }
    replace(min(cursor, target)..<max(cursor, target), with: "", kind: kind)
    endMove()
    return true
  }

  private mutating func kill(to target: Int) -> Bool {
    guard target != cursor else { return false }
    let range = min(cursor, target)..<max(cursor, target)
    let part = String(text[index(range.lowerBound)..<index(range.upperBound)])
    if !isKilling {
      killed = part
    } else if target < cursor {
      killed = part + killed
    } else {
      killed += part
    }
    replace(range, with: "", kind: .single)
    endMove()
    isKilling = true
    return true
  }

  private mutating func move(byLines step: Int) -> Bool {
    let row = table.index(containing: cursor)
    let wanted = row + step
    guard wanted >= 0, wanted < table.count else { return false }
    let column = goalColumn ?? table.column(of: cursor, in: text)
    let place = table.offset(ofColumn: column, line: wanted, in: text)
    // A character larger than a line is passed as a whole.
    let target =
      step < 0
      ? min(boundary(atOrBefore: place), target(of: .left))
      : max(boundary(atOrAfter: place), target(of: .right))
    cursor = target
    history.closeGroup()
    endMove()
    goalColumn = column
    return true
  }
}
