import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The views of all replies that are kept, and of two groups of them.
@Suite struct HistoryViewTests {
  /// Replies of two models, the second a fifth slower.
  static let samples: [ReplySample] = (0..<40).map { index in
    let isFirst = index % 2 == 0
    var figures = Figures()
    let rate = (isFirst ? 60.0 : 50.0) + Double(index % 5)
    figures.metrics = Metrics(
      totalDuration: .seconds(6), loadDuration: .milliseconds(index < 2 ? 2000 : 40),
      promptEvalCount: 200, promptEvalDuration: .milliseconds(500), evalCount: 300,
      evalDuration: .seconds(300 / rate))
    figures.firstToken = .milliseconds(600 + index)
    return ReplySample(
      id: TurnID(value: Int64(index + 1)),
      created: Timestamp(milliseconds: -Int64(index) * 3_600_000),
      model: isFirst ? "qwen3:4b" : "llama3.2:3b", host: "127.0.0.1:11434", mayBeCached: false,
      figures: figures, origin: .conversation(ConversationID(value: 1)))
  }

  static func reading(_ query: StatisticsQuery) -> StatisticsReading {
    var reading = StatisticsReading(
      report: StatisticsReport(of: samples, byOptions: query.byOptions), total: samples.count)
    reading.group = query.group ?? reading.report.rows.first?.group
    var filter = StatisticsFilter()
    filter.models = reading.group.map { [$0.model] } ?? []
    reading.trend = Trend(of: query.measure, in: samples, filter: filter)
    func values(_ group: StatisticsReport.Group) -> [Double] {
      samples.filter { $0.model == group.model }.compactMap { query.measure.value(of: $0) }
    }
    reading.compared = query.pair.map {
      StatisticsReading.Compared($0, values($0.first), values($0.second))
    }
    return reading
  }

  /// A program that shows the history, whose figures were read.
  static func reading(columns: Int = 100, rows: Int = 30, flags: [SettingID: String] = [:])
    -> Drive
  {
    var drive = Drive(columns: columns, rows: rows, flags: flags, store: .ready)
    drive.press(.control("s"), .typed("3"))
    drive.answer()
    return drive
  }

  @Test func `models stand with medians, and the course of the selected one below`() {
    let drive = Self.reading()
    let picture = """
       1 Reply   2 Conversation   3 History   4 Compare   5 Server
       filter: model:qwen host:local since:7d prompt:>1000 origin:bench                  40 of 40 replies
      [all] 90 d  30 d  7 d  today  ·[talk + bench] talk  bench
       model             host        replies▼      cold      warm     first   prompt/s   eval/s     used
       llama3.2:3b       127.0.0.1…        20    2.00 s     40 ms    620 ms      400.0     52.0      1 h
       qwen3:4b          127.0.0.1…        20    2.00 s     40 ms    619 ms      400.0     62.0      now

       load (cold) p50 2.00 s, p95 2.00 s (1) · load (warm) p50 40 ms, p95 40 ms (19) · first token p50
       620 ms, p95 637 ms (20) · prompt rate p50 400.0 tok/s, p95 400.0 tok/s (20) · eval rate p50 52.0
       tok/s, p95 54.0 tok/s (20)

       eval rate of llama3.2:3b, median by hour  tok/s
      """
    #expect(drive.screen.contains(picture), "\(drive.screen)")
  }

  @Test func `period and origin that are on stand in brackets, whatever the terminal can show`() {
    var drive = Self.reading()
    drive.press(.typed("d"), .typed("t"))
    #expect(
      drive.screen.contains(" all [90 d] 30 d  7 d  today  · talk + bench [talk] bench"),
      "\(drive.screen)")
  }

  @Test
  func `it says that it reads until there is an answer, and drops the one to an earlier question`()
  {
    var drive = Drive(columns: 80, rows: 24, store: .ready)
    drive.press(.control("s"), .typed("3"))
    #expect(drive.screen.contains("reading…"))
    let first = drive.asked
    drive.press(.typed("m"))
    #expect(drive.asked?.0 != first?.0)
    if let first { drive.send(.statisticsRead(first.0, Self.reading(first.1))) }
    #expect(drive.screen.contains("reading…"))
    drive.answer()
    #expect(!drive.screen.contains("reading…"))
    #expect(drive.screen.contains("prompt rate of llama3.2:3b"))
  }

  @Test func `every key of a filter asks anew, and keys set its parts`() {
    var drive = Self.reading()
    drive.press(.typed("/"))
    drive.type("model:q")
    #expect(drive.asked?.1.models == ["q"])
    drive.press(Key(.enter), .typed("d"), .typed("d"))
    #expect(drive.screen.contains("filter: model:q since:30d"))
    #expect(drive.asked?.1.since == .days(30))
    drive.press(.typed("t"), .typed("t"))
    #expect(drive.asked?.1.origins == .bench)
    drive.press(.typed("o"))
    #expect(drive.asked?.1.byOptions == true)
  }

  @Test func `a filter that can't be read is named once it is typed`() {
    var drive = Self.reading()
    drive.press(.typed("/"))
    drive.type("since:yesterday qwen prompt:")
    #expect(!drive.screen.contains("not understood"))
    drive.press(Key(.enter))
    drive.answer()
    #expect(drive.screen.contains("not understood: since:yesterday"))
    #expect(!drive.screen.contains("prompt:,"))
  }

  @Test func `the selection asks for its own course, and sorting keeps it`() {
    var drive = Self.reading()
    drive.press(Key(.down))
    #expect(drive.asked?.1.group?.model == "qwen3:4b")
    drive.answer()
    #expect(drive.screen.contains("eval rate of qwen3:4b"))
    drive.press(.typed("s"))
    #expect(drive.shown(.selected).first?.hasPrefix(" qwen3:4b") == true)
    drive.press(.typed("r"))
    #expect(drive.shown(.selected).first?.hasPrefix(" qwen3:4b") == true)
  }

  @Test func `a difference stands within its interval, however narrow that is`() throws {
    var drive = Self.reading(columns: 90, rows: 40)
    drive.press(Key(.down), .typed("a"), Key(.up), .typed("b"))
    let (ticket, query) = try #require(drive.asked)
    var reading = Self.reading(query)
    reading.compared = query.pair.map { pair in
      StatisticsReading.Compared(
        pair, (0..<20).map { 299.7 + Double($0) / 1000 }, (0..<20).map { 50 + Double($0) / 1000 })
    }
    drive.send(.statisticsRead(ticket, reading))
    drive.press(Key(.enter))
    #expect(drive.screen.contains("A is 499.3 % faster (499.3 to 499.3 %)"), "\(drive.screen)")
  }

  @Test func `two marked rows are compared, in words and beyond noise`() {
    var drive = Self.reading(columns: 90, rows: 40)
    drive.press(Key(.down), .typed("a"), Key(.up), .typed("b"))
    drive.answer()
    #expect(drive.screen.contains("\n A qwen3:4b  "))
    drive.press(Key(.enter))
    let picture = """
       A  qwen3:4b · 127.0.0.1:11434
       B  llama3.2:3b · 127.0.0.1:11434

       eval rate · m takes the next measure  tok/s
       A  20 replies · median 62.0 tok/s · middle half 61.0 tok/s–63.0 tok/s · p95 64.0 tok/s
       B  20 replies · median 52.0 tok/s · middle half 51.0 tok/s–53.0 tok/s · p95 54.0 tok/s

       A is 19 % faster (17 to 21 %), beyond noise
       difference (A − B): +10.0 tok/s, 95 % sure: +9.00 tok/s to +11.0 tok/s
       Mann–Whitney: U = 400, p < 0.001
      """
    #expect(drive.screen.contains(picture), "\(drive.screen)")
  }

  @Test func `what does not differ is said to be noise`() {
    var drive = Self.reading(columns: 90, rows: 40)
    drive.press(.typed("a"), Key(.down), .typed("b"), .typed("m"))
    drive.answer()
    drive.press(.typed("4"))
    #expect(drive.screen.contains("The difference is within noise."), "\(drive.screen)")
  }

  @Test func `so few that nothing can be said get no interval`() throws {
    var drive = Self.reading(columns: 90, rows: 40)
    drive.press(.typed("a"), Key(.down), .typed("b"))
    let (ticket, query) = try #require(drive.asked)
    var reading = Self.reading(query)
    reading.compared = query.pair.map { StatisticsReading.Compared($0, [20], [50, 60]) }
    drive.send(.statisticsRead(ticket, reading))
    drive.press(Key(.enter))
    #expect(drive.screen.contains("Too few replies to tell."), "\(drive.screen)")
    #expect(!drive.screen.contains("95 %"), "\(drive.screen)")
  }

  @Test func `what is less is said with as many digits as what is more`() throws {
    var drive = Self.reading(columns: 90, rows: 40)
    drive.press(.typed("a"), Key(.down), .typed("b"))
    drive.answer()
    drive.press(Key(.enter))
    let text = "difference (A − B): -10.0 tok/s, 95 % sure: -11.0 tok/s to -9.00 tok/s"
    #expect(drive.screen.contains(text), "\(drive.screen)")
  }

  @Test func `where nothing is kept it says so`() throws {
    var drive = Drive(columns: 80, rows: 24, store: .ready)
    drive.press(.control("s"), .typed("3"))
    let (ticket, _) = try #require(drive.asked)
    drive.send(
      .statisticsRead(ticket, StatisticsReading(report: StatisticsReport(of: []), total: 0)))
    #expect(drive.screen.contains("No reply is kept yet."), "\(drive.screen)")
  }

  @Test func `a store that stays out of reach is said to be, and not to be read`() {
    var drive = Drive(columns: 80, rows: 24, store: .ready)
    drive.press(.control("s"), .typed("3"))
    // It is tried again and again.
    for _ in 1...2 {
      drive.send(.storeChanged(.failing(StoreProblem(.locked, path: "/h.sqlite")), waiting: 0))
      #expect(!drive.screen.contains("reading…"), "\(drive.screen)")
    }
  }

  @Test func `without marks it says how to make them`() {
    var drive = Self.reading()
    drive.press(.typed("4"))
    #expect(drive.screen.contains("Mark two rows of History with a and b to compare them."))
  }

  @Test func `a reply that ends is read, and closing lets the figures go`() {
    var drive = Self.reading()
    drive.press(Key(.escape))
    #expect(drive.effects.contains(.forgetStatistics))
    drive.ask("hi")
    drive.press(.control("s"))
    drive.answer()
    drive.grow("x")
    drive.finish()
    #expect(drive.asked?.1.isRefresh == true)
  }

  @Test func `what was typed, marked, chosen and sorted is there when it is opened again`() {
    var drive = Self.reading()
    drive.press(.typed("/"))
    drive.type("host:local")
    drive.press(Key(.enter), .typed("o"), .typed("m"))
    drive.answer()
    drive.press(.typed("a"), Key(.down), .typed("b"), .typed("s"))
    drive.answer()
    drive.press(Key(.escape))
    drive.press(.control("s"))
    #expect(drive.screen.contains("filter: host:local"), "\(drive.screen)")
    let query = drive.asked?.1
    #expect(query?.hosts == ["local"])
    #expect(query?.byOptions == true)
    #expect(query?.measure == .promptRate)
    #expect(query?.pair?.second.model == "qwen3:4b")
    #expect(query?.isRefresh == true)
    // The answer of before stands until there is a new one.
    #expect(drive.screen.contains("\n B qwen3:4b  "), "\(drive.screen)")
    #expect(drive.screen.contains("reading…"))
    #expect(drive.shown(.accent).contains { $0.hasSuffix("▼") && !$0.hasPrefix("replies") })
  }

  @Test func `clicks sort, select, filter and change the view`() {
    var drive = Self.reading()
    drive.click("eval/s")
    #expect(drive.shown(.accent).contains("eval/s▼"))
    drive.click("llama3.2:3b")
    #expect(drive.asked?.1.group?.model == "llama3.2:3b")
    drive.click("7 d")
    #expect(drive.asked?.1.since == .days(7))
    drive.click("5 Server")
    #expect(drive.effects.contains(.listRunning(ConnectionID(value: 0))))
  }

  @Test func `without a store there is no history`() {
    var drive = Drive(columns: 80, rows: 24)
    drive.press(.control("s"), .typed("3"))
    #expect(drive.screen.contains("Nothing is stored (history = off)"))
  }
}

extension Drive {
  /// The last question to the store.
  var asked: (StatisticsTicket, StatisticsQuery)? {
    for effect in allEffects.reversed() {
      if case .readStatistics(let ticket, let query) = effect { return (ticket, query) }
    }
    return nil
  }

  /// Answers it.
  mutating func answer() {
    guard let asked else { return }
    send(.statisticsRead(asked.0, HistoryViewTests.reading(asked.1)))
  }

  /// Presses the first place of a text on the screen.
  mutating func click(_ text: String) {
    for (row, line) in frame.rows.enumerated() {
      guard let range = line.text.firstRange(of: text) else { continue }
      let column = TextUI.columns(of: String(line.text[..<range.lowerBound]))
      send(.input(.mouse(Mouse(.pressed, at: Position(column: column, row: row)))))
      return
    }
  }
}
