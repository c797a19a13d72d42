import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The list of conversations: what it shows, and how one finds and opens something in it.
@Suite struct ConversationListTests {
  private let sorting = ConversationID(value: 1003)

  @Test func `on a wide screen the list stands beside the conversation`() {
    var drive = Drive.listing(rows: 14)
    #expect(drive.allEffects.contains(.listConversations(includingArchived: false)))
    drive.send(
      .conversationRead(sorting, Sample.stored(3, "How to sort?", "By sort()."), at: nil))
    #expect(
      drive.screen == """
         How to sort?                                                                  chat · llama3:latest
         filter:                   1/3 │ you
         ▲ Shopping for the garden     │ How to sort?
           3 d · qwen3:4b · 12 KB      │
           春天的诗：写一首关于柳树与… │ qwen3:4b
           now · llama3:latest · 800 B │ By sort().
        ●  How do I sort a list in Sw… │
           1 d · qwen3:4b · 48 KB      │
                                       │
                                       │

        › Send a message (/? for help)
        ────────────────────────────────────────────────────────────────────────────────────────────────────
         ready   llama3:latest   chat          Esc close  Enter open  Alt+R rename  Alt+P pin  Alt+D delete
        """)
    drive.press(Key(.function(3)))
    #expect(!drive.screen.contains("filter:"))
    #expect(drive.cell(of: "How to sort?", in: 1).column == 0)
  }

  @Test func `on a narrow screen it takes the place of the conversation until one is opened`() {
    var drive = Drive.listing(columns: 60, rows: 12)
    #expect(
      drive.screen == """
         new conversation                      chat · llama3:latest
         filter:                                                1/3
         ▲ Shopping for the garden           3 d · qwen3:4b · 12 KB
           春天的诗：写一首关于柳树与…  now · llama3:latest · 800 B
           How do I sort a list in Swift?    1 d · qwen3:4b · 48 KB




        › Send a message (/? for help)
        ────────────────────────────────────────────────────────────
         ready   llama3:latest   chat         Esc close  Enter open
        """)
    drive.press(Key(.end), Key(.enter))
    #expect(drive.effects == [.openConversation(sorting, at: nil)])
    drive.send(.conversationRead(sorting, Sample.stored(3, "How to sort?", "Yes."), at: nil))
    #expect(drive.model.overlay == nil)
    #expect(drive.screen.contains("Yes."))
  }

  @Test func `typing filters by titles and models, in any order and in any script`() {
    var drive = Drive.listing()
    drive.type("QWEN")
    #expect(drive.listed == [])
    #expect(drive.screen.contains("no match"))
    drive.press(.control("u"))
    drive.type("qwen sort")
    #expect(drive.listed == ["[How do I sort a list in Swift?]"])
    drive.press(.control("w"), .control("w"))
    drive.type("柳树")
    #expect(drive.listed.count == 1)
    #expect(drive.listed[0].hasPrefix("[春天的诗"))
    drive.press(Key(.backspace), Key(.backspace))
    #expect(drive.listed.count == 3)
    drive.send(.input(.paste("garden\nand more")))
    #expect(drive.listed == ["[Shopping for the garden]"])
  }

  @Test func `the selection moves by rows, pages and to the ends, and stays in view`() {
    var drive = Drive.listing(
      (0..<10_000).map { Sample.summary($0, "number \($0)", days: $0) }, rows: 24)
    drive.press(Key(.down), Key(.down), Key(.up))
    #expect(drive.listed.first == "number 0")
    #expect(drive.listed.contains("[number 1]"))
    drive.press(Key(.pageDown))
    #expect(drive.listed.last?.hasPrefix("[number") == true)
    drive.press(Key(.end))
    #expect(drive.listed.last == "[number 9999]")
    drive.resize(100, 12)
    #expect(drive.listed.contains("[number 9999]"))
    drive.press(Key(.home))
    #expect(drive.listed.first == "[number 0]")
    drive.type("99")
    drive.press(Key(.end))
    #expect(drive.listed.last == "[number 9999]")
  }

  @Test func `what is archived is shown after a key only`() {
    var drive = Drive.listing()
    #expect(!drive.screen.contains("Old things"))
    drive.press(.alt("i"))
    #expect(drive.effects == [.listConversations(includingArchived: true)])
    drive.send(.conversationsListed(Sample.conversations))
    #expect(drive.screen.contains("Old things"))
    #expect(drive.screen.contains("13 mo"))
    drive.press(.alt("i"))
    #expect(!drive.screen.contains("Old things"))
  }

  @Test func `a click selects, a second one opens, and the wheel moves what is under it`() {
    var drive = Drive.listing()
    drive.click(drive.cell(of: "How do I sort"))
    #expect(drive.effects == [])
    #expect(drive.listed.last?.hasPrefix("[How do I sort") == true)
    drive.click(drive.cell(of: "1 d · qwen3:4b"))
    #expect(drive.allEffects.last == .openConversation(sorting, at: nil))
    let words = Array(repeating: "word", count: 900).joined(separator: "\n\n")
    drive.send(.conversationRead(sorting, Sample.stored(3, "How?", words), at: nil))
    drive.mouse(.wheelUp, Position(column: 60, row: 8))
    #expect(drive.listed.last?.hasPrefix("[How") == true)
    #expect(!drive.model.pane.isFollowing)
    drive.mouse(.wheelUp, Position(column: 5, row: 8))
    #expect(drive.listed[1].hasPrefix("["))
  }

  @Test func `text beside the list is selected where the mouse is`() {
    var drive = Drive.listing()
    drive.send(
      .conversationRead(sorting, Sample.stored(3, "How to sort?", "By the function."), at: nil))
    let start = drive.cell(of: "the function")
    drive.drag(from: start, to: Position(column: start.column + 11, row: start.row))
    #expect(drive.copied == "the function")
    #expect(drive.shown(.selection) == ["the function"])
  }

  @Test func `a click into the input box closes the list`() {
    var drive = Drive.listing()
    drive.click(drive.cell(of: "Send a message"))
    #expect(drive.model.overlay == nil)
    drive.type("hi")
    #expect(drive.model.input.editor.text == "hi")
  }

  @Test func `titles cannot reach the terminal, and no width breaks the screen`() {
    let titles = ["\u{1B}[31mred\u{7}", "e\u{301}🇩🇪👨‍👩‍👧春", "", "\u{202E}abc"]
    let summaries = titles.enumerated().map { Sample.summary(Int64($0), $1) }
    for columns in 1...130 {
      let drive = Drive.listing(summaries, columns: columns, rows: 9)
      for row in drive.frame.rows {
        #expect(row.columns <= columns)
        #expect(!row.text.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
      }
    }
  }

  @Test func `the list says nothing past the tables`() {
    var drive = Drive.listing(columns: 160, strings: .pseudo)
    let own =
      "Shopping for the garden qwen llama latest KB How do sort list in Swift Old things days"
    let tests = LanguageTests()
    #expect(tests.leftovers(drive, own) == [])
    drive.press(.alt("i"), .alt("p"))
    #expect(tests.leftovers(drive, own) == [])
    drive.press(.alt("a"))
    #expect(tests.leftovers(drive, own) == [])
    drive.press(.alt("d"))
    #expect(tests.leftovers(drive, own) == [])
    drive.answer(.typed("y"))
    #expect(tests.leftovers(drive, own) == [])
    drive.press(.alt("u"))
    #expect(tests.leftovers(drive, own) == [])
    drive.type("zz")
    #expect(tests.leftovers(drive, own + " zz") == [])
  }
}
