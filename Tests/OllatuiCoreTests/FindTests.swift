import TextUI
import Testing

@testable import OllatuiCore

@Suite struct FindTests {
  private func finding(_ text: String, in reply: String, thinking: String = "") -> Drive {
    var drive = Drive(reply: reply, thinking: thinking)
    drive.press(.control("f"))
    drive.type(text)
    return drive
  }

  private func bar(_ drive: Drive) -> String {
    drive.screen.split(separator: "\n").last { $0.hasPrefix("find:") }.map(String.init) ?? ""
  }

  private static let many = (0..<100).map { "hit \($0)\n\n" }.joined()

  @Test func `every key searches anew, all hits are marked, and they are counted`() {
    var drive = finding("s", in: "some words, some Sense")
    #expect(bar(drive).hasSuffix("1/5"))
    drive.type("o")
    #expect(bar(drive).hasSuffix("1/2"))
    #expect(drive.shown(.currentHit) == ["so"])
    #expect(drive.shown(.searchHit) == ["so"])
    drive.type("x")
    #expect(bar(drive).hasSuffix(" 0"))
    drive.press(Key(.backspace))
    #expect(bar(drive).hasSuffix("1/2"))
  }

  @Test func `capitals are looked at only where some are typed`() {
    #expect(finding("sense", in: "sense Sense SENSE").shown(.searchHit, .currentHit).count == 3)
    #expect(finding("Sense", in: "sense Sense SENSE").shown(.searchHit, .currentHit).count == 1)
  }

  @Test func `wide characters are marked whole`() {
    let drive = finding("风", in: "春风吹绿柳梢头, 👨‍👩‍👧风")
    #expect(drive.shown(.currentHit) == ["风"])
    #expect(drive.shown(.searchHit) == ["风"])
  }

  @Test func `a hit in the midst of a cluster marks the cluster`() {
    #expect(finding("👩", in: "x 👨‍👩‍👧 y").shown(.currentHit).count == 1)
    #expect(finding("\u{301}", in: "cafe\u{301} y").shown(.currentHit) == ["e\u{301}"])
  }

  @Test func `a hit that is wrapped is marked on both lines`() {
    let reply = String(repeating: "word ", count: 10) + "needle thread"
    var drive = Drive(reply: reply)
    drive.press(.control("f"))
    drive.type("needle thread")
    #expect(drive.shown(.currentHit) == ["needle", "thread"])
  }

  @Test func `what a table's cell wraps is found and marked on all its lines, and nothing beside`()
  {
    let table = """
      | name | meaning | other |
      |------|--------:|-------|
      | one | \(String(repeating: "word ", count: 6))needle thread | needle \(String(repeating: "x ", count: 20)) |
      | 二 | 一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯 | 三 |
      """
    var drive = Drive(reply: table, columns: 50, rows: 20)
    drive.press(.control("f"))
    drive.type("word needle thread")
    #expect(bar(drive).hasSuffix("1/1"))
    #expect(drive.shown(.currentHit).joined(separator: " ") == "word needle thread")
    drive = Drive(reply: table, columns: 50, rows: 20)
    drive.press(.control("f"))
    drive.type("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯")
    #expect(bar(drive).hasSuffix("1/1"))
    #expect(drive.shown(.currentHit).count > 1)
    #expect(drive.shown(.currentHit).joined() == "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯")
  }

  @Test func `n and N go round after Enter, Up and Down while typing`() {
    var drive = finding("hit", in: "hit hit hit")
    drive.press(Key(.down))
    #expect(bar(drive).hasSuffix("2/3"))
    drive.press(Key(.up), Key(.up))
    #expect(bar(drive).hasSuffix("3/3"))
    drive.press(Key(.enter), .typed("n"))
    #expect(bar(drive).hasSuffix("1/3"))
    drive.press(.typed("N"))
    #expect(bar(drive).hasSuffix("3/3"))
    drive.press(Key(.enter))
    #expect(bar(drive).hasSuffix("1/3"))
  }

  @Test func `Ctrl+F again goes on typing, and other letters go to the input box`() {
    var drive = finding("hi", in: "hit nit")
    drive.press(Key(.enter), .control("f"))
    drive.type("n")
    #expect(bar(drive).hasPrefix("find: hin"))
    drive.press(Key(.backspace), Key(.enter))
    drive.type("x")
    #expect(drive.model.overlay == nil)
    #expect(drive.model.input.editor.text == "x")
    #expect(drive.shown(.searchHit, .currentHit) == [])
  }

  @Test func `the view goes to the hit, stays there after Esc, and the marks go`() {
    var drive = Drive(reply: Self.many)
    drive.press(.control("f"))
    drive.type("hit 5")
    #expect(drive.shown(.currentHit) == ["hit 5"])
    drive.press(Key(.up))
    let text = drive.model.pane.visible
    drive.press(Key(.escape))
    #expect(drive.model.overlay == nil)
    #expect(drive.model.pane.visible.map(\.text) == text.map(\.text))
    #expect(drive.shown(.searchHit, .currentHit) == [])
    #expect(!drive.model.pane.isFollowing)
  }

  @Test func `typing on searches from where the search began, not from the last hit`() {
    var drive = Drive(reply: "one\n\ntwo\n\n" + Self.many + "oneself\n\ntwofold")
    drive.press(Key(.home, .control), .control("f"))
    drive.type("t")
    drive.type("w")
    #expect(bar(drive).hasSuffix("1/2"))
    drive.press(Key(.backspace), Key(.backspace))
    drive.type("one")
    #expect(bar(drive).hasSuffix("1/2"))
  }

  @Test func `hits of a reply on its way are counted, also one in two pieces`() {
    var drive = Drive()
    drive.ask("needle?")
    drive.grow("a needle\n\nand a nee")
    drive.press(.control("f"))
    drive.type("needle")
    #expect(bar(drive).hasSuffix("/2"))
    drive.grow("dle\n\n")
    #expect(bar(drive).hasSuffix("/3"))
    for _ in 0..<50 { drive.grow("nothing\n\n") }
    drive.grow("NEEDLE")
    #expect(bar(drive).hasSuffix("/4"))
    drive.finish()
    #expect(bar(drive).hasSuffix("/4"))
    #expect(!drive.model.pane.isFollowing, "what was found must not run away")
  }

  @Test func `the raw view and thinking count what comes, too`() {
    var drive = Drive()
    drive.ask("x")
    drive.press(.alt("v"), .control("f"))
    drive.type("**b")
    drive.grow(thinking: "think *")
    drive.grow(thinking: "*b and **b")
    #expect(bar(drive).hasSuffix("2"))
    drive.grow("so **")
    drive.grow("b** and **b**")
    #expect(bar(drive).hasSuffix("4"))
    drive.press(.alt("v"))
    #expect(bar(drive).hasSuffix("2"))
  }

  @Test(arguments: [
    "```\nlet needle = 1\n```\n", "| a | b |\n|--|--|\n| x | a needle |\n", "> a needle\n",
    "- a *need*le\n", "# Needle\n", "~~needle~~", "[needle](https://a.example)",
  ])
  func `hits are found in all there is`(reply: String) {
    let drive = finding("needle", in: reply)
    #expect(bar(drive).hasSuffix("1/1"))
    #expect(drive.shown(.currentHit).count == 1)
  }

  @Test func `a hit in folded thinking is counted, and opens it when it is gone to`() {
    var drive = Drive(reply: "the answer: needle", thinking: "a needle")
    #expect(drive.screen.contains("▸ thinking"))
    drive.press(.control("f"))
    drive.type("needle")
    drive.press(Key(.up))
    #expect(bar(drive).hasSuffix("/2"))
    #expect(drive.screen.contains("▾ thinking"))
    #expect(drive.shown(.currentHit) == ["needle"])
  }

  @Test func `a resize keeps hits right, in tables too`() {
    let row = "| some words | and more words that are long | needle |\n"
    var drive = finding("needle", in: "| a | b | c |\n|--|--|--|\n" + row + row)
    for columns in [30, 14, 80, 44] {
      drive.resize(columns, 60)
      #expect(bar(drive).hasSuffix("/2"), "\(columns)")
      #expect(drive.shown(.currentHit, .searchHit) == ["needle", "needle"], "\(columns)")
      drive.settle()
      #expect(drive.shown(.currentHit, .searchHit) == ["needle", "needle"], "\(columns)")
    }
  }

  @Test func `what is pasted is searched for, its first line`() {
    var drive = Drive(reply: "春天来了")
    drive.press(.control("f"))
    drive.send(.input(.paste("春天\nmore")))
    #expect(bar(drive).hasPrefix("find: 春天 "))
    #expect(drive.shown(.currentHit) == ["春天"])
  }

  @Test func `a query longer than the bar shows the cursor at its end`() {
    var drive = Drive(reply: "x")
    drive.press(.control("f"))
    drive.type(String(repeating: "0123456789", count: 8) + "the end")
    #expect(bar(drive).contains("the end"))
    let cursor = drive.frame.cursor
    #expect(cursor.map { $0.column < 60 } == true)
    drive.press(Key(.home))
    #expect(bar(drive).hasPrefix("find: 0123"))
    #expect(drive.frame.cursor?.column == 6)
  }

  @Test func `keys of the view work meanwhile`() {
    var drive = finding("hit", in: Self.many)
    drive.press(Key(.pageUp))
    let top = drive.model.pane.top
    drive.press(Key(.pageUp))
    #expect(drive.model.pane.top < top)
    #expect(bar(drive).hasPrefix("find: hit"))
  }

  @Test func `a search that moved nothing goes on following the end`() {
    var drive = Drive()
    drive.ask("x")
    drive.grow(Self.many)
    drive.press(.control("f"))
    drive.type("zzz")
    drive.press(Key(.escape))
    #expect(drive.model.pane.isFollowing)
    drive.press(.control("f"))
    drive.type("hit 99")
    drive.press(Key(.escape))
    #expect(drive.model.pane.isFollowing)
  }
}
