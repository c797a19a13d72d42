import TextUI
import Testing

@testable import Terminal

@Suite struct InputParserTests {
  private func inputs(_ text: String, _ sequences: [[UInt8]: Key] = [:]) -> [Input] {
    var parser = InputParser(sequences: sequences)
    return parser.feed(text.utf8) + parser.flush()
  }

  private func keys(_ text: String) -> [String] {
    inputs(text).map { input in
      if case .key(let key) = input { key.description } else { "\(input)" }
    }
  }

  @Test func `typed text arrives scalar by scalar, in any script`() {
    #expect(keys("aé中😀") == ["a", "é", "中", "😀"])
  }

  @Test func `control keys have their names`() {
    #expect(
      keys("\r\t\u{7F}\u{01}\u{1A}\u{1F}\u{0}")
        == ["Enter", "Tab", "Backspace", "Ctrl+A", "Ctrl+Z", "Ctrl+_", "Ctrl+Space"])
  }

  @Test func `arrows come in both of xterm's modes and with modifiers`() {
    #expect(
      keys("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;3D") == ["Up", "Down", "Ctrl+Right", "Alt+Left"])
  }

  @Test func `numbered keys, function keys and their modifiers are known`() {
    #expect(
      keys("\u{1B}[5~\u{1B}[6;5~\u{1B}[3~\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}[[A\u{1B}[7~")
        == ["PageUp", "Ctrl+PageDown", "Delete", "F1", "F5", "F12", "F1", "Home"])
  }

  @Test func `a lone Esc is the Esc key once nothing follows`() {
    var parser = InputParser()
    #expect(parser.feed([0x1B]) == [])
    #expect(parser.isWithinEscape)
    #expect(parser.flush() == [.key(Key(.escape))])
    #expect(!parser.isWithinEscape)
  }

  @Test func `Esc and a key at once is Alt and that key`() {
    #expect(keys("\u{1B}b\u{1B}\r\u{1B}\u{7F}") == ["Alt+B", "Alt+Enter", "Alt+Backspace"])
  }

  @Test func `Esc and a special key at once are both keys`() {
    #expect(keys("\u{1B}\u{1B}OP\u{1B}\u{1B}") == ["Esc", "F1", "Esc", "Esc"])
  }

  @Test func `keys of the kitty protocol and of modifyOtherKeys are keys`() {
    #expect(
      keys("\u{1B}[13;2u\u{1B}[27;5;106~\u{1B}[97;5u") == ["Shift+Enter", "Ctrl+J", "Ctrl+A"])
  }

  @Test func `a paste is one text, its controls included`() {
    #expect(
      inputs("\u{1B}[200~a\rb\u{1B}[Ac\u{1B}[201~x") == [
        .paste("a\rb\u{1B}[Ac"), .key(.typed("x")),
      ])
  }

  @Test func `a paste cut anywhere is the same`() {
    let bytes = Array("q\u{1B}[200~één\n中\u{1B}[20\u{1B}[201~\u{1B}[B".utf8)
    var whole = InputParser()
    let expected = whole.feed(bytes)
    #expect(expected.count == 3)
    for cut in bytes.indices {
      var parser = InputParser()
      #expect(parser.feed(bytes[..<cut]) + parser.feed(bytes[cut...]) == expected)
    }
    var parser = InputParser()
    #expect(bytes.flatMap { parser.feed([$0]) } == expected)
  }

  @Test func `the wheel and the left button are reported with their cell`() {
    #expect(
      inputs("\u{1B}[<64;10;5M\u{1B}[<0;1;1M\u{1B}[<0;1;1m") == [
        .mouse(Mouse(.wheelUp, at: Position(column: 9, row: 4))),
        .mouse(Mouse(.pressed, at: Position(column: 0, row: 0))),
        .mouse(Mouse(.released, at: Position(column: 0, row: 0))),
      ])
  }

  @Test func `answers of the terminal and unknown sequences are no keys`() {
    #expect(keys("\u{1B}[?1;2c\u{1B}[12;40R\u{1B}[99~z") == ["z"])
  }

  @Test(arguments: ["\u{7}", "\u{1B}\\"])
  func `the background's colour is no typed text, however the answer is cut`(end: String) {
    let bytes = Array("a\u{1B}]11;rgb:fdfd/f6f6/e3e3\(end)b".utf8)
    let expected: [Input] = [
      .key(.typed("a")), .background(.rgb(0xFD, 0xF6, 0xE3)), .key(.typed("b")),
    ]
    for cut in 1...bytes.count {
      var parser = InputParser()
      parser.isAwaitingReport = true
      var inputs = parser.feed(bytes[..<cut]) + parser.flush()
      inputs += parser.feed(bytes[cut...]) + parser.flush()
      // An Esc that nothing follows for a while is the key, even if it began an answer.
      #expect(inputs.filter { $0 != .key(Key(.escape)) } == expected, "\(cut)")
    }
    var parser = InputParser()
    parser.isAwaitingReport = true
    let inputs = bytes.flatMap { parser.feed([$0]) + parser.flush() }
    #expect(inputs.filter { $0 != .key(Key(.escape)) } == expected)
  }

  @Test func `an answer that nobody asked for, or that says nothing, is no text either`() {
    #expect(
      keys("a\u{1B}]52;c;Zm9v\u{7}\u{1B}]11;?\u{1B}\\\u{1B}]4;1;rgb:0/0/0\u{7}b") == ["a", "b"])
  }

  @Test func `a control key ends an answer that was cut off`() {
    #expect(keys("\u{1B}]11;rgb:00\rx\u{1B}]11;\u{1B}[Ay") == ["Enter", "x", "Up", "y"])
  }

  @Test func `Alt and a bracket is a key`() {
    #expect(keys("\u{1B}]") == ["Alt+]"])
    #expect(keys("\u{1B}]x") == ["Alt+]", "x"])
    var parser = InputParser()
    parser.isAwaitingReport = true
    #expect(parser.feed("\u{1B}".utf8) + parser.flush() == [.key(Key(.escape))])
    #expect(parser.feed("]".utf8) + parser.flush() == [])
    #expect(parser.feed("x".utf8) == [.key(.typed("]")), .key(.typed("x"))])
  }

  @Test func `the terminal's own sequences win`() {
    let sequence = Array("\u{1B}[11^".utf8)
    #expect(inputs("\u{1B}[11^", [sequence: Key(.insert)]) == [.key(Key(.insert))])
  }

  @Test func `bytes that are no UTF-8 show as replacement characters and lose nothing else`() {
    var parser = InputParser()
    #expect(
      parser.feed([0xFF, 0x61, 0xE4, 0xB8]) == [.key(.typed("\u{FFFD}")), .key(.typed("a"))])
    #expect(parser.feed([0xAD]) == [.key(.typed("中"))])
  }

  @Test func `a megabyte pasted in pieces is taken in one text`() {
    var parser = InputParser()
    var inputs = parser.feed(Array("\u{1B}[200~".utf8))
    let piece = [UInt8](repeating: 0x61, count: 4096)
    for _ in 0..<256 { inputs += parser.feed(piece) }
    inputs += parser.feed(Array("\u{1B}[201~".utf8))
    #expect(inputs == [.paste(String(repeating: "a", count: 1 << 20))])
  }
}
