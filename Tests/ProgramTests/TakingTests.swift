import FaultServer
import Foundation
import TerminalRig
import Testing

@Suite(.serialized) struct TakingTests {
  private static let reply = "Do:\n```sh\nls -l\n```\n\nor see https://a.example/x?y=1&z=2\n"

  /// A program that has had a reply, with programs of the test before all others.
  private func talked(
    _ environment: [String: String] = [:], reply: String = reply,
    programs: [String: String] = [:], size: (columns: Int, rows: Int) = (100, 24)
  ) async throws -> Ollatui {
    let home = try Home()
    for (name, script) in programs { try home.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)") }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let server = try FaultServer(replies: [.chatReply([reply])])
    let run = try await Ollatui.ready(
      at: server, environment: environment.merging(["PATH": "\(home.path)/bin:\(path)"]) { $1 },
      size: size, home: home)
    run.send("how?")
    try await run.waitFor("tok/s")
    return run
  }

  @Test func `a program gets the text unchanged, and its output is not seen`() async throws {
    let run = try await talked(
      ["WAYLAND_DISPLAY": "wayland-0"],
      programs: ["wl-copy": "cat > \"$HOME/copied\"; echo NOISE; echo NOISE >&2; sleep 5 &"])
    run.send("/copy")
    let screen = try await run.waitFor("copied the reply (56 characters) by wl-copy")
    #expect(try run.home.read("copied") == Self.reply)
    #expect(!screen.text.contains("NOISE"))
    run.send("/copy code")
    try await run.waitFor("copied code block 1 (5 characters) by wl-copy")
    #expect(try run.home.read("copied") == "ls -l")
    #expect(run.terminal.clipboard == "")
  }

  @Test func `a program that hangs is stopped, and the next way is gone`() async throws {
    let run = try await talked(
      ["WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"],
      programs: [
        "wl-copy": "echo $$ > \"$HOME/pid\"; exec sleep 600", "xclip": "exit 3",
        "xsel": "exec cat > /dev/null",
      ])
    run.send("/copy")
    try await run.waitFor("copied the reply (56 characters) by xsel")
    let pid = try #require(Int32(try run.home.read("pid").dropLast()))
    #expect(kill(pid, 0) != 0)
  }

  @Test func `a big text does not wait for a program that reads nothing`() async throws {
    let run = try await talked(
      ["DISPLAY": ":0"], reply: String(repeating: "x", count: 200_000),
      programs: ["xclip": "exec sleep 600", "xsel": "exit 1"], size: (160, 24))
    run.send("/copy")
    run.terminal.type("typed meanwhile")
    try await run.waitFor("typed meanwhile")
    run.terminal.type("\u{15}")
    try await run.waitFor(
      "(200,000 bytes, 74,994 go): use /save · xclip hung and was stopped, xsel ended")
  }

  @Test func `without a program the terminal gets the text between two frames`() async throws {
    let run = try await talked()
    run.send("/copy")
    try await run.waitFor("copied the reply (56 characters) by OSC 52, if allowed")
    let encoded = Data(Self.reply.utf8).base64EncodedString()
    #expect(run.terminal.clipboard == "c;\(encoded)")
    let sent = String(decoding: run.terminal.rawOutput, as: UTF8.self)
    #expect(sent.contains("\u{1B}]52;c;\(encoded)\u{07}"))
  }

  @Test func `a terminal that takes nothing does not keep the program from its keys`() async throws
  {
    let text = String(repeating: "0123456789", count: 7_000)
    let server = try FaultServer(replies: [.chatReply([text])])
    let run = try await Ollatui.ready(at: server)
    run.send("how?")
    try await run.waitFor("tok/s")
    run.terminal.pauseReading()
    run.send("/copy")
    // By the third of these the text is on its way, and stuck.
    for number in 2...4 {
      run.send("/set host \(server.url)")
      try await server.waitForRequest(number, to: "/api/tags")
    }
    run.terminal.resumeReading()
    let encoded = Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
    try await run.terminal.waitForOutput("the whole control string") { $0.contains(encoded) }
  }

  @Test func `an address reaches the browser as one argument, only after a yes`() async throws {
    let run = try await talked(
      ["BROWSER": "browse"],
      programs: ["browse": "echo NOISE; printf '%s\\n' \"$#\" \"$@\" > \"$HOME/opened\""])
    run.send("/open")
    try await run.answer("Open this address?", with: .escape)
    #expect(throws: (any Error).self) { try run.home.read("opened") }
    run.send("/open https://a.example/$(touch pwned);x y")
    try await run.answer("Open this address?", with: .enter)
    let screen = try await run.waitFor("opened https://a.example/$(touch pwned);x y with browse")
    #expect(try run.home.read("opened") == "1\nhttps://a.example/$(touch%20pwned);x%20y\n")
    #expect(!screen.text.contains("NOISE"))
  }

  @Test func `where nothing opens links, that is said and the address can be copied`() async throws
  {
    let run = try await talked(programs: ["xdg-open": "touch \"$HOME/opened\""])
    run.send("/open 1")
    try await run.answer("Open this address?", with: .enter)
    try await run.answer("Nothing here opens links", with: .enter)
    try await run.waitFor("copied the address")
    let encoded = Data("https://a.example/x?y=1&z=2".utf8).base64EncodedString()
    #expect(run.terminal.clipboard == "c;\(encoded)")
    #expect(throws: (any Error).self) { try run.home.read("opened") }
  }

  @Test func `code is saved beside where the program was started, and asked about`() async throws {
    let run = try await talked()
    run.send("/save list.sh")
    try await run.waitFor("saved code block 1 (6 characters) to list.sh")
    #expect(try run.home.read("list.sh") == "ls -l\n")
    try run.home.write("mine", to: "mine.sh")
    run.send("/save ~/mine.sh")
    try await run.answer("Overwrite this file", with: .escape)
    #expect(try run.home.read("mine.sh") == "mine")
    run.send("/save ~/mine.sh")
    try await run.answer("Overwrite this file", with: .enter)
    try await run.waitFor("saved code block 1 (6 characters) to ~/mine.sh")
    #expect(try run.home.read("mine.sh") == "ls -l\n")
    run.send("/save no/such/list.sh")
    try await run.waitFor("there is no folder no/such/")
  }
}
