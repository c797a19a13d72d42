import Testing
import Transcript

@testable import OllatuiCore

@Suite struct StoreTests {
  @Test func `what is asked is handed over under the conversation's id`() {
    var drive = Drive(columns: 50, rows: 18, store: .ready)
    let id = drive.model.conversation.id
    drive.ask("why?")
    let changes = drive.allEffects.compactMap { effect -> [HistoryChange]? in
      if case .record(let changes, _) = effect { changes } else { nil }
    }.flatMap { $0 }
    for change in changes {
      if case .conversation(let header, _, _) = change { #expect(header.id == id) }
      if case .turn(_, let conversation) = change { #expect(conversation == id) }
    }
    #expect(!changes.isEmpty)
  }
}
