import SeededNumbers
import OllamaWire
import TextUI
import Testing

@testable import OllatuiCore

@Suite struct ScreenSizeTests {
  @Test func `a small screen loses the least important rows first`() {
    var drive = Drive(columns: 40, rows: 10)
    drive.ask("hello")
    drive.grow("Hi.")
    drive.settleStatus()
    #expect(
      drive.screen == """
         hello             chat · llama3:latest
        hello

        llama3:latest
        Hi.


        › Send a message (/? for help)
        ────────────────────────────────────────
         answering 0.2 s   ≈1 token    Esc stop
        """)
    drive.resize(40, 4)
    #expect(
      drive.screen == """


        › Send a message (/? for help)
         answering 0.2 s   ≈1 token    Esc stop
        """)
  }

  @Test func `every size gives a frame of that size, with the cursor in it`() {
    var generator = SeededNumbers(seed: 11)
    var drive = Drive()
    drive.ask("what is a 終端? \u{1B}[31m")
    drive.grow("It is 👩‍👩‍👧‍👦 a\tgrid\u{7} of cells. 君不见黄河之水天上来，奔流到海不复回。\n")
    let sizes = [(1, 1), (1, 50), (200, 1), (2, 2), (3, 5), (10, 3)]
    let random = (0..<150).map { _ in
      (Int.random(in: 1...90, using: &generator), Int.random(in: 1...40, using: &generator))
    }
    for (columns, rows) in sizes + random {
      drive.resize(columns, rows)
      for step in 0..<4 {
        if step == 1 { drive.type("one 中 two ") }
        if step == 2 { drive.press(Key(.function(1))) }
        if step == 3 { drive.press(Key(.escape), .control("o")) }
        let frame = drive.frame
        #expect(frame.rows.count == rows, "\(columns)x\(rows)")
        for row in frame.rows { #expect(row.columns <= columns, "\(columns)x\(rows) \(row.text)") }
        if let cursor = frame.cursor {
          #expect(cursor.column < columns && cursor.row < rows, "\(columns)x\(rows)")
        }
      }
      drive.press(Key(.escape), .control("u"))
    }
  }

  @Test func `the input box grows to a third of the screen, and the view with it`() {
    var drive = Drive(columns: 40, rows: 18)
    for _ in 0..<20 {
      drive.type("line")
      drive.press(Key(.enter, .alt))
    }
    #expect(drive.screen.components(of: "  line").count == 5)
    #expect(drive.frame.cursor?.row == 15)
  }

  @Test func `hostile text reaches no screen as a control character`() {
    var drive = Drive(columns: 60, rows: 24, installed: ["llama3:latest", "ev\u{1B}]0;x\u{7}il:1"])
    drive.ask("q\u{1B}[2J")
    drive.grow("\u{1B}]52;c;aGk=\u{7}\u{202E}evil\u{9B}31m\r\u{8}")
    drive.end(.failed(OllamaError(kind: .serverFailed, message: "bad\u{1B}[?1049l")))
    drive.press(.control("o"))
    for scalar in (drive.screen + drive.model.pane.visible.map(\.text).joined()).unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
      #expect(!isControl && !(0x202A...0x202E).contains(scalar.value))
    }
  }
}

extension String {
  func components(of text: String) -> [String] {
    split(separator: "\n").map(String.init).filter { $0.hasPrefix(text) }
  }
}
