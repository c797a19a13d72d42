import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct ViewTests {
  private static func lines(_ range: ClosedRange<Int>) -> String {
    range.map { "line \($0)\n" }.joined()
  }

  @Test func `the view stays where it was scrolled to while the reply grows`() async throws {
    let gate = Gate()
    let server = try FaultServer(replies: [
      [
        .head(), .chat(Self.lines(1...100)), .pause(until: gate), .chat(Self.lines(101...200)),
        .done(), .end,
      ]
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("count")
    try await run.waitFor("line 100")
    run.press(.pageUp)
    let before = try await run.waitFor("▼ ").conversation
    gate.open()
    let after = try await run.waitFor("End follow")
    // The last column is the scroll bar's.
    #expect(after.conversation.map { $0.prefix(79) } == before.map { $0.prefix(79) })
    run.press(.end)
    let end = try await run.waitFor("line 200")
    #expect(!end.text.contains("▼"))
  }

  @Test func `the view follows a reply that is longer than the screen`() async throws {
    let gate = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat(Self.lines(1...100)), .pause(until: gate), .chat("the end"), .done(), .end]
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("count")
    let before = try await run.waitFor("line 100")
    gate.open()
    let after = try await run.waitFor("the end")
    #expect(before.text.contains("line 90") && after.text.contains("line 100\nthe end"))
  }

  @Test func `the wheel scrolls, also while a reply is on its way`() async throws {
    let server = try FaultServer(replies: [[.head(), .chat(Self.lines(1...100)), .stallForever]])
    let run = try await Ollatui.ready(at: server)
    run.send("count")
    #expect(try await run.waitFor("line 100").mouse == .drags)
    run.terminal.type(String(repeating: "\u{1B}[<64;10;10M", count: 3))
    try await run.waitFor("▼ 9 lines")
    run.terminal.type("\u{1B}[<65;10;10M")
    try await run.waitFor("▼ 6 lines")
    run.terminal.type(String(repeating: "\u{1B}[<65;10;10M", count: 2))
    try await run.waitForNo("▼")
  }

  @Test func `/mouse gives the mouse back and takes it again`() async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    #expect(run.terminal.privateModes.isSuperset(of: [1002, 1006]))
    run.send("/mouse")
    try await run.waitFor("the mouse is the terminal's")
    #expect(run.terminal.privateModes.isDisjoint(with: [1000, 1002, 1003, 1006]))
    #expect(run.terminal.snapshot.mouse == .off)
    run.send("/mouse")
    try await run.waitFor("the wheel scrolls")
    #expect(run.terminal.snapshot.mouse == .drags)
  }

  @Test func `--mouse off leaves the mouse alone from the start`() async throws {
    let run = try await Ollatui.ready(["--mouse", "off"], at: try FaultServer())
    #expect(run.terminal.privateModes.isDisjoint(with: [1000, 1002, 1003, 1006]))
  }

  @Test func `a window that changes while a reply streams shows all of it anew`() async throws {
    let gate = Gate()
    let words = (1...60).map { "word\($0)" }
    let server = try FaultServer(replies: [
      [
        .head(), .chat(words[..<30].joined(separator: " ")), .pause(until: gate),
        .chat(" " + words[30...].joined(separator: " ")), .done(), .end,
      ]
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("go")
    try await run.waitFor("word30")
    run.terminal.resize(columns: 50, rows: 30)
    try await run.terminal.waitFor("the narrow screen") { screen in
      screen.rows[29].contains("Esc stop") && screen.text.contains("word30")
        && screen.rows[28] == String(repeating: "─", count: 50)
    }
    gate.open()
    try await run.waitFor("total 327 ms")
    let narrow = run.terminal.screen
    #expect(
      narrow.split { $0.isWhitespace }.filter { $0.hasPrefix("word") }.map(String.init) == words)
    run.terminal.resize(columns: 80, rows: 24)
    try await run.terminal.waitFor("the wide screen") { screen in
      screen.rows[22] == String(repeating: "─", count: 80) && screen.text.contains("word60")
    }
    let wide = run.terminal.screen
    #expect(
      wide.split { $0.isWhitespace }.filter { $0.hasPrefix("word") }.map(String.init) == words)
  }

  @Test(arguments: [(1, 1), (2, 3), (40, 10), (7, 40), (300, 2)])
  func `it talks on a screen of any size`(columns: Int, rows: Int) async throws {
    let server = try FaultServer(replies: [.chatReply(["an answer ", "春天 of words"])])
    let run = try Ollatui(at: server, size: (columns, rows))
    try await server.waitForRequest(to: "/api/tags")
    run.send("hello")
    try await server.waitForRequest(to: "/api/chat")
    run.terminal.resize(columns: 80, rows: 24)
    let screen = try await run.terminal.waitFor("the usual screen") { screen in
      screen.rows[22] == String(repeating: "─", count: 80) && screen.rows[23].contains(" ready ")
    }
    #expect(
      screen.conversation[..<5] == ["you", "hello", "", "tiny:latest", "an answer 春天 of words"])
    run.terminal.resize(columns: 1, rows: 1)
    run.terminal.resize(columns: 40, rows: 10)
    try await run.terminal.waitFor("the small screen") { screen in
      screen.rows[8] == String(repeating: "─", count: 40) && screen.text.contains("total")
    }
    try await run.quit()
  }
}
