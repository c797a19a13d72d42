import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct CommandTests {
  @Test(arguments: Command.all.map(\.name))
  func `every command says what it does`(name: String) throws {
    let command = try #require(Command.all.first { $0.name == name })
    #expect(!command.summary.isEmpty)
    #expect(command.isSlash || !(command.keys + command.listKeys).isEmpty)
    #expect(!command.summary.hasSuffix("."))
  }

  @Test func `no key and no name is given twice`() {
    let keys = Command.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    let listKeys = Command.all.flatMap(\.listKeys)
    #expect(Set(listKeys).count == listKeys.count)
    let names = Command.all.filter(\.isSlash).flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
  }

  @Test func `an unknown command is never sent, and stays in the box`() {
    var drive = Drive(columns: 90)
    drive.ask("/frobnicate now")
    #expect(drive.chats.isEmpty)
    #expect(drive.model.input.editor.text == "/frobnicate now")
    #expect(drive.screen.contains("unknown command /frobnicate"))
  }

  @Test(arguments: ["/quit", "/bye", "/exit"])
  func `leaving has the words of ollama run`(word: String) {
    var drive = Drive()
    drive.ask(word)
    #expect(drive.effects == [.quit])
  }

  @Test func `set without a name lists the settings, and parameter the parameters`() {
    var drive = Drive(columns: 100, rows: 60)
    drive.ask("/set")
    for setting in Setting.all { #expect(drive.screen.contains("  \(setting.name) ")) }
    drive.press(Key(.escape))
    drive.ask("/set parameter")
    for parameter in ModelParameter.all { #expect(drive.screen.contains("  \(parameter.name) ")) }
  }

  @Test func `help lists every key and command`() {
    var drive = Drive(columns: 200, rows: 140)
    drive.ask("/?")
    for command in Command.all { #expect(drive.screen.contains(command.summary)) }
    drive.press(Key(.escape))
    #expect(drive.model.overlay == nil)
  }

  @Test func `parameters are set as in ollama run, and sent`() {
    var drive = Drive()
    drive.ask("/set parameter temperature 0.5")
    drive.ask("/set parameter stop a b")
    drive.ask("hi")
    #expect(drive.chats.first?.options == ["temperature": 0.5, "stop": ["a", "b"]])
  }

  @Test func `a wrong parameter says what was expected`() {
    var drive = Drive(columns: 100)
    drive.ask("/set parameter temperature hot")
    #expect(drive.model.options.isEmpty)
    #expect(drive.model.notice?.kind == .error)
    #expect(drive.model.input.editor.text == "/set parameter temperature hot")
  }

  @Test func `thinking is set as in ollama run`() {
    var drive = Drive()
    drive.ask("/set think")
    drive.ask("a")
    drive.press(Key(.escape))
    drive.ask("/set think high")
    drive.ask("b")
    drive.press(Key(.escape))
    drive.ask("/set nothink")
    drive.ask("c")
    #expect(drive.chats.map(\.think) == [.on, .level("high"), .off])
  }

  @Test func `quiet hides the figures, verbose shows them again`() {
    var drive = Drive()
    drive.ask("hi")
    drive.grow("x")
    drive.finish(Metrics(evalCount: 10, evalDuration: .seconds(1)))
    #expect(drive.screen.contains("10.00 tok/s"))
    drive.ask("/set quiet")
    #expect(!drive.screen.contains("10.00 tok/s"))
    drive.ask("/set verbose")
    #expect(drive.screen.contains("10.00 tok/s"))
  }

  @Test func `the system text can be set, also over several lines, and removed`() {
    var drive = Drive()
    drive.type("/set system \"\"\"a")
    drive.press(Key(.enter))
    #expect(drive.model.conversation.system == nil)
    drive.ask("b\"\"\"")
    #expect(drive.model.conversation.system == "a\nb")
    drive.ask("/system none")
    #expect(drive.model.conversation.system == nil)
  }

  @Test func `a block between quotes is sent without them, by the closing line`() {
    var drive = Drive()
    drive.ask("\"\"\"one")
    drive.ask("two")
    #expect(drive.chats.isEmpty)
    drive.ask("three\"\"\"")
    #expect(drive.chats.first?.messages == [.user("one\ntwo\nthree")])
  }

  @Test func `new and clear forget the turns; clear keeps the parameters`() {
    var drive = Drive()
    drive.ask("/set parameter seed 1")
    drive.ask("hi")
    drive.grow("x")
    drive.ask("/clear")
    #expect(drive.model.conversation.turns.isEmpty)
    #expect(drive.model.options == ["seed": 1])
    #expect(drive.effects.contains { if case .cancelReply = $0 { true } else { false } })
    drive.press(.control("n"))
    #expect(drive.model.options.isEmpty)
  }

  @Test func `a model is chosen by name, by part of it, or from the list by typing`() {
    var drive = Drive(columns: 80)
    drive.ask("/model qwen")
    #expect(drive.model.chosenModel == "qwen3:4b")
    drive.ask("/model nothing")
    #expect(drive.model.chosenModel == "qwen3:4b")
    #expect(drive.screen.contains("couldn't find model 'nothing'"))
    drive.press(.control("o"))
    drive.type("lla")
    drive.press(Key(.enter))
    #expect(drive.model.chosenModel == "llama3:latest")
    #expect(drive.model.overlay == nil)
  }

  @Test func `Tab completes commands and their arguments, and the list shows them`() {
    var drive = Drive(columns: 80)
    drive.type("/mo")
    #expect(drive.screen.contains("/mode") && drive.screen.contains("/mouse"))
    drive.type("del")
    drive.press(Key(.tab))
    #expect(drive.model.input.editor.text == "/model ")
    drive.type("q")
    drive.press(Key(.tab))
    #expect(drive.model.input.editor.text == "/model qwen3:4b")
  }

  @Test func `settings are changed and shown by their names`() {
    var drive = Drive(columns: 120)
    drive.ask("/set host other:1")
    #expect(drive.effects == [.connect(nil)])
    #expect(drive.model.settings.host == "other:1")
    drive.ask("/set scroll-lines 99")
    #expect(drive.model.notice?.kind == .error)
    drive.press(.control("u"))
    drive.ask("/set theme")
    #expect(drive.screen.contains("theme: auto"))
  }

  @Test func `F2 starts the demo, and goes back from it`() {
    var drive = Drive()
    drive.press(Key(.function(2)))
    #expect(drive.effects == [.startDemo])
    drive.send(.demoStarted(url: "http://127.0.0.1:9"))
    #expect(drive.effects == [.connectDemo(url: "http://127.0.0.1:9")])
    drive.send(
      .connected(
        ServerIdentity(
          id: ConnectionID(value: 1), display: "127.0.0.1:9", isLocal: true, isDemo: true)))
    drive.list(["tour:latest", "poem:zh"])
    #expect(drive.model.chosenModel == "tour:latest")
    #expect(drive.screen.split(separator: "\n").last?.contains("demo") == true)
    drive.press(Key(.function(2)))
    #expect(drive.effects == [.connect(nil)])
  }
}
