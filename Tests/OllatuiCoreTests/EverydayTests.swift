import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// What shows when the program is used by hand.
@Suite struct EverydayTests {
  private let demo = ServerIdentity(
    id: ConnectionID(value: 1), display: "127.0.0.1:1", isLocal: true, isDemo: true)

  @Test func `the named model is taken where the demo has it`() {
    var drive = Drive(model: "poem:zh", installed: nil)
    drive.send(.connected(demo))
    drive.list(["tour:latest", "poem:zh"])
    #expect(drive.model.chosenModel == "poem:zh")
  }

  @Test func `a model picked by hand is taken again after the demo`() {
    var drive = Drive(model: "llama3:latest")
    drive.ask("/model qwen3")
    drive.send(.connected(demo))
    drive.list(["tour:latest", "poem:zh"])
    drive.ask("/model poem")
    #expect(drive.model.chosenModel == "poem:zh")
    drive.send(
      .connected(ServerIdentity(id: ConnectionID(value: 2), display: "h", isLocal: true)))
    drive.list(["llama3:latest", "qwen3:4b"])
    #expect(drive.model.chosenModel == "qwen3:4b")
  }

  @Test func `set refuses a model that is not installed`() {
    var drive = Drive()
    drive.ask("/set model nonsense")
    #expect(drive.model.chosenModel == "llama3:latest")
    #expect(drive.model.notice?.kind == .error)
  }

  @Test func `after clearing the input, Up begins at the last prompt`() {
    var drive = Drive()
    drive.ask("/system one")
    drive.ask("/system two")
    drive.press(Key(.up), Key(.up), .control("c"), Key(.up))
    #expect(drive.model.input.editor.text == "/system two")
  }

  @Test func `the editor opens with a half-written command, and with the argument of edit`() {
    var drive = Drive()
    drive.type("/system you are")
    drive.press(.control("g"))
    #expect(drive.effects == [.openEditor("/system you are")])
    drive.press(.control("c"))
    drive.ask("/edit draft")
    #expect(drive.effects == [.openEditor("draft")])
  }

  @Test func `a reply of an earlier server says nothing of the new one`() {
    var drive = Drive()
    drive.ask("hi")
    drive.send(
      .connected(ServerIdentity(id: ConnectionID(value: 2), display: "h", isLocal: true)))
    drive.list(["qwen3:4b"])
    drive.end(.failed(.refused(host: "127.0.0.1:11434")))
    #expect(drive.model.server.state == .reachable)
  }

  @Test func `what is pasted under the help is seen`() {
    var drive = Drive()
    drive.press(Key(.function(1)))
    drive.send(.input(.paste("hello")))
    #expect(drive.model.overlay == nil)
    #expect(drive.screen.contains("› hello"))
  }

  @Test func `a list of completions that is cut says so`() {
    var drive = Drive(rows: 24)
    drive.type("/set ")
    #expect(drive.screen.contains(" more: go on typing"))
  }
}
