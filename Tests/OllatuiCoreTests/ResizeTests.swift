import TextUI
import Testing

@testable import OllatuiCore

@Suite struct ResizeTests {
  private static let paragraph = (0..<400).map { "word\($0)" }.joined(separator: " ") + "\n\n"
  private static let ideographs = (0..<200).map { "第\($0)句话。" }.joined() + "\n\n"
  private static let code =
    "```\n" + (0..<60).map { "line \($0) of the code, which is long enough to wrap\n" }.joined()
    + "```\n\n"
  private static let table =
    "| name | text |\n|--|--|\n"
    + (0..<60).map { "| row\($0) | some words of text for row \($0) |\n" }.joined() + "\n"
  private static let list = (0..<60).map { "- item\($0) with words that wrap somewhere\n" }.joined()

  /// The first word in view with a digit, which tells where the view is.
  private func first(_ drive: Drive) -> String {
    let text = drive.model.pane.visible.prefix(2).map(\.text).joined(separator: " ")
    let words = text.split { !$0.isLetter && !$0.isNumber }
    return words.first { $0.contains { $0.isNumber } }.map(String.init) ?? text
  }

  @Test(arguments: ["words", "ideographs", "code", "table", "list"])
  func `what is at the top stays there, at once and when all is laid out`(kind: String) {
    let texts = [
      "words": Self.paragraph, "ideographs": Self.ideographs, "code": Self.code,
      "table": Self.table, "list": Self.list,
    ]
    let text = texts[kind] ?? ""
    for pages in [1, 3] {
      var drive = Drive(reply: text + text, columns: 60, rows: 16)
      drive.press(Key(.home, .control))
      for _ in 0..<pages { drive.press(Key(.pageDown)) }
      let before = first(drive)
      for columns in [33, 100, 20, 61, 60] {
        drive.resize(columns, 18)
        let now = drive.model.pane.visible
        let text = now.prefix(8).map(\.text).joined().filter { $0 != " " }
        #expect(text.contains(before), "at \(columns)")
        #expect(!drive.model.pane.isFollowing)
        drive.settle()
        #expect(drive.model.pane.visible == now, "\(columns)")
      }
      #expect(first(drive) == before)
    }
  }

  @Test func `what follows the end goes on to`() {
    var drive = Drive(reply: Self.paragraph + Self.code + "the end", columns: 60, rows: 16)
    for columns in [20, 90, 7, 60] {
      drive.resize(columns, 16)
      #expect(drive.model.pane.isFollowing)
      #expect(drive.model.pane.visible.contains { $0.text.contains("end") }, "\(columns)")
    }
  }

  @Test func `what is not seen is laid out in ticks, and these end`() {
    var drive = Drive(reply: String(repeating: Self.paragraph + Self.list, count: 100))
    #expect(drive.model.nextTick == nil)
    drive.resize(33, 16)
    #expect(!drive.model.pane.isSettled)
    #expect(drive.model.nextTick == drive.now)
    var ticks = 0
    while drive.model.nextTick == drive.now, ticks < 1_000 {
      drive.send(.tick)
      ticks += 1
    }
    #expect(ticks > 1 && ticks < 1_000)
    #expect(drive.model.pane.isSettled)
    #expect(drive.model.nextTick == nil)
  }

  @Test func `a page is a page also where nothing was laid out yet`() {
    let text = (0..<400).map { "word\($0) and words behind it that are wrapped\n\n" }.joined()
    var settled = Drive(reply: text, columns: 24, rows: 16)
    var drive = Drive(reply: text, columns: 70, rows: 16)
    drive.resize(24, 16)
    for key in [Key(.pageUp), Key(.pageUp), Key(.up, .control), Key(.pageUp), Key(.pageDown)] {
      drive.press(key)
      settled.press(key)
      #expect(drive.model.pane.visible == settled.model.pane.visible)
    }
  }

  @Test func `a reply that grows before all is laid out again is shown right`() {
    var drive = Drive(columns: 60, rows: 16)
    drive.ask("x")
    drive.grow(Self.paragraph + Self.list)
    drive.resize(30, 16)
    drive.grow("\n\nthe end")
    #expect(drive.model.pane.visible.contains { $0.text == "the end" })
    drive.settle()
    #expect(drive.model.pane.visible.contains { $0.text == "the end" })
  }

  @Test func `when all fits on the screen the end is followed again`() {
    var drive = Drive(reply: (0..<20).map { "\($0)\n\n" }.joined(), rows: 16)
    drive.press(Key(.pageUp))
    drive.resize(60, 80)
    #expect(drive.model.pane.isFollowing)
  }
}
