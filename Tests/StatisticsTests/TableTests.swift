import OllamaWire
import Statistics
import Testing
import Transcript

@Suite struct TableTests {
  private var table: StatisticsTable {
    var table = StatisticsTable(columns: [
      .init("model"), .init("eval_rate", .tokensPerSecond), .init("prompt_tokens", .tokens),
      .init("load", .seconds),
    ])
    table.append([.text("qwen3:4b-q4_K_M"), .number(63.3217), .integer(26), .number(0.00412)])
    table.append([.text("模型,\"a|b\""), .missing, .integer(-3), .number(.nan)])
    return table
  }

  @Test func `CSV has units in its head, quotes where needed, and raw numbers`() {
    #expect(
      table.csv == """
        model,eval_rate_tokens_per_second,prompt_tokens,load_seconds\r
        qwen3:4b-q4_K_M,63.3217,26,0.00412\r
        "模型,""a|b""\",,-3,\r

        """)
  }

  @Test func `JSON is an array of objects with raw numbers and nulls`() {
    #expect(
      table.json == """
        [
          {"model": "qwen3:4b-q4_K_M", "eval_rate_tokens_per_second": 63.3217, \
        "prompt_tokens": 26, "load_seconds": 0.00412},
          {"model": "模型,\\"a|b\\"", "eval_rate_tokens_per_second": null, "prompt_tokens": -3, \
        "load_seconds": null}
        ]

        """)
  }

  @Test func `Markdown is aligned, rounded and escaped`() {
    #expect(
      table.markdown == """
        | model           | eval rate (tok/s) | prompt tokens | load (s) |
        | --------------- | ----------------: | ------------: | -------: |
        | qwen3:4b-q4_K_M |             63.32 |            26 |  0.00412 |
        | 模型,"a\\|b"     |                   |            -3 |          |

        """)
  }

  @Test func `figures of replies are the numbers they are: tokens whole, times without noise`() {
    let sample = ReplySample(
      model: "m",
      figures: figures(promptTime: .milliseconds(600), eval: 30, evalTime: .milliseconds(600)),
      origin: .bench)
    let text = StatisticsTable(samples: [sample]).csv
    let row = text.split(separator: "\r\n").last.map(String.init) ?? ""
    #expect(row == ",m,,chat,,yes,0.041,0.6,,0.6,,0.6,50.0,,5.0,3.759,5.0,26,,30,56")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@sum", "\t=1", "＝1"])
  func `a text that looks like a formula is none`(text: String) {
    var table = StatisticsTable(columns: [.init("model")])
    table.append([.text(text)])
    #expect(table.csv.hasPrefix("model\r\n'"))
  }

  @Test(arguments: StatisticsTable.Format.allCases)
  func `no format lets a control sequence through`(format: StatisticsTable.Format) {
    var table = StatisticsTable(columns: [.init("model")])
    table.append([.text("a\u{1B}[2J\u{7}\u{9B}31m\u{7F}\u{0}b\nc")])
    let text = table.text(as: format)
    let controls = text.unicodeScalars.filter {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\r"
    }
    #expect(controls.isEmpty && text.contains("[2J"))
  }

  @Test func `signs of Markdown in a name are no markup`() {
    var table = StatisticsTable(columns: [.init("model")])
    table.append([.text("*a* _b_ <i> [c](d) `e` f_g ~h~ \\")])
    #expect(
      table.markdown.hasSuffix("| \\*a\\* \\_b\\_ \\<i\\> \\[c\\](d) \\`e\\` f_g \\~h\\~ \\\\ |\n"))
  }

  @Test func `an empty table has a head alone`() {
    let table = StatisticsTable(columns: [.init("model"), .init("n")])
    #expect(table.csv == "model,n\r\n" && table.json == "[]\n")
    #expect(table.markdown == "| model | n   |\n| ----- | --- |\n")
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (12.5, "12.5"), (63.3217, "63.32"), (1234.5, "1235"),
    (98765.4, "98765"), (0.00412, "0.00412"), (0.000123456, "0.0001235"), (-2.5, "-2.5"),
    (99.996, "100"), (9.9999, "10"),
  ])
  func `a number is rounded to the digits that count`(number: Double, text: String) {
    #expect(number.rounded(toDigits: 4) == text)
  }

  @Test func `a report becomes a table with every figure's unit`() throws {
    let sample = ReplySample(
      created: Timestamp(milliseconds: 1_763_942_400_123), model: "m", host: nil,
      options: ["seed": 1], mayBeCached: false, figures: figures(), origin: .bench)
    let table = StatisticsReport(of: [sample], byOptions: true).table
    let row = try #require(table.rows.first)
    let values = Dictionary(
      zip(table.columns.map(\.key), row), uniquingKeysWith: { one, _ in one })
    #expect(values["eval_rate_median_tokens_per_second"] == .number(74.5))
    #expect(values["warm_load_p95_seconds"] == .number(0.041))
    #expect(values["cold_load_median_seconds"] == .missing)
    #expect(values["cold_load_count"] == .integer(0))
    #expect(values["options"] == .text("seed=1"))
    #expect(values["last_used"] == .text("2025-11-24T00:00:00.123Z"))
    #expect(values.count == table.columns.count)
  }

  @Test func `samples become a table of one row each`() throws {
    let sample = ReplySample(model: "m", mayBeCached: false, figures: figures(), origin: .bench)
    let table = StatisticsTable(samples: [sample, sample])
    #expect(table.rows.count == 2)
    let place = try #require(table.columns.firstIndex { $0.key == "prompt_rate_tokens_per_second" })
    #expect(table.rows[0][place] == .number(52))
  }

  @Test func `a trend becomes a table of its points`() {
    let sample = ReplySample(
      created: Timestamp(milliseconds: -1), model: "m", figures: figures(), origin: .bench)
    let table = Trend(of: .evalRate, in: [sample]).table
    #expect(table.columns.map(\.key).contains("eval_rate_p25_tokens_per_second"))
    #expect(table.rows.first?.first == .text("1969-12-31T23:00:00Z"))
  }
}
