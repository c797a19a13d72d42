import Foundation
import TerminalRig
import Testing

@Suite struct InputTests {
  @Test func `the window has the size asked for, and tells of a new one`() throws {
    let program = try TerminalProgram(
      shell: "trap 'stty size' WINCH; stty size; while :; do read x; done", size: (33, 11))
    try program.waitFor("11 33")
    program.resize(columns: 50, rows: 9)
    let screen = try program.waitFor("9 50")
    #expect(screen.columns == 50 && screen.cells.count == 9)
  }

  @Test func `a megabyte is typed as fast as the program takes it`() throws {
    let program = try TerminalProgram(
      shell: "stty raw -echo; echo ready; head -c 1048588 | tail -c 12")
    try program.waitFor("ready")
    program.paste(String(repeating: "paste\n", count: 174_762) + "last")
    try program.waitForExit()
    #expect(program.rawOutput.suffix(12) == Array("e\rlast\u{1B}[201~".utf8)[...])
  }

  @Test func `the terminal answers what the program asks`() throws {
    let program = try TerminalProgram(
      shell: #"stty raw -echo; printf '\033[6n'; head -c 6 | od -An -c"#, size: (40, 5))
    try program.waitForExit()
    #expect(program.screen.split(separator: " ") == ["033", "[", "1", ";", "1", "R"])
  }

  @Test func `keys are the bytes of an xterm`() throws {
    let program = try TerminalProgram(
      shell: "stty raw -echo; echo; head -c 8 | od -An -c; echo", size: (40, 5))
    try program.waitFor("the first line") { $0.cursor.row > 0 }
    program.press(.up, .escape, .pageUp)
    try program.waitForExit()
    #expect(
      program.screen.split(separator: " ").joined(separator: " ").contains(
        "033 O A 033 033 [ 5 ~"))
  }

  @Test func `the settings of the terminal can be looked at`() throws {
    let program = try TerminalProgram(
      shell: "read x; stty raw -echo; printf raw; head -c 1; "
        + "stty sane; printf sane; read x; stty raw")
    #expect(program.modes == TerminalModes())
    program.press(.enter)
    try program.waitFor("raw")
    var raw = TerminalModes()
    raw.isCanonical = false
    raw.isEchoing = false
    raw.makesSignals = false
    raw.processesOutput = false
    #expect(program.modes == raw)
    program.type("x")
    try program.waitFor("sane")
    #expect(program.modes == TerminalModes())
    program.press(.enter)
    try program.waitForExit()
    raw.isEchoing = true
    #expect(program.modes == raw)
  }

  @Test func `a terminal nobody reads holds the program up, and loses nothing`() throws {
    let program = try TerminalProgram(shell: "read x; head -c 3000000 /dev/zero; printf end")
    program.pauseReading()
    program.press(.enter)
    #expect(throws: RigFailure.self) { try program.waitForExit(within: .milliseconds(300)) }
    let held = program.rawOutput.count
    #expect(held < 100)
    program.resumeReading()
    #expect(try program.waitForExit() == .exited(0))
    #expect(program.rawOutput.count == 3_000_005)
  }
}
