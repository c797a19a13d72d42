import SeededNumbers
import TextUI
import Testing

@testable import OllatuiCore

@Suite struct OpeningTests {
  /// A conversation that was settled, and the same one just opened.
  private struct Pair {
    var settled: Drive
    var opened: Drive

    init(_ drive: Drive) {
      settled = drive
      settled.settle()
      opened = drive
      opened.reopen()
    }

    mutating func press(_ keys: Key...) {
      for key in keys {
        settled.press(key)
        opened.press(key)
      }
    }

    /// Whether both show the same, the marks included.
    var isSame: Bool {
      settled.model.pane.visible == opened.model.pane.visible
    }
  }

  private static func text(_ blocks: Int, seed: UInt64) -> String {
    var numbers = SeededNumbers(seed: seed)
    return (0..<blocks).map { "needle \($0)\n\n" + Sample.text(blocks: 2, using: &numbers) }
      .joined()
  }

  /// Many turns, each a few lines long.
  private static let many: Drive = {
    var drive = Drive()
    for turn in 0..<150 { drive.answer(text(1, seed: UInt64(turn)), thinking: "thought \(turn)") }
    return drive
  }()

  /// One answer that is far too long to be read at once.
  private static let long = Drive(reply: text(700, seed: 7) + "the end")

  private static func pair(_ kind: String) -> Pair {
    Pair(kind == "many" ? many : long)
  }

  @Test func `many turns open at their end, and only those in view are read`() {
    var pair = Self.pair("many")
    #expect(pair.isSame)
    #expect(pair.opened.model.pane.layouts.count { $0.isRead } < 10)
    #expect(pair.opened.model.nextTick == pair.opened.now)
    pair.opened.settle()
    #expect(pair.isSame)
    #expect(pair.opened.model.pane.lineCount == pair.settled.model.pane.lineCount)
    #expect(pair.opened.model.nextTick == nil)
  }

  @Test func `a long answer opens at its end before it is read`() {
    var pair = Self.pair("long")
    #expect(pair.isSame)
    #expect(!pair.opened.model.pane.layouts[0].isRead)
    #expect(pair.opened.model.pane.isFollowing)
    pair.opened.settle()
    #expect(pair.isSame)
    #expect(pair.opened.model.pane.lineCount == pair.settled.model.pane.lineCount)
  }

  @Test(arguments: ["many", "long"])
  func `what is read above the view moves nothing on the screen`(kind: String) {
    var pair = Self.pair(kind)
    pair.press(Key(.pageUp), Key(.pageUp), Key(.up, .control))
    #expect(pair.isSame)
    for _ in 0..<10_000 where !pair.opened.model.pane.isSettled {
      pair.opened.send(.tick)
      guard pair.isSame else { break }
    }
    #expect(pair.isSame)
    #expect(pair.opened.model.pane.isSettled)
    #expect(pair.opened.model.pane.top == pair.settled.model.pane.top)
  }

  @Test(arguments: ["many", "long"])
  func `the first line is shown without reading all`(kind: String) {
    var pair = Self.pair(kind)
    for key in [Key(.home, .control), Key(.pageDown), Key(.pageDown), Key(.pageUp)] {
      pair.press(key)
      #expect(pair.isSame)
    }
    #expect(pair.opened.model.pane.layouts.contains { !$0.isRead })
    pair.opened.settle()
    #expect(pair.isSame)
  }

  @Test(arguments: ["many", "long"])
  func `the bar goes anywhere in what is not read yet`(kind: String) {
    var pair = Self.pair(kind)
    pair.press(Key(.pageUp))
    for row in [6, 2, 9, 1] {
      pair.opened.mouse(.pressed, Position(column: 59, row: row))
      pair.opened.mouse(.released, Position(column: 59, row: row))
      let visible = pair.opened.model.pane.visible
      #expect(visible.contains { $0.columns > 0 })
      pair.opened.send(.tick)
      #expect(pair.opened.model.pane.visible == visible)
    }
  }

  @Test(arguments: ["many", "long"])
  func `as many hits are found as where all was read`(kind: String) {
    var pair = Self.pair(kind)
    pair.press(Key(.pageUp), .control("f"))
    for letter in "needle" { pair.press(.typed(letter)) }
    while pair.opened.model.nextTick == pair.opened.now { pair.opened.send(.tick) }
    while pair.settled.model.nextTick == pair.settled.now { pair.settled.send(.tick) }
    let marks = pair.opened.model.pane.marks
    #expect(marks.hits.count >= 150)
    #expect(marks == pair.settled.model.pane.marks)
    #expect(pair.isSame)
    pair.press(Key(.enter), .typed("N"), .typed("N"))
    #expect(pair.isSame)
  }

  @Test func `a search that waits for text to be read leaves the view alone until then`() {
    var pair = Self.pair("many")
    let before = pair.opened.model.pane.visible
    pair.press(.control("f"), .typed("n"))
    #expect(!pair.opened.model.pane.isSearched)
    #expect(pair.opened.model.pane.marks.hits.count > 10)
    #expect(pair.opened.model.pane.marks.currentHit == nil)
    #expect(pair.opened.model.pane.visible == before)
    while pair.opened.model.nextTick == pair.opened.now { pair.opened.send(.tick) }
    #expect(pair.opened.model.pane.isSearched)
    #expect(pair.opened.model.pane.marks.currentHit != nil)
    #expect(pair.isSame)
  }

  @Test(arguments: ["many", "long"])
  func `jumps reach what is not read yet`(kind: String) {
    var pair = Self.pair(kind)
    for key in [
      .alt("k"), .alt("k"), .alt(","), .alt(","), .alt("."), .alt("j"), Key(.up, .alt), .alt(","),
      .alt("."), Key(.down, .alt), Key(.home, .control), .alt("j"), .alt("."), .alt("k"),
    ] as [Key] {
      pair.press(key)
      #expect(pair.isSame, "\(key)")
    }
  }

  @Test(arguments: ["many", "long"])
  func `the raw view and folds are those of a conversation that was read`(kind: String) {
    var pair = Self.pair(kind)
    for key in [.alt("v"), Key(.pageUp), .alt("v"), .alt("t"), Key(.pageUp), .alt("t")] as [Key] {
      pair.press(key)
      pair.settled.settle()
      #expect(pair.isSame, "\(key)")
    }
    pair.opened.settle()
    #expect(pair.isSame)
  }

  @Test(arguments: ["many", "long"])
  func `text is selected and copied across what is not read yet`(kind: String) {
    var pair = Self.pair(kind)
    pair.press(.control("v"), .typed("v"), Key(.pageUp), Key(.pageUp), .typed("b"))
    #expect(pair.isSame)
    pair.press(.typed("g"))
    #expect(pair.isSame)
    pair.press(.typed("y"))
    #expect((pair.opened.copied?.count ?? 0) > 10_000)
    #expect(pair.opened.copied == pair.settled.copied)
  }

  @Test(arguments: ["many", "long"])
  func `the mouse takes text of an answer of which the end is shown`(kind: String) {
    var pair = Self.pair(kind)
    let (start, end) = (Position(column: 2, row: 4), Position(column: 9, row: 8))
    pair.settled.drag(from: start, to: end)
    pair.opened.drag(from: start, to: end)
    #expect(pair.opened.copied == pair.settled.copied)
    #expect(pair.isSame)
  }

  @Test(arguments: ["many", "long"])
  func `another width shows the same at once`(kind: String) {
    var pair = Self.pair(kind)
    pair.press(Key(.pageUp), Key(.pageUp))
    for columns in [33, 90, 60] {
      pair.settled.resize(columns, 18)
      pair.opened.resize(columns, 18)
      #expect(pair.isSame, "\(columns)")
    }
    pair.opened.settle()
    pair.settled.settle()
    #expect(pair.isSame)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `whatever is done meanwhile, it looks as where all was read`(seed: UInt64) {
    var pair = Self.pair(seed % 2 == 0 ? "many" : "long")
    var numbers = SeededNumbers(seed: seed)
    let keys: [Key] = [
      Key(.pageUp), Key(.pageUp), Key(.pageDown), Key(.up, .control), Key(.down, .control),
      Key(.home, .control), Key(.end, .control), Key(.up, .alt), Key(.down, .alt), .alt("j"),
      .alt("k"), .alt(","), .alt("."), .alt("t"),
    ]
    var log: [Key] = []
    for _ in 0..<40 {
      if Int.random(in: 0..<3, using: &numbers) == 0 { pair.opened.send(.tick) }
      let key = keys.randomElement(using: &numbers) ?? keys[0]
      log.append(key)
      pair.press(key)
      pair.settled.settle()
      #expect(pair.isSame, "seed \(seed): \(log.suffix(6))")
      guard pair.isSame else { return }
    }
  }
}
