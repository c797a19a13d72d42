import Foundation

/// One accepted connection, served by the one thread that owns it.
///
/// Every wait is a `poll` on the socket and the wake pipe, so the peer's leaving is noticed at once
/// whatever the script is doing: pausing, stalling, or writing to a peer that does not read.
final class Connection {
  private let number: Int
  private var socket: Socket?
  private let wake: WakePipe
  private let board: Watched<Observations>
  private let answer: @Sendable (RecordedRequest) -> [Step]
  private var parser = RequestParser()
  private var received = [UInt8](repeating: 0, count: 65_536)

  init(
    number: Int, socket: Socket, wake: WakePipe, board: Watched<Observations>,
    answer: @escaping @Sendable (RecordedRequest) -> [Step]
  ) {
    self.number = number
    self.socket = socket
    self.wake = wake
    self.board = board
    self.answer = answer
  }

  /// Answers requests until one side ends the connection.
  func serve() {
    let end: ConnectionEnd
    do throws(ConnectionEnd) {
      while true { try answerNextRequest() }
    } catch {
      end = error
    }
    let ended = ContinuousClock.now
    if end == .scriptReset { socket?.resetWhenClosed() }
    socket = nil
    note { connection in
      connection.end = end
      connection.ended = ended
      connection.isStalled = false
    }
  }

  private func answerNextRequest() throws(ConnectionEnd) {
    let request = try nextRequest()
    for step in answer(request) { try run(step) }
    note { $0.answersFinished += 1 }
  }

  private func nextRequest() throws(ConnectionEnd) -> RecordedRequest {
    var didContinue = false
    while true {
      do {
        if let request = try parser.next() { return record(request) }
      } catch {
        try write(Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8)[...])
        throw .malformedRequest
      }
      if parser.expectsContinue, !didContinue {
        try write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)[...])
        didContinue = true
      }
      try waitForChange()
    }
  }

  private func record(_ request: RecordedRequest) -> RecordedRequest {
    let number = number
    return board.change { seen in
      var request = request
      request.connection = number
      request.number = seen.requests.count + 1
      seen.requests.append(request)
      return request
    }
  }

  private func run(_ step: Step) throws(ConnectionEnd) {
    switch step {
    case .bytes(let bytes):
      try write(bytes[...])
    case .text(let text):
      try write(Array(text.utf8)[...])
    case .oneByteAtATime(let text):
      for byte in text.utf8 { try write([byte]) }
    case .paced(let pieces, let interval, let log):
      try write(pieces, every: interval, noting: log)
    case .pause(let gate):
      gate.signal(wake)
      while !gate.isOpen { try waitForChange() }
    case .open(let gate):
      gate.open()
    case .stallForever:
      while true { try waitForChange() }
    case .close:
      throw .scriptClosed
    case .reset:
      throw .scriptReset
    }
  }

  private func note(_ body: @Sendable (inout ConnectionRecord) -> Void) {
    let index = number - 1
    board.change { body(&$0.connections[index]) }
  }
}

// MARK: - Input and output

extension Connection {
  /// How long a peer must refuse bytes to count as one that does not read, in milliseconds.
  private static let stallLimit: Int32 = 250

  func write(_ bytes: ArraySlice<UInt8>) throws(ConnectionEnd) {
    var rest = bytes
    while !rest.isEmpty {
      guard let socket else { throw .serverStopped }
      let count = socket.send(rest)
      if count >= 0 {
        rest = rest.dropFirst(count)
        note { connection in
          connection.bytesWritten += count
          connection.isStalled = false
        }
      } else if -count == Int(EAGAIN) {
        if try !waitForChange(orRoom: true, limit: Self.stallLimit) {
          note { $0.isStalled = true }
          try waitForChange(orRoom: true)
        }
      } else if -count != Int(EINTR) {
        throw .peerReset
      }
    }
  }

  /// Waits until the peer sent something, left, or somebody signalled; false when `limit` passed.
  @discardableResult
  func waitForChange(
    orRoom: Bool = false, limit: Int32 = -1
  ) throws(ConnectionEnd) -> Bool {
    guard let socket else { throw .serverStopped }
    var watched = [
      pollfd(fd: socket.descriptor, events: Int16(orRoom ? POLLIN | POLLOUT : POLLIN), revents: 0),
      pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&watched, 2, limit)
    if count == 0 { return false }
    if watched[1].revents != 0 {
      wake.drain()
      if board.value.isStopping { throw .serverStopped }
    }
    if Int32(watched[0].revents) & (POLLIN | POLLHUP | POLLERR) != 0 { try takeInput(socket) }
    return true
  }

  private func takeInput(_ socket: Socket) throws(ConnectionEnd) {
    let count = socket.receive(into: &received)
    if count > 0 {
      parser.append(received[..<count])
    } else if count == 0 {
      throw .peerClosed
    } else if -count != Int(EAGAIN), -count != Int(EINTR) {
      throw .peerReset
    }
  }
}
