import TextUI
import Transcript

@testable import OllatuiCore

/// What a reader does and sees.
extension Drive {
  /// A program with one finished reply.
  init(reply: String, thinking: String = "", columns: Int = 60, rows: Int = 16) {
    self.init(columns: columns, rows: rows)
    answer(reply, thinking: thinking)
  }

  /// Asks once more, and gets an answer.
  mutating func answer(_ reply: String, thinking: String = "", to prompt: String = "why") {
    ask(prompt)
    if !thinking.isEmpty { grow(thinking: thinking) }
    grow(reply)
    finish()
  }

  /// The parts of the screen in a role, those beside each other as one.
  func shown(_ roles: Role...) -> [String] {
    var parts: [String] = []
    for row in frame.rows {
      var isGoingOn = false
      for span in row.spans {
        let isWanted = roles.contains(span.role)
        if isWanted, isGoingOn {
          parts[parts.count - 1] += span.text
        } else if isWanted {
          parts.append(span.text)
        }
        isGoingOn = isWanted
      }
    }
    return parts
  }

  /// The text that the last event wanted copied.
  var copied: String? {
    for case .copy(let text, _) in effects { return text }
    return nil
  }

  /// The file that the last event wanted written.
  var saved: SaveRequest? {
    for case .saveFile(let request) in effects { return request }
    return nil
  }

  /// The cell at which a text stands on the screen.
  func cell(of text: String, in occurrence: Int = 0) -> Position {
    var rest = occurrence
    for (index, row) in frame.rows.enumerated() {
      var start = row.text.startIndex
      while let range = row.text[start...].firstRange(of: text) {
        if rest == 0 {
          return Position(
            column: columns(of: row.text[..<range.lowerBound]), row: index)
        }
        rest -= 1
        start = range.upperBound
      }
    }
    return Position(column: -1, row: -1)
  }

  /// What the last event handed to the store.
  var changes: [HistoryChange] {
    effects.flatMap {
      if case .record(let changes, _) = $0 { changes } else { [] as [HistoryChange] }
    }
  }

  mutating func mouse(_ kind: Mouse.Kind, _ cell: Position, right: Int = 0, down: Int = 0) {
    send(
      .input(
        .mouse(Mouse(kind, at: Position(column: cell.column + right, row: cell.row + down)))))
  }

  mutating func click(_ cell: Position, times: Int = 1) {
    for _ in 0..<times {
      mouse(.pressed, cell)
      mouse(.released, cell)
    }
  }

  mutating func drag(from start: Position, to end: Position) {
    mouse(.pressed, start)
    mouse(.dragged, end)
    mouse(.released, end)
  }

  /// Ticks until nothing waits to be laid out.
  mutating func settle() {
    for _ in 0..<10_000 where !model.pane.isSettled { send(.tick) }
  }
}
