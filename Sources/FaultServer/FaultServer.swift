import Foundation
import Synchronization

/// A peer on 127.0.0.1 that speaks as much HTTP/1.1 as a test wants, byte by byte, and misbehaves on
/// request.
///
/// Each connection is served by a thread of its own, none of which ever runs on the test's executor.
/// The server stops when it is released.
package final class FaultServer: Sendable {
  /// Decides what a request gets; nil leaves it to the answers a client needs to start.
  package typealias Answer = @Sendable (RecordedRequest) -> [Step]?

  /// The port it listens on.
  package let port: Int
  private let core: ServerCore

  /// Starts a server; throws `SocketFailure`.
  ///
  /// `models` is what `/api/tags` lists; `answer` runs on the connection's thread; the system chooses
  /// the port for 0.
  package init(
    port: Int = 0, models: [String] = ["tiny:latest"], answer: @escaping Answer = { _ in nil }
  ) throws {
    let listener = try Socket.listener(port: port, backlog: 128)
    self.port = listener.port
    let wake = try WakePipe()
    core = ServerCore(wake: wake) { request in
      answer(request) ?? defaultAnswer(to: request, models: models)
    }
    core.start(listener)
  }

  /// Starts a server that answers the n-th request to a streaming endpoint with the n-th script.
  package convenience init(
    port: Int = 0, models: [String] = ["tiny:latest"], replies: [[Step]]
  ) throws {
    let rest = Mutex(replies[...])
    try self.init(port: port, models: models) { request in
      guard ["/api/chat", "/api/generate", "/api/pull"].contains(request.path) else { return nil }
      return rest.withLock { $0.popFirst() }
    }
  }

  deinit {
    core.stop()
  }

  /// The address as a user would set it in `OLLAMA_HOST`.
  package var url: String {
    "http://127.0.0.1:\(port)"
  }

  /// Closes the port and all connections, and waits until that is done.
  ///
  /// Not to be called by a script, whose own thread it would wait for.
  package func stop() {
    core.stop()
    _ = board.wait(within: .seconds(10)) { $0.liveThreads == 0 ? true : nil }
  }

  /// A port of this machine on which nobody listens.
  package static func refusingPort() throws -> Int {
    try Socket.listener(backlog: 1).port
  }

  /// How many connections still have a thread.
  var heldConnections: Int {
    core.heldConnections
  }

  var board: Watched<Observations> {
    core.board
  }
}

/// What the threads of a server share; it outlives the server until the last of them ended.
final class ServerCore: Sendable {
  let board = Watched(Observations())
  private let wake: WakePipe
  private let answer: @Sendable (RecordedRequest) -> [Step]
  private let wakes = Mutex<[Int: WakePipe]>([:])

  init(wake: WakePipe, answer: @escaping @Sendable (RecordedRequest) -> [Step]) {
    self.wake = wake
    self.answer = answer
  }

  func start(_ listener: Socket) {
    board.change { $0.liveThreads += 1 }
    // The thread alone holds the listener, so the port is closed when it ends.
    let listener = Mutex<Socket?>(listener)
    Thread.detachNewThread {
      if let socket = listener.withLock({ $0.take() }) { self.acceptConnections(of: socket) }
      self.board.change { $0.liveThreads -= 1 }
    }
  }

  var heldConnections: Int {
    wakes.withLock { $0.count }
  }

  func stop() {
    board.change { $0.isStopping = true }
    wake.signal()
    for wake in wakes.withLock({ $0.values.map(\.self) }) { wake.signal() }
  }

  private func acceptConnections(of listener: consuming Socket) {
    while !board.value.isStopping {
      var watched = [
        pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&watched, 2, -1)
      if watched[1].revents != 0 { wake.drain() }
      while let socket = listener.accepted() { begin(socket) }
    }
  }

  private func begin(_ socket: Socket) {
    // Without a pipe the connection cannot be served: dropping it shows in the test.
    guard let wake = try? WakePipe() else { return }
    let number = board.change { seen in
      seen.liveThreads += 1
      let number = seen.connections.count + 1
      seen.connections.append(ConnectionRecord(number: number, opened: .now))
      return number
    }
    wakes.withLock { $0[number] = wake }
    if board.value.isStopping { wake.signal() }
    let held = Mutex<Socket?>(socket)
    Thread.detachNewThread { [board, answer] in
      if let socket = held.withLock({ $0.take() }) {
        Connection(number: number, socket: socket, wake: wake, board: board, answer: answer).serve()
      }
      self.wakes.withLock { _ = $0.removeValue(forKey: number) }
      board.change { $0.liveThreads -= 1 }
    }
  }
}
