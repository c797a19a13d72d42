import DemoServer
import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct ServerTests {
  @Test func `--demo talks at once, shows figures, and says that it is the demo`() async throws {
    let run = try Ollatui(["--demo"], size: (100, 40))
    let start = try await run.waitFor(" ready ")
    #expect(start.rows[39].contains("demo"))
    run.send("which figures are shown?")
    let screen = try await run.waitFor(" tok/s · ", within: .seconds(30))
    #expect(screen.text.contains("load ") && screen.text.contains("total "))
  }

  @Test func `figures of the demo are those of one server, whatever its port is`() async throws {
    let run = try Ollatui(["--demo"], size: (100, 40), stores: true)
    try await run.waitFor(" ready ")
    run.send("which figures are shown?")
    try await run.waitFor(" tok/s · ", within: .seconds(30))
    run.send("/statistics history")
    try await run.terminal.waitFor("the demo by its name", within: .seconds(30)) { screen in
      screen.text.contains(/tour:latest +demo +1\s/)
    }
  }

  @Test func `F2 starts the demo where no server answers`() async throws {
    let port = try FaultServer.refusingPort()
    let run = try Ollatui(environment: ["OLLAMA_HOST": "127.0.0.1:\(port)"])
    try await run.waitFor("No Ollama server answers at 127.0.0.1:\(port)")
    try await run.waitFor("F2 demo")
    run.press(.f2)
    let screen = try await run.waitFor(" ready ")
    #expect(screen.rows[23].contains("demo"))
  }

  @Test func `a message written before there is a server goes out when it appears`() async throws {
    let port = try FaultServer.refusingPort()
    let run = try Ollatui(environment: ["OLLAMA_HOST": "127.0.0.1:\(port)"])
    try await run.waitFor("No Ollama server answers")
    run.send("hello")
    try await run.waitFor("waits for the server")
    let server = try FaultServer(port: port, replies: [.chatReply(["at last"])])
    try await run.waitFor("at last")
    #expect(try await server.waitForRequest(to: "/api/chat").messages == [["user", "hello"]])
  }

  @Test func `the picker filters as one types, Enter takes the model`() async throws {
    let server = try FaultServer(
      models: ["tiny:latest", "other:1b", "third:8b"], replies: [.chatReply(["I am third"])])
    let run = try await Ollatui.ready(at: server)
    run.press(.controlO)
    let list = try await run.waitFor("third:8b")
    #expect(list.text.contains("other:1b") && list.rows[2].hasPrefix("model:"))
    run.terminal.type("hir")
    let filtered = try await run.waitForNo("other:1b")
    #expect(filtered.text.contains("third:8b"))
    run.press(.enter)
    try await run.waitFor("chat · third:8b")
    run.send("who are you?")
    try await run.waitFor("I am third")
    #expect(try await server.waitForRequest(to: "/api/chat").json["model"] as? String == "third:8b")
  }

  @Test func `Tab completes a command and its argument`() async throws {
    let server = try FaultServer(models: ["tiny:latest", "other:1b"])
    let run = try await Ollatui.ready(at: server)
    run.terminal.type("/mod")
    let list = try await run.waitFor("› /mod")
    #expect(list.text.contains("/mode ") && list.text.contains("/model "))
    run.terminal.type("el\t")
    try await run.waitFor("› /model")
    run.terminal.type("oth\t")
    try await run.waitFor("› /model other:1b")
    run.press(.enter)
    try await run.waitFor("chat · other:1b")
  }

  @Test func `an unknown command is named and sends nothing`() async throws {
    let server = try FaultServer()
    let run = try await Ollatui.ready(at: server)
    run.send("/nope")
    try await run.waitFor("unknown command /nope")
    #expect(server.requests.allSatisfy { $0.path != "/api/chat" })
  }

  @Test func `help opens over the conversation and Esc closes it`() async throws {
    let run = try await Ollatui.ready(at: try FaultServer())
    run.press(.f1)
    try await run.waitFor("Talking")
    run.press(.escape)
    try await run.waitForNo("Talking")
  }

  @Test func `it holds a whole conversation with the scripted Ollama`() async throws {
    let server = try await DemoServer.start(pace: .instant)
    let run = try Ollatui(environment: ["OLLAMA_HOST": server.url], size: (80, 40))
    try await run.waitFor(" ready ")
    run.press(.controlO)
    try await run.waitFor("poem:zh")
    run.terminal.type("poem")
    try await run.waitForNo("code:swift")
    run.press(.enter)
    try await run.waitFor("chat · poem:zh")
    run.send("写一首关于春天的诗")
    try await run.waitFor(" tok/s · ")
    #expect(run.terminal.screen.contains("写一首关于春天的诗\n\npoem:zh"))
    try await run.quit()
    await server.stop()
  }
}
