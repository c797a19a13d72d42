import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// What is done with whole conversations.
@Suite struct KeepingTests {
  private let first = ConversationID(value: 1001)
  private let poem = ConversationID(value: 1002)

  /// A program with a store in which something was said.
  private func talking(_ prompt: String = "why", store: Bool = true) -> Drive {
    var drive = Drive(columns: 100, rows: 20)
    if store { drive.send(.storeOpened(prompts: [], nil)) }
    drive.answer("because", to: prompt)
    return drive
  }

  @Test func `what is said is in the list at once, before the store answers`() {
    var drive = talking("first prompt")
    drive.press(.control("n"))
    drive.answer("yes", to: "second prompt")
    drive.press(.control("b"))
    #expect(drive.listed == ["[second prompt]", "first prompt"])
    drive.send(.conversationsListed([]))
    #expect(drive.listed.contains("[second prompt]"))
  }

  @Test func `pinning puts on top and is told to the store`() {
    var drive = Drive.listing()
    drive.press(Key(.down), .alt("p"))
    #expect(drive.recorded == [.pinned(poem, true)])
    #expect(drive.listed[0].hasPrefix("[春天"))
    drive.press(.alt("p"))
    #expect(drive.recorded == [.pinned(poem, false)])
    #expect(drive.listed[1].hasPrefix("[春天"))
  }

  @Test func `an answer of the store does not undo what was done meanwhile`() {
    var drive = Drive.listing()
    drive.press(.alt("i"), Key(.down), .alt("p"))
    drive.send(.conversationsListed(Sample.conversations))
    #expect(drive.listed[0].hasPrefix("[春天"))
  }

  @Test func `a title is changed in place, and Escape leaves it`() {
    var drive = Drive.listing()
    drive.press(.alt("r"), .control("u"))
    drive.type("园艺 plans")
    #expect(drive.screen.contains("▲ 园艺 plans"))
    drive.press(Key(.enter))
    #expect(drive.recorded == [.renamed(first, "园艺 plans")])
    #expect(drive.listed[0] == "[园艺 plans]")
    drive.press(.alt("r"))
    drive.type("xyz")
    drive.press(Key(.escape))
    #expect(drive.listed[0] == "[园艺 plans]")
    drive.press(.alt("r"), .control("u"), Key(.enter))
    #expect(drive.recorded == [.renamed(first, nil)])
    #expect(drive.effects.contains(.listConversations(includingArchived: false)))
  }

  @Test func `deleting asks first, and is undone until the program ends`() {
    var drive = Drive.listing()
    drive.press(.alt("d"))
    drive.answer(.typed("n"))
    #expect(drive.recorded == [])
    drive.press(Key(.delete))
    #expect(drive.screen.contains("delete “Shopping for the garden”? y or n"))
    drive.answer(.typed("x"), .typed("y"))
    #expect(drive.recorded == [.conversationDeleted(first, Timestamp(milliseconds: 0))])
    #expect(drive.listed.count == 2)
    drive.send(.conversationsListed(Sample.conversations))
    #expect(drive.listed.count == 2)
    drive.press(.alt("u"))
    #expect(drive.recorded == [.conversationDeleted(first, nil)])
    #expect(drive.listed[0] == "[Shopping for the garden]")
    drive.press(.control("_"))
    #expect(drive.screen.contains("nothing was deleted that could be brought back"))
  }

  @Test func `a key that was typed ahead deletes nothing in the list`() {
    var drive = Drive.listing()
    drive.press(.alt("d"))
    for key in [Key.typed("y"), Key(.enter), .typed("n"), Key(.escape)] {
      drive.wait(.milliseconds(37))
      drive.press(key)
      #expect(drive.screen.contains("delete “Shopping for the garden”? y or n"))
    }
    #expect(drive.listed.count == 3)
    drive.wait(.milliseconds(2))
    drive.press(.typed("y"))
    #expect(drive.listed.count == 2)
  }

  @Test func `deleting the shown conversation shows a new one, and stops its reply`() {
    var drive = talking()
    let id = drive.model.conversation.id
    drive.ask("more")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.send(.replySent(drive.running, at: drive.now))
    drive.ask("/delete")
    #expect(drive.screen.contains("Delete this conversation?"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(drive.effects.contains { if case .cancelReply = $0 { true } else { false } })
    #expect(drive.recorded.contains(.conversationDeleted(id, Timestamp(milliseconds: 0))))
    #expect(drive.model.conversation.id != id)
    #expect(drive.model.conversation.turns.isEmpty)
    #expect(drive.model.input.editor.text == "")
    drive.ask("/undelete")
    #expect(drive.effects.contains(.openConversation(id, at: nil)))
  }

  @Test func `without a store everything stays in memory while the program runs`() {
    var drive = talking("alpha", store: false)
    drive.press(.control("n"))
    drive.answer("two", to: "beta")
    drive.press(Key(.function(3)))
    #expect(drive.listed == ["[beta]", "alpha"])
    drive.press(Key(.down), .alt("d"))
    drive.answer(.typed("y"), .alt("u"), Key(.enter))
    #expect(drive.screen.contains("because"))
    drive.press(.alt("c"))
    #expect(drive.listed.contains("[copy of alpha]"))
    #expect(drive.allEffects.allSatisfy { if case .record = $0 { false } else { true } })
  }

  @Test func `a conversation that is not shown goes on, and the list says so`() {
    var drive = talking("alpha")
    drive.ask("more")
    drive.send(.recorded(RecordTicket(value: .max)))
    let reply = drive.running
    drive.press(.control("n"), Key(.function(3)))
    #expect(drive.effects.allSatisfy { if case .cancelReply = $0 { false } else { true } })
    #expect(drive.screen.contains("▸ answering · llama3"))
    drive.send(.replyEnded(reply, .finished, at: drive.now))
    #expect(!drive.screen.contains("▸"))
    #expect(drive.screen.contains("“alpha” is answered"))
  }

  @Test func `archiving takes out of the list, and the commands say so`() {
    var drive = talking("alpha")
    let id = drive.model.conversation.id
    drive.ask("/archive")
    #expect(drive.recorded.contains(.archived(id, true)))
    #expect(drive.screen.contains("“alpha” is archived"))
    drive.press(Key(.function(3)))
    #expect(drive.listed == [])
    drive.press(.alt("i"))
    #expect(drive.listed == ["[alpha]"])
    drive.press(Key(.escape))
    drive.ask("/rename  a better name ")
    #expect(drive.recorded.contains(.renamed(id, "a better name")))
    #expect(drive.screen.contains(" a better name "))
    drive.ask("/rename")
    #expect(drive.screen.contains("usage: /rename TEXT"))
    drive.press(.control("u"))
    drive.ask("/pin")
    #expect(drive.recorded.contains(.pinned(id, true)))
  }

  @Test func `nothing said is nothing to keep`() {
    for command in ["/pin", "/archive", "/delete", "/duplicate", "/rename x"] {
      var drive = Drive(columns: 100)
      drive.send(.storeOpened(prompts: [], nil))
      drive.ask(command)
      #expect(drive.model.notice?.kind == .error)
      #expect(drive.recorded == [])
    }
  }

  @Test func `a duplicate has the same turns under other ids`() throws {
    var drive = talking("alpha")
    drive.press(.control("r"))
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow("another")
    drive.finish()
    let source = drive.model.conversation
    drive.ask("/duplicate")
    let copy = drive.model.conversation
    #expect(copy.id != source.id)
    #expect(copy.title == "copy of alpha")
    #expect(copy.turns.map(\.prompt) == ["alpha"])
    #expect(copy.turns[0].alternates.map(\.content) == ["because", "another"])
    #expect(copy.turns[0].reply?.content == "another")
    #expect(copy.turns[0].reply?.asked.sent == [copy.turns[0].id])
    #expect(Set(copy.rows.map(\.id)).isDisjoint(with: source.rows.map(\.id)))
    #expect(
      drive.recorded.contains(.turn(try #require(copy.row(of: copy.turns[0].id)), in: copy.id)))
  }

  @Test func `what is not in memory is read to be duplicated, and not shown`() {
    var drive = Drive.listing()
    drive.press(Key(.down), .alt("c"))
    #expect(drive.effects == [.openConversation(poem, at: nil)])
    drive.send(.conversationRead(poem, Sample.stored(2, "春天", "柳"), at: nil))
    #expect(drive.model.conversation.turns.isEmpty)
    #expect(drive.listed.contains("[copy of 春天]"))
    #expect(drive.recorded.count == 3)
  }

  @Test func `a copy up to a turn has only the way to it`() {
    var conversation = Sample.stored(1, "one", "first").conversation
    conversation.add(Turn(id: TurnID(value: 9), prompt: "two"))
    var ids = RecordIDSource(first: 100)
    let all = conversation.copy(with: &ids, upTo: nil, created: Timestamp(milliseconds: 5))
    #expect(all.turns.map(\.prompt) == ["one", "two"])
    #expect(all.header.created == Timestamp(milliseconds: 5))
    let reply = conversation.copy(
      with: &ids, upTo: TurnID(value: 3001), created: Timestamp(milliseconds: 5))
    #expect(reply.turns.map(\.prompt) == ["one"])
    #expect(reply.turns[0].reply?.content == "first")
    let prompt = conversation.copy(
      with: &ids, upTo: TurnID(value: 2001), created: Timestamp(milliseconds: 5))
    #expect(prompt.turns[0].reply == nil)
  }

  @Test func `what is typed before anything was said goes along to a new conversation`() {
    var drive = Drive(columns: 100)
    drive.send(.storeOpened(prompts: [], nil))
    drive.type("half a thought")
    drive.press(.control("n"))
    #expect(drive.model.input.editor.text == "half a thought")
  }
}
