import FaultServer
import TerminalRig
import Testing

/// Text of every script on a real terminal: nothing beside it moves.
@Suite(.serialized) struct ScriptTests {
  /// Words whose widths the emulator and libc agree on; each is hard in its own way.
  private static let words = [
    "春风吹绿。", "「コーヒー」", "か\u{3099}ハ\u{309A}", "한국어", "\u{1112}\u{1161}\u{11AB}\u{1161}", "ภาษาไทยกำ",
    "नमस्ते", "क्षि", "हिन्दी", "مُحَمَّد", "שָׁלוֹם", "می‌خواهم", "👨‍👩‍👧‍👦", "👩🏽‍🚀", "a🏽", "🏿", "🇩🇪🇫🇷🇨", "1️⃣", "❤️",
    "⌚︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{301}", "e\u{301}", "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}",
    "a\u{200B}b\u{2060}\u{FEFF}c",
    "\u{202E}abc", "\u{E000}\u{378}\u{10FFFF}", "½™→", "ｱｲｳﾞ",
  ]

  /// The words in every kind of block that a reply may have.
  private static let markdown: String = {
    let text = words.joined(separator: " ")
    let rows = words.map { "| \($0) | **\($0)** | `\($0)` |\n" }.joined()
    let items = words.prefix(8).map { "- \($0)\n  1. \($0)\n" }.joined()
    return """
      # \(text)

      \(text) *\(text)* `\(text)`

      > \(text)

      \(items)
      ```
      \(text)
      ```

      | a | b | c |
      |---|--:|:-:|
      \(rows)
      END
      """
  }()

  /// What can be seen in each cell: one that was never written looks like a blank.
  private static func shown(_ screen: Screen) -> [[String]] {
    screen.cells.map { row in row.map { $0.text.isEmpty && $0.width > 0 ? " " : $0.text } }
  }

  /// The cells up to the last word of the reply.
  private func reply(_ screen: Screen) throws -> [[String]] {
    let end = try #require(screen.rows.firstIndex(of: "END"))
    return Array(Self.shown(screen)[...end])
  }

  /// What stands around the text: the rule over its whole width, and the ends of the last row.
  private func expectFrame(_ screen: Screen, _ place: SourceLocation = #_sourceLocation) {
    let last = screen.cells.count - 1
    #expect(screen.cells[last - 1].allSatisfy { $0.text == "─" }, sourceLocation: place)
    #expect(screen.rows[last].hasSuffix(" F1 help"), sourceLocation: place)
    #expect(screen.cells[last][screen.columns - 2].text == "p", sourceLocation: place)
  }

  /// Waits for a whole frame, which ends with the cursor in the empty input box, or where it is said.
  @discardableResult
  private func whole(
    _ text: String, _ run: Ollatui, cursor: Screen.CursorPlace? = nil
  ) async throws -> Screen {
    try await run.terminal.waitFor("a whole frame with \"\(text)\"", within: .seconds(20)) {
      screen in
      screen.text.contains(text)
        && screen.cursor == cursor ?? .init(column: 2, row: screen.cells.count - 3)
    }
  }

  /// Has the whole screen sent again, and holds it against what the changes had made of it.
  private func expectSameDrawnAnew(_ run: Ollatui) async throws {
    let before = run.terminal.snapshot
    let sent = run.terminal.rawOutput.count
    run.press(.controlL)
    let clear = Array("\u{1B}[2J".utf8)
    try await run.terminal.waitForOutput("a cleared screen") { bytes in
      !bytes[sent...].ranges(of: clear).isEmpty
    }
    try await run.terminal.waitFor("the same screen as \(before)") { screen in
      Self.shown(screen) == Self.shown(before) && screen.cursor == before.cursor
    }
  }

  // MARK: - A reply

  @Test(arguments: [80, 41, 20])
  func `a reply in single scalars looks as it does whole, and as it does drawn anew`(
    columns: Int
  ) async throws {
    let scalars = Self.markdown.unicodeScalars.map { String($0) }
    let server = try FaultServer(replies: [.chatReply(scalars), .chatReply([Self.markdown])])
    let size = (columns: columns, rows: 500)
    let pieces = try Ollatui(["hello"], at: server, size: size)
    let streamed = try await whole(" ready ", pieces)
    let atOnce = try Ollatui(["hello"], at: server, size: size)
    try #expect(reply(streamed) == reply(try await whole(" ready ", atOnce)))
    try await expectSameDrawnAnew(pieces)
    expectFrame(pieces.terminal.snapshot)
  }

  @Test(arguments: [80, 30])
  func `the borders of a table and the scroll bar stand below each other`(
    columns: Int
  ) async throws {
    let server = try FaultServer(replies: [.chatReply([Self.markdown])])
    let run = try Ollatui(["hello"], at: server, size: (columns, 24))
    var before = try await whole(" ready ", run)
    for _ in 0..<3 {
      run.press(.pageUp)
      let last = before
      let screen = try await run.terminal.waitFor("the page before") { screen in
        screen.rows[2] != last.rows[2] && screen.text.contains("End follow")
          && screen.cursor == last.cursor
      }
      before = screen
      let pane = screen.cells[2..<20]
      #expect(pane.allSatisfy { ["│", "█"].contains($0[columns - 1].text) }, "\(screen)")
      let borders = pane.map { row in
        row.dropLast().indices.filter { row[$0].text == "│" || row[$0].text == "┼" }
      }.filter { $0.count == 2 }
      #expect(Set(borders).count <= 1, "\(screen)")
      try await expectSameDrawnAnew(run)
    }
  }

  @Test(arguments: [(1, 4), (2, 8), (3, 10), (5, 40)])
  func `a screen that was narrow for a while is as it was`(
    columns: Int, rows: Int
  ) async throws {
    let text = Self.words.joined(separator: " ")
    let server = try FaultServer(replies: [.chatReply([text])])
    let run = try await Ollatui.ready(at: server)
    run.send(text)
    try await run.waitFor("total 327 ms")
    let wide = try await whole(" ready ", run)
    run.terminal.resize(columns: columns, rows: rows)
    run.terminal.type(text)
    for _ in text { run.press(.backspace) }
    run.terminal.resize(columns: 80, rows: 24)
    try await run.terminal.waitFor("the same screen as \(wide)") { screen in
      Self.shown(screen) == Self.shown(wide)
    }
    expectFrame(wide)
  }

  // MARK: - What is typed, and names

  @Test(arguments: words)
  func `the cursor stands behind what was typed, and goes back over it`(word: String) async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    run.terminal.type("<")
    for scalar in word.unicodeScalars { run.terminal.type(String(scalar)) }
    run.terminal.type(">")
    let screen = try await run.terminal.waitFor("the word") { screen in
      let cursor = screen.cursor
      return cursor.column > 0 && screen.cells[cursor.row][cursor.column - 1].text == ">"
    }
    expectFrame(screen)
    try await expectSameDrawnAnew(run)
    run.press(.backspace)
    // What begins with a mark is one character with what stands before it.
    for _ in "<\(word)" { run.press(.backspace) }
    run.terminal.type("!")
    let after = try await run.terminal.waitFor("the word gone") { $0.rows[21] == "› !" }
    #expect(after.cursor == .init(column: 3, row: 21))
  }

  @Test func `a model's name, a title, a list and what is looked for keep the frame`() async throws
  {
    let names = Self.words.joined()
    let server = try FaultServer(
      models: ["a\(names)", "b\(names)"], replies: [.chatReply([Self.words.joined(separator: " ")])]
    )
    let run = try await Ollatui.ready(["--model", "a\(names)"], at: server)
    run.send(names)
    try await run.waitFor("total 327 ms")
    expectFrame(try await whole(" ready ", run))
    try await expectSameDrawnAnew(run)
    run.press(.controlO)
    try await whole("\na春风吹绿。", run, cursor: .init(column: 7, row: 2))
    try await expectSameDrawnAnew(run)
    run.press(.escape)
    try await run.waitForNo("model:")
    run.terminal.type("\u{6}" + Self.words[0] + "é春>")
    let found = try await run.terminal.waitFor("the text looked for") { screen in
      screen.cells[screen.cursor.row][max(0, screen.cursor.column - 1)].text == ">"
    }
    #expect(found.cells[22].allSatisfy { $0.text == "─" })
    try await expectSameDrawnAnew(run)
  }

  // MARK: - Locales

  @Test(arguments: [["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "de_DE.ISO-8859-1"]])
  func `a locale that is no UTF-8 has every script all the same, and symbols of ASCII`(
    variables: [String: String]
  ) async throws {
    let server = try FaultServer(replies: [.chatReply(["春天 é 👍 नमस्ते", " • – “x”"])])
    let run = try await Ollatui.ready(at: server, environment: variables)
    run.send("天é")
    let screen = try await run.waitFor("total 327 ms")
    #expect(screen.text.contains("\n天é\n"))
    #expect(screen.text.contains("\n春天 é 👍 नमस्ते * - \"x\"\n"))
    #expect(screen.rows[22] == String(repeating: "-", count: 80))
    #expect(screen.rows[21].hasPrefix("> "))
    try await run.quit()
    run.expectRestored()
  }
}
