import TextUI

/// Selecting text with the keys: a cursor in a text, and where the selection began.
package struct SelectMode: Equatable, Sendable {
  /// Where the cursor stands.
  var cursor: TextPlace
  /// Where the selection began; nil: nothing is selected.
  var anchor: TextPlace?
  /// The column that the cursor keeps while it goes from row to row.
  var goal: Int?
  /// The top of the view when this began, where the end was followed then.
  let followedTop: Int?

  /// Makes a mode with its cursor at a place.
  init(at cursor: TextPlace, followedTop: Int?) {
    self.cursor = cursor
    self.followedTop = followedTop
  }

  /// What is selected, the characters under the cursor and where it began included.
  func selection(_ text: (TextPiece) -> String) -> Range<TextPlace>? {
    guard let anchor else { return nil }
    var end = max(anchor, cursor)
    end.offset = text(end.piece).characterEnd(at: end.offset)
    return min(anchor, cursor)..<end
  }
}

// MARK: - Keys

extension SelectMode {
  /// What a key does to the cursor and the selection.
  enum Step {
    /// Moves the cursor, and the end of a selection with it; one is begun where it `extends`.
    case move(TextMotion, extends: Bool)
    /// Lets go of the selection.
    case letGo
    /// Begins a selection, or lets go of it.
    case begin
    /// Selects a line as it was written; again: one more.
    case line
    /// Puts the cursor where text is seen, after something else has moved the view.
    case intoView
  }

  /// What a key means.
  enum Order {
    case step(Step)
    case copy
    case copyCode
    case saveCode
    case openLink
    case leave
  }

  /// What a key means, a page being so many rows; nil: nothing here.
  func order(for key: Key, rows: Int) -> Order? {
    if let motion = TextMotion(key, rows: rows) {
      let extends = key.modifiers.contains(.shift) && !key.isCharacter
      return .step(.move(motion, extends: extends))
    }
    switch (key.code, key.modifiers) {
    case (.escape, _) where anchor != nil: return .step(.letGo)
    case (.character("v"), []), (.character(" "), []): return .step(.begin)
    case (.character("V"), _): return .step(.line)
    case (.character("y"), []), (.enter, _), (.character("c"), .control): return .copy
    case (.character("c"), []): return .copyCode
    case (.character("s"), []): return .saveCode
    case (.character("o"), []): return .openLink
    case (.escape, _), (.character("q"), []), (.character("v"), .control): return .leave
    default: return nil
    }
  }
}

extension Key {
  fileprivate var isCharacter: Bool {
    if case .character = code { true } else { false }
  }
}

extension TextMotion {
  /// What a key means to the cursor, a page being so many rows; nil: it moves nothing.
  init?(_ key: Key, rows: Int) {
    let motion: TextMotion? =
      switch (key.code, key.modifiers.subtracting(.shift)) {
      case (.left, []), (.character("h"), []): .character(-1)
      case (.right, []), (.character("l"), []): .character(1)
      case (.up, []), (.character("k"), []): .rows(-1)
      case (.down, []), (.character("j"), []): .rows(1)
      case (.pageUp, []): .rows(-max(1, rows - 1))
      case (.pageDown, []): .rows(max(1, rows - 1))
      case (.home, []), (.character("0"), []): .rowStart
      case (.end, []), (.character("$"), []): .rowEnd
      case (.character("w"), []), (.right, .control): .word(1)
      case (.character("b"), []), (.left, .control): .word(-1)
      case (.character("}"), []), (.down, .alt): .piece(1)
      case (.character("{"), []), (.up, .alt): .piece(-1)
      case (.character("g"), []), (.home, .control): .start
      case (.character("G"), []), (.end, .control): .end
      default: nil
      }
    guard let motion else { return nil }
    self = motion
  }

  /// Whether it goes from row to row.
  var isByRows: Bool {
    if case .rows = self { true } else { false }
  }
}
