/// A part of a program's output, by its end, and when it was read.
package struct Arrival: Equatable, Sendable {
  /// How many bytes of output there were with it.
  package let end: Int
  /// When it was read from the terminal.
  package let at: ContinuousClock.Instant
}

/// A program's output with the times at which it came.
package struct TimedOutput: Equatable, Sendable {
  /// Every byte the program wrote.
  package let bytes: [UInt8]
  /// When each part of it was read, in its order.
  package let arrivals: [Arrival]

  /// When the byte at an offset was read; nil where there is none yet.
  package func arrival(ofByte offset: Int) -> ContinuousClock.Instant? {
    var low = 0
    var high = arrivals.count
    while low < high {
      let middle = (low + high) / 2
      if arrivals[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < arrivals.count ? arrivals[low].at : nil
  }
}

extension TerminalProgram {
  /// The output so far with its times.
  package var timedOutput: TimedOutput {
    core.withState { TimedOutput(bytes: $0.rawOutput, arrivals: $0.arrivals) }
  }

  /// When typed bytes last went out to the program's terminal; nil before any did.
  package var lastTyped: ContinuousClock.Instant? {
    core.withState { $0.lastTyped }
  }
}
