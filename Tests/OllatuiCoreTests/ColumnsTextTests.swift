import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ColumnsTextTests {
  private func bar(_ drive: Drive) -> String {
    drive.screen.split(separator: "\n").last { $0.hasPrefix("find:") }.map(String.init) ?? ""
  }

  private static let many = (1...60).map { "- line \($0)\n" }.joined()

  // MARK: - Selecting and copying

  @Test func `dragging selects and copies within one column`() {
    var drive = Drive.compared("one two three\n\nfour **five** six", "other words\n\nand more")
    let start = drive.cell(of: "two")
    drive.drag(from: start, to: Position(column: 60, row: start.row + 2))
    #expect(drive.copied == "two three\n\nfour five six")
    #expect(drive.shown(.selection) == ["two three", "four five six"])
    drive.press(.typed("s"))
    #expect(drive.shown(.selection) == [])
  }

  @Test func `the column on the right has its own text, and is in focus then`() {
    var drive = Drive.compared("one two three", "other words\n\nand more")
    let start = drive.cell(of: "words")
    drive.drag(from: start, to: Position(column: 0, row: start.row + 2))
    #expect(drive.copied == "words\n\n" || drive.copied == "words\n\na", "\(drive.copied ?? "")")
    #expect(drive.columnsPane?.focus == 1)
  }

  @Test func `two clicks take a word, three the line`() {
    var drive = Drive.compared("one two three", "x")
    drive.click(drive.cell(of: "two"), times: 2)
    #expect(drive.copied == "two")
    drive.wait(.seconds(1))
    drive.click(drive.cell(of: "two"), times: 3)
    #expect(drive.copied == "one two three")
  }

  @Test func `a click alone copies nothing and goes on following`() {
    var drive = Drive.comparing(columns: 64, rows: 14, flags: [.verbose: "off"])
    let lane = drive.lanes[0]
    drive.grow(lane, Self.many)
    drive.click(Position(column: 5, row: 7))
    #expect(drive.copied == nil)
    drive.grow(lane, "- the end\n")
    #expect(drive.screen.contains("• the end"))
  }

  @Test func `what is selected stays while the answer grows, and goes with another width`() {
    var drive = Drive.comparing(columns: 64, rows: 20, flags: [.verbose: "off"])
    let lane = drive.lanes[0]
    drive.grow(lane, "one two three")
    drive.drag(
      from: drive.cell(of: "two"), to: Position(column: 60, row: drive.cell(of: "two").row))
    drive.grow(lane, " four")
    #expect(drive.shown(.selection) == ["two three"])
    drive.resize(70, 20)
    #expect(drive.shown(.selection) == [])
    drive.press(Key(.right))
    #expect(drive.columnsPane?.focus == 1)
  }

  @Test func `the code in view is copied as it was sent`() {
    let code = "some\n\n```swift\nlet a = 1\n```\n\n" + Self.many + "\n```\nlast\n```\n"
    var drive = Drive.compared(code, "no code here", rows: 14)
    drive.press(Key(.home), .typed("C"))
    #expect(drive.copied == "let a = 1")
    drive.press(Key(.end), .typed("C"))
    #expect(drive.copied == "last")
    drive.press(Key(.right), .typed("C"))
    #expect(drive.copied == nil)
    #expect(drive.screen.contains("no text in it to copy"))
  }

  @Test func `a click on the line of thinking opens and folds it in one column`() {
    var drive = Drive.compared("so", "so it is", thinking: "hm hm")
    #expect(!drive.screen.contains("hm hm"))
    drive.click(drive.cell(of: "▸ thinking"))
    #expect(drive.shown(.thinking).filter { $0.contains("hm hm") }.count == 1)
    drive.click(drive.cell(of: "▾ thinking"))
    #expect(!drive.screen.contains("hm hm"))
  }

  // MARK: - The scroll bar

  @Test func `a column that is scrolled up has a bar, which the mouse moves`() {
    var drive = Drive.compared(Self.many, "short", rows: 14)
    #expect(drive.shown(.scrollBar) == [])
    drive.press(Key(.home))
    let rows = drive.columnsPane?.textRows ?? 0
    #expect((1..<rows).contains(drive.shown(.scrollBar).count))
    let top = drive.cell(of: "█")
    #expect(top.column == 30)
    drive.drag(from: top, to: Position(column: 30, row: top.row + rows))
    #expect(drive.screen.contains("• line 60"))
    drive.press(Key(.end))
    #expect(drive.shown(.scrollBar) == [])
  }

  @Test func `the bar of the last column stands at the right edge`() {
    var drive = Drive.compared("short", Self.many, rows: 14)
    drive.press(.typed("s"), Key(.right), Key(.home))
    #expect(drive.cell(of: "█").column == 63)
    #expect(drive.frame.rows.allSatisfy { $0.columns <= 64 })
  }

  @Test func `the thumb shrinks while an answer grows below the view`() {
    var drive = Drive.comparing(columns: 64, rows: 14, flags: [.verbose: "off"])
    let lane = drive.lanes[0]
    drive.grow(lane, (1...12).map { "- line \($0)\n" }.joined())
    drive.press(Key(.home))
    let before = drive.shown(.scrollBar).count
    drive.grow(lane, Self.many)
    #expect(drive.shown(.scrollBar).count < before)
  }

  // MARK: - Finding

  @Test func `hits of all columns are marked and counted, and n and N go through them`() {
    var drive = Drive.compared("a needle and\n\na Needle", "no such\n\none needle")
    drive.press(.control("f"))
    drive.type("needle")
    #expect(bar(drive).hasSuffix("1/3"))
    #expect(drive.shown(.currentHit, .searchHit).count == 3)
    drive.press(Key(.enter), .typed("n"), .typed("n"))
    #expect(bar(drive).hasSuffix("3/3"))
    #expect(drive.columnsPane?.focus == 1)
    drive.press(.typed("n"))
    #expect(bar(drive).hasSuffix("1/3"))
    #expect(drive.columnsPane?.focus == 0)
    drive.press(.typed("N"))
    #expect(bar(drive).hasSuffix("3/3"))
    drive.press(Key(.escape))
    #expect(drive.columnsPane != nil)
    #expect(drive.shown(.currentHit, .searchHit) == [])
    #expect(bar(drive) == "")
  }

  @Test func `letters go into the bar until Enter, then they are keys of the columns again`() {
    var drive = Drive.compared("quick", "slow")
    drive.press(.control("f"))
    drive.type("qs")
    #expect(bar(drive).hasPrefix("find: qs"))
    #expect(bar(drive).hasSuffix(" 0"))
    drive.press(Key(.backspace), Key(.enter), .typed("s"))
    #expect(bar(drive) == "")
    #expect(drive.columnsPane?.scrollsTogether == false)
  }

  @Test func `the search begins in the column in focus, and shows what is out of view`() {
    var drive = Drive.compared(Self.many + "needle", Self.many + "needle", rows: 14)
    drive.press(Key(.home), Key(.right), .control("f"))
    drive.type("needle")
    #expect(bar(drive).hasSuffix("2/2"))
    #expect(drive.shown(.currentHit) == ["needle"])
    #expect(drive.columnsPane?.columns[0].top == 0)
    drive.press(Key(.down))
    #expect(bar(drive).hasSuffix("1/2"))
    #expect(drive.shown(.currentHit) == ["needle"])
  }

  @Test func `what comes meanwhile is counted, also a hit in two pieces`() {
    var drive = Drive.comparing(flags: [.compare: "at-once"])
    let lanes = drive.lanes
    drive.grow(lanes[0], "a needle")
    drive.press(.control("f"))
    drive.type("needle")
    #expect(bar(drive).hasSuffix("1/1"))
    drive.grow(lanes[1], "a nee")
    drive.grow(lanes[1], "dle")
    #expect(bar(drive).hasSuffix("1/2"))
    drive.finish(lanes[1])
    drive.grow(lanes[0], "\n\nneedle")
    #expect(bar(drive).hasSuffix("1/3"))
    #expect(drive.shown(.currentHit, .searchHit).count == 3)
  }

  @Test func `a hit in folded thinking opens it, in its column alone`() {
    var drive = Drive.compared("so", "so it is", thinking: "needle")
    drive.press(.control("f"))
    drive.type("needle")
    #expect(bar(drive).hasSuffix("1/2"))
    #expect(drive.shown(.currentHit) == ["needle"])
    #expect(drive.screen.contains("▾ thinking") && drive.screen.contains("▸ thinking"))
  }

  @Test func `what is found outlives another width and the raw view`() {
    let table = "| a | b |\n|--|--|\n| x | a needle |\n"
    var drive = Drive.compared(table, "one **needle**")
    drive.press(.control("f"))
    drive.type("needle")
    for columns in [58, 90, 40, 64] {
      drive.resize(columns, 20)
      #expect(bar(drive).hasSuffix("/2"), "\(columns)")
      #expect(!drive.shown(.currentHit).isEmpty, "\(columns)")
    }
    drive.press(.alt("v"))
    #expect(drive.screen.contains("**needle**"))
    #expect(bar(drive).hasSuffix("/2"))
  }

  @Test func `what is pasted is searched for, its first line`() {
    var drive = Drive.compared("春天来了", "x")
    drive.press(.control("f"))
    drive.send(.input(.paste("春天\nmore")))
    #expect(bar(drive).hasPrefix("find: 春天"))
    #expect(drive.shown(.currentHit) == ["春天"])
    #expect(drive.frame.cursor != nil)
  }

  @Test func `a long answer that was opened is searched to its end`() {
    var drive = Drive.compared(String(repeating: Self.many, count: 400) + "needle", "x")
    drive.press(.typed("q"))
    drive.reopen()
    drive.ask("/compare")
    drive.press(.control("f"))
    drive.type("needle")
    for _ in 0..<10_000 where drive.model.isSearchWaiting { drive.send(.tick) }
    #expect(bar(drive).hasSuffix("1/1"))
    #expect(drive.shown(.currentHit) == ["needle"])
  }
}
