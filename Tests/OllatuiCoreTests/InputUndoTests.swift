import OllatuiCore
import TextUI
import Testing

@Suite struct InputUndoTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  private func typed(_ text: String) -> InputEditor {
    var editor = InputEditor()
    for character in text { editor.insert(String(character)) }
    return editor
  }

  /// The texts that undoing shows one after the other.
  private func undone(_ editor: InputEditor) -> [String] {
    var editor = editor
    var texts: [String] = []
    while editor.perform(.undo) { texts.append(picture(editor)) }
    return texts
  }

  @Test func `words typed in one go are undone one by one`() {
    #expect(undone(typed("one  two")) == ["one  |", "|"])
    #expect(undone(typed("ab\ncd")) == ["ab\n|", "ab|", "|"])
  }

  @Test func `a move between two keys parts them`() {
    var moved = typed("ab")
    moved.perform(.left)
    moved.insert("c")
    #expect(undone(moved) == ["a|b", "|"])
  }

  @Test func `characters deleted in a row come back at once`() {
    var deleted = typed("春e\u{301}c")
    for _ in 0..<3 { deleted.perform(.backspace) }
    #expect(undone(deleted) == ["春e\u{301}c|", "|"])
    var forward = typed("abc")
    forward.perform(.textStart)
    for _ in 0..<2 { forward.perform(.deleteForward) }
    #expect(undone(forward) == ["|abc", "|"])
  }

  @Test func `a paste, a kill and a recalled prompt are undone by themselves`() {
    var edited = typed("ab")
    edited.insert("pasted text")
    edited.perform(.killWordBack)
    edited.replaceAll(with: "recalled")
    edited.clear()
    #expect(
      undone(edited) == [
        "recalled|", "abpasted |", "abpasted text|", "ab|", "|",
      ])
  }

  @Test func `redo goes forward until something else is typed`() {
    var edited = typed("one two")
    edited.perform(.undo)
    edited.perform(.undo)
    #expect(press(.redo, &edited))
    #expect(picture(edited) == "one |")
    edited.insert("x")
    #expect(!press(.redo, &edited))
    #expect(picture(edited) == "one x|")
  }

  @Test func `undo forgets the oldest rather than grow without end`() {
    var edited = InputEditor()
    for number in 0..<1000 {
      edited.insert("\(number)")
      edited.perform(.lineEnd)
    }
    #expect(undone(edited).count == 512)
    let large = String(repeating: "large ", count: 300_000)  // 1.8 MB
    for _ in 0..<10 {
      edited.replaceAll(with: large)
      edited.clear()
    }
    #expect((1...8).contains(undone(edited).count))
  }
}
