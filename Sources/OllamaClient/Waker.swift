import CCurl
import Foundation

/// A pipe that wakes the network thread.
final class Waker: Sendable {
  /// The end to poll.
  let reader: Int32
  private let writer: Int32

  /// Makes the pipe; nil where the process may open no more files.
  init?() {
    var ends: (Int32, Int32) = (-1, -1)
    guard cc_make_pipe(&ends.0, &ends.1) else { return nil }
    reader = ends.0
    writer = ends.1
  }

  deinit {
    close(reader)
    close(writer)
  }

  /// Wakes the thread, now or when it is about to wait.
  func wake() {
    var byte: UInt8 = 0
    // A full pipe means that it is awake already.
    _ = write(writer, &byte, 1)
  }

  /// Forgets the wake-ups up to now.
  func drain() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { bytes in
      while read(reader, bytes.baseAddress, bytes.count) == bytes.count {}
    }
  }
}
