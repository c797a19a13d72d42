import Foundation
import Testing

@testable import TerminalRig

@Suite struct PartsTests {
  @Test func `private modes are the same wherever the bytes are cut`() {
    let bytes = Array(
      "a\u{1B}[?1049;25hb\u{1B}[2004h\u{1B}[?2004h\u{1B}\u{1B}[?25l\u{1B}[?1$p\u{1B}[?7hh".utf8)
    for cut in 0...bytes.count {
      var modes = PrivateModes()
      modes.feed(bytes[..<cut])
      modes.feed(bytes[cut...])
      #expect(modes.on == [1049, 2004, 7], "cut at \(cut)")
    }
  }

  @Test func `a sequence cut anywhere gives the same screen`() throws {
    let bytes = Array(
      "\u{1B}]0;a\u{7}\u{1B}]2;title\u{1B}\\\u{1B}[2;3H\u{1B}[1m春\u{1B}[38;2;1;2;3m語é".utf8)
    let whole = try #require(VirtualTerminal(columns: 10, rows: 3))
    _ = whole.feed(bytes)
    #expect(whole.screen.text == "\n  春語é")
    for cut in 1..<bytes.count {
      let terminal = try #require(VirtualTerminal(columns: 10, rows: 3))
      _ = terminal.feed(bytes[..<cut])
      _ = terminal.feed(bytes[cut...])
      #expect(terminal.screen == whole.screen, "cut at \(cut)")
    }
  }

  @Test func `a long string in many pieces is whole`() throws {
    let text = "c;" + String(repeating: "QUJD", count: 25_000)
    let bytes = Array("x\u{1B}]52;\(text)\u{1B}\\y".utf8)
    let terminal = try #require(VirtualTerminal(columns: 10, rows: 1))
    for start in stride(from: 0, to: bytes.count, by: 1_000) {
      _ = terminal.feed(bytes[start..<min(start + 1_000, bytes.count)])
    }
    #expect(terminal.clipboard == text)
    #expect(terminal.screen.text == "xy")
  }

  @Test func `what was not built is named`() {
    let error = #expect(throws: RigFailure.self) { try BuiltProduct.executable("no-such-program") }
    #expect(error?.description.hasPrefix("no-such-program was not built; looked in [") == true)
  }

  #if os(Linux)
    @Test func `the slow resolver holds up its names and lets others through`() throws {
      let preload = ["LD_PRELOAD": try BuiltProduct.library("SlowResolver")]
      let quick = try TerminalProgram(
        executable: "/usr/bin/getent", arguments: ["ahosts", "127.0.0.1"], environment: preload)
      #expect(try quick.waitForExit() == .exited(0))
      #expect(quick.screen.hasPrefix("127.0.0.1 "))
      let slow = try TerminalProgram(
        executable: "/usr/bin/getent", arguments: ["ahosts", "a.slow.test"], environment: preload)
      #expect(throws: RigFailure.self) { try slow.waitForExit(within: .milliseconds(300)) }
    }
  #endif
}
