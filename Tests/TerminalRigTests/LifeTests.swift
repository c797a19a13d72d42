import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite struct LifeTests {
  @Test func `an exit code is told from a signal`() throws {
    #expect(try TerminalProgram(shell: "exit 7").waitForExit() == .exited(7))
    let end = try TerminalProgram(shell: "kill -TERM $$").waitForExit()
    #expect(end == .killed(signal: SIGTERM))
  }

  @Test func `a signal of the test reaches the program`() throws {
    let program = try TerminalProgram(shell: "trap 'echo caught; exit 3' USR1; echo ready; read x")
    try program.waitFor("ready")
    program.kill(SIGUSR1)
    #expect(try program.waitForExit() == .exited(3))
    #expect(program.screen == "ready\ncaught")
  }

  @Test func `Ctrl+Z stops the program, SIGCONT goes on with it`() throws {
    let program = try TerminalProgram(executable: "/bin/cat", size: (20, 5))
    program.type("one\r")
    try program.waitFor("the echo") { $0.text == "one\none" }
    program.press(.controlZ)
    #expect(try program.waitForStop() == SIGTSTP)
    program.kill(SIGCONT)
    program.type("two\r")
    try program.waitFor("two\ntwo")
    program.press(.controlD)
    let end = try program.waitForExit()
    #expect(end == .exited(0), "\(program.snapshot)")
  }

  @Test func `a window that closes is a hang-up`() throws {
    let program = try TerminalProgram(executable: "/bin/sleep", arguments: ["600"])
    program.hangUp()
    #expect(try program.waitForExit() == .killed(signal: SIGHUP))
    #expect(program.modes == nil)
  }

  @Test func `a released program is killed, and what it started`() throws {
    let server = try FaultServer()
    var program: TerminalProgram? = try TerminalProgram(
      executable: "/bin/bash",
      arguments: ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(server.port); sleep 600; echo"])
    try server.waitUntil("a connection") { $0.connections.first?.opened }
    #expect(program?.screen == "")
    program = nil
    try server.waitForDisconnect(of: 1)
  }

  @Test func `output written just before the end is all read`() throws {
    for _ in 0..<20 {
      let program = try TerminalProgram(shell: "head -c 60000 /dev/zero; printf end")
      try program.waitForExit()
      #expect(program.rawOutput.count == 60_003)
    }
  }

  @Test func `what cannot be started says why`() {
    let missing = #expect(throws: RigFailure.self) {
      try TerminalProgram(executable: "/nonexistent/program")
    }
    #expect(
      missing?.description == "cannot start /nonexistent/program: No such file or directory")
    #expect(throws: RigFailure.self) {
      try TerminalProgram(executable: "/bin/sh", directory: "/nonexistent")
    }
  }

  @Test func `a program gets a clean environment, folder and no stray descriptors`() throws {
    let server = try FaultServer()
    let other = try TerminalProgram(executable: "/bin/cat")
    let program = try TerminalProgram(
      executable: "/bin/sh",
      arguments: ["-c", "echo $TERM $LANG $HOME $ONE; pwd; ls -x /proc/self/fd"],
      environment: ["ONE": "1", "HOME": "/tmp"], size: (60, 5), directory: "/usr")
    try program.waitForExit()
    #expect(program.screen == "xterm-256color C.UTF-8 /tmp 1\n/usr\n0  1  2  3")
    #expect(server.port > 0 && other.screen == "")
  }

  @Test func `a wait in vain prints the whole screen`() throws {
    let program = try TerminalProgram(shell: "printf hello; read x", size: (8, 2))
    try program.waitFor("hello")
    let error = #expect(throws: RigFailure.self) {
      try program.waitFor("bye", within: .milliseconds(50))
    }
    #expect(
      error?.description == """
        waited 0.05 seconds for "bye" on the screen; the program is running, \
        the terminal is open, 5 bytes of output so far
        +--------+
        |hello
        |
        +--------+
        cursor 5,0 shown, normal screen, mouse off, title ""
        """)
  }

  @Test func `a test with tasks waits without holding a thread`() async throws {
    let program = try TerminalProgram(shell: "read x; echo got $x; exit 2")
    program.type("it\r")
    try await program.waitFor("got it")
    #expect(try await program.waitForExit() == .exited(2))
  }
}
