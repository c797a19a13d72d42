import OllamaWire
import TextUI
import Transcript

@testable import OllatuiCore

/// What somebody does who compares models.
extension Drive {
  /// A program that compares two models, the first of which is asked.
  static func comparing(
    _ command: String = "/compare llama3 qwen3:4b why", columns: Int = 72, rows: Int = 20,
    flags: [SettingID: String] = [:], store: Store.State = .off
  ) -> Drive {
    var drive = Drive(columns: columns, rows: rows, flags: flags, store: store)
    drive.ask(command)
    return drive
  }

  /// Two answers that came, side by side.
  static func compared(
    _ one: String, _ other: String, columns: Int = 64, rows: Int = 16, thinking: String = ""
  ) -> Drive {
    var drive = Drive.comparing(columns: columns, rows: rows, flags: [.verbose: "off"])
    for (lane, text) in zip(drive.lanes, [one, other]) {
      if !thinking.isEmpty { drive.grow(lane, "", thinking: thinking) }
      drive.grow(lane, text)
      drive.finish(lane)
    }
    return drive
  }

  /// The replies that are on their way, in the order in which they were asked for.
  var lanes: [ReplyID] {
    model.shown.runningIDs
  }

  /// The models that were asked so far, in that order.
  var askedModels: [String] {
    chats.map(\.model)
  }

  /// The answers to the last turn, oldest first.
  var answers: [Reply] {
    model.conversation.turns.last?.alternates ?? []
  }

  /// The columns on the screen; nil: there are none.
  var columnsPane: ColumnsPane? {
    if case .columns(let pane) = model.overlay { pane } else { nil }
  }

  /// Text comes to one of several replies.
  mutating func grow(_ id: ReplyID, _ content: String, thinking: String = "") {
    var delta = ReplyDelta()
    delta.content = content
    delta.thinking = thinking
    delta.chunks = 1
    delta.pieces = 1
    delta.bytes = content.utf8.count + thinking.utf8.count
    send(.replyGrew(id, delta, ReadTimes(at: now, pieces: 1)))
  }

  /// One of several replies ends.
  mutating func finish(_ id: ReplyID, _ end: ReplyEnd = .finished) {
    send(.replyEnded(id, end, at: now))
  }
}
