import OllamaWire
import SeededNumbers
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ColumnsPaneTests {
  /// Two answers that came, of five and of two lines.
  private func answered(columns: Int = 64, rows: Int = 16) -> Drive {
    var drive = Drive.comparing(columns: columns, rows: rows, flags: [.verbose: "off"])
    let texts = ["- one\n- two\n- three\n- four\n- five", "**short** and\n\nsweet"]
    for (lane, text) in zip(drive.lanes, texts) {
      drive.grow(lane, text)
      drive.finish(lane)
    }
    return drive
  }

  @Test func `answers stand side by side with who gives them and what they cost`() {
    var drive = Drive.comparing(columns: 64, rows: 16)
    let lanes = drive.lanes
    drive.wait(.milliseconds(250))
    drive.grow(lanes[0], "The sky is blue because **short** waves scatter more.")
    drive.wait(.milliseconds(250))
    #expect(
      drive.screen == """
         why                                       chat · llama3:latest

        ▸ llama3:latest                │   qwen3:4b
          answering 0.3 s · ≈1 token   │   queued
        ───────────────────────────────┼────────────────────────────────
        The sky is blue because short  │
        waves scatter more.            │
                                       │
                                       │
                                       │
                                       │
                                       │

        › Send a message (/? for help)
        ────────────────────────────────────────────────────────────────
         answer 1/2              Esc stop this  x stop all  Enter go on
        """)
  }

  @Test func `the one in focus has a mark, and keys of its own`() {
    var drive = answered()
    drive.press(Key(.right))
    #expect(drive.screen.contains("  llama3:latest                │ ▸ qwen3:4b"))
    #expect(drive.screen.contains("answer 2/2"))
    #expect(drive.shown(.selected) == ["▸ qwen3:4b                    "])
    drive.press(.typed("c"))
    #expect(drive.copied == "**short** and\n\nsweet")
    drive.press(Key(.right))
    #expect(drive.screen.contains("▸ llama3:latest"))
    drive.press(Key(.tab), Key(.backtab), .typed("l"), .typed("h"))
    #expect(drive.screen.contains("▸ llama3:latest"))
  }

  @Test func `options stand below the names where they differ`() {
    let drive = Drive.comparing("/compare qwen3:4b num_ctx=10 seed=1 seed=2 why", rows: 24)
    #expect(drive.screen.contains("▸ qwen3:4b                         │   qwen3:4b"))
    #expect(drive.screen.contains("  seed=1                           │   seed=2"))
  }

  @Test func `where it is narrow one answer is shown below the names of all`() {
    var drive = answered(columns: 44, rows: 14)
    #expect(drive.screen.contains("▸ llama3:latest   qwen3:4b"))
    #expect(drive.screen.contains("• one") && !drive.screen.contains("sweet"))
    drive.press(Key(.right))
    #expect(drive.screen.contains("  llama3:latest ▸ qwen3:4b"))
    #expect(!drive.screen.contains("• one") && drive.screen.contains("sweet"))
    drive.click(drive.cell(of: "llama3", in: 1))
    #expect(drive.screen.contains("▸ llama3:latest   qwen3:4b"))
    drive.resize(64, 16)
    #expect(drive.screen.contains("• one") && drive.screen.contains("sweet"))
  }

  @Test func `what is too long for a head ends before the line between the columns`() {
    var drive = Drive.comparing()
    let error = OllamaError.modelNotFound(String(repeating: "long", count: 20), status: 404)
    drive.finish(drive.lanes[0], .failed(error))
    #expect(drive.screen.contains("… │"))
    #expect(!drive.screen.contains("…│"))
  }

  @Test func `a name that is too far right comes into view with its answer`() {
    var drive = Drive.comparing(
      "/compare llama3 qwen3:4b seed=1 seed=2 why", columns: 36, rows: 14)
    #expect(drive.screen.contains("▸ llama3:latest"))
    drive.press(Key(.left))
    #expect(drive.screen.contains("▸ qwen3:4b seed=2"))
    drive.click(drive.cell(of: "qwen3:4b seed=1"))
    #expect(drive.screen.contains("▸ qwen3:4b seed=1"))
  }

  @Test func `all are scrolled, or the one in focus alone`() {
    var drive = Drive.comparing(columns: 64, rows: 12, flags: [.verbose: "off"])
    for lane in drive.lanes {
      drive.grow(lane, (1...30).map { "- line \($0)\n" }.joined())
      drive.finish(lane)
    }
    func tops() -> [Int] { drive.columnsPane?.columns.map(\.top) ?? [] }
    let end = tops()[0]
    #expect(tops() == [end, end])
    drive.press(Key(.home))
    #expect(tops() == [0, 0])
    #expect(drive.screen.contains("▼ "))
    drive.press(Key(.pageDown))
    #expect(tops()[0] > 1 && tops()[0] == tops()[1])
    drive.press(Key(.up), .typed("s"), Key(.right), Key(.end))
    #expect(tops()[0] < end && tops()[1] == end)
    drive.mouse(.wheelUp, Position(column: 50, row: 6))
    #expect(tops()[1] == end - 3)
    let first = tops()[0]
    drive.mouse(.wheelDown, Position(column: 5, row: 6))
    #expect(tops() == [first + 3, end - 3])
    drive.click(Position(column: 5, row: 6))
    #expect(drive.columnsPane?.focus == 0)
  }

  @Test func `thinking is folded and text is shown as it came, as in the conversation`() {
    var drive = Drive.comparing()
    let lane = drive.lanes[0]
    drive.grow(lane, "", thinking: "hm")
    #expect(drive.screen.contains("▾ thinking"))
    drive.grow(lane, "**so**")
    #expect(drive.screen.contains("▸ thinking") && !drive.screen.contains("hm"))
    drive.press(.alt("v"))
    #expect(drive.screen.contains("**so**"))
    drive.press(.alt("t"))
    #expect(drive.screen.contains("hm"))
    drive.press(Key(.function(1)))
    #expect(drive.screen.contains("Talking"))
  }

  @Test(arguments: [(1, 1), (4, 3), (20, 6), (30, 9), (57, 8), (300, 100)])
  func `no screen is too small or too large`(columns: Int, rows: Int) {
    var drive = answered()
    drive.resize(columns, rows)
    drive.press(Key(.pageUp), Key(.right), Key(.down), Key(.end))
    #expect(drive.frame.rows.count == rows)
    #expect(drive.frame.rows.allSatisfy { $0.columns <= columns })
  }

  @Test(arguments: 0..<40)
  func `however it grows, what is seen is what the whole text makes`(seed: Int) throws {
    var generator = SeededNumbers(seed: UInt64(seed))
    var drive = Drive.comparing(
      columns: 70, rows: 18, flags: [.compare: "at-once", .verbose: "off"])
    let lanes = drive.lanes
    var rests = lanes.map { _ in Sample.text(blocks: 5, using: &generator) }
    for _ in 0..<60 {
      let lane = Int.random(in: 0..<2, using: &generator)
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: drive.resize(Int.random(in: 40...90, using: &generator), 18)
      case 1: drive.press(Key(.pageUp))
      case 2: drive.press(Key(.end))
      default:
        let part = String(
          rests[lane].unicodeScalars.prefix(Int.random(in: 1...40, using: &generator)))
        rests[lane].unicodeScalars.removeFirst(part.unicodeScalars.count)
        drive.grow(lanes[lane], part)
      }
    }
    drive.press(Key(.end))
    let pane = try #require(drive.columnsPane)
    var fresh = ColumnsPane(
      turn: pane.turn, of: drive.model.conversation, alternates: pane.columns.map(\.alternate),
      drive.model.turnOptions)
    fresh.arrange(pane.size, drive.model.turnOptions, drive.model.conversation)
    #expect(pane.rows.map(\.text) == fresh.rows.map(\.text))
  }
}
