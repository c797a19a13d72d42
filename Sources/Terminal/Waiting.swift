import CNcurses
import Glibc
import Timing

/// The one place where the main thread blocks: until it is woken, the terminal has something, or a
/// deadline comes.
package final class Waiting {
  /// What wakes it.
  let wakeUp: WakeUp
  private var wait = cn_wait()

  /// What there is after a wait.
  struct Ready {
    /// Somebody has posted.
    var isWakeUp = false
    /// A signal has come.
    var isSignal = false
    /// The terminal's input can be read.
    var isInput = false
    /// The terminal takes bytes.
    var isWritable = false
    /// The terminal is gone.
    var isHangUp = false
  }

  /// Begins to wait for a wake-up; fails only where the process may open no more files.
  package init(for wakeUp: WakeUp) throws(TerminalError) {
    self.wakeUp = wakeUp
    guard cn_wait_open(&wait, wakeUp.bell, wakeUp.reader) else {
      throw TerminalError(
        message: "no place to wait can be made: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    cn_wait_close(&wait)
  }

  /// Blocks until something is there.
  ///
  /// - Parameters:
  ///   - input: whether the terminal's input counts.
  ///   - output: whether it counts that the terminal takes bytes.
  ///   - deadline: when to end at the latest; nil: never.
  /// - Returns: what is there; nothing where the deadline or a signal has come first.
  func wait(input: Bool, output: Bool, until deadline: Moment?) -> Ready {
    let wanted = (input ? UInt32(CN_INPUT) : 0) | (output ? UInt32(CN_OUTPUT) : 0)
    let ready = cn_wait_for(&wait, wanted, deadline.map { max(0, $0.nanoseconds) } ?? CN_NEVER)
    return Ready(
      isWakeUp: ready & UInt32(CN_BELL) != 0, isSignal: ready & UInt32(CN_PIPE) != 0,
      isInput: ready & UInt32(CN_INPUT) != 0, isWritable: ready & UInt32(CN_OUTPUT) != 0,
      isHangUp: ready & UInt32(CN_HANG_UP) != 0)
  }
}
