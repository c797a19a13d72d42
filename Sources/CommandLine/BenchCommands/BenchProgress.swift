import Foundation
import TextUI

/// What is going on, for people: one line that is written anew on a terminal, else a line for each
/// thing that was done.
final class BenchProgress {
  private let isTerminal: Bool
  private let columns: Int
  private let write: (String) -> Void
  private var shown = 0

  /// Makes one that writes to somewhere.
  ///
  /// - Parameters:
  ///   - isTerminal: whether a line can be written anew.
  ///   - columns: how wide it may be.
  ///   - write: takes text as it is.
  init(isTerminal: Bool, columns: Int = 80, write: @escaping (String) -> Void) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.write = write
  }

  /// The one on the standard error output of the process.
  static var process: BenchProgress {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return BenchProgress(
      isTerminal: isatty(STDERR_FILENO) == 1, columns: isKnown ? Int(size.ws_col) : 80
    ) { text in
      // Measuring does not end with who watches it.
      try? StandardStream.error.write(text)
    }
  }

  /// Says what is being done now; only on a terminal.
  func doing(_ text: String) {
    guard isTerminal else { return }
    rewrite(displayed(Console.line(text), upTo: max(0, columns - 1)))
  }

  /// Says what was done; on a terminal the next thing stands in its place.
  func done(_ text: String) {
    guard isTerminal else { return write(Console.line(text) + "\n") }
    doing(text)
  }

  /// Says something that stays.
  func note(_ text: String) {
    clear()
    write(Console.line(text) + "\n")
  }

  /// Takes away the line that would be written anew.
  func clear() {
    guard shown > 0 else { return }
    rewrite("")
  }

  private func rewrite(_ line: String) {
    let width = TextUI.columns(of: line)
    // Two more than there was: Ctrl+C leaves `^C` there.
    let old = shown > 0 ? min(columns - 1, shown + 2) : 0
    let blanks = String(repeating: " ", count: max(0, old - width))
    write("\r" + line + blanks + (width == 0 ? "\r" : ""))
    shown = width
  }
}
