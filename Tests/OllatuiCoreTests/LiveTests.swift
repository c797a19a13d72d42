import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct LiveTests {
  @Test func `the status bar tells the phases of a reply`() {
    var drive = Drive(columns: 100)
    drive.ask("hi")
    #expect(drive.screen.contains("connecting 0.0 s"))
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.milliseconds(600))
    #expect(drive.screen.contains("waiting 0.6 s"))
    #expect(drive.effects == [.listRunning(ConnectionID(value: 0))])
    drive.send(.runningListed(ConnectionID(value: 0), .success([])))
    #expect(drive.screen.contains("loading the model 0.6 s"))
    drive.send(
      .runningListed(
        ConnectionID(value: 0), .success([RunningModel(name: "llama3:latest")])))
    #expect(drive.screen.contains("reading the prompt 0.6 s"))
    drive.grow(thinking: "a")
    #expect(drive.screen.contains("thinking"))
    drive.grow("b")
    #expect(drive.screen.contains("answering"))
  }

  @Test func `live figures are marked as estimates and change at most five times a second`() {
    var drive = Drive(columns: 100)
    drive.ask("hi")
    drive.grow("a")
    var bars: Set<String> = []
    for _ in 0..<100 {
      drive.wait(.milliseconds(10))
      drive.grow("b ")
      bars.insert(String(drive.screen.split(separator: "\n").last ?? ""))
    }
    #expect(bars.count <= 7)
    #expect(drive.screen.contains("≈100 tok/s"))
    #expect(drive.screen.contains("≈100 tokens"))
  }

  @Test func `nothing ticks while nothing happens`() {
    var drive = Drive()
    #expect(drive.model.nextTick == nil)
    drive.ask("hi")
    #expect(drive.model.nextTick != nil)
    drive.grow("a")
    drive.finish()
    #expect(drive.model.nextTick == nil)
  }

  @Test func `good news goes away by itself, an error stays until something is typed`() {
    var drive = Drive()
    drive.press(.control("t"))
    #expect(drive.screen.contains("generate: each message"))
    drive.wait(.seconds(5))
    #expect(!drive.screen.contains("generate: each message"))
    drive.ask("/nonsense")
    drive.wait(.seconds(60))
    #expect(drive.screen.contains("unknown command /nonsense"))
    drive.type("x")
    #expect(!drive.screen.contains("unknown command"))
  }
}
