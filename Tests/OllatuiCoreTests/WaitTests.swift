import OllamaWire
import Statistics
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite("What is left of a wait") struct WaitTests {
  /// An earlier reply that took so many seconds to load, and read 100 tokens a second.
  private func sample(load: Double, promptTokens: Int, model: String = "llama3:latest")
    -> ReplySample
  {
    var figures = Figures()
    let prompt = Double(promptTokens) / 100
    figures.metrics = Metrics(
      loadDuration: .seconds(load), promptEvalCount: promptTokens,
      promptEvalDuration: .seconds(prompt))
    figures.firstToken = .seconds(load + prompt + 0.1)
    figures.elapsed = .seconds(20)
    return ReplySample(
      model: model, host: "127.0.0.1:11434", mayBeCached: false, figures: figures, origin: .bench)
  }

  private func waiting(_ samples: [ReplySample]) -> Drive {
    var drive = Drive(columns: 120, store: .ready)
    drive.ask("hi")
    drive.send(.recorded(RecordTicket(value: 1)))
    #expect(drive.effects.contains(.readSamples(Self.model)))
    drive.send(.samplesRead(Self.model, samples))
    drive.send(.replySent(drive.running, at: drive.now))
    return drive
  }

  private static let model = ServedModel(host: "127.0.0.1:11434", name: "llama3")

  @Test func `a load is expected to take what earlier ones took, with the spread`() {
    var drive = waiting(
      (0..<20).map { sample(load: 10 + Double($0 % 5), promptTokens: 10) }
        + (0..<20).map { _ in sample(load: 0.04, promptTokens: 10) })
    drive.wait(.seconds(1))
    drive.send(.runningListed(ConnectionID(value: 0), .success([])))
    drive.wait(.seconds(1))
    #expect(drive.status.contains("loading the model 2.0 s   ≈10.2 s left (8.2 s–12.2 s)"))
    drive.wait(.seconds(20))
    #expect(drive.status.contains("longer than 9 of 10 replies before"))
  }

  @Test func `a model in memory is not expected to load`() {
    var drive = waiting(
      (0..<20).map { _ in sample(load: 10, promptTokens: 10) }
        + (0..<20).map { _ in sample(load: 0.04, promptTokens: 10) })
    drive.wait(RunningReply.liveInterval)
    let loaded = RunningModel(name: "llama3:latest")
    drive.send(.runningListed(ConnectionID(value: 0), .success([loaded])))
    drive.wait(RunningReply.liveInterval)
    #expect(drive.status.contains("reading the prompt 0.5 s"))
    #expect(!drive.status.contains("≈10"))
  }

  @Test func `without earlier replies nothing is guessed`() {
    var drive = waiting([])
    drive.wait(.seconds(2))
    #expect(drive.status.contains("waiting 2.0 s"))
    #expect(!drive.status.contains("left"))
  }

  @Test func `replies of this run teach, and the store is asked once`() {
    var drive = waiting([])
    drive.wait(.seconds(3))
    drive.grow("so")
    drive.finish(
      Metrics(
        loadDuration: .seconds(2), promptEvalCount: 20, promptEvalDuration: .milliseconds(900)))
    drive.ask("and")
    drive.send(.recorded(RecordTicket(value: 9)))
    #expect(!drive.effects.contains(.readSamples(Self.model)))
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.seconds(1))
    #expect(drive.status.contains("left (by 1 reply)"))
    drive.wait(.seconds(9))
    #expect(drive.status.contains("longer than before"))
    drive.grow("text")
    #expect(!drive.status.contains("left ("))
  }

  private static let loaded = RunningModel(name: "llama3:latest")

  @Test func `a wait far beyond what reading ever took is not claimed to be reading`() {
    var drive = waiting((0..<9).map { _ in sample(load: 0.04, promptTokens: 10) })
    drive.wait(.milliseconds(600))
    drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
    drive.wait(RunningReply.liveInterval)
    #expect(drive.status.contains("reading the prompt 0.8 s"))
    drive.wait(.seconds(3))
    #expect(drive.status.contains("queue or prompt 3.8 s"))
  }

  @Test func `a model that another reply of ours is asked of may be queued from the beginning`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.send(.replySent(drive.running, at: drive.now))
    drive.grow("text")
    drive.wait(.milliseconds(100))
    drive.press(.control("n"))
    drive.ask("and this")
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.milliseconds(600))
    drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
    drive.settleStatus()
    #expect(drive.status.contains("queue or prompt 0.8 s"))
  }

  @Test func `a server that can't say what is loaded is not claimed to load`() {
    var drive = waiting([])
    drive.wait(.milliseconds(600))
    #expect(drive.effects.contains(.listRunning(ConnectionID(value: 0))))
    drive.send(.runningListed(ConnectionID(value: 0), .failure(.connectionLost(host: "h"))))
    drive.wait(RunningReply.liveInterval)
    #expect(drive.status.contains("waiting 0.8 s"))
    drive.wait(.seconds(1))
    #expect(drive.effects.contains(.listRunning(ConnectionID(value: 0))))
  }

  @Test func `a server that loads is not asked again before it has answered`() {
    var drive = waiting([])
    drive.wait(.milliseconds(600))
    #expect(drive.effects.contains(.listRunning(ConnectionID(value: 0))))
    for _ in 0..<10 {
      drive.wait(.seconds(1))
      #expect(!drive.effects.contains(.listRunning(ConnectionID(value: 0))))
    }
    drive.send(.runningListed(ConnectionID(value: 0), .success([Self.loaded])))
    drive.wait(.seconds(1))
    #expect(drive.effects.contains(.listRunning(ConnectionID(value: 0))))
  }

  @Test(arguments: ["big:cloud", "big:120b-cloud"])
  func `a model in the cloud is not said to load`(name: String) {
    var drive = Drive(columns: 120, model: name, installed: [name])
    drive.ask("hi")
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.seconds(2))
    #expect(!drive.allEffects.contains(.listRunning(ConnectionID(value: 0))))
    #expect(drive.status.contains("waiting 2.0 s"))
  }
}
