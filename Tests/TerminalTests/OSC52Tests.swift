import Testing

@testable import Terminal

@Suite struct OSC52Tests {
  private func string(_ text: String, _ wrapping: OSC52.Wrapping = .none) -> String? {
    OSC52.bytes(for: text, in: wrapping).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("春\u{1B}]0;x\u{07}", "5pilG10wO3gH"),
    ("\u{3FF}\u{7FF}?>~", "z7/fvz8+fg=="),
  ])
  func `the text goes as Base64 and as nothing else`(text: String, encoded: String) {
    #expect(string(text) == "\u{1B}]52;c;\(encoded)\u{07}")
  }

  @Test func `within tmux it goes for tmux, and wrapped for the terminal behind it`() {
    #expect(
      string("foo", .tmux)
        == "\u{1B}]52;c;Zm9v\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{07}\u{1B}\\")
  }

  @Test func `within screen it goes in pieces that screen takes, and whole together`() throws {
    let text = String(repeating: "0123456789", count: 100)
    let plain = try #require(OSC52.bytes(for: text, in: .none))
    let wrapped = try #require(string(text, .screen))
    let pieces = wrapped.split(separator: "\u{1B}\\")
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 254 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == String(decoding: plain, as: UTF8.self))
  }

  @Test func `a text that is too long is refused, never cut`() throws {
    let longest = String(repeating: "x", count: OSC52.limit)
    let bytes = try #require(OSC52.bytes(for: longest, in: .none))
    #expect(bytes.count == 100_000)
    for wrapping in [OSC52.Wrapping.none, .tmux, .screen] {
      #expect(OSC52.bytes(for: longest + "x", in: wrapping) == nil)
    }
  }
}
