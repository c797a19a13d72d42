import FaultServer
import TerminalRig
import Testing

@Suite(.serialized) struct LanguageTests {
  @Test func `LANG chooses Chinese, where no setting says otherwise`() async throws {
    let server = try FaultServer(replies: [.chatReply(["春天"])])
    let run = try Ollatui(at: server, environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": ""])
    try await run.waitFor(" 就绪 ")
    run.send("写一首诗")
    let screen = try await run.waitFor("总计 327 ms")
    #expect(screen.conversation.contains("你"))
    #expect(screen.rows[23].contains("F1 帮助"))
    run.send("/set language en")
    try await run.waitFor("language is now en")
    try await run.waitFor("total 327 ms")
    let other = try await Ollatui.ready(
      ["--language", "en"], at: try FaultServer(), environment: ["LANG": "zh_CN.UTF-8"])
    try await other.quit()
  }

  @Test func `a setting chooses it too, and help is in it`() async throws {
    let server = try FaultServer()
    let run = try Ollatui(at: server, environment: ["OLLATUI_LANGUAGE": "zh-Hans"])
    try await run.waitFor(" 就绪 ")
    run.terminal.type("/help\r")
    let help = try await run.waitFor("发送消息，或执行命令")
    #expect(help.rows[23].contains("Esc 关闭"))
    try await run.quit()
    run.expectRestored()
  }

  @Test func `a table of the user's own with a mistake is told of, and the rest counts`()
    async throws
  {
    let home = try Home()
    try home.write(
      "[status]\nready = \"bereit\"\nno-modle = \"x\"\n", to: "config/ollatui/strings/de.toml")
    let server = try FaultServer()
    let run = try Ollatui(
      at: server, environment: ["LANG": "de_DE.UTF-8", "LC_ALL": ""], home: home)
    try await run.waitFor(" bereit ")
    try await run.waitFor("de.toml:3: no text \"no-modle\"; did you mean \"no-model\"?")
  }

  @Test func `a language that there is not is refused as an option, and told of as a variable`()
    async throws
  {
    let refused = try Ollatui(["--language", "nope"])
    #expect(try await refused.terminal.waitForExit() == .exited(64))
    #expect(refused.terminal.screen.contains("no language \"nope\"; there are en, zh-Hans"))
    let run = try await Ollatui.ready(
      at: try FaultServer(), environment: ["OLLATUI_LANGUAGE": "nope"])
    try await run.waitFor("OLLATUI_LANGUAGE: no language \"nope\"")
  }
}
