import TextUI

/// The text being typed, as a value: characters, cursor, undo, and the screen lines they make.
///
/// Everything goes by `Character`, so a cursor never stands inside a cluster. A change costs what
/// it touches, not what the text is long (but for the bytes that move in memory).
package struct InputEditor: Equatable, Sendable {
  /// What was typed, line breaks as `\n`.
  package internal(set) var text = ""
  /// Where the cursor stands: UTF-8 bytes of ``text`` before it.
  package internal(set) var cursor = 0

  /// The lines of the text at the width of the last ``resize(columns:maxRows:)``.
  var table: LineTable
  /// Rows of the window that shows the text, at least 1.
  var maxRows: Int
  /// The first line in the window.
  var firstRow = 0
  /// The column that moves by line try to keep.
  var goalColumn: Int?
  var history = EditHistory()
  /// What was killed last, for yanking.
  var killed = ""
  /// Whether the last edit was a kill, which the next one adds to.
  var isKilling = false

  /// Makes an empty editor for a place on the screen.
  package init(columns: Int = 80, maxRows: Int = 10) {
    table = LineTable(columns: InputEditor.textColumns(columns))
    self.maxRows = max(1, maxRows)
  }

  /// Whether nothing was typed.
  package var isEmpty: Bool {
    text.isEmpty
  }

  /// Puts text in at the cursor, typed or pasted; `\r\n` and `\r` become `\n`.
  package mutating func insert(_ new: String) {
    let normalized = InputEditor.normalized(new)
    guard !normalized.isEmpty else { return }
    let isTyped = normalized.utf8.count <= 64 && normalized.dropFirst().isEmpty
    if !isTyped || normalized == "\n" { history.closeGroup() }
    replace(cursor..<cursor, with: normalized, kind: isTyped ? .typing : .single)
    endMove()
  }

  /// Puts another text in the place of all, the cursor behind it; can be undone.
  package mutating func replaceAll(with new: String) {
    let normalized = InputEditor.normalized(new)
    if normalized != text {
      replace(0..<text.utf8.count, with: normalized, kind: .single)
    }
    cursor = text.utf8.count
    endMove()
  }

  /// Removes all text; can be undone.
  package mutating func clear() {
    replaceAll(with: "")
  }

  /// Takes back the last change; false when there is none.
  mutating func undo() -> Bool {
    guard let change = history.undo() else { return false }
    let end = change.offset + change.inserted.utf8.count
    put(change.removed, inPlaceOf: change.offset..<end)
    cursor = change.cursor
    return true
  }

  /// Makes the change that was taken back last again; false when there is none.
  mutating func redo() -> Bool {
    guard let change = history.redo() else { return false }
    let end = change.offset + change.removed.utf8.count
    put(change.inserted, inPlaceOf: change.offset..<end)
    cursor = boundary(atOrAfter: change.offset + change.inserted.utf8.count)
    return true
  }
}

// MARK: - The one way to change the text

extension InputEditor {
  /// Replaces a stretch, remembers it, and puts the cursor behind what is new.
  mutating func replace(_ range: Range<Int>, with new: String, kind: EditHistory.Kind) {
    let removed = String(text[index(range.lowerBound)..<index(range.upperBound)])
    history.record(
      EditHistory.Change(
        kind: kind, offset: range.lowerBound, removed: removed, inserted: new, cursor: cursor))
    put(new, inPlaceOf: range)
    // Scalars that attach to what follows or precedes can have moved the borders of clusters.
    cursor = boundary(atOrAfter: range.lowerBound + new.utf8.count)
  }

  private mutating func put(_ new: String, inPlaceOf range: Range<Int>) {
    text.replaceSubrange(index(range.lowerBound)..<index(range.upperBound), with: new)
    table.edit(text, replaced: range, with: new.utf8.count)
  }

  /// Ends what only consecutive keys may build up, and scrolls to the cursor.
  mutating func endMove() {
    goalColumn = nil
    isKilling = false
    scrollToCursor()
  }

  /// Line breaks as `\n`, and in Swift's own encoding.
  private static func normalized(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else {
      var native = text
      native.makeContiguousUTF8()
      return native
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var followsReturn = false
    for byte in text.utf8 {
      if byte != 0x0A || !followsReturn { bytes.append(byte == 0x0D ? 0x0A : byte) }
      followsReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - Places in the text

extension InputEditor {
  /// The index of a UTF-8 offset, in constant time as the text is native.
  func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  /// The UTF-8 offset of an index.
  func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  /// The first border between characters that is not before an offset.
  func boundary(atOrAfter utf8Offset: Int) -> Int {
    let place = index(utf8Offset)
    // `index(after:)` first goes to the start of the character that an index is in.
    return place.samePosition(in: text) == nil ? offset(text.index(after: place)) : utf8Offset
  }

  /// The last border between characters that is not behind an offset.
  func boundary(atOrBefore utf8Offset: Int) -> Int {
    let after = boundary(atOrAfter: utf8Offset)
    return after == utf8Offset ? after : offset(text.index(before: index(after)))
  }
}
