import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// What was deleted comes back, in whichever conversation it was.
@Suite struct UndoTests {
  /// A program that stores nothing, or everything at once.
  private func drive(stores: Bool, _ prompts: [String] = ["one", "two"]) -> Drive {
    var drive = Drive(columns: 100, rows: 30, flags: [.verbose: "off"])
    for prompt in prompts { drive.answer("A \(prompt)", to: prompt) }
    if stores { drive.send(.storeOpened(prompts: [], nil)) }
    return drive
  }

  /// What was asked of the store by the last event.
  private func asked(_ drive: Drive) -> [ConversationID] {
    drive.effects.compactMap { if case .openConversation(let id, _) = $0 { id } else { nil } }
  }

  @Test func `a turn comes back in a conversation that has to be read first`() {
    var drive = drive(stores: true)
    let id = drive.model.conversation.turns[1].id
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    drive.answer("A other", to: "other")
    drive.ask("/undo")
    #expect(asked(drive) == [stored.conversation.id])
    #expect(drive.model.deleted.turns == [id])
    drive.send(.conversationRead(stored.conversation.id, stored, at: nil))
    #expect(drive.model.conversation.turns.map(\.prompt) == ["one", "two"])
    #expect(drive.screen.contains("A two"))
    #expect(drive.screen.contains("turn 2 of “one” is back"))
    #expect(drive.recorded.first == .turnDeleted(id, nil))
    #expect(drive.model.deleted.turns == [])
  }

  @Test func `what is undone while turns are selected is selected where it is`() {
    var drive = drive(stores: true)
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    drive.answer("A other", to: "other")
    drive.press(.alt("a"), .typed("u"))
    drive.send(.conversationRead(stored.conversation.id, stored, at: nil))
    #expect(drive.screen.contains("turn 2/2"))
    drive.press(.typed("u"))
    #expect(drive.screen.contains("nothing was deleted that could be brought back"))
  }

  @Test(arguments: [true, false])
  func `turns and conversations come back one after another, the last first`(stores: Bool) {
    var drive = drive(stores: stores)
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    let first = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    drive.answer("A other", to: "other")
    let other = StoredConversation(drive.model.conversation)
    drive.ask("/delete")
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.model.conversation.turns.isEmpty)

    drive.ask("/undo")
    if stores { drive.send(.conversationRead(other.conversation.id, other, at: nil)) }
    #expect(drive.screen.contains("A other"))
    #expect(drive.screen.contains("“other” is back"))
    drive.ask("/undo")
    if stores { drive.send(.conversationRead(first.conversation.id, first, at: nil)) }
    #expect(drive.screen.contains("A two"))
    drive.ask("/undo")
    #expect(drive.screen.contains("nothing was deleted that could be brought back"))
  }

  @Test func `a turn of a conversation that was deleted after it comes back in it`() {
    var drive = drive(stores: false)
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    drive.ask("/delete")
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.model.conversation.turns.isEmpty)
    drive.ask("/undo")
    #expect(drive.model.conversation.turns.map(\.prompt) == ["one"])
    drive.ask("/undo")
    #expect(drive.model.conversation.turns.map(\.prompt) == ["one", "two"])
  }

  @Test func `several that are asked for while the first is read come back all`() {
    var drive = drive(stores: true)
    drive.press(.alt("a"), .typed("d"), .typed("d"))
    #expect(drive.model.conversation.turns.isEmpty)
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    drive.ask("/undo")
    drive.ask("/undo")
    drive.send(.conversationRead(stored.conversation.id, stored, at: nil))
    #expect(drive.model.conversation.turns.map(\.prompt) == ["one", "two"])
  }

  @Test func `the only turn comes back where nothing is stored`() {
    var drive = drive(stores: false, ["one"])
    drive.press(.alt("a"), .typed("d"))
    drive.press(.control("n"))
    drive.answer("A other", to: "other")
    drive.ask("/undo")
    #expect(drive.screen.contains("A one"))
    #expect(drive.screen.contains("turn 1 of “one” is back"))
  }

  @Test func `where a reply comes it is shown, and comes back after that`() {
    var drive = drive(stores: true)
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    drive.ask("three")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow("coming")
    let reply = drive.running
    drive.press(.control("n"))
    drive.ask("/undo")
    #expect(drive.screen.contains("coming"))
    #expect(drive.screen.contains("Esc"))
    #expect(drive.model.deleted.turns.count == 1)
    drive.send(.replyEnded(reply, .finished, at: drive.now))
    drive.ask("/undo")
    #expect(drive.screen.contains("A two"))
  }

  @Test func `what is gone from the store does not keep back what was deleted before`() {
    var drive = drive(stores: true)
    let first = drive.model.conversation
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    drive.answer("A other", to: "other")
    let other = drive.model.conversation.id
    drive.press(.alt("a"), .typed("d"))
    drive.press(.control("n"))
    drive.ask("/undo")
    drive.send(.conversationRead(other, nil, at: nil))
    #expect(drive.screen.contains("not stored any more"))
    drive.ask("/undo")
    drive.send(.conversationRead(first.id, stored, at: nil))
    #expect(drive.screen.contains("A two"))
  }

  @Test func `a store that can't be read does not lose what was to come back`() {
    var drive = drive(stores: true)
    drive.press(.alt("a"), .typed("d"), Key(.escape))
    let stored = StoredConversation(drive.model.conversation)
    drive.press(.control("n"))
    drive.ask("/undo")
    drive.send(.storeUnreadable(StoreProblem(.locked, path: "h")))
    drive.ask("/undo")
    #expect(asked(drive) == [stored.conversation.id])
    drive.send(.conversationRead(stored.conversation.id, stored, at: nil))
    #expect(drive.screen.contains("A two"))
  }
}
