import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct EditorTests {
  @Test func `the editor gets the text in a private file, and what it wrote is sent`() async throws
  {
    let home = try Home()
    let editor = try home.write(
      """
      #!/bin/sh
      stat -c %a "$2" > "$HOME/mode"; stat -c %a "$(dirname "$2")" >> "$HOME/mode"
      cat "$2" > "$HOME/before"; echo "$1" > "$HOME/option"
      printf 'two lines\\nfrom the editor\\n' > "$2"
      """, to: "editor")
    let server = try FaultServer(replies: [.chatReply(["ok"])])
    let run = try await Ollatui.ready(
      at: server, environment: ["EDITOR": "\(editor) --wait"], home: home)
    run.terminal.type("a draft")
    try await run.waitFor("› a draft")
    run.press(.controlG)
    let screen = try await run.waitFor("› two lines\n  from the editor")
    #expect(screen.isAltScreen && screen.mouse == .drags)
    #expect(try home.read("before") == "a draft")
    #expect(try home.read("mode") == "600\n700\n")
    #expect(try home.read("option") == "--wait\n")
    #expect(try home.names(in: "tmp") == [])
    run.press(.enter)
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.messages == [["user", "two lines\nfrom the editor"]])
  }

  @Test func `a reply goes on arriving while the editor has the terminal`() async throws {
    let home = try Home()
    let editor = try home.write(
      """
      #!/bin/sh
      echo the editor is here
      read line < "$HOME/go"
      printf 'written meanwhile' > "$1"
      """, to: "editor")
    let pen = try home.pipe("go")
    let gate = Gate()
    let server = try FaultServer(replies: [
      [.head(), .chat("Once upon"), .pause(until: gate), .chat(" a time."), .done(), .end]
    ])
    let run = try await Ollatui.ready(at: server, environment: ["VISUAL": editor], home: home)
    run.send("tell me a story")
    try await run.waitFor("Once upon")
    run.press(.controlG)
    try await run.waitFor("the editor is here")
    run.expectRestored()
    gate.open()
    try await server.waitUntil("the reply to be sent") { seen in
      seen.connections.contains { $0.answersFinished > 1 } ? true : nil
    }
    #expect(!run.terminal.screen.contains("a time."))
    try pen.write(contentsOf: Data("go\n".utf8))
    try await run.waitFor("› written meanwhile")
    let screen = try await run.waitFor(" ready ")
    #expect(screen.conversation.contains("Once upon a time."))
    #expect(screen.conversation.contains { $0.hasPrefix("772.17 tok/s") })
    #expect(screen.rows[21] == "› written meanwhile")
    #expect(run.terminal.modes?.isCanonical == false)
  }

  @Test func `an editor that fails leaves the text as it was`() async throws {
    let run = try await Ollatui.ready(at: try FaultServer(), environment: ["EDITOR": "false"])
    run.terminal.type("a draft")
    try await run.waitFor("› a draft")
    run.press(.controlG)
    let screen = try await run.waitFor("the text is unchanged")
    #expect(screen.rows[21] == "› a draft")
    #expect(screen.isAltScreen)
  }

  @Test func `Ctrl+C in the editor is the editor's`() async throws {
    let home = try Home()
    let editor = try home.write(
      """
      #!/bin/sh
      trap 'echo caught' INT
      echo the editor is here
      read line < "$HOME/go" || read line < "$HOME/go"
      printf 'still here' > "$1"
      """, to: "editor")
    let pen = try home.pipe("go")
    let run = try await Ollatui.ready(
      at: try FaultServer(), environment: ["EDITOR": editor], home: home)
    run.press(.controlG)
    try await run.waitFor("the editor is here")
    run.press(.controlC)
    try await run.waitFor("caught")
    try pen.write(contentsOf: Data("go\ngo\n".utf8))
    try await run.waitFor("› still here")
  }
}
