import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct HostileTests {
  /// Everything a terminal would obey, with a letter before each so that what is left can be read.
  private static let attack =
    "a\u{1B}]0;owned\u{7}b\u{1B}]52;c;aGk=\u{7}c\u{1B}[2Jd\u{1B}[?1049le\u{8}f\rg\u{9B}31mh"
    + "\u{9D}0;owned\u{9C}i\u{202E}j\u{2066}k\u{7}l\u{1B}cm\u{1B}[?25hn\u{1B}Po\u{1B}\\p\u{0}q"
    + "\u{1B}[6nr\u{7F}s\u{200F}t\u{E}u"

  private func expectUnharmed(
    _ run: Ollatui, _ place: SourceLocation = #_sourceLocation
  ) {
    let screen = run.terminal.snapshot
    #expect(SentSequences(run.terminal.rawOutput).strange == [], sourceLocation: place)
    #expect(screen.title == "", sourceLocation: place)
    #expect(run.terminal.clipboard == "", sourceLocation: place)
    #expect(run.terminal.bells == 0, sourceLocation: place)
    #expect(screen.isAltScreen, sourceLocation: place)
    #expect(run.terminal.privateModes.contains(2004), sourceLocation: place)
  }

  @Test(arguments: [
    ("\u{1B}]52;c;aGk=\u{7}", ["ESC ]", "control 7"]), ("\u{1B}[?1000h", ["mode ?1000h"]),
    ("\u{9B}31m\u{202E}", ["control 155", "direction mark 202e"]), ("\u{1B}c", ["ESC c"]),
    ("\u{1B}[20h\u{1B}[6n", ["mode 20h", "CSI 6n"]), ("\u{1B}[2J\u{1B}[?25l\u{1B}[1;31mx", []),
  ])
  func `these tests know an attack when they see one`(sent: String, strange: [String]) {
    #expect(SentSequences(Array(sent.utf8)).strange == strange)
  }

  @Test func `a reply is shown, never obeyed`() async throws {
    let letters = Self.attack.unicodeScalars.map { Step.chat(String($0)) }
    let server = try FaultServer(replies: [
      .chatReply([Self.attack + "END", "\u{1B}]0;owned", "\u{7}"]),
      [.head()] + letters + [.chat("END"), .done(), .end],
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    try await run.waitFor("total 327 ms")
    let screen = try await run.waitFor("END")
    #expect(screen.text.contains("a␛]0;owned␇b␛]52;c;aGk=␇c␛[2Jd␛[?1049le␈f"))
    expectUnharmed(run)
    run.send("again, in pieces")
    try await run.terminal.waitFor("the second reply") { screen in
      screen.text.ranges(of: "END").count == 2 && screen.text.contains(" ready ")
    }
    expectUnharmed(run)
  }

  @Test func `thoughts and figures are shown, never obeyed`() async throws {
    let server = try FaultServer(replies: [
      [
        .head(), .chat("", thinking: Self.attack + "END"), .chat("so"),
        .done(DoneFigures(reason: Self.attack)), .end,
      ]
    ])
    let run = try await Ollatui.ready(
      at: server, environment: ["OLLATUI_THINKING": "open"])
    run.send("hello")
    try await run.waitFor("total 327 ms")
    let screen = try await run.waitFor("ended:")
    #expect(screen.text.ranges(of: "a␛]0;owned␇b").count == 2)
    expectUnharmed(run)
  }

  @Test func `model names are shown, never obeyed`() async throws {
    let server = try FaultServer(models: ["x\(Self.attack):1b", "y\(Self.attack):1b"])
    let run = try await Ollatui.ready(at: server)
    run.press(.controlO)
    try await run.waitFor("ya␛]0;owned␇b")
    run.press(.escape)
    try await run.waitForNo("model:")
    run.terminal.type("/model ")
    try await run.waitFor("/model ya␛]0;owned␇b")
    run.press(.tab)
    run.terminal.type("y\t")
    try await run.waitFor("› /model ya␛]0;owned␇b")
    expectUnharmed(run)
    try await run.quit()
  }

  @Test func `error messages are shown, never obeyed`() async throws {
    let server = try FaultServer(replies: [
      [.failure(status: 500, Self.attack)],
      [.whole(status: 502, contentType: "text/html", "<title>\(Self.attack)</title>")],
      [.head(), .errorLine(Self.attack), .end],
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n\(Self.attack)"), .close],
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("hello")
    for number in 1...4 {
      try await server.waitForRequest(number, to: "/api/chat")
      try await run.terminal.waitFor("failure \(number)") { screen in
        screen.text.contains("Ctrl+R retry")
          && (number == 1 || screen.text.contains("‹\(number)/\(number)›"))
      }
      expectUnharmed(run)
      run.press(.controlR)
    }
  }

  @Test func `an error in place of the model list is shown, never obeyed`() async throws {
    let server = try FaultServer { request in
      request.path == "/api/tags" ? [.failure(status: 500, Self.attack)] : nil
    }
    let run = try Ollatui(at: server)
    try await run.waitFor("a␛]0;owned␇b")
    expectUnharmed(run)
  }

  @Test func `pasted text is shown, never obeyed, and goes out as it was`() async throws {
    let server = try FaultServer(replies: [.chatReply(["ok"])])
    let run = try await Ollatui.ready(at: server)
    let text = Self.attack.replacing("\r", with: "") + "END"
    run.terminal.paste(text)
    try await run.waitFor("END")
    expectUnharmed(run)
    run.press(.enter)
    try await run.waitFor("total 327 ms")
    expectUnharmed(run)
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(
      request.messages.first?.last.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    try await run.quit()
    run.expectRestored()
  }

  @Test func `arguments and variables are shown, never obeyed`() async throws {
    let text = Self.attack.replacing("\u{0}", with: "")
    let server = try FaultServer(replies: [.chatReply(["ok"])])
    let run = try Ollatui([text + "END"], at: server, environment: ["OLLATUI_THEME": text])
    try await run.waitFor("total 327 ms")
    try await run.waitFor("END")
    expectUnharmed(run)
  }
}
