import TextUI

/// Selecting text with the keys: a cursor in the conversation, and where the selection began.
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
