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
    drive.settleStatus()
    #expect(drive.screen.contains("loading the model 0.8 s"))
    drive.send(
      .runningListed(
        ConnectionID(value: 0), .success([RunningModel(name: "llama3:latest")])))
    drive.settleStatus()
    #expect(drive.screen.contains("reading the prompt 0.2 s"))
    drive.grow(thinking: "a")
    drive.settleStatus()
    #expect(drive.screen.contains("thinking 0.2 s"))
    drive.grow("b")
    drive.settleStatus()
    #expect(drive.screen.contains("answering 0.2 s"))
  }

  @Test func `live figures are marked as estimates`() {
    var drive = Drive(columns: 100)
    drive.ask("hi")
    drive.grow("a")
    for _ in 0..<115 {
      drive.wait(.milliseconds(10))
      drive.grow("b ")
    }
    #expect(drive.screen.contains("≈100 tok/s"))
    #expect(drive.screen.contains("≈115 tokens"))
  }

  @Test func `every phase has a clock of its own`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.wait(.milliseconds(100))
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.milliseconds(1200))
    drive.send(.runningListed(ConnectionID(value: 0), .success([])))
    drive.settleStatus()
    #expect(drive.screen.contains("loading the model 1.4 s"))
    drive.wait(.milliseconds(770))
    let loaded = RunningModel(name: "llama3:latest")
    drive.send(.runningListed(ConnectionID(value: 0), .success([loaded])))
    drive.wait(.milliseconds(400))
    #expect(drive.screen.contains("reading the prompt 0.4 s"))
    drive.grow(thinking: "hm")
    drive.wait(.milliseconds(2000))
    #expect(drive.screen.contains("thinking 2.0 s"))
    drive.grow("so")
    drive.wait(.milliseconds(600))
    #expect(drive.screen.contains("answering 0.6 s"))
    #expect(drive.screen.contains("first 2.60 s"))
  }

  @Test func `the rate is that of the last second and falls to nothing while a reply stalls`() {
    var drive = Drive(columns: 120)
    drive.ask("/set status-bar rate mean bars elapsed")
    drive.ask("hi")
    drive.grow("a")
    for _ in 0..<200 {
      drive.wait(.milliseconds(10))
      drive.grow("b ")
    }
    drive.wait(RunningReply.liveInterval)
    #expect(drive.status.contains("≈78 tok/s   ⌀ ≈100 tok/s   ██"))
    drive.wait(.milliseconds(1000))
    #expect(drive.status.contains("≈0.0 tok/s   ⌀ ≈100 tok/s   ██▁"))
    #expect(drive.status.contains("3.2 s"))
  }

  @Test func `gaps stand in the bar where they are chosen, a stall that lasts among them`() {
    var drive = Drive(columns: 120)
    drive.ask("/set status-bar gaps")
    drive.ask("hi")
    drive.grow("a")
    drive.wait(.milliseconds(300))
    #expect(!drive.status.contains("gaps"))
    for _ in 0..<100 {
      drive.grow("b ")
      drive.wait(.milliseconds(20))
    }
    #expect(
      drive.status.hasPrefix(" gaps p50 20 ms · p95 20 ms · longest 300 ms"), "\(drive.status)")
    drive.wait(.milliseconds(1980))
    #expect(
      drive.status.hasPrefix(" gaps p50 20 ms · p95 20 ms · longest 2.00 s"), "\(drive.status)")
    drive.grow("b ")
    drive.finish()
    #expect(!drive.status.contains("gaps"))
  }

  @Test func `the status bar shows what is chosen, in that order, and the rest goes`() {
    var drive = Drive(columns: 120)
    drive.ask("/set status-bar mode, model")
    #expect(drive.status.hasPrefix(" chat   llama3"))
    drive.ask("/set status-bar model mode phase")
    #expect(drive.status.hasPrefix(" llama3:latest   chat   ready"))
    drive.ask("/set status-bar mode colour")
    #expect(drive.screen.contains("status-bar wants some of phase, left, rate"))
    #expect(drive.status.hasPrefix(" llama3:latest   chat   ready"))
  }

  @Test func `where it is narrow the least important goes first`() {
    var drive = Drive(columns: 120)
    drive.ask("hi")
    drive.grow("a")
    for _ in 0..<300 {
      drive.wait(.milliseconds(10))
      drive.grow("b ")
    }
    #expect(drive.status.contains("answering 3.0 s   ≈100 tok/s   ███   ≈299 tokens   first"))
    drive.send(.resized(Size(columns: 60, rows: 20)))
    #expect(
      drive.status == " answering 3.0 s   ≈100 tok/s   ███   ≈299 tokens  Esc stop")
    drive.send(.resized(Size(columns: 59, rows: 20)))
    #expect(drive.status.hasPrefix(" answering 3.0 s   ≈100 tok/s   ≈299 tokens  "))
    drive.send(.resized(Size(columns: 40, rows: 20)))
    #expect(drive.status.contains("answering 3.0 s   ≈100 tok/s"))
    #expect(!drive.status.contains("tokens"))
  }

  @Test func `a long name that does not fit leaves its room to what is less important`() {
    let name = "a-model-with-a-name-of-more-than-forty-letters:latest"
    var drive = Drive(columns: 80, model: name, installed: [name])
    drive.ask("hi")
    drive.grow("a")
    for _ in 0..<300 {
      drive.wait(.milliseconds(10))
      drive.grow("b ")
    }
    #expect(
      drive.status.hasPrefix(" answering 3.0 s   ≈100 tok/s   ███   ≈299 tokens   first"),
      "\(drive.status)")
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
