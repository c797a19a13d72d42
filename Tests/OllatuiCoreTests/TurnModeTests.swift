import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct TurnModeTests {
  /// Three turns.
  private func three(columns: Int = 100, rows: Int = 30) -> Drive {
    var drive = Drive(columns: columns, rows: rows, flags: [.verbose: "off"])
    for (prompt, reply) in [("one", "A1"), ("two", "B1"), ("three", "C1")] {
      drive.answer(reply, to: prompt)
    }
    return drive
  }

  private func selected(_ drive: Drive) -> TurnPlace? {
    if case .turns(let mode) = drive.model.overlay { mode.place } else { nil }
  }

  @Test func `the last answer is selected first, its head is marked, the keys are named`() {
    var drive = three()
    drive.press(.alt("a"))
    #expect(selected(drive) == TurnPlace(turn: 2, isReply: true))
    #expect(drive.shown(.selected).map { String($0.prefix(13)) } == ["llama3:latest"])
    #expect(drive.frame.cursor?.row == drive.cell(of: "C1").row - 1)
    #expect(drive.screen.contains("turn 3/3"))
    #expect(drive.screen.contains("Esc close  e edit  r retry  g go on  c copy  d delete"))
    drive.press(Key(.escape))
    #expect(drive.shown(.selected) == [])
    #expect(drive.model.pane.isFollowing)
  }

  @Test func `keys go from message to answer, to the ends and no further`() {
    var drive = three()
    drive.press(.alt("a"), Key(.up))
    #expect(selected(drive) == TurnPlace(turn: 2, isReply: false))
    drive.press(.typed("k"), .typed("k"))
    #expect(selected(drive) == TurnPlace(turn: 1, isReply: false))
    drive.press(Key(.home), Key(.up))
    #expect(selected(drive) == TurnPlace(turn: 0, isReply: false))
    drive.press(.typed("j"))
    #expect(selected(drive) == TurnPlace(turn: 0, isReply: true))
    drive.press(Key(.end), Key(.down))
    #expect(selected(drive) == TurnPlace(turn: 2, isReply: true))
  }

  @Test func `the view follows the selection, also by pages`() {
    var drive = Drive(columns: 60, rows: 14, flags: [.verbose: "off"])
    for turn in 0..<20 { drive.answer("answer \(turn)", to: "prompt \(turn)") }
    drive.press(.alt("a"))
    var places: [TurnPlace] = []
    for _ in 0..<30 {
      drive.press(Key(.pageUp))
      if let place = selected(drive) { places.append(place) }
      #expect(drive.frame.cursor != nil)
    }
    #expect(places == places.sorted(by: >))
    #expect(places.last == TurnPlace(turn: 0, isReply: false))
    for _ in 0..<30 { drive.press(Key(.pageDown)) }
    #expect(selected(drive) == TurnPlace(turn: 19, isReply: true))
    #expect(drive.frame.cursor != nil)
  }

  @Test func `arrows flip what is selected, and stay at it`() {
    var drive = three()
    drive.press(.alt("a"), Key(.home), Key(.down), .typed("r"))
    drive.grow("A2")
    drive.finish()
    #expect(!drive.screen.contains("two"))
    drive.press(.alt("a"), Key(.left))
    #expect(drive.screen.contains("A1"))
    #expect(drive.screen.contains("C1"))
    #expect(selected(drive) == TurnPlace(turn: 0, isReply: true))
    drive.press(Key(.up), Key(.right))
    #expect(drive.screen.contains("this message was not edited"))
  }

  @Test func `retrying in mid-conversation sends what came before, and the rest hangs below`() {
    var drive = three()
    drive.press(.alt("a"), Key(.up), Key(.up), .typed("r"))
    #expect(
      drive.chats.last?.messages == [.user("one"), .assistant("A1"), .user("two")])
    drive.grow("B2")
    drive.finish()
    #expect(drive.screen.contains("B2"))
    #expect(!drive.screen.contains("three"))
    drive.press(.alt("p"))
    #expect(drive.screen.contains("three"))
  }

  @Test func `what is selected is copied`() {
    var drive = three()
    drive.press(.alt("a"), .typed("c"))
    #expect(drive.copied == "C1")
    drive.press(Key(.up), .typed("c"))
    #expect(drive.copied == "three")
  }

  @Test func `a click on a head selects, a drag from there takes text`() {
    var drive = three()
    let head = Position(column: 1, row: drive.cell(of: "one", in: 1).row - 1)
    drive.click(head)
    #expect(selected(drive) == TurnPlace(turn: 0, isReply: false))
    let other = drive.cell(of: "B1")
    drive.click(Position(column: 1, row: other.row - 1))
    #expect(selected(drive) == TurnPlace(turn: 1, isReply: true))
    drive.click(other)
    #expect(selected(drive) == nil)
    drive.drag(from: head, to: Position(column: 3, row: head.row + 1))
    #expect(drive.copied == "one")
  }

  @Test func `details show what is known, and go back to the selection`() {
    var drive = three(columns: 70, rows: 50)
    drive.press(.alt("a"), Key(.enter))
    let id = drive.model.conversation.turns[2].reply?.id.description ?? "?"
    #expect(drive.screen.contains("All that is known of this answer"))
    #expect(drive.screen.contains(id))
    #expect(drive.screen.contains("messages sent           5"))
    #expect(drive.screen.contains("done_reason             stop"))
    #expect(drive.screen.contains("\"model\": \"llama3:latest\""))
    #expect(drive.screen.contains("      \"content\": \"three\""))
    drive.press(Key(.escape))
    #expect(selected(drive) == TurnPlace(turn: 2, isReply: true))
    drive.press(Key(.up), .typed("i"))
    #expect(drive.screen.contains("All that is known of this message"))
    #expect(drive.screen.contains("5 characters"))
  }

  @Test func `details scroll on a small screen`() {
    var drive = three(columns: 40, rows: 12)
    drive.press(.alt("a"), .typed("i"))
    let first = drive.screen
    drive.press(Key(.end))
    #expect(drive.screen != first)
    drive.press(Key(.home))
    #expect(drive.screen == first)
  }

  @Test func `while a reply comes turns are selected and copied, but not changed`() {
    var drive = three()
    drive.ask("four")
    drive.grow("D")
    drive.press(.alt("a"), .typed("c"))
    #expect(drive.copied == "D")
    for key in [.typed("d"), .typed("e"), .typed("r"), .typed("g"), .typed("f")] as [Key] {
      drive.press(key)
      #expect(drive.screen.contains("Esc stops it"), "\(key)")
    }
    #expect(drive.chats.count == 4)
    #expect(drive.model.conversation.turns.count == 4)
    drive.grow("1")
    #expect(selected(drive) == TurnPlace(turn: 3, isReply: true))
  }

  @Test func `what another program took away does not stay selected`() {
    var drive = three()
    drive.send(.storeOpened(prompts: [], nil))
    drive.ask("four")
    drive.send(.recorded(RecordTicket(value: 9)))
    drive.grow("D1")
    drive.finish()
    drive.press(.alt("a"))
    drive.send(.storeTouched)
    var other = drive.model.conversation
    _ = other.delete(turn: 1)
    drive.send(.conversationRead(other.id, StoredConversation(other), at: nil))
    #expect(selected(drive) == TurnPlace(turn: 0, isReply: true))
    drive.press(.typed("c"))
    #expect(drive.copied == "A1")
  }

  @Test func `nothing is selected where nothing was said`() {
    var drive = Drive()
    drive.press(.alt("a"))
    #expect(selected(drive) == nil)
  }

  @Test func `every key of the mode is there once`() {
    let keys = TurnKey.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}
