import FlyingFox
import FlyingSocks

/// A scripted Ollama inside this process, behind a real socket.
///
/// It listens on a free port of 127.0.0.1 only, speaks Ollama's wire and measures the figures it
/// reports. It writes nothing to standard output or error, and without a request it has no timer.
package final class DemoServer: Sendable {
  /// Where it listens: `http://127.0.0.1:PORT`.
  package let url: String

  /// The port it listens on.
  package let port: UInt16

  private let server: HTTPServer
  private let running: Task<(any Error)?, Never>

  private init(port: UInt16, server: HTTPServer, running: Task<(any Error)?, Never>) {
    self.port = port
    self.url = "http://127.0.0.1:\(port)"
    self.server = server
    self.running = running
  }

  /// Starts a server and returns when it accepts connections.
  ///
  /// - Parameters:
  ///   - pace: How fast the models load and answer.
  ///   - notice: Is told what happens, on any thread.
  /// - Returns: The running server; it runs until ``stop()``.
  /// - Throws: ``DemoServerError`` where no port of 127.0.0.1 can be had.
  package static func start(
    pace: Pace = .live, noticing notice: @escaping @Sendable (DemoOccurrence) -> Void = { _ in }
  ) async throws -> DemoServer {
    let pool = HTTPServer.defaultPool()
    let routes = Routes(shelf: ModelShelf(notice: notice), pace: pace, pool: pool)
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0),
      // A reply may take as long as it likes; this bounds only what comes before its first byte.
      timeout: 86_400,
      pool: pool,
      logger: .disabled,
      handler: routes)
    // A busy machine may take its time; a server that can't listen is known of at once.
    let listening = Task { try await server.waitUntilListening(timeout: 60) }
    let running = Task<(any Error)?, Never> {
      defer { listening.cancel() }
      do {
        try await server.run()
        return nil
      } catch {
        return error
      }
    }
    do {
      try await listening.value
    } catch {
      running.cancel()
      let reason = await running.value ?? error
      throw DemoServerError(message: "the demo server did not start on 127.0.0.1: \(reason)")
    }
    guard case .ip4(_, let port) = await server.listeningAddress else {
      running.cancel()
      throw DemoServerError(message: "the demo server stopped before it accepted a connection")
    }
    routes.port.number = port
    return DemoServer(port: port, server: server, running: running)
  }

  /// Ends every reply, closes all connections and returns when nothing runs any more.
  package func stop() async {
    await server.stop()
    running.cancel()
    _ = await running.value
  }
}

/// Why the demo server could not be started.
package struct DemoServerError: Error, Equatable, CustomStringConvertible {
  /// What to tell the user.
  package let message: String

  package var description: String { message }
}
