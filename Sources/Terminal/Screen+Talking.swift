import CNcurses
import Glibc
import Timing

/// What is sent to the terminal beside frames, and what it answers.
extension Screen {
  /// How long an answer of the terminal may be on its way, over a slow line too.
  private static var longestAnswer: Duration { .seconds(10) }

  /// Whether the terminal may still answer what it was asked.
  var mayAnswer: Bool {
    asked.map { .now - $0 < Self.longestAnswer } ?? false
  }

  /// Notes that it has answered.
  func answered() {
    asked = nil
  }

  /// Waits for an answer that is on its way and drops it, so that the shell does not find it.
  ///
  /// Only right after asking, and not for longer than a person notices.
  func awaitAnswer() {
    guard let asked, .now - asked < .milliseconds(500) else { return }
    self.asked = nil
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 100) > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 256)
    _ = read(STDIN_FILENO, &bytes, bytes.count)
  }
}

// MARK: - Control strings

extension Screen {
  /// Has bytes sent to the terminal between two frames, when it takes them.
  package func send(_ bytes: [UInt8]) {
    waiting += bytes
  }

  /// Sends what waits, piece by piece so that no write blocks; answers whether all of it went out.
  ///
  /// A frame must not be drawn before: it would end up in the middle of a control string.
  package func sendWaiting(while takesBytes: () -> Bool) -> Bool {
    while !waiting.isEmpty {
      guard takesBytes() else { return false }
      let piece = waiting.prefix(512)
      waiting.removeFirst(piece.count)
      piece.withUnsafeBytes { cn_write($0.baseAddress, $0.count) }
    }
    return true
  }

  /// Sends what waits before the terminal is left; a terminal that takes nothing loses it.
  func finishSending() {
    _ = sendWaiting {
      var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
      return poll(&output, 1, 200) == 1 && Int32(output.revents) & POLLOUT != 0
    }
    waiting = []
  }
}
