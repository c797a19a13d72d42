import TextUI

/// Selecting text with the keys: a cursor in the conversation, and where the selection began.
package struct SelectMode: Equatable, Sendable {
  /// Where the cursor stands.
  var cursor: TextPlace
  /// Where the selection began; nil: nothing is selected.
  var anchor: TextPlace?

  /// Makes a mode with its cursor at a place.
  init(at cursor: TextPlace) {
    self.cursor = cursor
  }

  /// What is selected, the character under the cursor included.
  func selection(_ text: String) -> Range<TextPlace>? {
    guard let anchor else { return nil }
    var end = max(anchor, cursor)
    let index = text.utf8.index(
      text.startIndex, offsetBy: min(end.offset, text.utf8.count))
    if index < text.endIndex {
      end.offset = text.utf8.distance(from: text.startIndex, to: text.index(after: index))
    }
    return min(anchor, cursor)..<end
  }
}
