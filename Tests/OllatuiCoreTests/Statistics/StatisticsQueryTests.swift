import Statistics
import Testing

@testable import OllatuiCore

/// What is typed to filter the history's figures.
@Suite struct StatisticsQueryTests {
  @Test func `filters and words are told apart, in any order`() {
    let query = StatisticsQuery(
      typed: "gemma model:Qwen host:local since:7d prompt:>1000 origin:bench qwen3:4b")
    #expect(query.models == ["qwen"])
    #expect(query.hosts == ["local"])
    #expect(query.words == ["gemma", "qwen3:4b"])
    #expect(query.since == .days(7))
    #expect(query.promptTokens == 1001...Int.max)
    #expect(query.origins == .bench)
  }

  @Test func `days are dates, the last one counts`() {
    let query = StatisticsQuery(typed: "since:1970-01-03 until:1970-01-05")
    #expect(query.since == .date(2))
    #expect(query.until == 4)
    let month = StatisticsQuery(typed: "since:1970-02 until:1970-02")
    #expect(month.since == .date(31))
    #expect(month.until == 58)
  }

  @Test(arguments: [
    ("prompt:<500", 0...499), ("prompt:100-1k", 100...1000), ("prompt:64", 64...64),
  ])
  func `sizes of prompts are ranges`(typed: String, range: ClosedRange<Int>) {
    #expect(StatisticsQuery(typed: typed).promptTokens == range)
  }

  @Test(arguments: [
    "model:", "host:", "since:", "since:x", "since:0d", "since:-1", "prompt:", "prompt:>",
    "prompt:-",
    "since:2026-13-01", "since:2026-1", "until:", "until:7d", "until:2026-02-30", "prompt:9-1",
    "prompt:99999999999999999999", "origin:",
  ])
  func `what is still being typed, or makes no sense, filters nothing`(typed: String) {
    #expect(StatisticsQuery(typed: typed) == StatisticsQuery())
  }

  @Test func `names are found by their parts, and this machine by any of its names`() {
    let local = StatisticsQuery(typed: "host:local QWEN")
    #expect(local.admits(model: "qwen3:4b", host: "127.0.0.1:11434"))
    #expect(local.admits(model: "Qwen3:4b", host: "localhost"))
    #expect(!local.admits(model: "qwen3:4b", host: "box.lan:11434"))
    #expect(!local.admits(model: "qwen3:4b", host: nil))
    #expect(!local.admits(model: "llama3", host: "127.0.0.1:11434"))
    let both = StatisticsQuery(typed: "model:qwen model:llama")
    #expect(both.admits(model: "llama3", host: nil))
    #expect(!both.admits(model: "gemma3", host: nil))
  }

  @Test func `a key replaces a filter where it is typed already`() {
    #expect(StatisticsQuery.typed("since:7d qwen", setting: "since", to: "30d") == "qwen since:30d")
    #expect(StatisticsQuery.typed("qwen since:7d", setting: "since", to: nil) == "qwen")
  }
}
