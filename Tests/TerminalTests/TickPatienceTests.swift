import Testing
import Timing

@testable import Terminal

@Suite struct TickPatienceTests {
  private let now = Moment.now

  @Test func `what is posted just after a tick was due comes with it`() {
    let tick = now + .milliseconds(230)
    let posted = tick + .milliseconds(9)
    #expect(posted < TickPatience.end(ofTick: tick, at: now))
  }

  @Test func `a tick comes without anything that is posted, before one could see that it is late`()
  {
    let tick = now + .milliseconds(230)
    #expect(TickPatience.end(ofTick: tick, at: now) <= tick + FramePace.longest)
  }

  @Test func `a tick that is due is not put off`() {
    #expect(TickPatience.end(ofTick: now, at: now) == now)
    let tick = now - .milliseconds(5)
    #expect(TickPatience.end(ofTick: tick, at: now) == tick)
  }
}
