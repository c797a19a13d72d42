import Foundation

/// A system call on a socket failed.
package struct SocketFailure: Error, CustomStringConvertible {
  /// The call and the system's reason.
  package let description: String

  init(_ call: String, _ code: Int32) {
    description = "\(call): \(String(cString: strerror(code)))"
  }
}

#if canImport(Darwin)
  private let streamType = SOCK_STREAM
  private let noSignal: Int32 = 0
#else
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let noSignal = Int32(MSG_NOSIGNAL)
#endif

/// A non-blocking TCP socket on 127.0.0.1, closed when it goes out of use.
final class Socket: Sendable {
  /// The system's number for it.
  let descriptor: Int32

  init(owning descriptor: Int32) {
    self.descriptor = descriptor
    makePrivate(descriptor)
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
    #if canImport(Darwin)
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, size)
    #endif
  }

  deinit {
    close(descriptor)
  }

  /// A socket that is not connected yet.
  static func unconnected() throws -> Socket {
    let descriptor = socket(AF_INET, streamType, 0)
    guard descriptor >= 0 else { throw SocketFailure("socket", errno) }
    return Socket(owning: descriptor)
  }

  /// A socket that listens, on a free port for 0.
  static func listener(port: Int = 0, backlog: Int32) throws -> Socket {
    let listener = try unconnected()
    // A port asked for by number is one that was used a moment ago.
    var on: Int32 = 1
    setsockopt(
      listener.descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let bound = withLoopback(port: port) { bind(listener.descriptor, $0, $1) }
    guard bound == 0 else { throw SocketFailure("bind", errno) }
    guard listen(listener.descriptor, backlog) == 0 else { throw SocketFailure("listen", errno) }
    return listener
  }

  /// Begins to connect to a port of this machine; the outcome is not awaited.
  func beginConnecting(to port: Int) {
    // "In progress" is the expected answer of a non-blocking socket.
    _ = Socket.withLoopback(port: port) { connect(descriptor, $0, $1) }
  }

  /// The port it is bound to.
  var port: Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        _ = getsockname(descriptor, generic, &length)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// The next connection that waits; nil when there is none.
  func accepted() -> Socket? {
    let connection = accept(descriptor, nil, nil)
    return connection >= 0 ? Socket(owning: connection) : nil
  }

  /// Sends what fits; a negative answer is `-errno`.
  func send(_ bytes: ArraySlice<UInt8>) -> Int {
    let count = bytes.withUnsafeBytes { buffer in
      #if canImport(Darwin)
        Darwin.send(descriptor, buffer.baseAddress, buffer.count, noSignal)
      #else
        Glibc.send(descriptor, buffer.baseAddress, buffer.count, noSignal)
      #endif
    }
    return count >= 0 ? count : -Int(errno)
  }

  /// Receives what is there into `buffer`; 0 is the peer's end, a negative answer is `-errno`.
  func receive(into buffer: inout [UInt8]) -> Int {
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count >= 0 ? count : -Int(errno)
  }

  /// Makes the close that follows drop everything and send RST instead of FIN.
  func resetWhenClosed() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private static func withLoopback<Answer>(
    port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Answer
  ) -> Answer {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        body(generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
