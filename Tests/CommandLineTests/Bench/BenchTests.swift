import FaultServer
import Foundation
import OllamaWire
import Statistics
import Testing

@testable import CommandLine

/// `ollatui bench` against a server whose figures are known.
@Suite struct BenchTests {
  private let desk: BenchDesk

  init() throws {
    desk = try BenchDesk()
  }

  private let quick = ["m", "--runs", "2", "--num-predict", "64", "--prompt-sizes", "128,512"]

  private func near(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= expected * 1e-9 } ?? false
  }

  @Test func `every figure is what the server reported`() throws {
    let ollama = try ScriptedOllama()
    let outcome = desk.run(quick + ["--format", "json"], at: ollama.server)
    #expect(outcome.code == 0)
    let model = try #require(outcome.models.first)
    #expect(near(model.median("cold", nil, "load"), 2))
    for size in [128, 512] {
      #expect(near(model.median("prompt", size, "load"), 0.02))
      #expect(near(model.median("prompt", size, "prompt_rate"), 1000))
      #expect(near(model.median("prompt", size, "eval_rate"), 50))
      #expect(near(model.median("prompt", size, "eval_tokens"), 64))
      let tokens = try #require(model.median("prompt", size, "prompt_tokens"))
      #expect(abs(tokens - Double(size)) <= Double(size) * 0.02)
      #expect(near(model.median("prompt", size, "total"), 0.02 + tokens / 1000 + 64 * 0.02 + 0.005))
      #expect(near(model.median("again", size, "prompt_time"), 0.001))
      #expect(model.summary("prompt", size, "load")?["count"] as? Int == 2)
    }
    #expect(model["context_length"] as? Int == 4096)
    #expect(model["size_vram"] as? Int == 3_000_000_000)
    #expect(outcome.json["server_version"] as? String == "0.32.15")
  }

  @Test func `the first text never comes before the request, nor after the end`() throws {
    let ollama = try ScriptedOllama()
    let outcome = desk.run(quick + ["--format", "json"], at: ollama.server)
    let runs = try #require(outcome.models.first).runs
    #expect(runs.count == 1 + 1 + 3 * 4)
    for run in runs {
      let first = try #require(run["first_token"] as? Int)
      let elapsed = try #require(run["elapsed"] as? Int)
      #expect(first >= 0 && first <= elapsed)
    }
    #expect(runs.count { $0["counted"] as? Bool == true } == 1 + 2 * 4)
  }

  @Test func `no new prompt begins like another, and requests can be repeated`() throws {
    let ollama = try ScriptedOllama()
    _ = desk.run(quick, at: ollama.server)
    let starts = ollama.chats.compactMap { chat in
      (chat["messages"] as? [[String: String]])?.first?["content"]?.prefix(9)
    }
    // One cold load, one preparation, and two sizes three times; each of those once more.
    #expect(starts.count == 14 && Set(starts).count == 8)
    for chat in ollama.chats {
      let options = chat["options"] as? [String: Any]
      #expect(options?["seed"] as? Int == 0)
      #expect(options?["temperature"] as? Double == 0)
      #expect(chat["think"] == nil)
    }
    let lengths = Set(
      ollama.chats.compactMap { ($0["options"] as? [String: Any])?["num_predict"] as? Int })
    #expect(lengths == [8, 64])
  }

  @Test func `a model that can think is told not to, unless it is asked to`() throws {
    var manner = ScriptedOllama.Manner()
    manner.description = #""capabilities":["completion","thinking"]"#
    let ollama = try ScriptedOllama(manner)
    _ = desk.run(quick, at: ollama.server)
    #expect(ollama.chats.allSatisfy { $0["think"] as? Bool == false })
    let other = try ScriptedOllama(manner)
    _ = desk.run(quick + ["--think", "low", "--option", "seed=7"], at: other.server)
    #expect(other.chats.allSatisfy { $0["think"] as? String == "low" })
    #expect(other.chats.allSatisfy { ($0["options"] as? [String: Any])?["seed"] as? Int == 7 })
  }

  @Test func `a prompt that is asked again is told apart by the count, else by the time`() throws {
    var manner = ScriptedOllama.Manner()
    manner.tellsCached = true
    let telling = desk.run(quick + ["--format", "json"], at: try ScriptedOllama(manner).server)
    let told = try #require(telling.models.first)
    let tokens = try #require(told.median("again", 128, "prompt_tokens"))
    #expect(near(told.median("again", 128, "cached_tokens"), tokens - 1))
    // Of a new prompt nothing was cached, and that is told too.
    #expect(told.median("prompt", 128, "cached_tokens") == 0)
    let silent = desk.run(quick, at: try ScriptedOllama().server).output
    #expect(silent.contains("the same 128 tokens again: 2 of 2 cached, judged by the time"))
    manner = ScriptedOllama.Manner()
    manner.caches = false
    let uncached = desk.run(quick, at: try ScriptedOllama(manner).server).output
    #expect(uncached.contains("the same 128 tokens again: 0 of 2 cached, judged by the time"))
  }

  @Test func `what the server does not tell is absent, never zero or infinite`() throws {
    var manner = ScriptedOllama.Manner()
    manner.measures = false
    let ollama = try ScriptedOllama(manner)
    let outcome = desk.run(quick, at: ollama.server)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("the server gave no figures"))
    for word in ["inf", "nan"] { #expect(!outcome.output.contains(word)) }
    for figure in ["warm load", "prompt rate", "eval rate"] {
      let rows = outcome.output.split(separator: "\n").filter { $0.hasPrefix("  \(figure)  ") }
      #expect(rows.count == 2)
      for row in rows {
        #expect(row.split(separator: " ").suffix(6) == ["0", "–", "–", "–", "–", "–"])
      }
    }
    let json = desk.run(quick + ["--format", "json"], at: ollama.server)
    let model = try #require(json.models.first)
    #expect(model.summary("prompt", 128, "eval_rate") == nil)
    #expect(model.summary("prompt", 128, "first_token") != nil)
    #expect((model.runs.first?["metrics"] as? [String: Any])?.isEmpty == true)
  }

  @Test func `a cloud model is neither unloaded nor loaded`() throws {
    var manner = ScriptedOllama.Manner()
    manner.description = #""remote_model":"m","remote_host":"https://ollama.com:443""#
    let ollama = try ScriptedOllama(manner)
    let outcome = desk.run(quick, at: ollama.server)
    #expect(outcome.code == 0)
    #expect(!ollama.server.requests.contains { $0.path == "/api/generate" })
    #expect(outcome.output.contains("there are no loads to measure"))
    #expect(!outcome.output.contains("cold load\n"))
  }

  @Test func `a model that stays in memory is said so, and the rest is measured`() throws {
    var manner = ScriptedOllama.Manner()
    manner.unloads = false
    let ollama = try ScriptedOllama(manner)
    _ = desk.run(quick, at: ollama.server)
    let outcome = desk.run(quick, at: ollama.server)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("it does not leave memory"))
    #expect(outcome.output.contains("eval rate"))
  }

  @Test func `without cold loads nothing is unloaded`() throws {
    let ollama = try ScriptedOllama()
    _ = desk.run(quick + ["--cold", "0"], at: ollama.server)
    #expect(!ollama.server.requests.contains { $0.path == "/api/generate" })
    #expect(ollama.chats.count == 14)
  }

  @Test func `the user's own prompt goes out as it is`() throws {
    let file = desk.folder + "/prompt.txt"
    try Data("why is\nthe sky blue?\n".utf8).write(to: URL(fileURLWithPath: file))
    let ollama = try ScriptedOllama()
    let outcome = desk.run(
      ["m", "--runs", "1", "--warmup", "0", "--cold", "0", "--prompt", file], at: ollama.server)
    #expect(outcome.code == 0)
    let asked = ollama.chats.suffix(2).compactMap { chat in
      (chat["messages"] as? [[String: String]])?.last?["content"]
    }
    #expect(asked == ["why is\nthe sky blue?\n", "why is\nthe sky blue?\n"])
    #expect(outcome.output.contains("the same prompt again"))
  }

  @Test func `what a window can't hold is left out and named`() throws {
    var manner = ScriptedOllama.Manner()
    manner.window = 256
    let outcome = desk.run(quick, at: try ScriptedOllama(manner).server)
    #expect(outcome.output.contains("prompts of 512 tokens are left out"))
    #expect(outcome.output.contains("prompt of 128 tokens"))
    #expect(!outcome.output.contains("prompt of 512 tokens"))
  }

  @Test(arguments: [true, false])
  func `a prompt of the user's that the server cut is said to be`(fits: Bool) throws {
    var manner = ScriptedOllama.Manner()
    manner.window = 256
    manner.cuts = true
    let text = String(repeating: "why is the sky blue? ", count: fits ? 20 : 200)
    let outcome = desk.run(
      ["m", "--runs", "1", "--warmup", "0", "--cold", "0", "--prompt", text],
      at: try ScriptedOllama(manner).server)
    #expect(outcome.output.contains("does not fit into the window of 256 tokens") == !fits)
  }
}
