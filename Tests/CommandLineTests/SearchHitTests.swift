import Testing

@testable import CommandLine
@testable import History

@Suite struct SearchHitTests {
  private func hit(_ turn: Int64?, in conversation: Int64 = 1) -> SearchHit {
    SearchHit(
      turn: turn, conversation: conversation, title: "t", titleMarks: [], role: nil, model: nil,
      created: nil, isPinned: false, excerpt: "", marks: [], position: 0)
  }

  @Test func `what a ranking had no time for stays on the screen`() {
    let newest = [hit(nil), hit(3), hit(2), hit(1)]
    #expect([SearchHit]().completed(by: newest, limit: 50).map(\.turn) == [3, 2, 1])
    #expect([hit(2)].completed(by: newest, limit: 50).map(\.turn) == [2, 3, 1])
  }

  @Test func `a title goes when something of its conversation is found after it`() {
    let titles = [hit(nil), hit(nil, in: 2)]
    let found = titles.completed(by: [hit(nil), hit(3)], limit: 50)
    #expect(found.map(\.conversation) == [2, 1])
    #expect(found.map(\.turn) == [nil, 3])
  }

  @Test func `of a ranking that read all nothing changes`() {
    let newest = [hit(3), hit(2), hit(1)]
    #expect([hit(1), hit(3), hit(2)].completed(by: newest, limit: 50).map(\.turn) == [1, 3, 2])
    #expect([hit(9), hit(8)].completed(by: newest, limit: 2).map(\.turn) == [9, 8])
  }
}
