import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct StartTests {
  @Test func `flags and a prompt on the command line go into the first request`() async throws {
    let server = try FaultServer(
      models: ["tiny:latest", "other:1b"], replies: [.chatReply(["hi there"])])
    let run = try Ollatui(
      ["--model", "other:1b", "--system", "Be brief.", "say", "hi"], at: server)
    try await run.waitFor("hi there")
    let request = try await server.waitForRequest(to: "/api/chat")
    #expect(request.messages == [["system", "Be brief."], ["user", "say hi"]])
    #expect(request.json["model"] as? String == "other:1b")
    try await run.waitFor(" ready ")
  }

  @Test(arguments: [
    (["--nope"], "Unknown option '--nope'"), (["--theme", "nope"], "nope"),
    (["--mode", "sing"], "sing"), (["--mouse", "maybe"], "maybe"),
    (["--host", "exa mple"], "--host: no server address"),
  ])
  func `a flag that can't be used ends with 64 before the terminal is touched`(
    arguments: [String], named: String
  ) async throws {
    let run = try Ollatui(arguments)
    #expect(try await run.terminal.waitForExit() == .exited(64))
    #expect(run.terminal.screen.contains(named))
    #expect(!run.terminal.rawOutput.contains(0x1B))
    #expect(run.terminal.modes == TerminalModes())
  }

  @Test func `--version and --help need no terminal and no server`() async throws {
    let version = try Ollatui(["--version"])
    #expect(try await version.terminal.waitForExit() == .exited(0))
    #expect(version.terminal.screen.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    let help = try Ollatui(["--help"], size: (100, 60))
    #expect(try await help.terminal.waitForExit() == .exited(0))
    #expect(help.terminal.screen.contains("USAGE: ollatui"))
    #expect(!help.terminal.rawOutput.contains(0x1B))
  }

  @Test(arguments: ["< /dev/null", "> out"])
  func `without a terminal it says so and ends with 64`(redirection: String) async throws {
    let home = try Home()
    let shell = try TerminalProgram(
      executable: "/bin/sh",
      arguments: ["-c", "\"$0\" \(redirection); echo code $?", BuiltProduct.executable("ollatui")],
      environment: home.environment, directory: home.path)
    #expect(try await shell.waitForExit() == .exited(0))
    #expect(shell.screen.contains("standard input and output must be a terminal"))
    #expect(shell.screen.contains("code 64"))
    #expect(!shell.rawOutput.contains(0x1B))
    #expect(shell.modes == TerminalModes())
  }

  @Test func `an unknown terminal is driven as xterm, which a notice says`() async throws {
    let run = try await Ollatui.ready(
      at: try FaultServer(), environment: ["TERM": "no-such-terminal"])
    try await run.waitFor("it is driven as xterm-256color")
    try await run.quit()
    run.expectRestored()
  }

  @Test func `NO_COLOR sends no colour, and without it there is some`() async throws {
    let server = try FaultServer(replies: [.chatReply(["one"]), .chatReply(["two"])])
    let plain = try Ollatui(["hello"], at: server, environment: ["NO_COLOR": "1"])
    try await plain.waitFor("total 327 ms")
    #expect(!SentSequences(plain.terminal.rawOutput).hasColors)
    let colored = try Ollatui(["hello"], at: server)
    try await colored.waitFor("total 327 ms")
    #expect(SentSequences(colored.terminal.rawOutput).hasColors)
  }

  @Test func `a mistake in config.toml is named with its line, all else counts`() async throws {
    let home = try Home()
    try home.write(
      "mode = \"generate\"\nmodle = \"x\"\nverbose = \"off\"\n", to: "config/ollatui/config.toml")
    let run = try await Ollatui.ready(at: try FaultServer(), home: home)
    let screen = try await run.waitFor("config.toml:2: no setting \"modle\"")
    #expect(screen.rows[0].contains("generate · tiny:latest"))
    #expect(screen.text.contains("did you mean \"mode"))
  }

  @Test func `a host that can be none is told of with its place, and the next one counts`()
    async throws
  {
    let home = try Home()
    try home.write("host = \"a:b:c\"\n", to: "config/ollatui/config.toml")
    let run = try await Ollatui.ready(
      at: try FaultServer(), environment: ["OLLATUI_HOST": "http://me:hunter2@exa mple"],
      home: home)
    try await run.waitFor("config.toml:1: no server address: \"a:b:c\"")
    let screen = try await run.waitFor("OLLATUI_HOST: no server address: \"exa mple\"")
    #expect(!screen.text.contains("hunter2"))
  }

  @Test func `a variable sets what a flag would`() async throws {
    let run = try await Ollatui.ready(
      at: try FaultServer(), environment: ["OLLATUI_MODE": "generate"])
    try await run.waitFor("generate · tiny:latest")
    let other = try await Ollatui.ready(
      ["--mode", "chat"], at: try FaultServer(), environment: ["OLLATUI_MODE": "generate"])
    try await other.waitFor("chat · tiny:latest")
  }

  @Test func `the model used last is taken again in the next run`() async throws {
    let home = try Home()
    let server = try FaultServer(
      models: ["tiny:latest", "other:1b"], replies: [.chatReply(["one"])])
    let first = try await Ollatui.ready(at: server, home: home)
    first.send("/model other")
    try await first.waitFor("chat · other:1b")
    first.send("hello")
    try await first.waitFor("total 327 ms")
    try await first.quit()
    let second = try await Ollatui.ready(at: server, home: home)
    try await second.waitFor("chat · other:1b")
  }
}
