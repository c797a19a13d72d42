import Testing
import Timing

@Suite struct MomentTests {
  @Test func `a moment goes forward and back by a duration`() {
    let now = Moment.now
    let later = now + .milliseconds(1500)
    #expect(later > now)
    #expect(later - now == .milliseconds(1500))
    #expect(now.duration(to: later) == .milliseconds(1500))
    #expect(later.duration(to: now) == .milliseconds(-1500))
    #expect(later - .milliseconds(1500) == now)
    #expect(now + .milliseconds(-1500) < now)
  }

  @Test func `the clock does not go back`() {
    let first = Moment.now
    let second = Moment.now
    #expect(second >= first)
  }

  @Test(arguments: [
    Duration.seconds(10_000_000_000), .seconds(Int64.max), .seconds(9_223_372_036),
  ])
  func `a time beyond what can be told is later than all`(duration: Duration) {
    let now = Moment.now
    #expect(now + duration > now + .seconds(1_000_000_000))
    #expect(now - duration < now - .seconds(1_000_000_000))
  }
}
