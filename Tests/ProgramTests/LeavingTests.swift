import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct LeavingTests {
  @Test(arguments: ["\u{04}", "\u{11}", "/quit\r", "\u{03}\u{03}"])
  func `quitting puts the terminal back as it was found`(keys: String) async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    #expect(run.terminal.isAltScreen)
    #expect(run.terminal.modes != TerminalModes())
    run.terminal.type(keys)
    #expect(try await run.terminal.waitForExit() == .exited(0))
    run.expectRestored()
    #expect(run.terminal.screen == "")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal to end closes the reply and puts the terminal back`(signal: Int32) async throws {
    let server = try FaultServer(replies: [[.head(), .chat("Once upon"), .stallForever]])
    let run = try await Ollatui.ready(at: server)
    run.send("tell me a story")
    try await run.waitFor("Once upon")
    run.terminal.kill(signal)
    #expect(try await run.terminal.waitForExit() == .exited(128 + signal))
    run.expectRestored()
    let request = try await server.waitForRequest(to: "/api/chat")
    try await server.waitForDisconnect(of: request.connection)
  }

  @Test(arguments: [SIGILL, SIGSEGV, SIGABRT, SIGTRAP])
  func `a crash puts the terminal back and stays a crash`(signal: Int32) async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    run.terminal.kill(signal)
    #expect(try await run.terminal.waitForExit() == .killed(signal: signal))
    run.expectRestored()
  }

  #if os(Linux)
    @Test func `a crash on the network thread puts the terminal back too`() async throws {
      let run = try await Ollatui.ready(at: try FaultServer())
      try run.terminal.kill(SIGSEGV, thread: "ollama-network")
      #expect(try await run.terminal.waitForExit() == .killed(signal: SIGSEGV))
      run.expectRestored()
    }
  #endif

  @Test func `a terminal that is closed ends the program and its reply`() async throws {
    let server = try FaultServer(replies: [[.head(), .chat("Once upon"), .stallForever]])
    let run = try await Ollatui.ready(at: server)
    run.send("tell me a story")
    try await run.waitFor("Once upon")
    run.terminal.hangUp()
    #expect(try await run.terminal.waitForExit() == .exited(128 + SIGHUP))
    let request = try await server.waitForRequest(to: "/api/chat")
    try await server.waitForDisconnect(of: request.connection)
  }

  @Test func `Ctrl+Z gives the terminal back, SIGCONT brings the whole screen`() async throws {
    let gate = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat("Once upon"), .pause(until: gate), .chat(" a time."), .done(), .end]
    ])
    let run = try await Ollatui.ready(at: server)
    run.send("tell me a story")
    try await run.waitFor("Once upon")
    run.press(.controlZ)
    #expect(try await run.terminal.waitForStop() == SIGTSTP)
    run.expectRestored()
    gate.open()
    try await server.waitUntil("the reply to be sent") { seen in
      seen.connections.contains { $0.answersFinished > 1 } ? true : nil
    }
    run.terminal.kill(SIGCONT)
    try await run.waitFor("total 327 ms")
    let screen = try await run.waitFor(" ready ")
    #expect(screen.isAltScreen && screen.mouse == .drags)
    #expect(
      screen.conversation[..<5] == [
        "you", "tell me a story", "", "tiny:latest", "Once upon a time.",
      ])
    #expect(screen.rows[0].hasPrefix(" tell me a story") && screen.rows[21].hasPrefix("› "))
    #expect(run.terminal.privateModes.contains(2004))
    #expect(run.terminal.modes?.isCanonical == false)
    try await run.quit()
    run.expectRestored()
  }

  @Test func `a window that changed while the program was stopped is taken over`() async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    run.press(.controlZ)
    #expect(try await run.terminal.waitForStop() == SIGTSTP)
    run.terminal.resize(columns: 60, rows: 20)
    run.terminal.kill(SIGCONT)
    try await run.terminal.waitFor("the screen in its new size") { screen in
      screen.rows[18] == String(repeating: "─", count: 60) && screen.rows[19].contains("ready")
    }
  }

  @Test func `stopped from outside and continued, the screen is whole again`() async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    // Cells nobody wrote to and cells with a blank look alike, so the picture counts.
    let before = run.terminal.snapshot.description
    run.terminal.kill(SIGTSTP)
    #expect(try await run.terminal.waitForStop() == SIGTSTP)
    run.expectRestored()
    run.terminal.kill(SIGCONT)
    try await run.terminal.waitFor("the screen as it was") { $0.description == before }
  }
}
