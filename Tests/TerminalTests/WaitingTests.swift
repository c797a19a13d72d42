import Glibc
import Testing
import Timing

@testable import Terminal

@Suite struct WaitingTests {
  @Test func `every wake-up ends a wait, once`() throws {
    let wakeUp = try WakeUp()
    let waiting = try Waiting(for: wakeUp)
    for _ in 0..<3 {
      wakeUp.wake()
      let ready = waiting.wait(input: false, output: false, until: nil)
      #expect(ready.isWakeUp && !ready.isSignal && !ready.isHangUp)
      #expect(!waiting.wait(input: false, output: false, until: .now).isWakeUp)
    }
  }

  @Test func `a signal's number comes out of the wait`() throws {
    let wakeUp = try WakeUp()
    let waiting = try Waiting(for: wakeUp)
    var number = UInt8(15)
    #expect(write(wakeUp.writer, &number, 1) == 1)
    #expect(waiting.wait(input: false, output: false, until: nil).isSignal)
    #expect(wakeUp.signals() == [15])
    #expect(!waiting.wait(input: false, output: false, until: .now).isSignal)
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
    let later = Moment.now + .milliseconds(20)
    _ = waiting.wait(input: false, output: false, until: later)
    #expect(Moment.now >= later)
  }
}
