import Foundation

@testable import FaultServer

/// A client made of one blocking socket, to see the server's bytes as they are.
final class Peer {
  /// How a read came to its end.
  enum End: Equatable {
    case closed
    case reset
    case silent
  }

  private var socket: Socket?

  /// Connects; a read that brings nothing for five seconds counts as silence.
  init(_ server: FaultServer, receiveBuffer: Int32? = nil) throws {
    let socket = try Socket.unconnected()
    _ = fcntl(socket.descriptor, F_SETFL, 0)
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    if var bytes = receiveBuffer {
      setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(4))
    }
    socket.beginConnecting(to: server.port)
    self.socket = socket
  }

  /// Sends text as it is.
  func send(_ text: String) {
    _ = socket?.send(Array(text.utf8)[...])
  }

  /// Reads until `count` bytes are there or the connection ended.
  func read(_ count: Int = .max) -> (text: String, end: End?) {
    let (bytes, end) = readBytes(count)
    return (String(decoding: bytes, as: UTF8.self), end)
  }

  /// Reads until `count` bytes are there or the connection ended.
  func readBytes(_ count: Int = .max) -> (bytes: [UInt8], end: End?) {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: min(65_536, count - bytes.count))
      switch socket?.receive(into: &buffer) ?? 0 {
      case 0: return (bytes, .closed)
      case let count where count > 0: bytes += buffer[..<count]
      case Int(-ECONNRESET): return (bytes, .reset)
      case Int(-EINTR): continue
      default: return (bytes, .silent)
      }
    }
    return (bytes, nil)
  }

  /// Closes the connection.
  func leave() {
    socket = nil
  }

  /// Whether a connection comes about within so many milliseconds; nil when nothing was decided.
  static func connects(to port: Int, within milliseconds: Int32) throws -> Bool? {
    let socket = try Socket.unconnected()
    socket.beginConnecting(to: port)
    var watched = [pollfd(fd: socket.descriptor, events: Int16(POLLOUT), revents: 0)]
    guard poll(&watched, 1, milliseconds) > 0 else { return nil }
    return Int32(watched[0].revents) & (POLLERR | POLLHUP) == 0
  }
}
