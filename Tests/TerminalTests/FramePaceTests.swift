import Testing

@testable import Terminal

@Suite struct FramePaceTests {
  private let start = ContinuousClock.now

  @Test func `the first frame is due at once`() {
    var pace = FramePace()
    #expect(pace.deadline(at: start) == nil)
    pace.wantFrame()
    #expect(pace.deadline(at: start) == start)
  }

  @Test func `a second frame of tokens waits for the window, a key does not`() {
    var pace = FramePace()
    pace.wantFrame()
    pace.drew(from: start, to: start)
    #expect(pace.deadline(at: start) == nil)
    pace.wantFrame()
    #expect(pace.deadline(at: start) == start + .milliseconds(4))
    pace.wantFrameNow()
    #expect(pace.deadline(at: start) == start)
  }

  @Test func `the window stretches with slow writing, up to its end`() {
    var pace = FramePace()
    let end = start + .milliseconds(10)
    pace.drew(from: start, to: end)
    pace.wantFrame()
    #expect(pace.deadline(at: end) == end + .milliseconds(20))
    let late = start + .seconds(1)
    pace.drew(from: start, to: late)
    pace.wantFrame()
    #expect(pace.deadline(at: late) == late + .milliseconds(33))
  }

  @Test func `while the terminal takes no bytes no frame is due`() {
    var pace = FramePace()
    pace.wantFrameNow()
    pace.block()
    #expect(pace.deadline(at: start) == nil)
    pace.unblock()
    #expect(pace.deadline(at: start) == start)
  }
}
