import OllamaWire
import TextUI
import Testing
import TextUI
import Transcript

@testable import OllatuiCore

@Suite struct StoreTests {
  private func problem(_ kind: StoreProblem.Kind) -> Event {
    .storeChanged(.failing(StoreProblem(kind, path: "/x/history.sqlite")), waiting: 1)
  }

  @Test func `what is asked is handed over under the conversation's id`() {
    var drive = Drive(columns: 50, rows: 18, store: .ready)
    let id = drive.model.conversation.id
    drive.ask("why?")
    let changes = drive.allEffects.recorded
    for change in changes {
      if case .conversation(let header, _, _) = change { #expect(header.id == id) }
      if case .turn(_, let conversation) = change { #expect(conversation == id) }
    }
    #expect(!changes.isEmpty)
  }

  @Test func `a message goes out when it is on disk`() {
    var drive = Drive(columns: 70, rows: 18, store: .ready)
    drive.ask("why?")
    #expect(drive.chats.isEmpty)
    drive.wait(RunningReply.liveInterval)
    #expect(drive.chats.isEmpty)
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.count == 1)
    #expect(!drive.screen.contains("the disk is slow"))
  }

  @Test func `a disk that takes longer than a quarter of a second is not waited for but told of`() {
    var drive = Drive(columns: 70, rows: 18, store: .ready)
    drive.ask("why?")
    drive.wait(.milliseconds(250))
    #expect(drive.chats.count == 1)
    #expect(drive.screen.contains("the disk is slow"))
    drive.grow("because")
    drive.finish()
    #expect(drive.screen.contains("because"))
    // What comes late changes nothing.
    drive.send(.recorded(RecordTicket(value: .max)))
    #expect(drive.chats.count == 1)
  }

  @Test(arguments: ["/rename early", "an early thought"])
  func `what is typed before the store is open stays in the box, and is no draft of nothing`(
    text: String
  ) throws {
    var drive = Drive(columns: 60, rows: 18, store: .opening)
    let early = drive.model.conversation.id
    var stored = Conversation(
      ConversationHeader(id: ConversationID(value: 7), created: Timestamp(milliseconds: 0)))
    stored.add(Turn(id: TurnID(value: 8), prompt: "said before"))
    drive.type(text)
    drive.wait(.milliseconds(300))
    drive.send(.storeOpened(prompts: [], StoredConversation(stored)))
    #expect(drive.screen.contains("said before"))
    #expect(drive.screen.contains("› \(text)"))
    let drafts = drive.allEffects.recorded.compactMap { change -> String? in
      if case .draft(early, let draft) = change { draft } else { nil }
    }
    #expect(drafts.last ?? "" == "")
  }

  private func openedStore(_ drive: inout Drive) {
    var stored = Conversation(
      ConversationHeader(id: ConversationID(value: 7), created: Timestamp(milliseconds: 0)))
    stored.add(Turn(id: TurnID(value: 8), prompt: "said before"))
    drive.send(.storeOpened(prompts: [], StoredConversation(stored)))
  }

  @Test func `a name that is given before the store is open is that of what comes to be shown`() {
    var drive = Drive(columns: 60, rows: 18, store: .opening)
    drive.ask("/rename Early")
    #expect(drive.model.notice == nil)
    #expect(drive.model.input.editor.text.isEmpty)
    openedStore(&drive)
    #expect(drive.model.conversation.title == "Early")
    #expect(drive.recorded.contains(.renamed(ConversationID(value: 7), "Early")))
  }

  @Test func `deleting before the store is open asks about what comes to be shown`() {
    var drive = Drive(columns: 60, rows: 18, store: .opening)
    drive.ask("/delete")
    #expect(drive.model.overlay == nil)
    openedStore(&drive)
    #expect(drive.screen.contains("said before"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.model.conversation.turns.isEmpty)
    #expect(drive.recorded.contains { if case .conversationDeleted = $0 { true } else { false } })
  }

  @Test func `what waited for a store that shows nothing, or fails, is refused then`() {
    for opened in [Event.storeOpened(prompts: [], nil), problem(.locked)] {
      var drive = Drive(columns: 60, rows: 18, store: .opening)
      drive.ask("/rename Early")
      #expect(drive.model.notice == nil)
      drive.send(opened)
      #expect(drive.model.notice?.kind == .error)
      #expect(drive.model.conversation.title.isEmpty)
    }
  }

  @Test func `while a damaged store is mended one goes on, and all that is said is stored then`() {
    var drive = Drive(columns: 90, rows: 18, store: .opening)
    let first = drive.model.conversation.id
    drive.send(
      .storeChanged(
        .mending(.reading(bytes: 310_000_000, of: 1_000_000_000, turns: 5)), waiting: 0))
    #expect(drive.screen.contains("the store is damaged and is being mended"))
    #expect(drive.status.contains("mending the store: 310 MB of 1.0 GB"))
    drive.ask("why?")
    #expect(drive.chats.count == 1)
    drive.grow("because")
    drive.finish()
    drive.press(.control("n"))
    drive.ask("and now?")
    drive.finish()
    drive.send(.storeChanged(.mending(.joining(turns: 1200)), waiting: 4))
    #expect(drive.status.contains("sorting 1,200 turns"))
    drive.send(.storeReplaced(RecoveredStore(saved: 1200, lost: 0, damagedFile: "/x.damaged")))
    let prompts = drive.effects.flatMap { effect -> [String] in
      guard case .recordAll(let changes) = effect else { return [] }
      return changes.compactMap {
        if case .turn(.prompt(let turn, _), _) = $0 { turn.prompt } else { nil }
      }
    }
    #expect(Set(prompts) == ["why?", "and now?"])
    drive.send(.storeOpened(prompts: [], nil))
    #expect(!drive.status.contains("mending"))
    #expect(drive.screen.contains("1200 turns saved"))
    #expect(drive.model.kept[first]?.title == "why?")
  }

  @Test func `what can't be read while the store is mended says so`() {
    var drive = Drive(columns: 90, rows: 18, store: .opening)
    drive.send(.storeChanged(.mending(.elsewhere), waiting: 0))
    #expect(drive.status.contains("another ollatui mends the store"))
    drive.press(Key(.function(3)))
    drive.send(.storeUnreadable(StoreProblem(.mended, path: "/x")))
    #expect(drive.screen.contains("can be read then"))
    #expect(drive.status.contains("another ollatui mends the store"))
  }

  @Test func `that nothing is stored stays on the screen until it is again`() {
    var drive = Drive(columns: 90, rows: 18, store: .opening)
    drive.send(problem(.foreign))
    drive.send(
      .connected(
        ServerIdentity(id: ConnectionID(value: 1), display: "demo", isLocal: true, isDemo: true)))
    #expect(drive.screen.contains("/x/history.sqlite is no store"))
    drive.list(["llama3:latest"])
    drive.ask("why?")
    #expect(drive.screen.contains("not stored"))
    drive.send(.storeChanged(.ready, waiting: 0))
    #expect(!drive.screen.contains("not stored"))
  }

  @Test func `a disk that fails is told of once, and not waited for`() {
    var drive = Drive(columns: 90, rows: 18, store: .ready)
    drive.ask("why?")
    drive.send(problem(.full))
    #expect(drive.chats.count == 1)
    #expect(drive.screen.contains("the disk is full"))
    drive.grow("because")
    drive.finish()
    drive.ask("and now?")
    #expect(drive.chats.count == 2)
    drive.send(problem(.full))
    #expect(!drive.screen.contains("the disk is full"))
    drive.send(.storeChanged(.ready, waiting: 0))
    #expect(drive.screen.contains("everything is stored again"))
  }

  @Test func `what a reply grows by is handed over at least every quarter of a second`() {
    var drive = Drive(columns: 70, rows: 18, store: .ready)
    drive.ask("why?")
    drive.send(.recorded(RecordTicket(value: .max)))
    var sent = ""
    for number in 0..<100 {
      drive.grow("word-\(number) ")
      sent += "word-\(number) "
      drive.wait(.milliseconds(25))
      let kept = drive.allEffects.recorded.map { change in
        if case .grew(_, let content, _, _) = change { content } else { "" }
      }.joined()
      #expect(sent.hasPrefix(kept))
      // Ten words come in a quarter of a second.
      #expect(kept.split(separator: " ").count >= number + 1 - 10)
    }
  }

  @Test func `what is wrong with files is still said when the store was opened`() {
    var drive = Drive(columns: 70, rows: 18, store: .opening)
    drive.send(.problem("config.toml:3: no such thing"))
    let conversation = Conversation(
      ConversationHeader(id: ConversationID(value: 5), created: Timestamp(milliseconds: 0)),
      rows: [.prompt(Turn(id: TurnID(value: 6), prompt: "why?"), parent: nil)])
    drive.send(.storeOpened(prompts: [], StoredConversation(conversation)))
    #expect(drive.model.conversation.id == ConversationID(value: 5))
    #expect(drive.screen.contains("config.toml:3"))
  }

  @Test func `statistics that were opened before the store was stay on the screen`() {
    var drive = Drive(columns: 70, rows: 18, store: .opening)
    drive.press(.control("s"), .typed("2"))
    let conversation = Conversation(
      ConversationHeader(id: ConversationID(value: 5), created: Timestamp(milliseconds: 0)),
      rows: [.prompt(Turn(id: TurnID(value: 6), prompt: "why?"), parent: nil)])
    drive.send(.storeOpened(prompts: [], StoredConversation(conversation)))
    #expect(drive.model.conversation.id == ConversationID(value: 5))
    #expect(drive.screen.contains("2 Conversation"), "\(drive.screen)")
    #expect(!drive.screen.contains("› why?"))
  }
}
