import Testing
import Timing

@testable import Terminal

@Suite struct FramePaceTests {
  private let start = Moment.now

  @Test func `the first frame is due at once`() throws {
    var pace = FramePace()
    #expect(pace.deadline == nil)
    pace.wantFrame()
    #expect(try #require(pace.deadline) <= .now)
  }

  @Test func `a second frame of tokens waits for the window, a key does not`() {
    var pace = FramePace()
    pace.wantFrame()
    pace.drew(from: start, to: start)
    #expect(pace.deadline == nil)
    pace.wantFrame()
    #expect(pace.deadline == start + .milliseconds(4))
    pace.wantFrameNow()
    #expect(pace.deadline == start)
  }

  @Test func `the window stretches with slow writing, up to its end`() {
    var pace = FramePace()
    let end = start + .milliseconds(10)
    pace.drew(from: start, to: end)
    pace.wantFrame()
    #expect(pace.deadline == end + .milliseconds(20))
    let late = start + .seconds(1)
    pace.drew(from: start, to: late)
    pace.wantFrame()
    #expect(pace.deadline == late + .milliseconds(33))
  }

  @Test func `while the terminal takes no bytes no frame is due`() {
    var pace = FramePace()
    pace.drew(from: start, to: start)
    pace.wantFrameNow()
    pace.block()
    #expect(pace.deadline == nil)
    pace.unblock()
    #expect(pace.deadline == start)
  }
}
