import CNcurses
import Glibc
import TextUI
import Timing

/// A program as the loop sees it: it takes what happened and gives a frame.
package struct Program {
  /// Takes what the user did.
  package var input: (Input, Moment) -> Void
  /// Takes what tasks have posted.
  package var posted: (Moment) -> Void
  /// Takes the new size of the screen.
  package var resized: (Size, Moment) -> Void
  /// Takes that the time it asked for has come.
  package var ticked: (Moment) -> Void
  /// When it wants to be ticked next; nil: never, the loop sleeps.
  package var nextTick: () -> Moment?
  /// Takes a wish from outside to end or to stop.
  package var signalled: (Signal, Moment) -> Void
  /// What the screen is to show otherwise than when this was last asked.
  package var change: () -> FrameChange
  /// What the screen is to show now.
  package var frame: () -> Frame
  /// Whether the loop is to return.
  package var isOver: () -> Bool

  /// Makes a program of its parts.
  package init(
    input: @escaping (Input, Moment) -> Void,
    posted: @escaping (Moment) -> Void,
    resized: @escaping (Size, Moment) -> Void,
    ticked: @escaping (Moment) -> Void,
    nextTick: @escaping () -> Moment?,
    signalled: @escaping (Signal, Moment) -> Void,
    change: @escaping () -> FrameChange,
    frame: @escaping () -> Frame,
    isOver: @escaping () -> Bool
  ) {
    self.input = input
    self.posted = posted
    self.resized = resized
    self.ticked = ticked
    self.nextTick = nextTick
    self.signalled = signalled
    self.change = change
    self.frame = frame
    self.isOver = isOver
  }
}

/// What another process or the terminal wants of the program.
package enum Signal: Hashable, Sendable {
  /// SIGINT.
  case interrupt
  /// SIGTERM or SIGQUIT.
  case terminate
  /// SIGHUP, or the terminal is gone.
  case hangUp
  /// SIGTSTP from outside.
  case stop
}

/// The main thread's loop: it blocks in one ``Waiting`` and nowhere else.
///
/// A key is drawn at once. What tasks post is drawn at once when the last frame ended
/// ``FramePace/shortest`` ago or more, else at the end of that window. While the terminal takes no
/// bytes nothing is drawn, and everything else goes on.
package final class EventLoop {
  private let screen: Screen
  private let waiting: Waiting
  private var parser: InputParser
  private var pace = FramePace()
  private var escapeDeadline: Moment?
  private var bytes = [UInt8](repeating: 0, count: 65_536)

  /// While another program has the terminal: nothing is read from it and nothing drawn.
  package var isLent = false {
    didSet { pace.wantFrameNow() }
  }

  /// How long a lone Esc waits for the rest of a sequence that it might begin.
  private static let escapeDelay = Duration.milliseconds(25)

  /// Makes the loop of one screen; the mailbox has what wakes it too.
  package init(screen: Screen, waiting: Waiting) {
    self.screen = screen
    self.waiting = waiting
    parser = InputParser(sequences: screen.keySequences)
  }

  /// Runs the program until it is over.
  package func run(_ program: Program) {
    pace.wantFrameNow()
    drawIfDue(program)
    var now = Moment.now
    while !program.isOver() {
      let ready = waiting.wait(
        input: !isLent, output: pace.isBlocked && !isLent, until: nextDeadline(program, now))
      now = Moment.now
      if ready.isHangUp { program.signalled(.hangUp, now) }
      if ready.isSignal {
        for signal in waiting.wakeUp.signals() { take(signal, program, now) }
        pace.wantFrame()
      }
      if ready.isWakeUp {
        program.posted(now)
        pace.wantFrame()
      }
      if ready.isInput { takeInput(program, now) }
      if ready.isWritable { pace.unblock() }
      if let deadline = escapeDeadline, deadline <= now {
        escapeDeadline = nil
        parser.isAwaitingReport = screen.mayAnswer
        deliver(parser.flush(), to: program, now)
      }
      if let tick = program.nextTick(), tick <= now {
        program.ticked(now)
        pace.wantFrame()
      }
      drawIfDue(program)
    }
  }

  private func nextDeadline(_ program: Program, _ now: Moment) -> Moment? {
    var next = program.nextTick().map { TickPatience.end(ofTick: $0, at: now) }
    if let escape = escapeDeadline { next = min(next ?? escape, escape) }
    if !isLent, let frame = pace.deadline { next = min(next ?? frame, frame) }
    return next
  }

  // MARK: - Taking

  private func take(_ signal: Int32, _ program: Program, _ now: Moment) {
    switch signal {
    case SIGWINCH:
      guard !isLent else { break }
      if let size = screen.takeSize() { program.resized(size, now) }
      // Also at the same size: a window that was smaller for a moment has lost what it showed.
      screen.invalidate()
      pace.wantFrameNow()
    case SIGCONT:
      // Stopped and continued from outside: the terminal may have been used by others.
      if !isLent { screen.invalidate() }
    case SIGINT: program.signalled(.interrupt, now)
    case SIGTSTP: program.signalled(.stop, now)
    case SIGHUP: program.signalled(.hangUp, now)
    default: program.signalled(.terminate, now)
    }
  }

  private func takeInput(_ program: Program, _ now: Moment) {
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      if count == 0 || (errno != EINTR && errno != EAGAIN) { program.signalled(.hangUp, now) }
      return
    }
    parser.isAwaitingReport = screen.mayAnswer
    deliver(parser.feed(bytes[..<count]), to: program, now)
    escapeDeadline = parser.isWithinEscape ? now + Self.escapeDelay : nil
  }

  private func deliver(
    _ inputs: [Input], to program: Program, _ now: Moment
  ) {
    guard !inputs.isEmpty else { return }
    for input in inputs {
      if case .background = input { screen.answered() }
      program.input(input, now)
    }
    pace.wantFrameNow()
  }

  // MARK: - Drawing

  private func drawIfDue(_ program: Program) {
    guard !isLent, let deadline = pace.deadline, !program.isOver() else { return }
    let start = Moment.now
    guard deadline <= start else { return }
    guard takesBytes, screen.sendWaiting(while: { takesBytes }) else {
      pace.block()
      return
    }
    if !screen.draw(program.change()) { screen.draw(program.frame()) }
    pace.drew(from: start, to: .now)
  }

  /// Whether the terminal takes bytes now: a write would otherwise block the loop.
  private var takesBytes: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    return poll(&output, 1, 0) != 0
  }
}
