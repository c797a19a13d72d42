import Testing
import Timing

@testable import Terminal

@Suite struct WaitingTests {
  @Test func `a wake-up ends the wait, once`() throws {
    let wakeUp = try WakeUp()
    let waiting = try Waiting(for: wakeUp)
    wakeUp.wake()
    #expect(waiting.wait(input: false, output: false, until: nil).isWakeUp)
    _ = wakeUp.drain()
    #expect(!waiting.wait(input: false, output: false, until: .now).isWakeUp)
  }

  @Test func `a deadline ends the wait, never early, and later ones do too`() throws {
    let waiting = try Waiting(for: try WakeUp())
    for milliseconds in [2, 1, 3] {
      let deadline = Moment.now + .milliseconds(milliseconds)
      let ready = waiting.wait(input: false, output: false, until: deadline)
      #expect(!ready.isWakeUp && !ready.isInput && !ready.isWritable && !ready.isHangUp)
      #expect(Moment.now >= deadline)
    }
  }

  @Test func `the same deadline again ends the wait again`() throws {
    let waiting = try Waiting(for: try WakeUp())
    let deadline = Moment.now + .milliseconds(1)
    _ = waiting.wait(input: false, output: false, until: deadline)
    _ = waiting.wait(input: false, output: false, until: deadline)
    #expect(Moment.now >= deadline)
  }

  @Test func `a deadline that was put off does not end the wait`() throws {
    let wakeUp = try WakeUp()
    let waiting = try Waiting(for: wakeUp)
    let soon = Moment.now + .milliseconds(1)
    wakeUp.wake()
    _ = waiting.wait(input: false, output: false, until: soon)
    _ = wakeUp.drain()
    let later = Moment.now + .milliseconds(20)
    _ = waiting.wait(input: false, output: false, until: later)
    #expect(Moment.now >= later)
  }
}
