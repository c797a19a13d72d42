import TerminalRig
import Testing

@Suite struct ScreenTests {
  @Test func `the screen is what was printed`() throws {
    let program = try TerminalProgram(shell: #"printf 'one \n\n  two\033[1;19Hx'"#)
    #expect(try program.waitForExit() == .exited(0))
    #expect(program.screen == "one               x\n\n  two")
    #expect(program.cursor == .init(column: 19, row: 0))
  }

  @Test func `a wide character takes two cells, a combining mark none`() throws {
    let program = try TerminalProgram(shell: #"printf '春e\314\201'"#)
    try program.waitForExit()
    #expect(program.screen == "春e\u{301}")
    let cells = (0..<3).map { program.cell($0, 0) }
    #expect(cells.map(\.text) == ["春", "", "e\u{301}"])
    #expect(cells.map(\.width) == [2, 0, 1])
  }

  @Test func `a cell knows its attributes and colours`() throws {
    let program = try TerminalProgram(
      shell: #"printf '\033[1;3;4;5;7;9ma\033[0;31;48;5;200mb\033[0;38;2;1;2;3mc\033[0md'"#)
    try program.waitForExit()
    var first = Cell()
    first.text = "a"
    first.isBold = true
    first.isItalic = true
    first.isUnderlined = true
    first.isBlinking = true
    first.isReversed = true
    first.isStruck = true
    var second = Cell()
    second.text = "b"
    second.foreground = .indexed(1)
    second.background = .indexed(200)
    var third = Cell()
    third.text = "c"
    third.foreground = .rgb(1, 2, 3)
    var last = Cell()
    last.text = "d"
    #expect((0..<5).map { program.cell($0, 0) } == [first, second, third, last, Cell()])
  }

  @Test func `the alternate screen comes and goes`() throws {
    let program = try TerminalProgram(
      shell: #"printf 'below\033[?1049h\033[?25l\033[?1002h\033[Habove'; read x; "#
        + #"printf '\033[?1002l\033[?25h\033[?1049l'"#)
    let above = try program.waitFor("above")
    #expect(above.isAltScreen && !above.isCursorVisible && above.mouse == .drags)
    #expect(program.privateModes == [1049, 1002])
    program.press(.enter)
    try program.waitForExit()
    #expect(program.screen == "below")
    #expect(!program.isAltScreen && program.snapshot.isCursorVisible)
    #expect(program.snapshot.mouse == .off)
    #expect(program.privateModes == [25])
  }

  @Test func `title, bell and clipboard are seen`() throws {
    let title = String(repeating: "long ", count: 40)
    let program = try TerminalProgram(
      shell: #"printf '\033]0;%s\007\007\007\033]52;c;aGVsbG8=\033\\' "$TITLE""#,
      environment: ["TITLE": title])
    try program.waitForExit()
    #expect(program.title == title)
    #expect(program.bells == 2)
    #expect(program.clipboard == "c;aGVsbG8=")
  }

  @Test func `every byte is kept as it came`() throws {
    let program = try TerminalProgram(shell: #"printf 'a\n\033[1mb\033[m\377'"#)
    try program.waitForExit()
    #expect(program.rawOutput == Array("a\r\n\u{1B}[1mb\u{1B}[m".utf8) + [255])
  }

  @Test func `a screen in a message has a frame and words for what cannot be seen`() throws {
    let program = try TerminalProgram(shell: #"printf '\033]2;t\007ab\n春'"#, size: (6, 3))
    try program.waitForExit()
    #expect(
      program.snapshot.description == """
        +------+
        |ab
        |春
        |
        +------+
        cursor 2,1 shown, normal screen, mouse off, title "t"
        """)
  }

  @Test func `sizes change on both screens without harm`() throws {
    let program = try TerminalProgram(
      shell: #"printf '春天春天春天春天春天\n\n\n\nlast'; read x; printf '\033[?1049h春春'; read x"#)
    try program.waitFor("last")
    let sizes = [(1, 1), (7, 2), (200, 60), (3, 40), (20, 5)]
    for (columns, rows) in sizes { program.resize(columns: columns, rows: rows) }
    program.press(.enter)
    try program.waitFor("the alternate screen") { $0.isAltScreen }
    for (columns, rows) in sizes {
      program.resize(columns: columns, rows: rows)
      #expect(program.snapshot.cells.map(\.count) == .init(repeating: columns, count: rows))
    }
  }
}
