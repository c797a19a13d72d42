import Foundation

// Each wait comes twice: blocking, and `async` for tests with tasks in them, such as a server on the
// pool of threads that a blocked test would hold up.

extension TerminalProgram {
  /// Waits until the screen shows a text; throws `RigFailure` with the whole screen.
  @discardableResult
  package func waitFor(_ text: String, within limit: Duration = .seconds(10)) throws -> Screen {
    try waitFor("\"\(text)\" on the screen", within: limit) { $0.text.contains(text) }
  }

  /// Waits until the screen shows a text; throws `RigFailure` with the whole screen.
  @discardableResult
  package func waitFor(
    _ text: String, within limit: Duration = .seconds(10)
  ) async throws -> Screen {
    try await waitFor("\"\(text)\" on the screen", within: limit) { $0.text.contains(text) }
  }

  /// Waits until the screen is as wanted; throws `RigFailure` that names `what`.
  @discardableResult
  package func waitFor(
    _ what: String, within limit: Duration = .seconds(10),
    where isWanted: @escaping @Sendable (Screen) -> Bool
  ) throws -> Screen {
    try wait(for: what, within: limit, Self.probe(isWanted))
  }

  /// Waits until the screen is as wanted; throws `RigFailure` that names `what`.
  @discardableResult
  package func waitFor(
    _ what: String, within limit: Duration = .seconds(10),
    where isWanted: @escaping @Sendable (Screen) -> Bool
  ) async throws -> Screen {
    try await wait(for: what, within: limit, Self.probe(isWanted))
  }

  /// Waits until the bytes the program wrote are as wanted; throws `RigFailure`.
  @discardableResult
  package func waitForOutput(
    _ what: String, within limit: Duration = .seconds(10),
    where isWanted: @escaping @Sendable ([UInt8]) -> Bool
  ) throws -> [UInt8] {
    try wait(for: what, within: limit) { isWanted($0.rawOutput) ? $0.rawOutput : nil }
  }

  /// Waits until the bytes the program wrote are as wanted; throws `RigFailure`.
  @discardableResult
  package func waitForOutput(
    _ what: String, within limit: Duration = .seconds(10),
    where isWanted: @escaping @Sendable ([UInt8]) -> Bool
  ) async throws -> [UInt8] {
    try await wait(for: what, within: limit) { isWanted($0.rawOutput) ? $0.rawOutput : nil }
  }

  private static func probe(
    _ isWanted: @escaping @Sendable (Screen) -> Bool
  ) -> @Sendable (borrowing TerminalState) -> Screen? {
    { state in
      let screen = state.terminal.screen
      return isWanted(screen) ? screen : nil
    }
  }
}

// MARK: - The program's life

extension TerminalProgram {
  /// Waits until the program ended and all its output was read; throws `RigFailure`.
  ///
  /// A child that keeps the terminal open keeps this waiting.
  @discardableResult
  package func waitForExit(within limit: Duration = .seconds(10)) throws -> ProgramEnd {
    try wait(for: "the program to end", within: limit) { $0.hasMoreOutput ? nil : $0.end }
  }

  /// Waits until the program ended and all its output was read; throws `RigFailure`.
  ///
  /// A child that keeps the terminal open keeps this waiting.
  @discardableResult
  package func waitForExit(within limit: Duration = .seconds(10)) async throws -> ProgramEnd {
    try await wait(for: "the program to end", within: limit) { $0.hasMoreOutput ? nil : $0.end }
  }

  /// Waits until a signal stopped the program, and says which; continue it with `kill(SIGCONT)`.
  @discardableResult
  package func waitForStop(within limit: Duration = .seconds(10)) throws -> Int32 {
    try wait(for: "the program to stop", within: limit) { $0.stop }
  }

  /// Waits until a signal stopped the program, and says which; continue it with `kill(SIGCONT)`.
  @discardableResult
  package func waitForStop(within limit: Duration = .seconds(10)) async throws -> Int32 {
    try await wait(for: "the program to stop", within: limit) { $0.stop }
  }
}

// MARK: - The wait itself

extension TerminalProgram {
  private func wait<Answer: Sendable>(
    for what: String, within limit: Duration,
    _ probe: @Sendable (borrowing TerminalState) -> Answer?
  ) throws -> Answer {
    guard let answer = core.wait(within: limit, for: probe) else {
      throw failure(what, limit)
    }
    return answer
  }

  private func wait<Answer: Sendable>(
    for what: String, within limit: Duration,
    _ probe: @escaping @Sendable (borrowing TerminalState) -> Answer?
  ) async throws -> Answer {
    let answer = await withCheckedContinuation { continuation in
      Thread.detachNewThread { [core] in
        continuation.resume(returning: core.wait(within: limit, for: probe))
      }
    }
    guard let answer else { throw failure(what, limit) }
    return answer
  }

  private func failure(_ what: String, _ limit: Duration) -> RigFailure {
    let seen = core.withState { $0.summary }
    return RigFailure(description: "waited \(limit) for \(what); \(seen)")
  }
}
