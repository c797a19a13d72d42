import CNcurses
import Glibc

/// A pipe whose reading end wakes the loop.
///
/// Signal handlers write to it too: a byte that is not 0 is a signal's number.
package final class WakeUp: Sendable {
  /// The end to wait for.
  package let reader: Int32
  /// The end to write to, from a signal handler too.
  package let writer: Int32

  /// Makes the pipe; fails only where the process may open no more files.
  package init() throws(TerminalError) {
    var ends: (Int32, Int32) = (-1, -1)
    guard cn_make_pipe(&ends.0, &ends.1) else {
      throw TerminalError(message: "no pipe can be made: \(String(cString: strerror(errno)))")
    }
    reader = ends.0
    writer = ends.1
  }

  deinit {
    close(reader)
    close(writer)
  }

  /// Wakes the reader.
  package func wake() {
    var byte: UInt8 = 0
    // A full pipe means that the reader is awake already.
    _ = write(writer, &byte, 1)
  }

  /// Empties the pipe; returns the signals that came, without the wake-ups.
  package func drain() -> [Int32] {
    var signals: [Int32] = []
    // On the stack, for it happens with every token.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { bytes in
      while true {
        let count = read(reader, bytes.baseAddress, bytes.count)
        guard count > 0 else { return }
        for byte in bytes[..<count] where byte != 0 { signals.append(Int32(byte)) }
        if count < bytes.count { return }
      }
    }
    return signals
  }
}
