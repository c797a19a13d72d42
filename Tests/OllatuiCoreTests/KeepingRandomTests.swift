import SeededNumbers
import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// The list and the searches under keys, clicks and answers by chance.
@Suite struct KeepingRandomTests {
  private static let keys: [Key] =
    Command.keeping.flatMap { $0.keys + $0.listKeys } + [
      Key(.enter), Key(.enter), Key(.escape), Key(.up), Key(.down), Key(.down), Key(.pageDown),
      Key(.end), Key(.home), Key(.backspace), .typed("a"), .typed("春"), .typed("y"), .typed("n"),
      .typed(" "), .control("u"), .control("n"), .control("f"), .control("v"), .control("c"),
      Key(.left), Key(.function(1)), .alt("x"),
    ]

  private func step(_ drive: inout Drive, using generator: inout SeededNumbers) {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0:
      drive.resize(
        Int.random(in: 4...120, using: &generator), Int.random(in: 1...40, using: &generator))
    case 1:
      let cell = Position(
        column: Int.random(in: 0..<drive.model.size.columns, using: &generator),
        row: Int.random(in: 0..<drive.model.size.rows, using: &generator))
      drive.click(cell, times: 2)
    case 2:
      drive.press(Key(.escape), Key(.escape))
      drive.type("春 a")
      drive.press(Key(.enter))
    case 3: drive.grow("word ")
    case 4: drive.finish()
    case 5: drive.wait(.milliseconds(Int.random(in: 0...400, using: &generator)))
    default: drive.press(Self.keys.randomElement(using: &generator) ?? Key(.escape))
    }
    answer(&drive, using: &generator)
  }

  /// What a store would say to the last effects, sometimes.
  private func answer(_ drive: inout Drive, using generator: inout SeededNumbers) {
    for effect in drive.effects where Bool.random(using: &generator) {
      switch effect {
      case .listConversations: drive.send(.conversationsListed(Sample.conversations))
      case .openConversation(let id, let turn):
        let stored = Sample.stored(id.value - 1000, "a 春", "word a")
        drive.send(.conversationRead(id, id.value < 1010 ? stored : nil, at: turn))
      case .searchHistory(let ticket, let text):
        let found = FoundTurn(
          conversation: ConversationID(value: 1003), turn: TurnID(value: 3003), title: text,
          titleMarks: [0..<1], role: .assistant, excerpt: text, marks: [0..<1])
        drive.send(.historyFound(ticket, [found], isComplete: Bool.random(using: &generator)))
      case .record(_, let ticket?): drive.send(.recorded(ticket))
      default: break
      }
    }
  }

  @Test(arguments: 0..<8) func `every screen holds what it should`(seed: UInt64) {
    var generator = SeededNumbers(seed: seed)
    var drive = Drive(columns: 100, rows: 24)
    if seed % 4 != 0 { drive.send(.storeOpened(prompts: ["a b", "春 a"], nil)) }
    for _ in 0..<300 {
      step(&drive, using: &generator)
      let frame = drive.frame
      #expect(frame.rows.count <= frame.size.rows)
      for row in frame.rows { #expect(row.columns <= frame.size.columns, "\(row.text)") }
      if let cursor = frame.cursor {
        #expect((0..<max(1, frame.size.columns)).contains(cursor.column))
        #expect((0..<max(1, frame.size.rows)).contains(cursor.row))
      }
      let ids = drive.model.kept.list.map(\.id)
      #expect(Set(ids).count == ids.count)
      #expect(drive.model.others[drive.model.conversation.id] == nil)
    }
  }
}
