import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// What is drawn in the statistics pane, in the files it writes.
@Suite struct StatisticsExportTests {
  /// The text of the file that the last key wrote.
  private func written(_ drive: Drive) throws -> String {
    guard case .saveFile(let request) = drive.effects.last else { return "" }
    return request.text
  }

  /// What the pane writes to a file of that name.
  private func exported(_ drive: Drive, to name: String) throws -> String {
    var drive = drive
    drive.press(.typed("e"), .control("u"))
    drive.ask(name)
    return try written(drive)
  }

  /// The cells of the rows of a part of CSV, by the names of their columns.
  private func rows(_ csv: String, of part: String) throws -> [[String: String]] {
    let lines = csv.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(lines.first)
    return lines.dropFirst().filter { $0.first == part }.map { cells in
      Dictionary(uniqueKeysWithValues: zip(head, cells).filter { !$0.1.isEmpty })
    }
  }

  private static func replyShown() -> Drive {
    var drive = ReplyViewTests.answered()
    drive.press(.control("s"))
    return drive
  }

  @Test func `a reply is exported with its phases, and with its plots point by point`() throws {
    let csv = try exported(Self.replyShown(), to: "r.csv")
    let phases = try rows(csv, of: "phases")
    #expect(phases.map { $0["phase"] } == ["load", "other", "prompt", "answering"])
    #expect(phases.map { $0["length_seconds"] } == ["1.0", "0.5", "0.5", "3.0"])
    #expect(phases.map { $0["share_percent"] } == ["20.0", "10.0", "10.0", "60.0"])
    let rate = try rows(csv, of: "rate")
    // Two points in each column of braille.
    #expect(rate.count == 160)
    #expect(rate.first?["at_tokens"] == "0.1875")
    for point in rate {
      let value = try #require(point["rate_tokens_per_second"].flatMap(Double.init))
      #expect(abs(value - 20) < 0.01)
    }
    let gaps = try rows(csv, of: "gaps")
    #expect(gaps.compactMap { $0["count"].flatMap { Int($0) } }.reduce(0, +) == 29)
    #expect(gaps.allSatisfy { $0["from_seconds"] != nil || $0["to_seconds"] != nil })
    #expect(try rows(csv, of: "figures").contains { $0["figure"] == "eval_rate" })
  }

  @Test func `the other formats have the same parts, with units`() throws {
    let json = try exported(Self.replyShown(), to: "r.json")
    #expect(
      json.contains(
        """
          "phases": [
            {"phase": "load", "clock": "server", "start_seconds": 0.0, "length_seconds": 1.0, \
        "share_percent": 20.0},
        """), "\(json)")
    #expect(json.contains(#"    {"at_tokens": 0.1875, "rate_tokens_per_second": "#))
    #expect(json.contains(#"    {"from_seconds": "#))
    let markdown = try exported(Self.replyShown(), to: "r.md")
    for head in [
      "## Figures\n\n| figure ", "## Phases\n\n| phase ",
      "## Rate\n\n| at (tokens) | rate (tok/s) |",
      "## Gaps\n\n| from (s) | to (s) | count |",
    ] {
      #expect(markdown.contains(head), "\(head)")
    }
  }

  @Test func `a reply of which no times are known is exported without plots`() throws {
    var drive = Drive(columns: 80, rows: 40)
    drive.answer("at once")
    drive.press(.control("s"))
    #expect(try rows(exported(drive, to: "r.csv"), of: "rate").isEmpty)
    #expect(try exported(drive, to: "r.json").contains(#""rate": []"#))
    #expect(try !exported(drive, to: "r.md").contains("## Rate"))
  }

  @Test func `the history is exported with the course of the figure that is shown`() throws {
    let drive = HistoryViewTests.reading()
    let csv = try exported(drive, to: "h.csv")
    #expect(try rows(csv, of: "groups").map { $0["model"] } == ["llama3.2:3b", "qwen3:4b"])
    let trend = try rows(csv, of: "trend")
    #expect(trend.count == 20)
    #expect(trend.allSatisfy { $0["model"] == "llama3.2:3b" && $0["time_per_point"] == "hour" })
    #expect(trend.last?["start"] == "1969-12-31T23:00:00Z")
    let last = trend.last?["eval_rate_median_tokens_per_second"].flatMap(Double.init)
    #expect(abs((last ?? 0) - 51) < 0.001)
    #expect(try exported(drive, to: "h.json").contains(#""trend": ["#))
    #expect(try exported(drive, to: "h.md").contains("| eval rate median (tok/s) |"))
  }

  @Test func `two groups are exported with both of their distributions`() throws {
    var drive = HistoryViewTests.reading()
    drive.press(.typed("a"), Key(.down), .typed("b"))
    drive.answer()
    drive.press(.typed("4"))
    let bars = try rows(exported(drive, to: "c.csv"), of: "distribution")
    for group in ["a", "b"] {
      let counts = bars.filter { $0["group"] == group }.compactMap { $0["count"].flatMap(Int.init) }
      #expect(counts.count == 24)
      #expect(counts.reduce(0, +) == 20)
    }
    #expect(bars.first?["from_tokens_per_second"] != nil)
    // Another figure, which was not read yet, is not passed off as this one.
    drive.press(.typed("m"), .typed("e"), Key(.enter))
    #expect(drive.screen.contains("nothing to export"), "\(drive.screen)")
  }

  @Test func `replies of a conversation are exported by their numbers, bounds of rates too`() throws
  {
    var drive = StatisticsPaneTests.talked()
    drive.press(.control("s"), .typed("2"))
    let lines = try exported(drive, to: "c.csv").split(separator: "\r\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("reply,created,model,"))
    #expect(lines[0].hasSuffix(",prompt_rate_at_most_tokens_per_second"))
    #expect(lines[3].hasSuffix(",52.0"))
    #expect(lines.dropFirst().map { $0.prefix { $0 != "," } } == ["1", "2", "3"])
  }
}
