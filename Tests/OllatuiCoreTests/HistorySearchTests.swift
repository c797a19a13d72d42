import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The search through all conversations.
@Suite struct HistorySearchTests {
  private static func hit(
    _ id: Int64, _ excerpt: String, _ marks: [Range<Int>], role: FoundTurn.Role = .assistant,
    title: String = "春天的诗"
  ) -> FoundTurn {
    FoundTurn(
      conversation: ConversationID(value: 1000 + id), turn: TurnID(value: 3000 + id), title: title,
      role: role, model: "qwen3:4b", created: Timestamp(milliseconds: -3_600_000),
      excerpt: excerpt, marks: marks)
  }

  private let sorting = hit(3, "By the sort function.", [7..<11], title: "How to sort?")
  private let poem = hit(2, "春风吹绿柳梢头", [9..<12])

  /// A program with a store in which something is searched for.
  private func searching(_ text: String, columns: Int = 80, rows: Int = 14) -> Drive {
    var drive = Drive(columns: columns, rows: rows)
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(Key(.function(4)))
    drive.type(text)
    return drive
  }

  private func ticket(_ drive: Drive) -> SearchTicket {
    SearchTicket(value: drive.model.searches)
  }

  @Test func `a piece of what a model thought says so`() {
    var drive = searching("sor", columns: 60, rows: 8)
    var hit = sorting
    hit.isThinking = true
    drive.send(.historyFound(ticket(drive), [hit], isComplete: true))
    #expect(drive.screen.contains("   thinking: By the sort function."))
    #expect(drive.shown(.currentHit) == ["sort"])
  }

  @Test(arguments: [80, 40])
  func `a filter that can't be read is said, until what is typed has none`(columns: Int) {
    var drive = searching("poem since:\u{1B}day", columns: columns)
    drive.send(
      .historyFound(ticket(drive), [poem], isComplete: true, unread: ["since:\u{1B}day"]))
    #expect(drive.screen.contains("not understood"))
    #expect(drive.screen.contains("not understood: since:␛day") == (columns == 80))
    #expect(drive.screen.contains("春风吹绿柳梢头"))
    for _ in 0..<4 { drive.press(Key(.backspace)) }
    drive.send(.historyFound(ticket(drive), [poem], isComplete: true))
    #expect(!drive.screen.contains("not understood"))
    #expect(drive.screen.contains("1/1"))
  }

  @Test func `a filter that can't be read is said no more when nothing is typed`() {
    var drive = searching("role:dog")
    drive.send(.historyFound(ticket(drive), [], isComplete: true, unread: ["role:dog"]))
    #expect(drive.screen.contains("not understood: role:dog"))
    drive.press(.control("u"))
    #expect(!drive.screen.contains("not understood"))
  }

  @Test func `every key searches, and what is found stands under it with its marks`() {
    var drive = searching("sor")
    #expect(drive.effects == [.searchHistory(SearchTicket(value: 3), "sor")])
    #expect(drive.screen.contains("searching…"))
    let title = FoundTurn(
      conversation: sorting.conversation, turn: nil, title: "How to sort?", titleMarks: [7..<11],
      isPinned: true)
    drive.send(.historyFound(ticket(drive), [title, sorting, poem], isComplete: true))
    #expect(
      drive.screen == """
         new conversation                                          chat · llama3:latest
         search: sor                                                                1/3
         ▲ How to sort?
           in the title
           How to sort?                                                  qwen3:4b · 1 h
           By the sort function.
           春天的诗                                                      qwen3:4b · 1 h
           春风吹绿柳梢头



        › Send a message (/? for help)
        ────────────────────────────────────────────────────────────────────────────────
         ready   llama3:latest   chat                     Esc close  Enter open  ↓ next
        """)
    #expect(drive.shown(.searchHit) == ["sort", "绿"])
    #expect(drive.shown(.currentHit) == ["sort"])
  }

  @Test func `answers to an earlier search are dropped, and the newest gives way to the ranked`() {
    var drive = searching("s")
    drive.type("o")
    drive.send(.historyFound(SearchTicket(value: 1), [poem], isComplete: true))
    #expect(!drive.screen.contains("春"))
    drive.send(.historyFound(SearchTicket(value: 2), [poem, sorting], isComplete: false))
    #expect(drive.screen.contains("searching…"))
    drive.press(Key(.down))
    drive.send(.historyFound(SearchTicket(value: 2), [sorting, poem], isComplete: true))
    #expect(drive.screen.contains("1/2"))
    #expect(drive.shown(.currentHit) == ["sort"])
    drive.press(Key(.escape))
    drive.send(.historyFound(SearchTicket(value: 2), [poem], isComplete: true))
    #expect(drive.model.overlay == nil)
  }

  @Test func `it says when nothing was found, and what can be typed`() {
    var drive = searching("")
    #expect(drive.screen.contains("model:qwen"))
    #expect(drive.effects == [])
    drive.type("zz")
    drive.send(.historyFound(ticket(drive), [], isComplete: true))
    #expect(drive.screen.contains("nothing was found"))
    drive.press(.control("u"))
    #expect(drive.effects == [])
    #expect(drive.screen.contains("model:qwen"))
    drive.send(.input(.paste("a b\nc")))
    #expect(drive.effects == [.searchHistory(ticket(drive), "a b")])
  }

  @Test func `Enter opens at the hit, marks it, and n goes on`() {
    var drive = searching("sort")
    drive.send(.historyFound(ticket(drive), [poem, sorting], isComplete: true))
    drive.press(Key(.down), Key(.enter))
    #expect(drive.effects == [.openConversation(sorting.conversation, at: sorting.turn)])
    let text = String(repeating: "words\n\n", count: 40) + "By the sort function, or sort again."
    drive.send(
      .conversationRead(
        sorting.conversation, Sample.stored(3, "How?", text), at: sorting.turn))
    #expect(drive.screen.contains("By the sort function"))
    #expect(drive.shown(.currentHit) == ["sort"])
    drive.press(.typed("n"))
    #expect(drive.screen.contains("2/2"))
    drive.press(Key(.escape))
    #expect(drive.model.overlay == nil)
  }

  @Test func `a hit in the conversation that is shown is gone to at once`() {
    var drive = Drive(columns: 80, rows: 14)
    drive.send(.storeOpened(prompts: [], Sample.stored(3, "How to sort?", "By sort.")))
    drive.press(.alt("/"))
    drive.type("how")
    var hit = Self.hit(3, "How to sort?", [0..<3], role: .user)
    hit.turn = TurnID(value: 2003)
    drive.send(.historyFound(ticket(drive), [hit], isComplete: true))
    #expect(drive.screen.contains("you · qwen3:4b · 1 h"))
    drive.click(drive.cell(of: "How to sort?", in: 1))
    #expect(drive.effects == [])
    #expect(drive.shown(.currentHit) == ["How"])
  }

  /// Two answers to one message and a changed message beside it, of which the second is shown; and
  /// the hits in the first answer, and in the answer to the changed message.
  private func branched() -> (drive: Drive, hits: [FoundTurn]) {
    var drive = Drive(columns: 80, rows: 14)
    drive.send(.storeOpened(prompts: [], nil))
    drive.answer("By the sort function.", to: "alpha")
    drive.press(.alt("e"))
    drive.type("bet")
    drive.press(Key(.enter))
    drive.grow("春风吹绿柳梢头")
    drive.finish()
    drive.press(.alt("a"), Key(.up), .alt("p"), Key(.escape), .control("r"))
    drive.grow("another")
    drive.finish()
    let replies = drive.model.conversation.rows.compactMap { row in
      if case .reply(let reply, _) = row { reply } else { nil }
    }
    let hits = [(sorting, "By"), (poem, "春")].compactMap { hit, start -> FoundTurn? in
      var hit = hit
      hit.conversation = drive.model.conversation.id
      hit.turn = replies.first { $0.content.hasPrefix(start) }?.id
      return hit.turn == nil ? nil : hit
    }
    return (drive, hits)
  }

  @Test(arguments: [0, 1])
  func `a hit in an answer that is not shown shows that answer`(index: Int) {
    var (drive, hits) = branched()
    #expect(drive.screen.contains("another"))
    drive.press(Key(.function(4)))
    drive.type("x")
    drive.send(.historyFound(ticket(drive), [hits[index]], isComplete: true))
    drive.press(Key(.enter))
    #expect(drive.shown(.currentHit) == [["sort", "绿"][index]])
    #expect(!drive.screen.contains("another"))
  }

  @Test(arguments: [0, 1])
  func `an answer that is shown for a hit is the one shown when the conversation is opened again`(
    index: Int
  ) {
    var (drive, hits) = branched()
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.press(Key(.function(4)))
    drive.type("x")
    drive.send(.historyFound(ticket(drive), [hits[index]], isComplete: true))
    drive.press(Key(.enter))
    let header = drive.model.conversation.header
    let title = drive.model.conversation.title
    #expect(drive.changes == [.conversation(header, title: title, leaf: hits[index].turn)])
  }

  @Test(arguments: [0, 1])
  func `while a reply comes, a hit in an answer that is not shown stays there`(index: Int) {
    var (drive, hits) = branched()
    drive.answer("yes", to: "gamma")
    drive.ask("delta")
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow("so ")
    drive.press(Key(.function(4)))
    drive.type("x")
    drive.send(.historyFound(ticket(drive), [hits[index]], isComplete: true))
    drive.press(Key(.enter))
    #expect(drive.screen.contains("a reply is on its way"))
    drive.grow("it goes on")
    drive.finish()
    #expect(drive.screen.contains("so it goes on"))
  }

  @Test func `a mark far behind in a narrow excerpt is seen, and bad marks do no harm`() {
    let text = String(repeating: "春", count: 40) + "needle" + String(repeating: "x", count: 90)
    var drive = searching("needle", columns: 40)
    let hits = [
      Self.hit(1, text, [120..<126]), Self.hit(2, text, [1..<2, 900..<950, 3..<3]),
    ]
    drive.send(.historyFound(ticket(drive), hits, isComplete: true))
    #expect(drive.shown(.currentHit) == ["needle"])
    for columns in 1...90 {
      drive.resize(columns, 14)
      for row in drive.frame.rows { #expect(row.columns <= columns) }
    }
  }

  @Test func `without a store there is nothing to search, and the screen says so`() {
    var drive = Drive(columns: 90)
    drive.ask("/search")
    #expect(drive.model.overlay == nil)
    #expect(drive.screen.contains("nothing is stored (history = off)"))
  }

  @Test func `the search says nothing past the tables`() {
    var drive = Drive(columns: 160, rows: 20, strings: .pseudo)
    drive.send(.storeOpened(prompts: ["mm"], nil))
    drive.press(Key(.function(4)))
    let tests = LanguageTests()
    let own = "llama latest How to sort By the sort function qwen needle zz"
    #expect(tests.leftovers(drive, own) == [])
    drive.type("zz")
    #expect(tests.leftovers(drive, own) == [])
    drive.send(.historyFound(ticket(drive), [], isComplete: true))
    #expect(tests.leftovers(drive, own) == [])
    var title = sorting
    title.turn = nil
    drive.send(.historyFound(ticket(drive), [sorting, title], isComplete: true))
    #expect(tests.leftovers(drive, own) == [])
    drive.press(Key(.escape), .alt("h"))
    drive.type("zz")
    #expect(tests.leftovers(drive, own) == [])
  }
}
