import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct TakingTests {
  private static let reply = """
    Two ways:

    ```sh
    ls -l
    ```
    | a | b |
    |---|---|
    | 1 | 2 |

    ```swift
    print("春")

    ```
    See https://a.example/x and [that](https://b.example).
    """

  /// A conversation whose last reply has code, a table and links.
  private func conversation() -> Drive {
    var drive = Drive(columns: 100)
    drive.ask("first")
    drive.grow("one")
    drive.finish()
    drive.ask("how?")
    drive.grow(Self.reply)
    drive.finish()
    return drive
  }

  @Test(arguments: [
    ("/copy", reply, CopiedThing.What.reply), ("/copy reply 1", "one", .reply),
    ("/copy code", "print(\"春\")\n", .code(2)), ("/copy code 1", "ls -l", .code(1)),
    ("/copy 1", "ls -l", .code(1)), ("/copy table", "| a | b |\n|---|---|\n| 1 | 2 |", .table(1)),
    ("/copy link", "https://b.example", .link(2)), ("/copy prompt", "how?", .prompt),
    ("/copy LINK 1", "https://a.example/x", .link(1)), ("/copy prompt 1", "first", .prompt),
    ("/copy code 2.1", "ls -l", .code(1)), ("/copy 2.2", "print(\"春\")\n", .code(2)),
    ("/copy link 2.1", "https://a.example/x", .link(1)),
    ("/copy turn 1", "## you\n\nfirst\n\n## llama3:latest\n\none", .turn),
    (
      "/copy all",
      "## you\n\nfirst\n\n## llama3:latest\n\none\n\n## you\n\nhow?\n\n## llama3:latest\n\n"
        + reply + "\n", .conversation
    ),
  ])
  func `what is named is copied as it came`(
    command: String, text: String, what: CopiedThing.What
  ) {
    var drive = conversation()
    drive.ask(command)
    #expect(drive.effects == [.copy(text, CopiedThing(what, of: text))])
    #expect(drive.model.input.editor.text == "")
  }

  @Test(arguments: [
    ("/copy code 3", "there is no code block 3 in the last reply: 1 to 2"),
    ("/copy table 0", "there is no table 0 in the last reply: 1 to 1"),
    ("/copy code 1.1", "there is no code block in the reply of turn 1"),
    ("/copy table 2.3", "there is no table 3 in the reply of turn 2: 1 to 1"),
    ("/copy link 3.1", "there is no turn 3: 1 to 2"), ("/copy turn 2.1", "not “2.1”"),
    ("/open 2.9", "there is no link 9 in the reply of turn 2"), ("/open 1.2.3.4", "only http"),
    ("/copy turn 9", "there is no turn 9: 1 to 2"), ("/copy this", "not “this”"),
    ("/copy code two", "not “two”"), ("/copy 99999999999999999999", "not “9999"),
    ("/save", "usage: /save FILE"), ("/save 2", "usage: /save FILE"),
    ("/save code 1", "usage: /save FILE"), ("/open 3", "there is no link 3"),
    ("/open file:///etc/passwd", "only http, https and mailto"),
  ])
  func `what is not there says so, and the command stays to be mended`(
    command: String, message: String
  ) {
    var drive = conversation()
    drive.ask(command)
    #expect(drive.effects == [])
    #expect(drive.screen.contains(message))
    #expect(drive.model.input.editor.text == command)
  }

  @Test func `without a reply nothing is copied`() {
    var drive = Drive()
    for (command, message) in [
      ("/copy", "there is no reply yet"), ("/copy all", "nothing was said yet"),
      ("/copy code", "there is no code block"), ("/open", "there is no link"),
    ] {
      drive.ask(command)
      #expect(drive.screen.contains(message))
      drive.press(.control("c"))
    }
    #expect(!drive.allEffects.contains { if case .copy = $0 { true } else { false } })
  }

  @Test(arguments: [
    (CopyRoute.program("wl-copy"), "copied the reply (1,234 characters) by wl-copy"),
    (.tmux, "by tmux"), (.osc52(through: nil), "by OSC 52, if allowed"),
    (.osc52(through: .screen), "by OSC 52 through screen"),
  ])
  func `the user is told which way it went`(route: CopyRoute, words: String) {
    var drive = Drive(columns: 100)
    let text = String(repeating: "é", count: 1_234)
    drive.send(.copied(.success(route), CopiedThing(.reply, of: text)))
    #expect(drive.screen.contains(words))
  }

  @Test func `where no program took the text, the terminal is asked`() {
    var drive = Drive()
    let thing = CopiedThing(.prompt, of: "x")
    let tried = [Message(.programHung, [.name: "xsel"])]
    drive.send(.noProgramCopied("x", thing, tried: tried))
    #expect(drive.effects == [.copyByTerminal("x", thing, tried: tried)])
    drive.resize(160, 16)
    drive.send(
      .copied(
        .failure(CopyError(.tooLong(bytes: 80_000, limit: 74_994), tried: tried)), thing))
    #expect(
      drive.screen.contains(
        "too long for OSC 52 (80,000 bytes, 74,994 go): use /save · xsel hung and was stopped"))
  }
}

// MARK: - Saving

extension TakingTests {
  private func request(_ command: String) -> SaveRequest? {
    var drive = conversation()
    drive.ask(command)
    guard case .saveFile(let request) = drive.effects.first else { return nil }
    return request
  }

  @Test func `a code block is saved with its last line feed, under a name with blanks too`() {
    #expect(request("/save x.swift")?.text == "print(\"春\")\n\n")
    #expect(request("/save 1 ~/my file.sh")?.path == "~/my file.sh")
    #expect(request("/save 1 ~/my file.sh")?.text == "ls -l\n")
    #expect(request("/save reply 1 r.md")?.text == "one\n")
    #expect(request("/save code 2.1 x.sh")?.text == "ls -l\n")
    #expect(request("/save reply 2.1")?.path == "2.1")
    #expect(request("/save 1.2.3.md")?.path == "1.2.3.md")
    #expect(request("/save ./reply")?.path == "./reply")
    #expect(request("/save 2fast.c")?.path == "2fast.c")
  }

  @Test func `a file that exists is lost only after a yes`() throws {
    var drive = conversation()
    drive.ask("/save x.swift")
    let request = try #require(self.request("/save x.swift"))
    for no in [Key(.escape), .typed("n"), .control("c")] {
      drive.send(.fileSaved(request, .failure(.exists)))
      #expect(drive.screen.contains("Overwrite this file with code block 2 (12 characters)?"))
      #expect(drive.screen.contains("x.swift"))
      drive.wait(.milliseconds(150))
      drive.press(.typed("x"), .control("q"), Key(.pageDown), Key(.enter, .alt))
      #expect(drive.model.overlay != nil)
      drive.press(no)
      #expect(drive.model.overlay == nil)
      #expect(drive.effects == [])
    }
    drive.send(.fileSaved(request, .failure(.exists)))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    var agreed = request
    agreed.overwrites = true
    #expect(drive.effects == [.saveFile(agreed)])
    drive.send(.fileSaved(agreed, .success(())))
    #expect(drive.screen.contains("saved code block 2 (12 characters) to x.swift"))
  }

  @Test(arguments: [Key(.enter), .typed("y"), Key(.escape)])
  func `a key that was typed ahead answers no question`(key: Key) throws {
    var drive = conversation()
    let request = try #require(self.request("/save x.swift"))
    drive.send(.fileSaved(request, .failure(.exists)))
    for _ in 0..<3 {
      drive.press(key)
      drive.wait(.milliseconds(49))
      #expect(drive.effects == [])
      #expect(drive.screen.contains("Overwrite this file"))
    }
    drive.wait(.milliseconds(3))
    drive.press(key)
    #expect(!drive.screen.contains("Overwrite this file"))
    #expect(drive.saved?.overwrites == (key == Key(.escape) ? nil : true))
  }

  @Test func `keys pasted behind a command neither open a link nor delete`() {
    for command in ["/open 1", "/delete"] {
      var drive = conversation()
      drive.ask(command)
      drive.press(Key(.enter), .typed("y"))
      #expect(drive.effects == [])
      #expect(drive.model.conversation.turns.count == 2)
      #expect(drive.model.overlay != nil)
    }
  }

  @Test func `who is writing by then is not asked, so that no Enter overwrites by chance`() throws {
    var drive = conversation()
    drive.type("next")
    let request = try #require(self.request("/save x.swift"))
    drive.send(.fileSaved(request, .failure(.exists)))
    #expect(drive.model.overlay == nil)
    #expect(drive.screen.contains("x.swift exists: it was not saved"))
  }

  @Test func `a failure says what, where and what now`() throws {
    var drive = conversation()
    let request = try #require(self.request("/save a/x.swift"))
    drive.send(.fileSaved(request, .failure(.noFolder("a/"))))
    #expect(
      drive.screen.contains("a/x.swift was not saved: there is no folder a/ · make it first"))
  }
}

// MARK: - Links

extension TakingTests {
  @Test func `a link is opened after its whole address was shown`() {
    var drive = conversation()
    let address = "https://a.example/" + String(repeating: "long/", count: 30) + "end"
    drive.ask("/open \(address)")
    #expect(drive.effects == [])
    let shown = drive.screen.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    #expect(shown.contains(address))
    drive.wait(.milliseconds(150))
    drive.press(.typed("y"))
    #expect(drive.effects == [.openLink(address)])
    drive.send(.linkOpened(address: address, .success("firefox")))
    #expect(drive.screen.contains("opened https://a.example/"))
  }

  @Test func `a number opens the link of the last reply, and C copies it`() {
    var drive = conversation()
    drive.ask("/open 1")
    #expect(drive.screen.contains("https://a.example/x"))
    drive.wait(.milliseconds(150))
    drive.press(.typed("c"))
    #expect(
      drive.effects
        == [.copy("https://a.example/x", CopiedThing(.address, of: "https://a.example/x"))])
  }

  @Test func `an address from a model reaches the screen as text only`() {
    var drive = Drive()
    drive.ask("hi")
    drive.grow("[a](<https://a.example/\u{1B}]0;x\u{07}\u{202E}b>)")
    drive.finish()
    drive.ask("/open")
    #expect(drive.screen.contains("Open this address?"))
    let shown = drive.screen.unicodeScalars
    #expect(!shown.contains { $0.value == 0x1B || $0.value == 0x07 || $0.value == 0x202E })
  }

  @Test func `an address of many lines can be scrolled`() {
    var drive = Drive(columns: 20, rows: 10)
    drive.ask("/open https://a.example/" + String(repeating: "x", count: 200) + "THE-END")
    #expect(!drive.screen.contains("THE-END"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.pageDown), Key(.pageDown), Key(.pageDown), Key(.pageDown))
    #expect(drive.screen.contains("THE-END"))
  }

  @Test func `where nothing opens links, the address can be copied`() {
    var drive = Drive()
    drive.send(.linkOpened(address: "https://a.example", .failure(.noOpener)))
    #expect(drive.screen.contains("Nothing here opens links"))
    #expect(drive.screen.contains("https://a.example"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(
      drive.effects
        == [.copy("https://a.example", CopiedThing(.address, of: "https://a.example"))])
  }
}
