import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct DeleteTests {
  private func three() -> Drive {
    var drive = Drive(columns: 100, rows: 30, flags: [.verbose: "off"])
    for (prompt, reply) in [("one", "A1"), ("two", "B1"), ("three", "C1")] {
      drive.answer(reply, to: prompt)
    }
    return drive
  }

  @Test func `the last turn goes at once, and comes back`() {
    var drive = three()
    drive.send(.storeOpened(prompts: [], nil))
    let id = drive.model.conversation.turns[2].id
    drive.press(.alt("a"), .typed("d"))
    #expect(!drive.screen.contains("three"))
    #expect(drive.screen.contains("/undo"))
    #expect(drive.changes.first == .turnDeleted(id, Timestamp(milliseconds: 0)))
    #expect(drive.model.deleted.turns == [id])
    drive.press(.typed("u"))
    #expect(drive.screen.contains("three"))
    #expect(drive.screen.contains("C1"))
    #expect(drive.changes.first == .turnDeleted(id, nil))
    #expect(drive.model.deleted.turns == [])
    #expect(drive.screen.contains("turn 3 of “one” is back"))
  }

  @Test func `the leaf that is recorded is that of the way shown then`() {
    var drive = three()
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(.alt("a"), .typed("d"))
    let leaf = drive.model.conversation.turns[1].reply?.id
    #expect(
      drive.changes.last
        == .conversation(drive.model.conversation.header, title: "one", leaf: leaf))
  }

  @Test func `what has more below it is asked about`() {
    var drive = three()
    drive.press(.alt("a"), Key(.home), .typed("d"))
    #expect(drive.screen.contains("Delete this turn, and 2 more below it?"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.escape))
    #expect(drive.screen.contains("C1"))
    #expect(drive.screen.contains("turn 1/3"))
    drive.press(.typed("d"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.model.conversation.turns.isEmpty)
    #expect(!drive.status.contains("follow"))
    drive.ask("/undo")
    #expect(drive.screen.contains("one"))
    #expect(drive.screen.contains("C1"))
  }

  @Test func `D takes one of several answers, also from the question`() {
    var drive = three()
    drive.press(.control("r"))
    drive.grow("C2")
    drive.finish()
    drive.press(.alt("a"), .typed("D"))
    #expect(drive.screen.contains("C1"))
    #expect(!drive.screen.contains("‹"))
    drive.press(.typed("D"))
    #expect(drive.screen.contains("this is the only answer"))
    drive.press(.typed("u"))
    #expect(drive.screen.contains("‹2/2›"))
    drive.press(.typed("d"))
    #expect(drive.screen.contains("Delete this turn with 2 answers?"))
    drive.wait(.milliseconds(150))
    drive.press(.typed("D"))
    #expect(drive.screen.contains("C1"))
    #expect(drive.model.deleted.turns.count == 1)
  }

  @Test func `deletions are taken back one by one, the last first`() {
    var drive = three()
    drive.press(.alt("a"), .typed("d"), .typed("d"))
    #expect(drive.model.conversation.turns.count == 1)
    drive.press(.typed("u"))
    #expect(drive.model.conversation.turns.map(\.prompt) == ["one", "two"])
    drive.press(.typed("u"))
    #expect(drive.model.conversation.turns.map(\.prompt) == ["one", "two", "three"])
    drive.press(.typed("u"))
    #expect(drive.screen.contains("nothing was deleted that could be brought back"))
  }

  @Test func `what was deleted is not sent`() {
    var drive = three()
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    drive.ask("four")
    #expect(
      drive.chats.last?.messages == [
        .user("one"), .assistant("A1"), .user("two"), .assistant("B1"), .user("four"),
      ])
  }

  @Test func `a fork has what was said up to the turn, under ids of its own`() {
    var drive = three()
    drive.send(.storeOpened(prompts: [], nil))
    let before = drive.model.conversation
    drive.press(.alt("a"), Key(.up), Key(.up), .typed("f"))
    let fork = drive.model.conversation
    #expect(fork.id != before.id)
    #expect(fork.turns.map(\.prompt) == ["one", "two"])
    #expect(drive.screen.contains("2 turns of the other"))
    #expect(drive.model.overlay == nil)
    #expect(
      drive.changes
        == [.conversation(fork.header, title: "one", leaf: fork.leaf)]
        + fork.rows.map { .turn($0, in: fork.id) })
    drive.ask("four")
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.last?.messages.first == .user("one"))
    #expect(drive.chats.last?.messages.count == 5)
  }

  @Test func `a draft stays with the conversation that was forked, a command does not`() {
    var drive = three()
    drive.send(.storeOpened(prompts: [], nil))
    drive.ask("/fork")
    #expect(drive.model.input.editor.text == "")
    #expect(
      !drive.changes.contains { if case .draft = $0 { true } else { false } })
  }
}
