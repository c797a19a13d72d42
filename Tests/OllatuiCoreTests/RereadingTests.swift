import OllamaWire
import Testing
import TextUI
import Transcript

@testable import OllatuiCore

@Suite struct RereadingTests {
  /// A program in which one thing was asked and answered, and all is on disk.
  private func answered(_ answer: String = "because", columns: Int = 50) -> Drive {
    var drive = Drive(columns: columns, rows: 18, store: .ready)
    drive.ask("why?")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow(answer)
    drive.finish()
    return drive
  }

  /// The conversation with something that another program has added.
  private func added(_ drive: Drive, isBusy: Bool = false) -> StoredConversation {
    var conversation = drive.model.conversation
    conversation.add(Turn(id: TurnID(value: 7), prompt: "said elsewhere"))
    _ = conversation.add(
      Reply(
        id: TurnID(value: 8), AskedRequest(model: "m", mode: .chat), content: "answered elsewhere",
        state: isBusy ? .answering : .finished),
      toTurn: conversation.turns.count - 1)
    return StoredConversation(conversation, isBusyElsewhere: isBusy)
  }

  private func isReading(_ drive: Drive) -> Bool {
    drive.effects.contains(.openConversation(drive.model.conversation.id, at: nil))
  }

  @Test func `what another program says is shown, and what is typed stays`() {
    var drive = answered()
    drive.type("half a thought")
    drive.send(.storeTouched)
    #expect(isReading(drive))
    drive.send(.conversationRead(drive.model.conversation.id, added(drive), at: nil))
    #expect(drive.screen.contains("answered elsewhere"))
    #expect(drive.screen.contains("half a thought"))
    #expect(drive.screen.contains("changed by another ollatui"))
  }

  @Test func `one goes on behind a message that has no answer`() {
    let conversation = Conversation(
      ConversationHeader(id: ConversationID(value: 3), created: Timestamp(milliseconds: 0)),
      rows: [.prompt(Turn(id: TurnID(value: 5), prompt: "never answered"), parent: nil)])
    var drive = Drive(columns: 50, rows: 18, store: .ready)
    drive.send(.conversationRead(conversation.id, StoredConversation(conversation), at: nil))
    drive.ask("and now?")
    let rows = drive.model.conversation.rows
    #expect(rows.count == 4)
    guard rows.count == 4, case .reply(let empty, TurnID(value: 5)) = rows[1],
      case .prompt(_, let parent) = rows[2]
    else { return #expect(Bool(false), "\(rows)") }
    #expect(parent == empty.id)
    // The store has what the new message follows before that itself.
    let told = drive.recorded.compactMap { change in
      if case .turn(let row, _) = change { row.id } else { nil }
    }
    #expect(told == rows.dropFirst().map(\.id))
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.last?.messages.map(\.content) == ["and now?"])
  }

  /// A program that shows a conversation which another one has deleted for good.
  private func deletedElsewhere() -> Drive {
    var drive = answered()
    drive.send(.storeTouched)
    drive.send(.conversationRead(drive.model.conversation.id, nil, at: nil))
    return drive
  }

  /// Whether all that is said in the conversation was handed over as it is now.
  private func isAllRecorded(_ drive: Drive) -> Bool {
    let conversation = drive.model.conversation
    let changes = drive.allEffects.flatMap { effect -> [HistoryChange] in
      if case .record(let changes, _) = effect { changes } else { [] }
    }
    return conversation.rows.allSatisfy { changes.contains(.turn($0, in: conversation.id)) }
  }

  @Test func `a conversation that another program deleted for good comes back whole`() {
    var drive = deletedElsewhere()
    #expect(drive.screen.contains("another ollatui deleted this"))
    #expect(drive.screen.contains("because"))
    var isBack = isAllRecorded(drive)
    #expect(!isBack)
    drive.ask("and now?")
    #expect(drive.model.conversation.rows.count == 4)
    isBack = isAllRecorded(drive)
    #expect(isBack)
    // All that was said before comes first: nothing may stand alone.
    guard case .conversation = drive.recorded.first else {
      return #expect(Bool(false), "\(drive.recorded)")
    }
  }

  @Test func `what is written elsewhere or only looked at brings back nothing`() {
    var drive = deletedElsewhere()
    drive.ask("/copy")
    drive.type("/hel")
    drive.wait(.seconds(1))
    drive.press(.control("u"))
    let isBack = isAllRecorded(drive)
    #expect(!isBack)
    drive.type("half a thought")
    drive.wait(RunningReply.liveInterval)
    let isBackByDraft = isAllRecorded(drive)
    #expect(isBackByDraft)
  }

  @Test func `what was typed in it comes back with it when one goes elsewhere at once`() {
    var drive = deletedElsewhere()
    let before = drive.model.conversation
    drive.type("half a thought")
    drive.press(.control("n"))
    #expect(drive.model.conversation.id != before.id)
    for row in before.rows { #expect(drive.recorded.contains(.turn(row, in: before.id))) }
    #expect(drive.recorded.last == .draft(before.id, "half a thought"))
  }

  @Test func `that it was deleted is told once, whatever else other programs write`() {
    var drive = deletedElsewhere()
    drive.ask("/nonsense")
    #expect(!drive.screen.contains("deleted this"))
    drive.send(.storeTouched)
    if isReading(drive) {
      drive.send(.conversationRead(drive.model.conversation.id, nil, at: nil))
    }
    #expect(!drive.screen.contains("deleted this"))
  }

  @Test func `what another program receives grows on the screen`() {
    var drive = answered()
    for words in ["one", "one two", "one two three"] {
      drive.send(.storeTouched)
      var conversation = added(drive, isBusy: true).conversation
      if drive.model.conversation.turns.count > 1 { conversation = drive.model.conversation }
      let last = conversation.turns.count - 1
      var rows = conversation.rows
      rows[rows.count - 1] = .reply(
        Reply(
          id: TurnID(value: 8), AskedRequest(model: "m", mode: .chat), content: words,
          state: .answering), parent: conversation.turns[last].id)
      let stored = StoredConversation(
        Conversation(conversation.header, rows: rows), isBusyElsewhere: true)
      drive.send(.conversationRead(conversation.id, stored, at: nil))
      #expect(drive.screen.contains(words))
    }
    #expect(drive.screen.contains("another ollatui is writing"))
  }

  @Test func `while a reply comes nothing is read, and all of it when it has ended`() {
    var drive = answered()
    drive.ask("and now?")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow("all is")
    drive.send(.storeTouched)
    #expect(!isReading(drive))
    drive.finish()
    #expect(isReading(drive))
  }

  @Test func `what was read before something was said here is read again`() {
    var drive = answered()
    drive.send(.storeTouched)
    let old = added(drive)
    drive.ask("and now?")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.send(.conversationRead(drive.model.conversation.id, old, at: nil))
    #expect(drive.screen.contains("and now?"))
    drive.grow("all is well")
    drive.finish()
    #expect(drive.screen.contains("all is well"))
    #expect(isReading(drive))
  }

  @Test func `what waits for the disk is not replaced by what the disk has`() {
    var drive = answered()
    drive.send(.storeTouched)
    drive.send(
      .storeChanged(.failing(StoreProblem(.full, path: "/x")), waiting: 3))
    drive.send(.conversationRead(drive.model.conversation.id, added(drive), at: nil))
    #expect(!drive.screen.contains("answered elsewhere"))
    drive.send(.storeTouched)
    #expect(!isReading(drive))
    drive.send(.storeChanged(.ready, waiting: 0))
    #expect(isReading(drive))
  }

  @Test func `the place that is read stays where it is`() {
    var drive = answered((0..<80).map { "line \($0)" }.joined(separator: "\n\n"))
    drive.press(Key(.pageUp), Key(.pageUp))
    let place = drive.model.pane.visible.map(\.text)
    drive.send(.storeTouched)
    drive.send(.conversationRead(drive.model.conversation.id, added(drive), at: nil))
    #expect(drive.model.conversation.turns.count == 2)
    #expect(drive.model.pane.visible.map(\.text) == place)
    #expect(!drive.model.pane.isFollowing)
  }

  @Test func `a conversation that has not changed is not drawn anew, and nothing is said`() {
    var drive = answered()
    let before = drive.screen
    drive.send(.storeTouched)
    let stored = StoredConversation(drive.model.conversation)
    drive.send(.conversationRead(drive.model.conversation.id, stored, at: nil))
    #expect(drive.screen == before)
  }

  @Test func `a name given elsewhere is not taken back by the next message`() throws {
    var drive = answered()
    drive.send(.storeTouched)
    var stored = StoredConversation(drive.model.conversation)
    stored.conversation.header.name = "a good name"
    drive.send(.conversationRead(drive.model.conversation.id, stored, at: nil))
    drive.ask("and now?")
    let names = drive.allEffects.recorded.compactMap { change -> String? in
      if case .conversation(let header, _, _) = change { header.name } else { nil }
    }
    #expect(names.last == "a good name")
  }

  @Test func `what is read of a conversation that was left does not bring it back`() {
    var drive = answered()
    let (id, stored) = (drive.model.conversation.id, added(drive))
    drive.send(.storeTouched)
    drive.ask("/clear")
    drive.send(.conversationRead(id, stored, at: nil))
    #expect(drive.model.conversation.id != id)
  }

  @Test func `a store that is another one gets all that is in memory`() {
    var drive = answered(columns: 100)
    drive.type("half a thought")
    drive.wait(.milliseconds(300))
    drive.send(.storeReplaced(RecoveredStore(saved: 12, lost: 3, damagedFile: "/data/x.damaged")))
    let all = drive.effects.flatMap { effect -> [HistoryChange] in
      if case .recordAll(let changes) = effect { changes } else { [] }
    }
    let id = drive.model.conversation.id
    for row in drive.model.conversation.rows { #expect(all.contains(.turn(row, in: id))) }
    #expect(all.contains(.draft(id, "half a thought")))
    #expect(drive.screen.contains("12 turns saved, 3 lost"))
    #expect(drive.screen.contains("damaged file: x.damaged"))
  }
}

extension [Effect] {
  /// All changes that were handed over.
  var recorded: [HistoryChange] {
    flatMap { effect -> [HistoryChange] in
      if case .record(let changes, _) = effect { changes } else { [] }
    }
  }
}
