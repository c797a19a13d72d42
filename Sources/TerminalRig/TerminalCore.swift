import CPty
import Foundation
import Synchronization

/// The one thread that reads and writes a program's terminal, and what it shares with the test.
///
/// The thread holds this, not the `TerminalProgram`, so releasing that ends the program.
final class TerminalCore: Sendable {
  let child: cp_child
  private let state: Mutex<TerminalState>
  private let changed = NSCondition()
  private let wakeRead: FileHandle
  private let wakeWrite: FileHandle

  init(child: cp_child, terminal: sending VirtualTerminal) {
    self.child = child
    state = Mutex(TerminalState(terminal: terminal))
    let pipe = Pipe()
    (wakeRead, wakeWrite) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
    for handle in [wakeRead, wakeWrite] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(handle.fileDescriptor, F_SETFL, O_NONBLOCK)
    }
  }

  /// Looks at the state or changes it, without telling anybody.
  func withState<Answer: Sendable>(_ body: (inout TerminalState) -> Answer) -> Answer {
    state.withLock { body(&$0) }
  }

  /// Changes what the thread is to do.
  func order(_ body: (inout TerminalState) -> Void) {
    withState(body)
    var byte: UInt8 = 1
    // A full pipe wakes the thread just as well.
    _ = write(wakeWrite.fileDescriptor, &byte, 1)
  }

  /// Blocks until `probe` finds something; nil when the deadline passed first.
  ///
  /// Blocking is right here: the program is another process and its terminal has its own thread.
  func wait<Answer: Sendable>(
    within limit: Duration, for probe: (borrowing TerminalState) -> Answer?
  ) -> Answer? {
    let deadline = Date(timeIntervalSinceNow: limit / .seconds(1))
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let answer = withState({ probe($0) }) { return answer }
      guard changed.wait(until: deadline) else { return withState { probe($0) } }
    }
  }

  private func announce(_ body: (inout TerminalState) -> Void) {
    withState(body)
    changed.lock()
    changed.broadcast()
    changed.unlock()
  }
}

// MARK: - The thread

extension TerminalCore {
  func start() {
    Thread.detachNewThread { self.run() }
  }

  private func run() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !withState({ $0.isEnding }) {
      var watched = interests
      _ = poll(&watched, nfds_t(watched.count), -1)
      if watched[0].revents != 0 {
        while read(wakeRead.fileDescriptor, &buffer, buffer.count) > 0 {}
      }
      if watched[1].revents != 0 {
        // What was written before it stopped or ended may have come after this poll.
        readWaiting(&buffer)
        takeReports()
      }
      if Int32(watched[2].revents) & POLLOUT != 0 { sendTyped() }
      if Int32(watched[2].revents) & (POLLIN | POLLHUP | POLLERR) != 0 { readOutput(&buffer) }
      if withState({ $0.isHangingUp && $0.isTerminalOpen }) { closeTerminal() }
    }
    if withState({ $0.isTerminalOpen }) { closeTerminal() }
    close(child.control)
    close(child.reports)
    cp_reap(child.minder)
  }

  /// What to wait for; a negative descriptor is passed over.
  private var interests: [pollfd] {
    withState { state in
      let reading = state.isReading ? Int16(POLLIN) : 0
      let events = reading | (state.outgoing.isEmpty ? 0 : Int16(POLLOUT))
      // With no events asked for, a closed terminal would still report its end, over and over.
      let wantsMaster = state.hasMoreOutput && events != 0
      return [
        pollfd(fd: wakeRead.fileDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(
          fd: state.areReportsOpen ? child.reports : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wantsMaster ? child.master : -1, events: events, revents: 0),
      ]
    }
  }

  private func takeReports() {
    var report = cp_report()
    var reports: [cp_report] = []
    while cp_next_report(child.reports, &report) { reports.append(report) }
    announce { state in
      state.reports += reports
      // Readable without a report is the end of the pipe.
      if reports.isEmpty { state.areReportsOpen = false }
    }
  }

  private func sendTyped() {
    withState { state in
      let now = ContinuousClock.now
      let count = write(child.master, state.outgoing, state.outgoing.count)
      if count > 0 {
        state.outgoing.removeFirst(count)
        state.lastTyped = now
      }
      if count < 0, errno != EAGAIN, errno != EINTR { state.outgoing = [] }
    }
  }

  private func readOutput(_ buffer: inout [UInt8]) {
    // One read per round, so that a program that never stops writing can still be typed to.
    let count = read(child.master, &buffer, buffer.count)
    let now = ContinuousClock.now
    if count > 0 {
      announce { $0.receive(buffer[..<count], at: now) }
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      announce { $0.endOutput() }
    }
  }

  /// Reads what is there, at most as much as a terminal holds.
  private func readWaiting(_ buffer: inout [UInt8]) {
    for _ in 0..<4 {
      var master = interests[2]
      master.events &= Int16(POLLIN)
      guard master.fd >= 0, poll(&master, 1, 0) > 0, Int32(master.revents) & POLLIN != 0 else {
        return
      }
      readOutput(&buffer)
    }
  }

  private func closeTerminal() {
    close(child.master)
    announce { state in
      state.isTerminalOpen = false
      state.endOutput()
    }
  }
}
