/// How a connection came to its end.
package enum ConnectionEnd: Error, Equatable, Sendable {
  /// The peer closed its side in order, or shut down its sending half.
  case peerClosed
  /// The peer dropped the connection; closing with unread data does that too.
  case peerReset
  /// The script said so.
  case scriptClosed
  /// The script said so, by RST.
  case scriptReset
  /// The server was stopped.
  case serverStopped
  /// The peer sent no HTTP.
  case malformedRequest
}

/// What is known of one connection.
package struct ConnectionRecord: Equatable, Sendable {
  /// From 1, in the order they were accepted.
  package let number: Int
  /// When it was accepted.
  package let opened: ContinuousClock.Instant
  /// How many bytes the system took from the server; the peer may not have read them yet.
  package var bytesWritten = 0
  /// Whether the peer has not made room for another byte for a quarter of a second.
  package var isStalled = false
  /// How many requests were answered to the last step of their script.
  package var answersFinished = 0
  /// How it ended.
  package var end: ConnectionEnd?
  /// When it ended: for the peer's ends the moment the server learnt of it.
  package var ended: ContinuousClock.Instant?
}

/// Everything a server has seen so far.
package struct Observations: Equatable, Sendable {
  /// The requests in the order in which they were complete.
  package var requests: [RecordedRequest] = []
  /// The connections in the order in which they were accepted.
  package var connections: [ConnectionRecord] = []
  var liveThreads = 0
  var isStopping = false

  /// The connection of that number, from 1.
  package func connection(_ number: Int) -> ConnectionRecord? {
    connections.first { $0.number == number }
  }

  /// A short account for error messages.
  var summary: String {
    let asked = requests.map { "\($0.connection):\($0.method) \($0.path)" }
    let held = connections.map { connection in
      let end = connection.end.map { "\($0)" } ?? (connection.isStalled ? "stalled" : "open")
      return "\(connection.number): \(connection.bytesWritten) bytes, \(end)"
    }
    return "requests \(asked), connections \(held)"
  }
}
