import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct CompareStoreTests {
  private func ended(_ changes: [HistoryChange]) -> [ReplyState] {
    changes.compactMap { if case .ended(_, let state, _, _) = $0 { state } else { nil } }
  }

  @Test func `every answer is stored as one of the turn before any is asked`() {
    let drive = Drive.comparing(store: .ready)
    let prompt = drive.model.conversation.turns.last?.id
    let parents = drive.recorded.compactMap { change -> TurnID? in
      if case .turn(.reply(_, let parent), _) = change { parent } else { nil }
    }
    #expect(parents == [prompt, prompt])
    #expect(drive.askedModels == [])
    var waiting = drive
    waiting.send(.recorded(RecordTicket(value: .max)))
    #expect(waiting.askedModels == ["llama3:latest"])
  }

  @Test func `how each is asked is stored when it is`() {
    var drive = Drive.comparing(store: .ready)
    drive.send(.recorded(RecordTicket(value: .max)))
    let lanes = drive.lanes
    drive.finish(lanes[0])
    let asked = drive.recorded.compactMap { change -> String? in
      if case .asked(_, let asked) = change { asked.model } else { nil }
    }
    #expect(asked == ["qwen3:4b"])
    #expect(ended(drive.recorded) == [.finished])
  }

  @Test func `what comes to each is stored while it comes`() {
    var drive = Drive.comparing(flags: [.compare: "at-once"], store: .ready)
    drive.send(.recorded(RecordTicket(value: .max)))
    for lane in drive.lanes { drive.grow(lane, "text of \(lane.value)") }
    drive.wait(.milliseconds(250))
    let texts = drive.recorded.compactMap { change -> String? in
      if case .grew(_, let content, _, _) = change { content } else { nil }
    }
    #expect(texts == drive.lanes.map { "text of \($0.value)" })
    drive.wait(.milliseconds(250))
    #expect(drive.recorded == [])
  }

  @Test func `the end of the program ends all`() {
    var drive = Drive.comparing(store: .ready)
    drive.send(.recorded(RecordTicket(value: .max)))
    drive.grow(drive.lanes[0], "one")
    drive.send(.ending)
    #expect(ended(drive.recorded) == [.interrupted, .interrupted])
    #expect(drive.lanes == [])
  }

  @Test func `what was picked is the leaf that is shown the next time`() {
    var drive = Drive.comparing(store: .ready)
    for lane in drive.lanes {
      drive.send(.recorded(RecordTicket(value: .max)))
      drive.finish(lane)
    }
    drive.press(Key(.right), Key(.enter))
    let leaves = drive.recorded.compactMap { change -> TurnID? in
      if case .conversation(_, _, let leaf) = change { leaf } else { nil }
    }
    #expect(leaves.last == drive.answers[1].id)
  }

  @Test func `another store gets all of each answer`() {
    var drive = Drive.comparing(flags: [.compare: "at-once"], store: .ready)
    drive.send(.recorded(RecordTicket(value: .max)))
    for lane in drive.lanes { drive.grow(lane, "text of \(lane.value)") }
    drive.send(.storeReplaced(nil))
    let texts = drive.effects.flatMap { effect -> [String] in
      guard case .recordAll(let changes) = effect else { return [] }
      return changes.compactMap {
        if case .grew(_, let content, _, _) = $0 { content } else { nil }
      }
    }
    #expect(texts == drive.lanes.map { "text of \($0.value)" })
    drive.wait(.milliseconds(250))
    #expect(drive.recorded == [])
  }
}
