import Foundation

/// Wakes a thread that sleeps in `poll`.
final class WakePipe: Sendable {
  /// Readable once somebody signalled.
  let readEnd: Int32
  private let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SocketFailure("pipe", errno) }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends { makePrivate(end) }
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Makes the read end readable.
  func signal() {
    var byte: UInt8 = 1
    // A full pipe is readable already, so a refused byte is no loss.
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes back all signals given so far.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) > 0 {}
  }
}

/// Keeps a descriptor from programs that tests start, and makes it non-blocking.
///
/// A child that inherited a connection would keep it open after the server closed it.
func makePrivate(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
}
