import SeededNumbers
import OllamaWire
import TextUI
import Testing

@testable import OllatuiCore

@Suite struct ScrollTests {
  /// A conversation whose answer is the numbers from 0.
  private func numbers(_ count: Int, columns: Int = 40, rows: Int = 12) -> Drive {
    var drive = Drive(columns: columns, rows: rows)
    drive.ask("count")
    for number in 0..<count { drive.grow("\(number)\n") }
    return drive
  }

  @Test func `the view follows the end of a growing reply`() {
    let drive = numbers(100)
    #expect(drive.screen.contains("99\n"))
    #expect(!drive.screen.contains("▼"))
  }

  @Test func `scrolling up stops following, and nothing moves under the reader`() {
    var drive = numbers(100)
    drive.press(Key(.pageUp))
    // The last column is the scroll bar's, which does move.
    func text(_ drive: Drive) -> [Line] { drive.frame.rows.prefix(8).map { $0.columns(0..<39) } }
    let before = text(drive)
    for number in 100..<150 { drive.grow("\(number)\n") }
    #expect(text(drive) == before)
    #expect(drive.screen.contains("▼ 56 lines"))
  }

  @Test func `End on an empty input follows again, and so does sending`() {
    var drive = numbers(100)
    drive.press(Key(.pageUp), Key(.end))
    #expect(drive.model.pane.isFollowing)
    drive.press(Key(.pageUp))
    drive.finish()
    drive.ask("more")
    #expect(drive.model.pane.isFollowing)
    #expect(drive.screen.contains("more\n"))
  }

  @Test func `End within a text goes to the end of its line`() {
    var drive = numbers(100)
    drive.type("abc")
    drive.press(Key(.pageUp), Key(.home), Key(.end))
    #expect(!drive.model.pane.isFollowing)
    #expect(drive.model.input.editor.cursor == 3)
  }

  @Test func `lines, pages, start and end have their keys`() {
    var drive = numbers(100)
    let rows = drive.model.pane.rows
    let last = drive.model.pane.top
    drive.press(Key(.up, .control))
    #expect(drive.model.pane.top == last - 1)
    drive.press(Key(.down, .control))
    #expect(drive.model.pane.isFollowing)
    drive.press(Key(.pageUp))
    #expect(drive.model.pane.top == last - rows + 1)
    drive.press(Key(.home, .control))
    #expect(drive.model.pane.top == 0)
    #expect(drive.screen.contains(/you +█\ncount +/))
    drive.press(Key(.end, .control))
    #expect(drive.model.pane.top == last)
  }

  @Test func `the wheel scrolls by the lines of its setting`() {
    var drive = numbers(100)
    let last = drive.model.pane.top
    drive.send(.input(.mouse(Mouse(.wheelUp, at: Position(column: 1, row: 1)))))
    #expect(drive.model.pane.top == last - 3)
    drive.ask("/set scroll-lines 5")
    drive.send(.input(.mouse(Mouse(.wheelUp, at: Position(column: 1, row: 1)))))
    #expect(drive.model.pane.top == last - 8)
  }

  @Test func `a resize keeps the reader's place and wraps anew`() {
    var drive = Drive(columns: 60, rows: 14)
    drive.ask("x")
    drive.grow((0..<300).map { "word\($0)" }.joined(separator: " "))
    drive.press(Key(.home, .control))
    drive.press(Key(.pageDown), Key(.pageDown))
    let first = drive.screen.split(separator: "\n")[1].split(separator: " ")[0]
    drive.resize(33, 14)
    #expect(drive.screen.contains(first))
    #expect(!drive.model.pane.isFollowing)
    #expect(drive.screen.split(separator: "\n").allSatisfy { columns(of: $0) <= 33 })
  }

  @Test func `however the text is cut, the lines in view are those of the whole text`() {
    let text = "The quick brown fox 跳过了懒狗。 jumps over\nthe lazy dog; 春风吹绿柳梢头 ok\n\n"
    let whole = String(repeating: text, count: 20)
    var expected = Drive(columns: 24, rows: 20)
    expected.ask("x")
    expected.grow(whole)
    var generator = SeededNumbers(seed: 7)
    for _ in 0..<20 {
      var drive = Drive(columns: 24, rows: 20)
      drive.ask("x")
      var rest = whole.unicodeScalars[...]
      while !rest.isEmpty {
        let cut = rest.prefix(Int.random(in: 1...9, using: &generator))
        drive.grow(String(cut))
        rest = rest.dropFirst(cut.count)
      }
      #expect(drive.model.pane.visible == expected.model.pane.visible)
    }
  }
}
