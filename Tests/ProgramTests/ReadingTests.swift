import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct ReadingTests {
  private static let reply = """
    # Title

    one two [the page](https://a.example/x) three

    春天来了

    """ + (1...60).map { "line \($0)\n\n" }.joined()

  private func read(_ reply: String = reply) async throws -> Ollatui {
    let server = try FaultServer(replies: [.chatReply([reply])])
    let run = try await Ollatui.ready(at: server)
    run.send("how?")
    try await run.waitFor("tok/s")
    return run
  }

  /// Presses the button at a cell, both from 0, moves to another column and lets go.
  private func drag(_ run: Ollatui, row: Int, from start: Int, to end: Int) {
    run.terminal.type("\u{1B}[<0;\(start + 1);\(row + 1)M")
    if start != end { run.terminal.type("\u{1B}[<32;\(end + 1);\(row + 1)M") }
    run.terminal.type("\u{1B}[<0;\(end + 1);\(row + 1)m")
  }

  private func row(of text: String, in screen: Screen) throws -> Int {
    try #require(screen.rows.firstIndex { $0.contains(text) })
  }

  @Test func `a drag of the mouse copies what it went over`() async throws {
    let run = try await read()
    run.terminal.type("\u{1B}[1;5H")
    let screen = try await run.waitFor("春天来了")
    drag(run, row: try row(of: "春天", in: screen), from: 2, to: 5)
    try await run.waitFor("copied the selection (2 characters)")
    #expect(run.terminal.clipboard == "c;\(Data("天来".utf8).base64EncodedString())")
    for _ in 0..<2 { drag(run, row: try row(of: "one two", in: screen), from: 5, to: 5) }
    try await run.waitFor("copied the selection (3 characters)")
    #expect(run.terminal.clipboard == "c;\(Data("two".utf8).base64EncodedString())")
  }

  @Test func `a click on a link asks before it opens`() async throws {
    let run = try await read()
    run.terminal.type("\u{1B}[1;5H")
    let screen = try await run.waitFor("the page")
    drag(run, row: try row(of: "the page", in: screen), from: 10, to: 10)
    let question = try await run.waitFor("Open this address?")
    #expect(question.text.contains("https://a.example/x"))
    try await run.answer("Open this address?", with: .escape)
  }

  @Test func `what is found is shown, and the keys go from hit to hit`() async throws {
    let run = try await read()
    // Searched from the view's first line on.
    run.terminal.type("\u{1B}[1;5H\u{06}line 3")
    let found = try await run.waitFor("1/11")
    #expect(found.text.contains("find: line 3"))
    run.terminal.type("\u{06}\u{15}春天")
    try await run.waitFor("find: 春天")
    try await run.waitFor("春天来了")
    run.terminal.type("\u{15}line 1\r")
    try await run.waitFor("n next")
    run.terminal.type("n")
    try await run.waitFor("2/11")
    run.press(.escape)
    try await run.waitForNo("find:")
  }

  @Test func `keys select, and the selection is copied`() async throws {
    let run = try await read()
    run.terminal.type("\u{16}")
    try await run.waitFor("y copy")
    run.terminal.type("g}}vwy")
    try await run.waitFor("copied the selection (5 characters)")
    #expect(run.terminal.clipboard == "c;\(Data("one t".utf8).base64EncodedString())")
  }

  @Test func `the scroll bar can be clicked`() async throws {
    let run = try await read()
    run.press(.pageUp)
    try await run.waitFor("▼ ")
    run.terminal.type("\u{1B}[<0;80;3M\u{1B}[<0;80;3m")
    try await run.waitFor("Title")
  }
}
