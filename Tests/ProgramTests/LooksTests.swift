import FaultServer
import Foundation
import TerminalRig
import Testing

/// How the screen looks: colours, themes, symbols, and what the terminal says of itself.
@Suite(.serialized) struct LooksTests {
  private static let question = "\u{1B}]11;?\u{1B}\\"
  /// The status bar's grey in the dark theme and in the light one.
  private static let (dark, light) = (CellColor.indexed(245), CellColor.indexed(242))

  private func statusColor(_ screen: Screen) -> CellColor {
    screen.cells[23][1].foreground
  }

  @discardableResult
  private func waitForStatus(_ color: CellColor, _ run: Ollatui) async throws -> Screen {
    try await run.terminal.waitFor("a status bar in \(color)", within: .seconds(20)) {
      statusColor($0) == color
    }
  }

  private func sent(_ run: Ollatui) -> String {
    String(decoding: run.terminal.rawOutput, as: UTF8.self)
  }

  // MARK: - Dark or light

  @Test func `a terminal with a light background gets the light theme, and typing goes on`()
    async throws
  {
    let run = try await Ollatui.ready(at: try FaultServer())
    #expect(sent(run).contains(Self.question))
    try await waitForStatus(Self.dark, run)
    run.terminal.type("ab\u{1B}]11;rgb:ffff/ff")
    try await run.waitFor("› ab")
    run.terminal.type("ff/f0f0\u{1B}\\cd")
    try await run.waitFor("› abcd")
    let screen = try await waitForStatus(Self.light, run)
    #expect(!screen.text.contains("rgb") && !screen.text.contains("11;"))
    try await run.quit()
    run.expectRestored()
  }

  @Test func `a terminal that does not answer keeps the dark theme, or that of its hint`()
    async throws
  {
    let silent = try await Ollatui.ready(at: try FaultServer())
    silent.terminal.type("]x")
    try await silent.waitFor("› ]x")
    try await waitForStatus(Self.dark, silent)
    let hinted = try await Ollatui.ready(at: try FaultServer(), environment: ["COLORFGBG": "0;15"])
    try await waitForStatus(Self.light, hinted)
    let told = try await Ollatui.ready(["--background", "light"], at: try FaultServer())
    try await waitForStatus(Self.light, told)
    #expect(!sent(told).contains(Self.question))
  }

  @Test(arguments: ["linux", "vt100", "dumb"])
  func `a terminal that could print the question is not asked`(name: String) async throws {
    let run = try await Ollatui.ready(at: try FaultServer(), environment: ["TERM": name])
    #expect(!sent(run).contains("]11;"))
  }

  // MARK: - Colours

  @Test(arguments: ["truecolor", "24bit"])
  func `24-bit colours are sent where COLORTERM offers them`(offer: String) async throws {
    let run = try await Ollatui.ready(
      ["--theme", "solarized-dark"], at: try FaultServer(), environment: ["COLORTERM": offer])
    try await waitForStatus(.rgb(0x83, 0x94, 0x96), run)
    run.send("/set colors 256")
    try await waitForStatus(.indexed(246), run)
    run.send("/set colors none")
    try await waitForStatus(.standard, run)
    run.send("/set colors 24bit")
    try await waitForStatus(.rgb(0x83, 0x94, 0x96), run)
    // What is one of the 256 anyway takes fewer bytes as such; the palette's stay the palette's.
    run.send("/theme dark")
    try await waitForStatus(Self.dark, run)
    run.send("/theme terminal")
    try await waitForStatus(.indexed(8), run)
    try await run.quit()
    run.expectRestored()
  }

  @Test func `without an offer the nearest of 256 is sent, and a wish for more is answered`()
    async throws
  {
    let run = try await Ollatui.ready(["--theme", "solarized-dark"], at: try FaultServer())
    try await waitForStatus(.indexed(246), run)
    run.send("/set colors 24bit")
    try await run.waitFor("24-bit colours need")
    let forced = try await Ollatui.ready(
      ["--theme", "solarized-dark", "--colors", "24bit"], at: try FaultServer())
    try await waitForStatus(.rgb(0x83, 0x94, 0x96), forced)
  }

  @Test func `keys and the mouse are the same with 24-bit colours`() async throws {
    let server = try FaultServer(replies: [.chatReply([(1...60).map { "line \($0)\n" }.joined()])])
    let run = try await Ollatui.ready(at: server, environment: ["COLORTERM": "truecolor"])
    #expect(run.terminal.snapshot.isAltScreen && run.terminal.snapshot.mouse == .drags)
    run.send("go")
    try await run.waitFor("line 60")
    run.press(.pageUp)
    try await run.waitFor("▼ ")
    run.press(.end)
    try await run.waitForNo("▼ ")
    try await run.quit()
    run.expectRestored()
  }

  // MARK: - Themes

  @Test func `an edited theme is picked up at once, a broken one leaves the last good one`()
    async throws
  {
    let home = try Home()
    let file = "config/ollatui/themes/mine.toml"
    try home.write("inherits = \"base\"\n", to: file)
    try home.write("status = \"#ff0000\"\n", to: "config/ollatui/themes/base.toml")
    let run = try await Ollatui.ready(["--theme", "mine"], at: try FaultServer(), home: home)
    try await waitForStatus(.indexed(196), run)
    try home.write("inherits = \"base\"\nstatus = \"#00ff00\"\n", to: file)
    try await waitForStatus(.indexed(46), run)
    try home.write("inherits = \"base\"\nsttus = \"#0000ff\"\n", to: file)
    try await run.waitFor(
      "mine.toml:2: no role \"sttus\"; did you mean \"status\"? · mine stays as")
    #expect(statusColor(run.terminal.snapshot) == .indexed(46))
    try home.write("inherits = \"base\"\n", to: file)
    try await waitForStatus(.indexed(196), run)
    try await run.waitForNo("mine.toml:2")
    // What it inherits from counts too, and an editor that puts a new file in the old one's place.
    try home.write("status = \"#0000ff\"\n", to: "new.toml")
    #expect(rename(home.path + "/new.toml", home.path + "/config/ollatui/themes/base.toml") == 0)
    try await waitForStatus(.indexed(21), run)
  }

  @Test func `the list of themes shows each at once, Esc goes back and Enter keeps`() async throws {
    let home = try Home()
    try home.write(
      "inherits = \"dark\"\nstatus = \"#ff0000\"\n", to: "config/ollatui/themes/mine.toml")
    let run = try await Ollatui.ready(at: try FaultServer(), home: home)
    run.send("/theme")
    let list = try await run.waitFor("● auto")
    #expect(list.rows[4].contains("  mine") && list.text.contains("solarized-light"))
    run.press(.down)
    try await waitForStatus(.indexed(196), run)
    run.press(.escape)
    try await waitForStatus(Self.dark, run)
    run.send("/theme")
    try await run.waitFor("● auto")
    run.terminal.type("olarized-l")
    run.press(.enter)
    try await run.waitFor("theme is now solarized-light")
    run.send("/theme nope")
    try await run.waitFor("no theme \"nope\"")
  }

  // MARK: - Symbols

  @Test func `a locale without UTF-8 gets a screen of ASCII and its letters`() async throws {
    let server = try FaultServer(replies: [.chatReply(["“春天” – → é"])])
    let run = try await Ollatui.ready(at: server, environment: ["LC_ALL": "C"])
    run.send("hi")
    let screen = try await run.waitFor("\"春天\" - > é")
    #expect(screen.rows[22] == String(repeating: "-", count: 80))
    let odd = screen.text.unicodeScalars.filter { !$0.isASCII }
    #expect(String(String.UnicodeScalarView(odd)) == "春天é")
  }
}
