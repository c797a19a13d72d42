import ArgumentParser
import FaultServer
import Foundation
import History
import Synchronization

@testable import CommandLine

/// A home folder in which `ollatui bench` runs; it goes when this is released.
final class BenchDesk {
  /// What became of a run.
  struct Outcome {
    var output = ""
    /// What went to the standard error output, as it came.
    var progress = ""
    var code: Int32 = 0

    /// The output as one JSON document.
    var json: [String: Any] {
      let value = try? JSONSerialization.jsonObject(with: Data(output.utf8))
      return value as? [String: Any] ?? [:]
    }

    /// The models of the document.
    var models: [[String: Any]] { json["models"] as? [[String: Any]] ?? [] }
  }

  let folder: String
  let interruption = Interruption()
  var environment: [String: String] = [:]
  var isTerminal = false

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("ollatui-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    // What is left over lies in the system's temporary folder.
    try? FileManager.default.removeItem(atPath: folder)
  }

  var store: HistoryStore {
    get throws { try HistoryStore(path: folder + "/data/ollatui/history.sqlite") }
  }

  /// Runs `ollatui bench …` against a server.
  func run(_ arguments: [String], at server: FaultServer? = nil) -> Outcome {
    var outcome = Outcome()
    let host = server.map { ["--host", $0.url] } ?? []
    do {
      let parsed = try BenchCommand.parseAsRoot(arguments + host)
      guard let command = parsed as? BenchCommand else { throw CleanExit.helpRequest() }
      let variables = ["HOME": folder, "XDG_DATA_HOME": folder + "/data"]
      try command.run(
        on: Console(
          environment: variables.merging(environment) { $1 }, isTerminal: isTerminal,
          output: { outcome.output += $0 }, note: { outcome.progress += $0 + "\n" }, ask: nil),
        progress: BenchProgress(isTerminal: isTerminal, columns: 60) { outcome.progress += $0 },
        interruption, patience: .milliseconds(50))
    } catch let error as ExitCode {
      outcome.code = error.rawValue
    } catch {
      outcome.code = BenchCommand.exitCode(for: error).rawValue
      outcome.progress += BenchCommand.fullMessage(for: error)
    }
    return outcome
  }
}

extension [String: Any] {
  /// The summaries of a model's runs, by case and size.
  func summary(_ kind: String, _ size: Int?, _ measure: String) -> [String: Any]? {
    let cases = self["summaries"] as? [[String: Any]] ?? []
    let found = cases.first { $0["case"] as? String == kind && $0["prompt_size"] as? Int == size }
    return (found?["figures"] as? [String: Any])?[measure] as? [String: Any]
  }

  /// The median of one figure.
  func median(_ kind: String, _ size: Int?, _ measure: String) -> Double? {
    summary(kind, size, measure)?["median"] as? Double
  }

  /// The runs of a model.
  var runs: [[String: Any]] { self["runs"] as? [[String: Any]] ?? [] }
}
