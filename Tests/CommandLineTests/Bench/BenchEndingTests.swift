import FaultServer
import Foundation
import History
import OllamaWire
import Statistics
import Testing
import Transcript

@testable import CommandLine

/// How `ollatui bench` ends: failures, interruptions, mistakes, and what is kept.
@Suite struct BenchEndingTests {
  private let desk: BenchDesk

  init() throws {
    desk = try BenchDesk()
  }

  private let quick = ["--runs", "2", "--num-predict", "32", "--prompt-sizes", "64"]

  @Test func `a model that is missing is named, the next one measured, and the code is 1`() throws {
    let ollama = try ScriptedOllama()
    let outcome = desk.run(["missing", "m"] + quick + ["--format", "json"], at: ollama.server)
    #expect(outcome.code == 1)
    #expect(outcome.progress.contains("model \"missing\" not found (pull it with"))
    #expect(!outcome.progress.contains("Ctrl+"))
    #expect((outcome.models[0]["failure"] as? [String: Any])?["kind"] as? String == "modelNotFound")
    #expect(outcome.models[1].median("prompt", 64, "eval_rate") != nil)
  }

  @Test func `a failure in the middle keeps what was measured before`() throws {
    var manner = ScriptedOllama.Manner()
    manner.instead = { $0 == 6 ? [.failure(status: 500, "llama runner terminated")] : nil }
    let outcome = desk.run(["m"] + quick, at: try ScriptedOllama(manner).server)
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("failed: llama runner terminated"))
    #expect(outcome.output.contains("prompt of 64 tokens"))
  }

  @Test func `a server that is not there is said for each model`() throws {
    let port = try FaultServer.refusingPort()
    let outcome = desk.run(["a", "b", "--host", "127.0.0.1:\(port)"])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("a\n  failed: ") && outcome.output.contains("b\n  failed: "))
  }

  @Test func `a reply that breaks off does not count, and the code tells`() throws {
    var manner = ScriptedOllama.Manner()
    manner.instead = { $0 == 5 ? [.head(), .chat("Once"), .end] : nil }
    let outcome = desk.run(
      ["m"] + quick + ["--format", "json"], at: try ScriptedOllama(manner).server)
    #expect(outcome.code == 1)
    let model = try #require(outcome.models.first)
    #expect(model.runs.contains { $0["state"] as? String == "incomplete" })
    #expect(model.summary("prompt", 64, "eval_rate")?["count"] as? Int == 1)
  }

  @Test func `a reply in which nothing was generated does not count, and the code tells`() throws {
    var manner = ScriptedOllama.Manner()
    let stub = #"{"message":{"role":"assistant","content":""},"done":true,"done_reason":"load"}"#
    manner.instead = { $0 == 5 ? [.whole(stub)] : nil }
    let outcome = desk.run(["m"] + quick, at: try ScriptedOllama(manner).server)
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("a reply ended with load: nothing was generated"))
    #expect(!outcome.output.contains("no figures"))
  }

  @Test func `an interruption prints what there is, ends with 130, and keeps it`() throws {
    let interruption = desk.interruption
    var manner = ScriptedOllama.Manner()
    manner.instead = { number in
      guard number == 7 else { return nil }
      interruption.raise(SIGINT)
      return [.stallForever]
    }
    let ollama = try ScriptedOllama(manner)
    let outcome = desk.run(["m", "n", "--save"] + quick, at: ollama.server)
    #expect(outcome.code == 130)
    #expect(outcome.output.contains("prompt of 64 tokens"))
    #expect(outcome.output.contains("interrupted: this is what there was until then"))
    #expect(!outcome.output.contains("\nn"))
    #expect(try samples().map(\.model) == ["m", "m", "m"])
  }

  @Test(arguments: [
    ["m", "--runs", "0"], ["m", "--warmup", "-1"], ["m", "--num-predict", "0"], [],
    ["m", "--option", "num_ctx"], ["m", "--option", "num_cxt=1"], ["m", "--option", "seed=x"],
    ["m", "--prompt-sizes", "12,x"], ["m", "--prompt", "a b", "--prompt-sizes", "12"],
    ["m", "--format", "xml"], ["m", "--think", "perhaps"], ["m", "--demo", "--host", "h"],
    ["m", "--num-predict", "5", "--option", "num_predict=6"], ["m", "--demo", "--save"],
    ["m", "--host", "http://a b"],
  ])
  func `mistakes of usage end with 64 before anything is asked`(arguments: [String]) {
    let outcome = desk.run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output == "")
  }

  @Test func `an option that there is not is answered by those that there are`() {
    let outcome = desk.run(["m", "--option", "heat=1"])
    #expect(outcome.code == 64)
    #expect(outcome.progress.contains("no parameter \"heat\"; there are "))
    #expect(outcome.progress.contains("num_ctx") && !outcome.progress.contains("/set"))
  }

  @Test func `a prompt that looks like a file must be one`() {
    let outcome = desk.run(["m", "--prompt", "folder/prompt.txt"])
    #expect(outcome.code == 1 && outcome.progress.contains("there is no such file"))
  }

  @Test func `a prompt file that is no UTF-8 is refused with the byte that is none`() throws {
    let latin = URL(fileURLWithPath: desk.folder + "/latin.txt")
    try (Data("one\ntwo caf".utf8) + [0xE9, 0x0A]).write(to: latin)
    let outcome = desk.run(["m", "--prompt", latin.path])
    #expect(outcome.code == 1)
    #expect(
      outcome.progress.contains(
        "latin.txt is no UTF-8 text: byte 12 (0xE9, in line 2); convert it to UTF-8 first"))
    #expect(outcome.output == "")
    try Data([0x61, 0xE6, 0x98]).write(to: latin)
    #expect(desk.run(["m", "--prompt", latin.path]).progress.contains("byte 2 (0xE6, in line 1)"))
  }

  // MARK: - What is kept

  private func samples() throws -> [ReplySample] {
    var samples: [ReplySample] = []
    try desk.store.samples {
      samples.append($0)
      return true
    }
    return samples
  }

  @Test func `runs that count are kept as a conversation of the bench, with their figures`() throws
  {
    let ollama = try ScriptedOllama()
    let outcome = desk.run(["m", "--save"] + quick, at: ollama.server)
    #expect(outcome.code == 0)
    let kept = try samples()
    // A cold load, then twice a new prompt and the same one again.
    #expect(kept.count == 5)
    #expect(kept.allSatisfy { $0.origin == .bench && $0.model == "m" })
    #expect(kept.map(\.mayBeCached) == [false, false, true, false, true])
    #expect(kept.map { Measure.load.value(of: $0) } == [2, 0.02, 0.02, 0.02, 0.02])
    #expect(kept[1].figures.evalRate.map { abs($0 - 50) < 1e-9 } == true)
    #expect(kept[1].options["num_predict"] == 32)
    let listed = try desk.store.conversations(includingArchived: true)
    #expect(listed.map(\.title) == ["bench · m"])
    #expect(listed.map(\.isArchived) == [true])
    #expect(try desk.store.conversations() == [])
    #expect(outcome.progress.contains("kept in the history as \(listed[0].id)"))
    let conversation = try #require(try desk.store.conversation(listed[0].id)?.conversation)
    #expect(conversation.turns.count == 3)
    #expect(conversation.turns.map(\.alternates.count) == [1, 2, 2])
    let windows = conversation.turns.flatMap(\.alternates).map(\.figures.contextLength)
    #expect(windows == [4096, 4096, 4096, 4096, 4096])
  }

  @Test func `no user or password of the address is kept or written`() throws {
    let ollama = try ScriptedOllama()
    let host = ollama.server.url.replacing("http://", with: "http://anna:hunter2@")
    for format in BenchFormat.allCases {
      let outcome = desk.run(
        ["m", "--save", "--host", host, "--format", format.rawValue] + quick)
      #expect(outcome.code == 0)
      #expect(!outcome.output.contains("hunter2") && !outcome.output.contains("anna"))
    }
    for sample in try samples() { #expect(sample.host?.contains("@") == false) }
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/data/ollatui") {
      let bytes = try Data(
        contentsOf: URL(fileURLWithPath: desk.folder + "/data/ollatui/" + name))
      #expect(bytes.range(of: Data("hunter2".utf8)) == nil)
    }
  }

  @Test func `nothing is kept where history is off, and that is said before anything is asked`()
    throws
  {
    let ollama = try ScriptedOllama()
    desk.environment["OLLATUI_HISTORY"] = "off"
    let outcome = desk.run(["m", "--save"] + quick, at: ollama.server)
    #expect(outcome.code == 1 && outcome.progress.contains("history is off (OLLATUI_HISTORY)"))
    #expect(ollama.server.requests.isEmpty)
  }

  // MARK: - Progress

  @Test func `into a file every run is a line`() throws {
    let outcome = desk.run(["m"] + quick, at: try ScriptedOllama().server)
    let lines = outcome.progress.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("m: cold load 1/1: load 2.000 s, first ") })
    #expect(
      lines.contains {
        $0.hasPrefix("m: prompt of 64 tokens 2/2: ") && $0.hasSuffix(" 50.00 tok/s")
      })
    #expect(!outcome.progress.contains("\r"))
  }

  @Test func `on a terminal every run is a line of CSV`() throws {
    desk.isTerminal = true
    let outcome = desk.run(["m", "--format", "csv"] + quick, at: try ScriptedOllama().server)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 9 && lines.allSatisfy { $0.hasPrefix("m") }, "\(outcome.output)")
    #expect(!outcome.output.contains("␍"))
  }

  @Test func `on a terminal one line is written anew, and is gone in the end`() throws {
    desk.isTerminal = true
    let outcome = desk.run(["m"] + quick, at: try ScriptedOllama().server)
    #expect(!outcome.progress.contains("\n") && !outcome.progress.contains("\u{1B}"))
    let lines = outcome.progress.split(separator: "\r")
    #expect(lines.allSatisfy { $0.count < 60 })
    #expect(lines.last?.allSatisfy { $0 == " " } == true)
  }
}
