import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// The socket a request came through.
///
/// FlyingFox shows a request's socket to nobody, and two things need it: tokens must leave without
/// Nagle's delay (else they arrive in bursts of 40 ms), and a client that leaves while nothing is
/// sent, as during a load, is seen only on the socket. So it is looked up among the process's open
/// files by the addresses of its two ends, which are unique. It stays open as long as its request
/// is being answered, and FlyingFox alone closes it.
struct Connection: Sendable {
  private let socket: Socket
  private let pool: any AsyncSocketPool

  /// Finds the connection of a request to a port; nil where it is gone already.
  init?(of request: HTTPRequest, to port: UInt16, pool: any AsyncSocketPool) {
    guard let remote = request.remoteAddress else { return nil }
    // Without a list of open files there is no such connection, and replies come without it.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
    let found = names.lazy.compactMap { Int32($0) }
      .map { Socket(file: Socket.FileDescriptor(rawValue: $0)) }
      .first { socket in
        // Most open files are no connected sockets; that error is the answer.
        guard let peer = try? socket.remotePeer(), HTTPRequest.Address.make(from: peer) == remote,
          case .ip4(_, port) = try? socket.sockname()
        else { return false }
        return true
      }
    guard let found else { return nil }
    self.socket = found
    self.pool = pool
  }

  /// Makes every write leave at once.
  func sendWithoutDelay() {
    var isOn: Int32 = 1
    // Where it fails, tokens come in bursts but they come.
    _ = setsockopt(
      socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn,
      socklen_t(MemoryLayout<Int32>.size))
  }

  /// Works for the client and gives the work up when the client leaves.
  ///
  /// - Throws: What the work throws, or ``ClientLeft``.
  func whileOpen<Answer: Sendable>(
    _ work: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    try await withThrowingTaskGroup(of: Answer.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await clientLeft()
        throw ClientLeft()
      }
      defer { group.cancelAll() }
      guard let answer = try await group.next() else { throw ClientLeft() }
      return answer
    }
  }

  /// Returns when the client closed its side.
  private func clientLeft() async throws {
    while true {
      do {
        try await pool.suspendSocket(socket, untilReadyFor: .read)
      } catch SocketError.disconnected {
        return
      }
      var byte: UInt8 = 0
      let count = recv(socket.file.rawValue, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
      if count > 0 {
        // The client sent its next request already. That it leaves after it cannot be seen.
        try await Task.sleep(for: .seconds(86_400))
      } else if count == 0 || ![EAGAIN, EWOULDBLOCK, EINTR].contains(errno) {
        return
      }
    }
  }
}

/// The client closed the connection before its answer was complete.
struct ClientLeft: Error {}

/// The port of a server, known once it listens and so after its routes are made.
final class ListeningPort: Sendable {
  private let stored = Atomic<UInt16>(0)

  /// 0 until the server listens.
  var number: UInt16 {
    get { stored.load(ordering: .acquiring) }
    set { stored.store(newValue, ordering: .releasing) }
  }
}
