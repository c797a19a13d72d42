import DemoServer
import Files
import Foundation
import History
import OllamaClient
import OllamaWire
import OllatuiCore
import Transcript

/// One run of `ollatui bench`: model after model.
struct BenchSession {
  private let server: BenchServer
  private let progress: BenchProgress
  private let interruption: Interruption
  private let keeper: BenchKeeper?
  private let patience: Duration
  /// What was found out so far.
  private(set) var report: BenchReport
  /// Whether all that was to be stored was.
  var isStored: Bool { keeper?.isStored ?? true }

  /// Makes one that has not begun.
  init(
    _ server: BenchServer, _ progress: BenchProgress, _ interruption: Interruption,
    _ store: HistoryStore?, patience: Duration, _ report: BenchReport
  ) {
    self.server = server
    self.progress = progress
    self.interruption = interruption
    keeper = store.map { BenchKeeper($0, progress, report) }
    self.patience = patience
    self.report = report
  }

  /// Measures the models up to the last, or until it is interrupted.
  mutating func run() throws {
    do {
      // Nothing depends on it; a server that is not there says so with the first model.
      do {
        report.serverVersion = try server.ask(.version, NoBody()).version
      } catch is OllamaError {}
      for model in report.wishes.models { try measure(model) }
    } catch is Interrupted {
      report.isInterrupted = true
    }
    keeper?.close()
  }

  private mutating func measure(_ model: String) throws {
    let bench = ModelBench(
      model, report.wishes, server, progress, interruption, keeper, patience: patience)
    defer {
      report.models.append(bench.result)
      keeper?.end(model)
    }
    try bench.run()
    for note in bench.result.notes { progress.note("\(model): \(note)") }
    if let failure = bench.result.failure { progress.note("\(model): \(failure.benchText)") }
  }
}

extension OllamaError {
  /// What is wrong, without advice that only helps in the full-screen program.
  fileprivate var benchText: String {
    let advice = (hint ?? "").replacing(" and retry (Ctrl+R)", with: "")
      .components(separatedBy: ", or ").filter { !$0.contains("Ctrl+") }
      .joined(separator: ", or ")
    return advice.isEmpty ? message : "\(message) (\(advice))"
  }
}

/// The settings that count for `ollatui bench`.
struct BenchSettings {
  /// What is wrong with the file and the variables.
  private(set) var problems: [String] = []
  private var settings = Settings()
  private let address: ServerAddress
  private let environment: [String: String]

  /// Reads file, variables and options.
  ///
  /// - Throws: `ValidationError` for an option that can't be used.
  init(_ command: BenchCommand, _ console: Console) throws {
    environment = console.environment
    let file = ConfigFile(path: UserFolders(environment: environment).configFile)
    file.apply(to: &settings)
    problems += file.problems.map(\.description)
    problems += settings.read(environment: environment).map(\.message)
    for (id, text) in [(SettingID.host, command.host), (.caFile, command.caFile)] {
      guard let text else { continue }
      try settings.setFlag(id, text)
    }
    address = try Startup.address(&settings, &problems)
  }

  /// What requests need to know.
  ///
  /// - Parameter demo: the address of the built-in demo, where that is measured.
  /// - Returns: the server and how it is reached.
  /// - Throws: what is wrong with the address.
  func configuration(demo: String?) throws -> ClientConfiguration {
    let key = environment["OLLAMA_API_KEY"].flatMap { $0.isEmpty ? nil : Secret($0) }
    let folders = UserFolders(environment: environment)
    return ClientConfiguration(
      address: try demo.map { try ServerAddress(parsing: $0) } ?? address,
      apiKey: demo == nil ? key : nil, caFile: settings.caFile.map { folders.path($0) },
      connectTimeout: settings.connectTimeout, firstTokenTimeout: settings.firstTokenTimeout,
      betweenTokensTimeout: settings.betweenTokensTimeout, userAgent: "ollatui/\(Version.text)")
  }

  /// Where runs are kept.
  ///
  /// - Throws: ``CommandFailure`` where nothing is to be stored.
  func historyFile(_ console: Console) throws -> String {
    guard settings.keepsHistory else {
      throw CommandFailure(
        "--save: history is off (\(settings.place(of: .history))); "
          + "OLLATUI_HISTORY=on before the command keeps the runs")
    }
    return UserFolders(environment: environment).historyFile
  }
}

/// The built-in demo, running for a bench.
final class DemoRun {
  private let executor = QueueExecutor()
  private let server: DemoServer

  /// Starts it and waits until it answers.
  init(_ interruption: Interruption) throws {
    let executor = executor
    let started: Result<DemoServer, any Error> = try interruption.wait { done in
      Task(executorPreference: executor) {
        do {
          done(.success(try await DemoServer.start()))
        } catch {
          done(.failure(error))
        }
      }
    }
    server = try started.get()
  }

  /// Where it listens.
  var url: String { server.url }

  /// Ends it; nobody waits for that.
  func stop() {
    Task(executorPreference: executor) { [server] in await server.stop() }
  }
}
