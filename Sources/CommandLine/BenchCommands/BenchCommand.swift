import ArgumentParser
import DemoServer
import Exchange
import Files
import Foundation
import History
import OllamaClient
import OllamaWire
import OllatuiCore
import Transcript

/// The command `ollatui bench`.
///
/// It is parsed by itself where it is the first word, as `ollatui history` is.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", _superCommandName: "ollatui",
    abstract: "Measure models: loads, first token, prompt rate, eval rate.",
    discussion: """
      Each model is taken out of the server's memory and loaded again (cold; its file may still be \
      in the system's cache). Then each prompt is asked as often as --runs says, every time with \
      a number at its front that was never there before, so that the server's cache can't make it \
      look fast; and each once more, when it can be in the cache. Afterwards a model stays in \
      memory for five minutes.

      Replies are repeatable (seed 0, temperature 0) and models don't think, unless --option or \
      --think say otherwise. Loads, rates and totals are the server's own figures, the first \
      token and the elapsed time are of this machine's clock; what a server doesn't tell is left \
      out. Of 100 runs 95 are at most p95; IQR is the width of their middle half.

      Results go to the standard output, progress to the standard error. The exit code is 1 where \
      a model could not be measured, 64 for mistakes of usage, 130 after Ctrl+C, which prints what \
      there is.
      """,
    version: Version.text)

  @Argument(help: ArgumentHelp("The models, one after the other.", valueName: "model"))
  var models: [String]

  @Option(
    help: ArgumentHelp(
      "Ask this instead of made-up words: a file, the text itself, or - for the standard input.",
      valueName: "file|text|-"),
    completion: .file())
  var prompt: String?

  @Option(
    help: ArgumentHelp(
      "Tokens of the made-up prompts (default: 128,512,2048).", valueName: "n,n,…"))
  var promptSizes: TokenSizes?

  @Option(help: ArgumentHelp("Runs of each prompt that count.", valueName: "n"))
  var runs = 5

  @Option(help: ArgumentHelp("Runs of each prompt before them.", valueName: "n"))
  var warmup = 1

  @Option(
    help: ArgumentHelp(
      "Loads from outside of the server's memory; 0: none, and nothing is unloaded.",
      valueName: "n"))
  var cold = 1

  @Option(help: ArgumentHelp("The most tokens of a reply (default: 128).", valueName: "n"))
  var numPredict: Int?

  @Option(
    help: ArgumentHelp(
      "A model option as in /set parameter, such as num_ctx=8192; again for more.",
      valueName: "name=value"))
  var option: [String] = []

  @Option(
    help: ArgumentHelp(
      "Whether models think that can: off, on, low, medium, high, max, or auto: as they do by "
        + "themselves.", valueName: "how"))
  var think = "off"

  @Option(help: SettingOptions.help(.host)) var host: String?
  @Option(help: SettingOptions.help(.caFile)) var caFile: String?

  @Flag(help: "Measure the built-in demo; no server is needed.")
  var demo = false

  @Option(help: "How the results are written: table, json, csv or markdown.")
  var format = BenchFormat.table

  @Flag(help: "Keep the runs in the history, among the archived conversations.")
  var save = false

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs wants a number of 1 or more.") }
    guard warmup >= 0, cold >= 0 else {
      throw ValidationError("--\(warmup < 0 ? "warmup" : "cold") wants a number of 0 or more.")
    }
    guard numPredict.map({ (1...Int(Int32.max)).contains($0) }) ?? true else {
      throw ValidationError("--num-predict wants a number of 1 or more.")
    }
    guard prompt == nil || promptSizes == nil else {
      throw ValidationError("--prompt-sizes are of made-up prompts; --prompt has its own size.")
    }
    guard !demo || !save else {
      throw ValidationError("--save keeps figures of real models, not of the demo.")
    }
    guard !demo || host == nil else { throw ValidationError("--demo and --host are two servers.") }
    guard models.allSatisfy({ !$0.isEmpty }) else { throw ValidationError("Name the models.") }
    _ = try modelOptions()
    _ = try thinking()
  }

  func run() throws {
    let interruption = Interruption()
    interruption.takeSignals()
    do {
      try run(on: .process, progress: .process, interruption)
    } catch is OutputClosed {
      return
    } catch let error as HistoryError {
      throw CommandFailure(error.advised)
    }
  }

  /// Measures, writes what came of it, and throws the exit code where not all went well.
  func run(
    on console: Console, progress: BenchProgress, _ interruption: Interruption,
    patience: Duration = .seconds(30)
  ) throws {
    let wishes = try wishes(console)
    let settings = try BenchSettings(self, console)
    for problem in settings.problems { progress.note(problem) }
    let store = save ? try HistoryStore(path: try settings.historyFile(console)) : nil
    let demo = demo ? try DemoRun(interruption) : nil
    defer { demo?.stop() }
    let server = BenchServer(try settings.configuration(demo: demo?.url), interruption)
    defer { server.close() }
    var session = BenchSession(
      server, progress, interruption, store, patience: patience,
      BenchReport(
        wishes: wishes, machine: .current, host: server.host, started: Timestamp(Date())))
    try session.run()
    progress.clear()
    try console.write(format.text(of: session.report))
    if let signal = interruption.signal { throw ExitCode(128 + signal) }
    guard session.report.isGood, session.isStored else { throw ExitCode(1) }
  }
}
