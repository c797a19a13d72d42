// Each wait comes twice: blocking for tests without tasks, and `async` for the others, where a
// blocked thread of the pool could be the one the client under test needs.

extension FaultServer {
  /// Everything seen so far.
  package var seen: Observations {
    board.value
  }

  /// The requests so far.
  package var requests: [RecordedRequest] {
    board.value.requests
  }

  /// The connections so far.
  package var connections: [ConnectionRecord] {
    board.value.connections
  }

  /// Waits until `probe` finds something in what was seen; throws `TimedOut`, naming `what`.
  @discardableResult
  package func waitUntil<Found: Sendable>(
    _ what: String, within limit: Duration = .seconds(10),
    _ probe: @escaping @Sendable (Observations) -> Found?
  ) throws -> Found {
    guard let found = board.wait(within: limit, for: probe) else {
      throw TimedOut(what, within: limit, seen: seen.summary)
    }
    return found
  }

  /// Waits until `probe` finds something in what was seen; throws `TimedOut`, naming `what`.
  @discardableResult
  package func waitUntil<Found: Sendable>(
    _ what: String, within limit: Duration = .seconds(10),
    _ probe: @escaping @Sendable (Observations) -> Found?
  ) async throws -> Found {
    guard let found = await board.waitAside(within: limit, for: probe) else {
      throw TimedOut(what, within: limit, seen: seen.summary)
    }
    return found
  }
}

// MARK: - Requests

extension FaultServer {
  /// Waits for the n-th whole request (from 1), counting only those to `path` if one is given.
  @discardableResult
  package func waitForRequest(
    _ number: Int = 1, to path: String? = nil, within limit: Duration = .seconds(10)
  ) throws -> RecordedRequest {
    try waitUntil("request \(number) to \(path ?? "any path")", within: limit) {
      $0.request(number, to: path)
    }
  }

  /// Waits for the n-th whole request (from 1), counting only those to `path` if one is given.
  @discardableResult
  package func waitForRequest(
    _ number: Int = 1, to path: String? = nil, within limit: Duration = .seconds(10)
  ) async throws -> RecordedRequest {
    try await waitUntil("request \(number) to \(path ?? "any path")", within: limit) {
      $0.request(number, to: path)
    }
  }
}

extension Observations {
  fileprivate func request(_ number: Int, to path: String?) -> RecordedRequest? {
    let matching = requests.filter { path == nil || $0.path == path }
    return matching.count >= number ? matching[number - 1] : nil
  }
}

// MARK: - Connections

extension FaultServer {
  /// Waits until the peer left a connection, and says when the server learnt of it.
  ///
  /// An end made by the script or by `stop` does not count.
  @discardableResult
  package func waitForDisconnect(
    of connection: Int, within limit: Duration = .seconds(10)
  ) throws -> ContinuousClock.Instant {
    try waitUntil("the peer to leave connection \(connection)", within: limit) {
      $0.connection(connection)?.leftByPeer
    }
  }

  /// Waits until the peer left a connection, and says when the server learnt of it.
  ///
  /// An end made by the script or by `stop` does not count.
  @discardableResult
  package func waitForDisconnect(
    of connection: Int, within limit: Duration = .seconds(10)
  ) async throws -> ContinuousClock.Instant {
    try await waitUntil("the peer to leave connection \(connection)", within: limit) {
      $0.connection(connection)?.leftByPeer
    }
  }

  /// Waits until the peer no longer makes room for bytes, and says how many it got until then.
  @discardableResult
  package func waitForStall(
    of connection: Int, within limit: Duration = .seconds(10)
  ) throws -> Int {
    try waitUntil("connection \(connection) to stall", within: limit) {
      $0.connection(connection)?.bytesWhenStalled
    }
  }

  /// Waits until the peer no longer makes room for bytes, and says how many it got until then.
  @discardableResult
  package func waitForStall(
    of connection: Int, within limit: Duration = .seconds(10)
  ) async throws -> Int {
    try await waitUntil("connection \(connection) to stall", within: limit) {
      $0.connection(connection)?.bytesWhenStalled
    }
  }
}

extension ConnectionRecord {
  fileprivate var leftByPeer: ContinuousClock.Instant? {
    end == .peerClosed || end == .peerReset ? ended : nil
  }

  fileprivate var bytesWhenStalled: Int? {
    isStalled ? bytesWritten : nil
  }
}
