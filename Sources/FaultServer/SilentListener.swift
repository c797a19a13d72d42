/// A port of this machine on which a connection is neither accepted nor refused.
///
/// The queue of the listener is filled by connections of its own, so the system answers no further
/// one and a client stays *connecting*.
package final class SilentListener: Sendable {
  /// The port, chosen by the system.
  package let port: Int
  private let listener: Socket
  private let crowd: [Socket]

  /// Starts to listen; throws `SocketFailure`.
  package init() throws {
    listener = try Socket.listener(backlog: 0)
    port = listener.port
    var crowd: [Socket] = []
    for _ in 0..<4 {
      let socket = try Socket.unconnected()
      socket.beginConnecting(to: port)
      crowd.append(socket)
    }
    self.crowd = crowd
  }
}
