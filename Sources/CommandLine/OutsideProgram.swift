import Dispatch
import Foundation
import OllatuiCore
import Subprocess

/// Another program that works for us unseen: in a session of its own, so that no key of our
/// terminal and no end of ours reaches it, and with its output thrown away.
struct OutsideProgram: Sendable {
  let name: String
  let arguments: [String]

  /// Runs it with a text as its standard input, and ends it when it takes too long.
  ///
  /// What it leaves in the background is not waited for.
  ///
  /// - Returns: what went wrong; nil: nothing.
  func run(input text: String, within limit: Duration, on executor: QueueExecutor) async -> Message?
  {
    let bytes = Array(text.utf8)
    let task = Task(executorPreference: executor) { try await feed(bytes) }
    let alarm = executor.after(limit) { task.cancel() }
    defer { alarm.cancel() }
    let result = await task.result
    guard !task.isCancelled else { return Message(.programHung, [.name: .text(name)]) }
    return problem(with: result)
  }

  /// Starts it without any input, and waits until it ends, however long that takes.
  ///
  /// - Returns: what went wrong; nil: nothing.
  func run() async -> Message? {
    do {
      let result = try await Subprocess.run(
        Self.launcher, arguments: Arguments([name] + arguments), platformOptions: options,
        input: .none, output: .discarded, error: .discarded)
      return problem(with: .success(result.terminationStatus))
    } catch {
      return problem(with: .failure(error))
    }
  }

  /// Runs it and writes to it by hand: handed over as a string, what a program does not read to
  /// its end would end ours (Subprocess 1.0.2 insists that the pipe was closed).
  private func feed(_ bytes: [UInt8]) async throws -> TerminationStatus {
    let result = try await Subprocess.run(
      Self.launcher, arguments: Arguments([name] + arguments), platformOptions: options,
      input: .inputWriter, output: .discarded, error: .discarded
    ) { execution in
      let writer = execution.standardInputWriter
      // How it ends says more than why it did not read.
      let count = (try? await writer.write(bytes)) ?? -1
      try await writer.finish()
      return count == bytes.count
    }
    let isWhole = result.closureResult || !result.terminationStatus.isSuccess
    guard isWhole else { throw Incomplete() }
    return result.terminationStatus
  }

  /// A program that ended well without having read all.
  private struct Incomplete: Error {}

  /// `env` takes a path too, and passes the arguments on as they are.
  private static let launcher = Executable.name("env")

  private var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    return options
  }

  private func problem(with result: Result<TerminationStatus, any Error>) -> Message? {
    let name = Message.Value.text(name)
    switch result {
    case .success(.exited(0)): return nil
    case .success(.exited(let code)):
      return Message(.programEnded, [.name: name, .number: .text("\(code)")])
    case .success(.signaled(let number)):
      return Message(.programSignalled, [.name: name, .number: .text("\(number)")])
    case .failure(is Incomplete): return Message(.programTookPart, [.name: name])
    case .failure(let error):
      return Message(.programFailed, [.name: name, .reason: .text("\(error)")])
    }
  }

  /// Whether there is a program of a name, or at a path.
  static func isInstalled(_ name: String, environment: [String: String]) -> Bool {
    guard !name.contains("/") else { return FileManager.default.isExecutableFile(atPath: name) }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}

extension OutsideProgram {
  /// The program that opens an address: of $BROWSER, else the desktop's; nil where there is none.
  ///
  /// A desktop's program needs a display: without one it would start a browser for the terminal,
  /// which is ours.
  static func opener(
    of address: String, environment: [String: String], isInstalled: (String) -> Bool
  ) -> OutsideProgram? {
    for browser in (environment["BROWSER"] ?? "").split(separator: ":") {
      let words = browser.split(separator: " ").map(String.init)
      guard let name = words.first, !name.contains("="), isInstalled(name) else { continue }
      let arguments = words.dropFirst().map { $0.replacing("%s", with: address) }
      let isPlaced = words.dropFirst().contains { $0.contains("%s") }
      return OutsideProgram(name: name, arguments: arguments + (isPlaced ? [] : [address]))
    }
    #if os(macOS)
      return OutsideProgram(name: "open", arguments: [address])
    #else
      let hasDisplay = ["WAYLAND_DISPLAY", "DISPLAY"].contains { environment[$0]?.isEmpty == false }
      guard hasDisplay, isInstalled("xdg-open") else { return nil }
      return OutsideProgram(name: "xdg-open", arguments: [address])
    #endif
  }
}
