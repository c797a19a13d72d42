import Foundation
import OllamaWire
import Testing
import Transcript

@testable import CommandLine

/// What the results look like.
@Suite struct BenchReportTests {
  private func run(
    _ kind: BenchCase, _ number: Int, load: Int, prompt: (Int, Int), reply: (Int, Int)?,
    first: Int, cache: CacheFinding? = nil, isCounted: Bool = true
  ) -> BenchRun {
    var answer = Reply(
      AskedRequest(model: "qwen3:4b", mode: .chat, options: ["num_predict": 128]),
      created: Timestamp(milliseconds: 1_764_115_200_000), state: .finished)
    answer.figures.metrics = Metrics(
      totalDuration: .milliseconds(load + prompt.1 + (reply?.1 ?? 0)),
      loadDuration: .milliseconds(load), promptEvalCount: prompt.0,
      promptEvalDuration: .milliseconds(prompt.1), evalCount: reply?.0,
      evalDuration: reply.map { .milliseconds($0.1) })
    answer.figures.firstToken = .milliseconds(first)
    answer.figures.elapsed = .milliseconds(load + prompt.1 + (reply?.1 ?? 0) + 2)
    return BenchRun(
      step: BenchStep(kind: kind, number: number, isCounted: isCounted),
      prompt: BenchPrompt(mark: 123_456_789 + number, words: 10), reply: answer, cache: cache)
  }

  private func report(_ models: [ModelResult]) -> BenchReport {
    BenchReport(
      wishes: BenchWishes(models: models.map(\.model), prompt: .sizes([128])),
      machine: Machine(
        system: "Linux 6.1", architecture: "x86_64", processor: "Ryzen 7", processorCount: 8,
        bytes: 32_000_000_000),
      host: "127.0.0.1:11434", serverVersion: "0.32.15",
      started: Timestamp(milliseconds: 1_764_115_200_000), models: models)
  }

  private var result: ModelResult {
    var result = ModelResult(model: "qwen3:4b")
    result.details = ModelDetails(parameterSize: "4.0B", quantizationLevel: "Q4_K_M")
    result.contextLength = 4096
    result.memory = ModelResult.Memory(bytes: 3_300_000_000, videoBytes: 3_300_000_000)
    result.runs = [
      run(.cold, 1, load: 2310, prompt: (60, 100), reply: (8, 100), first: 2430),
      run(
        .prompt(size: 128), 1, load: 99, prompt: (128, 99), reply: (1, 9), first: 99,
        isCounted: false),
      run(.prompt(size: 128), 1, load: 41, prompt: (128, 40), reply: (128, 2000), first: 85),
      run(
        .again(size: 128), 1, load: 40, prompt: (128, 5), reply: (8, 100), first: 50,
        cache: .judged(true)),
      run(.prompt(size: 128), 2, load: 43, prompt: (130, 52), reply: (128, 1600), first: 95),
      run(
        .again(size: 128), 2, load: 40, prompt: (130, 7), reply: (8, 100), first: 60,
        cache: .judged(true)),
    ]
    return result
  }

  @Test func `the table has a row for each figure, and warm-ups are not in it`() {
    #expect(
      report([result]).table == """
        ollatui 0.1.0 · Ollama 0.32.15 at 127.0.0.1:11434
        Linux 6.1 x86_64, 8 × Ryzen 7, 32 GB
        5 runs after 1 warm-up, replies of up to 128 tokens, seed 0, temperature 0, think off

        qwen3:4b · 4.0B Q4_K_M · window 4096 · 3.3 GB · 100% GPU
                                runs  median    p95    IQR    min    max
        cold load
          load               s     1   2.310  2.310      –  2.310  2.310
          first token        s     1   2.430  2.430      –  2.430  2.430
          total              s     1   2.510  2.510      –  2.510  2.510
          elapsed            s     1   2.512  2.512      –  2.512  2.512
        prompt of 128 tokens
          warm load         ms     2   42.00  42.90   1.00  41.00  43.00
          first token       ms     2   90.00  94.50   5.00  85.00  95.00
          prompt tokens            2     129  129.9      1    128    130
          prompt rate    tok/s     2    2850   3165    350   2500   3200
          reply tokens             2     128    128      0    128    128
          eval rate      tok/s     2   72.00  79.20   8.00  64.00  80.00
          total              s     2   1.888  2.062  0.193  1.695  2.081
          elapsed            s     2   1.890  2.064  0.193  1.697  2.083
        the same 128 tokens again: 2 of 2 cached, judged by the time
          first token       ms     2   55.00  59.50   5.00  50.00  60.00
          prompt tokens            2     129  129.9      1    128    130
          prompt time       ms     2   6.000  6.900  1.000  5.000  7.000

        """)
  }

  @Test func `several models end in a table of their medians`() {
    var other = result
    other.model = "llama3:8b"
    let table = report([result, other]).table
    #expect(
      table.hasSuffix(
        """

        medians    prompt  cold load  first token  prompt rate    eval rate
        qwen3:4b      128    2.310 s     90.00 ms   2850 tok/s  72.00 tok/s
        llama3:8b     128    2.310 s     90.00 ms   2850 tok/s  72.00 tok/s

        """))
  }

  @Test func `a failed model says why, without an empty table`() {
    var failed = ModelResult(model: "gone")
    failed.failure = .modelNotFound("gone")
    #expect(report([failed]).table.hasSuffix("\n\ngone\n  failed: model \"gone\" not found\n"))
  }

  @Test func `a figure that no run has is a dash, and has no unit`() {
    var result = ModelResult(model: "m")
    var silent = run(.prompt(size: 128), 1, load: 0, prompt: (0, 0), reply: nil, first: 85)
    silent.reply.figures.metrics = nil
    result.runs = [silent]
    let table = report([result]).table
    #expect(table.contains("  eval rate             0       –      –    –      –      –\n"))
    #expect(table.contains("  first token    ms     1   85.00  85.00    –  85.00  85.00\n"))
  }

  @Test(arguments: BenchFormat.allCases)
  func `nothing of a name or a message reaches a terminal as an order`(format: BenchFormat) {
    var hostile = result
    hostile.model = "\u{1B}]0;title\u{7}m|*x*\u{9B}31m"
    hostile.details?.parameterSize = "\u{1B}[2J"
    hostile.notes = ["\u{1B}[31mred"]
    hostile.failure = OllamaError(kind: .serverFailed, message: "bad\r\u{1B}[A")
    let text = format.text(of: report([hostile]))
    let isHarmless = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || (format == .csv && scalar == "\r")
        || scalar.properties.generalCategory != .control
    }
    #expect(isHarmless)
  }

  @Test func `a row of CSV has every figure of a run, with its unit in the name`() throws {
    let lines = report([result]).csv.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count == 7)
    let rows = lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { $1 } }
    #expect(rows.map { $0["case"] } == ["cold", "prompt", "prompt", "again", "prompt", "again"])
    #expect(rows.map { $0["counted"] } == ["yes", "no", "yes", "yes", "yes", "yes"])
    #expect(rows[2]["eval_rate_tokens_per_second"] == "64.0")
    #expect(rows[2]["prompt_rate_tokens_per_second"] == "3200.0")
    #expect(rows[3]["prompt_rate_tokens_per_second"] == "")
    #expect(rows[3]["cached"] == "yes")
    #expect(rows[2]["prompt_tokens"] == "128.0")
  }

  @Test func `Markdown has a table for each model, in which nothing is markup`() {
    var odd = result
    odd.model = "a_b|c*"
    let text = report([odd]).markdown
    #expect(text.contains("## a\\_b\\|c\\* · 4.0B"))
    #expect(text.contains("| prompt of 128 tokens "))
    #expect(text.contains("| eval rate     | tok/s |    2 |     72 |"))
  }

  @Test func `JSON has the raw figures of every run under the names of the wire`() throws {
    let text = BenchFormat.json.text(of: report([result]))
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let document = try #require(value)
    #expect(document["format"] as? String == "ollatui-bench")
    #expect((document["machine"] as? [String: Any])?["processors"] as? Int == 8)
    let model = try #require((document["models"] as? [[String: Any]])?.first)
    #expect(model.runs.count == 6)
    let metrics = model.runs[2]["metrics"] as? [String: Any]
    #expect(metrics?["eval_duration"] as? Int == 2_000_000_000)
    #expect(model.runs[2]["first_token"] as? Int == 85_000_000)
    #expect(model.runs[2]["prompt_rate"] as? Double == 3200)
    #expect(model.runs[3]["prompt_rate"] == nil)
    #expect(model.runs[3]["prompt_rate_at_most"] as? Double == 25_600)
    #expect(model.median("prompt", 128, "eval_rate") == 72)
  }

  @Test func `without times of the server the rate is that of our clock, and marked so`() throws {
    var result = self.result
    for index in result.runs.indices {
      result.runs[index].reply.figures.metrics = Metrics(promptEvalCount: 128, evalCount: 62)
      for piece in 0..<31 {
        result.runs[index].reply.figures.arrivals.add(
          after: .milliseconds(100 + 100 * piece), pieces: 1)
      }
    }
    let run = try #require(result.runs.dropFirst(2).first)
    result.noteDoubts(of: run, report([result]).wishes)
    #expect(
      result.notes == [
        "the server gives no time of writing: clock rate is by this machine's clock"
      ])
    let table = report([result, result]).table
    #expect(table.contains("  eval rate                0       –      –"), "\(table)")
    #expect(table.contains("  clock rate     tok/s     2   20.00"), "\(table)")
    #expect(table.contains("≈20.00 tok/s"), "\(table)")
    #expect(run.progressText.hasSuffix("≈20.00 tok/s"))
    #expect(!report([self.result]).table.contains("clock rate"))
  }

  @Test func `runs that waited for their turn are told of`() throws {
    var result = self.result
    var run = try #require(result.runs.dropFirst(2).first)
    result.noteDoubts(of: run, report([result]).wishes)
    #expect(result.notes == [])
    run.reply.figures.metrics?.totalDuration = .seconds(5)
    result.noteDoubts(of: run, report([result]).wishes)
    #expect(result.notes.first?.contains("some runs waited for their turn") == true)
  }
}
