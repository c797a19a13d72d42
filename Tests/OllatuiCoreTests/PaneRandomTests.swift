import SeededNumbers
import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct PaneRandomTests {
  /// A program to which things happen by chance.
  private struct Life {
    var drive = Drive(columns: 50, rows: 18)
    var generator: SeededNumbers
    var rest = ""
    var log: [String] = []

    init(seed: UInt64) {
      generator = SeededNumbers(seed: seed)
    }

    mutating func live() {
      let chance = Int.random(in: 0..<100, using: &generator)
      switch chance {
      case 0..<35: grow()
      case 35..<45: resize()
      case 45..<50: act("tick") { $0.wait(.milliseconds(1)) }
      case 50..<54: act("fold") { $0.press(.alt("t")) }
      case 54..<58: act("raw") { $0.press(.alt("v")) }
      case 58..<62: click()
      case 62..<66: find()
      case 66..<72: jump()
      case 72..<75: act("end") { $0.press(Key(.end, .control)) }
      case 75..<77: act("home") { $0.press(Key(.home, .control)) }
      case 77..<80: drag()
      default: scroll()
      }
    }

    private mutating func act(_ name: String, _ body: (inout Drive) -> Void) {
      log.append(name)
      body(&drive)
    }

    private mutating func grow() {
      guard drive.model.running != nil else {
        act("ask") { $0.press(Key(.escape), Key(.escape)) }
        drive.ask(Bool.random(using: &generator) ? "why?" : "为什么天空是蓝色的？ and so on")
        rest = Sample.text(blocks: Int.random(in: 1...6, using: &generator), using: &generator)
        if Bool.random(using: &generator) {
          act("think") { $0.grow(thinking: "let me think about 天空 for a while\nand on\n") }
        }
        return
      }
      guard !rest.isEmpty else {
        act("finish") { $0.finish() }
        return
      }
      let part = String(rest.unicodeScalars.prefix(Int.random(in: 1...60, using: &generator)))
      rest.unicodeScalars.removeFirst(part.unicodeScalars.count)
      act("grow \(part)") { $0.grow(part) }
    }

    private mutating func resize() {
      let columns = Int.random(in: 4...90, using: &generator)
      let rows = Int.random(in: 5...30, using: &generator)
      act("resize \(columns) \(rows)") { $0.resize(columns, rows) }
    }

    private mutating func scroll() {
      let keys = [
        Key(.pageUp), Key(.pageDown), Key(.up, .control), Key(.down, .control), Key(.pageUp),
      ]
      let key = keys.randomElement(using: &generator) ?? keys[0]
      act("scroll \(key)") { $0.press(key) }
    }

    private mutating func jump() {
      let keys = [
        Key(.up, .alt), Key(.down, .alt), .alt("j"), .alt("k"), .alt(","), .alt("."),
      ]
      let key = keys.randomElement(using: &generator) ?? keys[0]
      act("jump \(key)") { $0.press(key) }
    }

    private mutating func find() {
      let word = ["", "o", "天", "the", "zzz"].randomElement(using: &generator) ?? ""
      act("find \(word)") {
        $0.press(.control("f"))
        $0.type(word)
        $0.press(Key(.enter), .typed("n"), Key(.escape))
      }
    }

    private mutating func click() {
      let row = Int.random(in: 0..<drive.model.size.rows, using: &generator)
      act("click \(row)") {
        let cell = Position(column: 1, row: row)
        $0.send(.input(.mouse(Mouse(.pressed, at: cell))))
        $0.send(.input(.mouse(Mouse(.released, at: cell))))
        if $0.model.overlay != nil { $0.press(Key(.escape)) }
      }
    }

    private mutating func drag() {
      let columns = drive.model.size.columns
      let rows = drive.model.size.rows
      let cells = (0..<2).map { _ in
        Position(
          column: [columns - 1, 0, columns / 2].randomElement(using: &generator) ?? 0,
          row: Int.random(in: 0..<rows, using: &generator))
      }
      act("drag \(cells)") {
        $0.send(.input(.mouse(Mouse(.pressed, at: cells[0]))))
        $0.send(.input(.mouse(Mouse(.dragged, at: cells[1]))))
        $0.send(.input(.mouse(Mouse(.released, at: cells[1]))))
        if $0.model.overlay != nil { $0.press(Key(.escape)) }
        $0.press(Key(.escape))
      }
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `whatever happens, the lines in view are those of a pane that knows only the end of it`(
    seed: UInt64
  ) {
    var life = Life(seed: seed)
    for _ in 0..<60 {
      life.live()
      let conversation = life.drive.model.conversation
      var pane = life.drive.model.pane
      pane.catchUp(conversation)
      var settled = pane
      for _ in 0..<10_000 where !settled.isSettled { settled.settleSome(conversation) }
      #expect(settled.isSettled)
      let isRight = settled.visible == life.drive.model.pane.visible
      #expect(isRight, "not right at once; seed \(seed): \(life.log.suffix(12))")
      let fresh = freshPane(like: settled, conversation)
      let isSame =
        fresh.top == settled.top && fresh.lineCount == settled.lineCount
        && fresh.visible == settled.visible
      #expect(isSame, "seed \(seed), step \(life.log.count): \(life.log.suffix(12))")
      guard isRight, isSame else {
        print(settled.top, fresh.top, settled.lineCount, fresh.lineCount, life.drive.model.size)
        print(pane.visible.map(\.text).joined(separator: "\n"))
        print("--- settled")
        print(settled.visible.map(\.text).joined(separator: "\n"))
        print("--- fresh")
        print(fresh.visible.map(\.text).joined(separator: "\n"))
        return
      }
    }
  }

  private func freshPane(like pane: ConversationPane, _ conversation: Conversation)
    -> ConversationPane
  {
    var fresh = ConversationPane()
    fresh.arrange(rows: pane.rows, pane.options, conversation: Conversation())
    fresh.replace(conversation)
    let atOnce = fresh.visible
    for _ in 0..<10_000 where !fresh.isSettled { fresh.settleSome(conversation) }
    #expect(fresh.visible == atOnce, "what is opened must not move when all is read")
    for (turn, layout) in pane.layouts.enumerated() {
      if let isOpen = layout.opensThinking {
        fresh.openThinking(isOpen, ofTurn: turn, conversation)
      }
    }
    if !pane.isFollowing { fresh.scroll(to: pane.top, conversation) }
    fresh.select(pane.marks.selection, conversation)
    return fresh
  }
}
