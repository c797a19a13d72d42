import CNcurses
import Glibc

/// What wakes the loop: a bell that other threads ring, and a pipe of signals.
package final class WakeUp: Sendable {
  /// An `eventfd`, rung with every token; nobody reads it: that it was rung again is the event.
  package let bell: Int32
  /// Where signals are read, a byte each.
  let reader: Int32
  /// Where signal handlers write their signal's number.
  let writer: Int32

  /// Makes both; fails only where the process may open no more files.
  package init() throws(TerminalError) {
    var ends: (Int32, Int32) = (-1, -1)
    guard cn_make_pipe(&ends.0, &ends.1) else {
      throw TerminalError(message: "no pipe can be made: \(String(cString: strerror(errno)))")
    }
    (reader, writer) = ends
    bell = cn_make_bell()
    guard bell >= 0 else {
      throw TerminalError(message: "no bell can be made: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    for descriptor in [bell, reader, writer] where descriptor >= 0 { close(descriptor) }
  }

  /// Wakes the loop.
  package func wake() {
    var one: UInt64 = 1
    _ = write(bell, &one, MemoryLayout<UInt64>.size)
  }

  /// Takes the signals that came.
  func signals() -> [Int32] {
    var signals: [Int32] = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(reader, &bytes, bytes.count)
      guard count > 0 else { return signals }
      signals += bytes[..<count].map(Int32.init)
      if count < bytes.count { return signals }
    }
  }
}
