import SeededNumbers
import OllatuiCore
import TextUI
import Testing

/// The claims about editors that hold after any keys.
@Suite struct InputEditorRandomTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  private let pieces = [
    "a", "word ", "\n", "e\u{301}", "\u{301}", "👨‍👩‍👧‍👦", "🇩", "🇪", "\u{200D}", "春天。", "\t", "क्षि", "\r",
    "👍", "🏽", "\u{1B}", String(repeating: "long ", count: 20),
  ]

  private func press(_ editor: inout InputEditor, using numbers: inout SeededNumbers) {
    if Bool.random(using: &numbers) {
      editor.insert(pieces[Int.random(in: 0..<pieces.count, using: &numbers)])
    } else if let edit = InputEditor.Edit.allCases.randomElement(using: &numbers) {
      editor.perform(edit)
    }
  }

  @Test(arguments: UInt64(1)..<40)
  func `the cursor stands between characters and the lines are those of the text`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let columns = Int.random(in: 1...30, using: &numbers)
    var edited = InputEditor(columns: columns)
    for step in 0..<120 {
      press(&edited, using: &numbers)
      var borders = Set([0])
      var end = 0
      for character in edited.text {
        end += character.utf8.count
        borders.insert(end)
      }
      #expect(borders.contains(edited.cursor), "seed \(seed), step \(step)")
      var fresh = InputEditor(columns: columns)
      fresh.insert(edited.text)
      #expect(
        edited.layout(columns: columns, maxRows: 1000).lines
          == fresh.layout(columns: columns, maxRows: 1000).lines, "seed \(seed), step \(step)")
      let layout = edited.layout(columns: columns, maxRows: 3)
      #expect(layout.lines.indices.contains(layout.cursor.row), "seed \(seed), step \(step)")
      #expect((0..<max(1, columns)).contains(layout.cursor.column), "seed \(seed), step \(step)")
    }
  }

  @Test(arguments: UInt64(100)..<130)
  func `undoing all gives the empty text and redoing all gives it back`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var edited = InputEditor(columns: 20)
    for _ in 0..<100 { press(&edited, using: &numbers) }
    while edited.perform(.redo) {}
    let text = edited.text
    while edited.perform(.undo) {}
    #expect(edited.text.isEmpty && edited.cursor == 0, "seed \(seed)")
    while edited.perform(.redo) {}
    #expect(edited.text == text, "seed \(seed)")
  }

  @Test(arguments: UInt64(200)..<220)
  func `up and down go through every line and back`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let columns = Int.random(in: 9...30, using: &numbers)
    var edited = InputEditor(columns: columns, maxRows: 4)
    for _ in 0..<60 {
      edited.insert(["word ", "\n", "春天。", "\t", "a"].randomElement(using: &numbers) ?? "")
    }
    edited.perform(.textStart)
    var rows = 1
    while edited.perform(.down) { rows += 1 }
    #expect(rows == edited.layout(columns: columns, maxRows: 1).totalRows, "seed \(seed)")
    while edited.perform(.up) { rows -= 1 }
    #expect(rows == 1, "seed \(seed)")
  }
}
