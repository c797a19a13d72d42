import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// What the views of the statistics pane have in common, and those of conversation and server.
@Suite struct StatisticsPaneTests {
  static func talked(columns: Int = 80, rows: Int = 24) -> Drive {
    var drive = ReplyViewTests.answered(columns: columns, rows: rows)
    drive.ask("and?")
    drive.grow("so")
    drive.press(Key(.escape))
    drive.ask("well?")
    drive.grow("so")
    var fast = ReplyViewTests.metrics
    fast.evalDuration = .milliseconds(1000)
    drive.finish(fast)
    return drive
  }

  @Test func `the replies of a conversation stand in a table, what is not known as a dash`() {
    var drive = Self.talked()
    drive.press(.control("s"), .typed("2"))
    let picture = """
       1 Reply   2 Conversation   3 History   4 Compare   5 Server
          #▲  model         tokens     first   prompt/s   eval/s      load     total
           1  llama3:lat…       60    1.50 s       52.0     20.0    1.00 s    5.00 s
           2  llama3:lat…        –         –          –        –         –         –
           3  llama3:lat…       60         –     ≤ 52.0     60.0    1.00 s    5.00 s

       Eval rate by reply  tok/s
      """
    #expect(drive.screen.contains(picture), "\(drive.screen)")
  }

  @Test func `keys and clicks sort the table, and Enter opens the reply`() {
    var drive = Self.talked()
    drive.press(.control("s"), .typed("2"))
    drive.click("eval/s")
    #expect(drive.screen.contains("eval/s▼"))
    guard case .statistics(let pane) = drive.model.overlay else { return }
    #expect(pane.conversation.rows.map(\.spot.name) == ["3", "1", "2"])

    drive.press(Key(.home), Key(.enter))
    #expect(drive.screen.contains("reply 3 of 3"), "\(drive.screen)")
  }

  @Test func `a retry is a reply of its own`() {
    var drive = ReplyViewTests.answered()
    drive.press(.control("r"))
    drive.grow("other")
    drive.finish()
    drive.press(.control("s"), .typed("2"))
    #expect(drive.screen.contains("  1.1  "))
    #expect(drive.screen.contains("  1.2  "))
  }

  @Test func `Tab goes through the views, and the pane opens where it was closed`() {
    var drive = Self.talked()
    drive.press(.control("s"), Key(.tab), Key(.tab), Key(.tab), Key(.tab))
    #expect(drive.shown(.title).contains(" Server"))
    drive.press(Key(.tab), Key(.backtab), Key(.escape), .control("s"))
    #expect(drive.shown(.title).contains(" Server"))
  }

  @Test func `the command opens a view by name, and names them otherwise`() {
    var drive = Self.talked()
    drive.ask("/statistics conversation")
    #expect(drive.shown(.title).contains(" Conversation"))
    drive.press(Key(.escape))
    drive.ask("/stats nonsense")
    #expect(drive.screen.contains("there is no view nonsense"))
  }

  // MARK: - The server

  private static let loaded = RunningModel(
    name: "qwen3:4b", size: 4_000_000_000, expiresAt: WireDate(seconds: 90),
    sizeVRAM: 3_000_000_000, contextLength: 8192)

  @Test func `what is loaded is asked for while it is shown, every two seconds`() {
    var drive = Drive(columns: 80, rows: 16)
    drive.press(.control("s"), .typed("5"))
    let ask = Effect.listRunning(ConnectionID(value: 0))
    #expect(drive.effects.contains(ask))
    #expect(drive.screen.contains("asking…"))
    drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
    let picture = """
       Loaded at 127.0.0.1:11434

       qwen3:4b                                                   unloads in 1 m 30 s
         ███████████████░░░░░  4.0 GB in memory · 75 % GPU, 25 % CPU · window 8,192
      """
    #expect(drive.screen.contains(picture), "\(drive.screen)")
    drive.wait(.seconds(1))
    #expect(!drive.effects.contains(ask))
    drive.wait(.seconds(1))
    #expect(drive.effects.contains(ask))
    drive.send(.runningListed(ConnectionID(value: 0), .success([])))
    #expect(drive.screen.contains("No model is loaded."))
  }

  @Test func `what a server says of memory that can't be is not shown`() {
    var drive = Drive(columns: 80, rows: 16)
    drive.press(.control("s"), .typed("5"))
    let strange = [
      RunningModel(name: "a:1", size: 4_000_000_000, expiresAt: WireDate("0001-01-01T00:00:00Z")),
      RunningModel(name: "b:1", expiresAt: WireDate("1969-12-01T00:00:00Z"), contextLength: 8192),
    ]
    drive.send(.runningListed(ConnectionID(value: 0), .success(strange)))
    let picture = """

       a:1
         4.0 GB in memory

       b:1
         window 8,192

      """
    #expect(drive.screen.contains(picture), "\(drive.screen)")
    drive.press(.typed("e"), .control("u"))
    drive.ask("s.csv")
    guard case .saveFile(let request) = drive.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(request.text.contains("a:1,,,4000000000,,,,0001-01-01T00:00:00Z\r\n"))
    #expect(request.text.contains("b:1,,,,,,8192,"), "\(request.text)")
  }

  @Test func `nothing wakes the program once the pane is closed, or another view is shown`() {
    var drive = Drive(columns: 80, rows: 16)
    drive.press(.control("s"), .typed("5"))
    drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
    #expect(drive.model.nextTick != nil)
    drive.press(.typed("1"))
    #expect(drive.model.nextTick == nil)
    drive.press(.typed("5"))
    drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
    drive.press(Key(.escape))
    #expect(drive.model.nextTick == nil)
  }

  @Test func `a server that does not answer is said to, and asked again`() {
    var drive = Drive(columns: 80, rows: 16)
    drive.press(.control("s"), .typed("5"))
    drive.send(.runningListed(ConnectionID(value: 0), .failure(.refused(host: "h:1"))))
    #expect(drive.screen.contains("nothing answers at h:1"))
    drive.wait(.seconds(2))
    #expect(drive.effects.contains(.listRunning(ConnectionID(value: 0))))
  }

  // MARK: - Files

  @Test func `what is shown is written to the file that is typed`() {
    var drive = Self.talked()
    drive.press(.control("s"), .typed("2"), .typed("e"))
    #expect(drive.screen.contains("export to: ollatui-conversation.csv"))
    drive.press(Key(.enter))
    guard case .saveFile(let request) = drive.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(request.path == "ollatui-conversation.csv")
    #expect(!request.overwrites)
    let lines = request.text.split(whereSeparator: \.isNewline)
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("reply,created,model,host,mode,options,finished,load_seconds"))
    drive.send(.fileSaved(request, .failure(.exists)))
    #expect(
      drive.screen.contains("ollatui-conversation.csv exists: it was not saved"), "\(drive.screen)")
  }

  @Test(arguments: [
    ("/statistics export reply r.json", #"{"figure": "eval_rate", "value": 60.0, "unit""#),
    ("/statistics export c.md", "| reply | created"),
  ])
  func `the command exports without opening the pane`(command: String, text: String) {
    var drive = Self.talked()
    drive.ask(command)
    guard case .saveFile(let request) = drive.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(request.text.contains(text), "\(request.text)")
  }

  @Test func `a name without an ending that says how is refused`() {
    var drive = Self.talked()
    drive.ask("/statistics export figures")
    #expect(drive.screen.contains("name a file that ends with .csv, .json or .md"))
    drive.press(.control("u"))
    drive.ask("/statistics export")
    #expect(drive.screen.contains("usage: /statistics export"))
  }

  @Test func `a comparison is exported with its verdict`() {
    var drive = HistoryViewTests.reading()
    drive.press(.typed("a"), Key(.down), .typed("b"))
    drive.answer()
    drive.press(.typed("4"), .typed("e"), Key(.enter))
    guard case .saveFile(let request) = drive.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(request.text.contains("comparison,verdict,differs,"))
    #expect(request.text.contains("comparison,a_model,llama3.2:3b,"))
  }

  // MARK: - Any screen

  @Test(arguments: [(100, 30), (80, 24), (50, 15), (40, 12), (20, 6), (9, 3), (1, 1)])
  func `every view fits every screen`(columns: Int, rows: Int) {
    for flags in [[:], [SettingID.symbols: "ascii"]] {
      var drive = HistoryViewTests.reading(columns: columns, rows: rows, flags: flags)
      drive.press(.typed("a"), Key(.down), .typed("b"))
      drive.answer()
      drive.press(Key(.escape))
      drive.ask("hi")
      for _ in 0..<20 {
        drive.wait(.milliseconds(50))
        drive.grow("x ")
      }
      drive.finish(ReplyViewTests.metrics)
      drive.press(.control("s"))
      for view in 1...5 {
        drive.press(.typed(Character("\(view)")))
        drive.answer()
        drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
        #expect(drive.frame.rows.count <= max(rows, 1))
        for line in drive.frame.rows {
          #expect(line.columns <= columns, "\(view): \(line.text)")
          #expect(flags.isEmpty || line.text.allSatisfy(\.isASCII), "\(view): \(line.text)")
        }
      }
    }
  }

  @Test func `nothing on the screen came past the tables of texts`() {
    for view in StatisticsPane.View.allCases {
      var drive = Drive(columns: 120, rows: 40, strings: .pseudo)
      drive.ask("？")
      drive.grow("。")
      drive.finish(ReplyViewTests.metrics)
      drive.press(.control("s"))
      drive.press(
        .typed(Character("\((StatisticsPane.View.allCases.firstIndex(of: view) ?? 0) + 1)")))
      let known: Set<String> = [
        "llama", "latest", "tok", "eval_count", "eval_duration", "prompt_eval_count", "ms", "stop",
        "prompt_eval_duration", "load_duration", "total_duration", "done_reason", "total", "load",
        "prompt_eval", "eval", "durations", "Esc", "Tab", "Enter", "Ctrl", "user", "messages",
        "role", "content",
      ]
      let words = drive.screen.matches(of: /[A-Za-z_]{2,}/).map { String($0.output) }
      #expect(Set(words).subtracting(known) == [], "\(view): \(drive.screen)")
    }
  }
}
