import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ServerTests {
  private func down(_ drive: inout Drive) {
    let id = drive.model.server.identity.id
    drive.send(.modelsListed(id, .failure(.refused(host: "127.0.0.1:11434"))))
  }

  @Test func `without a server the screen says what was tried and what can be done`() {
    var drive = Drive(columns: 80, rows: 20, model: nil, installed: nil)
    #expect(drive.screen.contains("Looking for an Ollama server at 127.0.0.1:11434"))
    down(&drive)
    #expect(drive.screen.contains("No Ollama server answers at 127.0.0.1:11434."))
    #expect(drive.screen.contains("ollama serve"))
    #expect(drive.screen.contains("/set host"))
    #expect(drive.screen.contains("F2 or /demo"))
    #expect(drive.screen.contains("no server"))
  }

  @Test func `it is tried again with growing pauses`() {
    var drive = Drive(model: nil, installed: nil)
    var pauses: [Int] = []
    for _ in 0..<8 {
      down(&drive)
      var pause = 0
      repeat {
        drive.wait(.seconds(1))
        pause += 1
      } while drive.effects != [.listModels(ConnectionID(value: 0))] && pause < 100
      pauses.append(pause)
    }
    #expect(pauses == [1, 2, 4, 8, 16, 30, 30, 30])
  }

  @Test func `a message written without a server waits, and goes out when one appears`() {
    var drive = Drive(columns: 80, model: nil, installed: nil)
    down(&drive)
    drive.ask("hello")
    #expect(drive.chats.isEmpty)
    #expect(drive.screen.contains("waits for the server"))
    drive.list(["a:latest"])
    #expect(drive.chats == [ChatRequest(model: "a:latest", messages: [.user("hello")])])
    #expect(drive.screen.contains("you\nhello"))
  }

  @Test func `a message that waits can be cancelled without a connection to close`() {
    var drive = Drive(model: nil, installed: nil)
    down(&drive)
    drive.ask("hello")
    drive.press(Key(.escape))
    #expect(drive.effects == [])
    #expect(drive.state == .cancelled)
  }

  @Test func `a reply that is refused starts the search for the server`() {
    var drive = Drive()
    drive.ask("hi")
    drive.end(.failed(.refused(host: "127.0.0.1:11434")))
    #expect(drive.model.nextTick != nil)
    drive.wait(.seconds(1))
    #expect(drive.effects == [.listModels(ConnectionID(value: 0))])
  }

  @Test func `an empty list says how to pull a model`() {
    let drive = Drive(columns: 80, model: nil, installed: [])
    #expect(drive.screen.contains("has no models yet"))
    #expect(drive.screen.contains("ollama pull"))
  }

  @Test func `answers of an earlier server are dropped`() {
    var drive = Drive()
    drive.send(
      .connected(ServerIdentity(id: ConnectionID(value: 1), display: "other:1", isLocal: false)))
    #expect(drive.effects == [.listModels(ConnectionID(value: 1))])
    drive.send(.modelsListed(ConnectionID(value: 0), .success([])))
    #expect(drive.model.server.state == .asking)
    #expect(drive.screen.contains("other:1"))
  }

  @Test func `everything that was wrong at the start can be read`() {
    var drive = Drive(columns: 80, rows: 24)
    drive.send(.problem("config.toml:3: no setting \"modle\""))
    #expect(drive.screen.contains("config.toml:3"))
    drive.send(.problem("themes/x.toml:1: no role \"chatt\""))
    #expect(drive.screen.contains("config.toml:3") && drive.screen.contains("themes/x.toml:1"))
    drive.send(
      .connected(ServerIdentity(id: ConnectionID(value: 1), display: "other:1", isLocal: false)))
    #expect(drive.screen.contains("config.toml:3"))
  }

  // MARK: - Which model

  @Test func `the named model wins, with its tag filled in`() {
    let drive = Drive(
      model: "qwen3:4b", installed: ["a:latest", "qwen3:4b"], lastModel: "a:latest")
    #expect(drive.model.chosenModel == "qwen3:4b")
    let tagged = Drive(model: "a", installed: ["a:latest"])
    #expect(tagged.model.chosenModel == "a:latest")
  }

  @Test func `else the one used last, if it is still installed`() {
    let drive = Drive(model: nil, installed: ["new:1", "old:1"], lastModel: "old:1")
    #expect(drive.model.chosenModel == "old:1")
    let gone = Drive(model: nil, installed: ["only:1"], lastModel: "gone:1")
    #expect(gone.model.chosenModel == "only:1")
  }

  @Test func `else one that is loaded, else the newest that can chat`() {
    var drive = Drive(model: nil, installed: ["new:1", "old:1"])
    #expect(drive.effects == [.listRunning(ConnectionID(value: 0))])
    drive.send(.runningListed(ConnectionID(value: 0), .success([RunningModel(name: "old:1")])))
    #expect(drive.model.chosenModel == "old:1")
    var fresh = Drive(model: nil, installed: ["new:1", "old:1"])
    fresh.send(.runningListed(ConnectionID(value: 0), .failure(.refused(host: "h"))))
    #expect(fresh.model.chosenModel == "new:1")
  }

  @Test func `models that can't chat are not chosen, and it is said`() {
    var drive = Drive(columns: 80, model: nil, installed: nil)
    let embedding = ModelSummary(name: "embed:1", capabilities: ["embedding"])
    drive.send(.modelsListed(ConnectionID(value: 0), .success([embedding])))
    drive.send(.runningListed(ConnectionID(value: 0), .success([])))
    #expect(drive.model.chosenModel == nil)
    #expect(drive.screen.contains("No model is chosen"))
  }

  @Test func `a model that is not installed is told, and asked all the same`() {
    var drive = Drive(columns: 90, model: "nope:1")
    #expect(drive.screen.contains("nope:1 is not installed here"))
    drive.ask("hi")
    #expect(drive.chats.first?.model == "nope:1")
  }

  @Test func `the model of the first message is remembered, but not the demo's`() {
    var drive = Drive()
    drive.ask("hi")
    #expect(drive.effects.contains(.rememberModel("llama3:latest")))
    var demo = Drive()
    demo.send(
      .connected(
        ServerIdentity(
          id: ConnectionID(value: 1), display: "127.0.0.1:1", isLocal: true, isDemo: true)))
    demo.list(["tour:latest"])
    demo.ask("hi")
    #expect(demo.chats.count == 1)
    #expect(!demo.allEffects.contains(.rememberModel("tour:latest")))
  }
}
