import OllamaWire
import TextUI

/// What stands where the conversation will be, before it has begun.
struct Welcome {
  private let model: Model

  /// Makes the text for a model.
  init(_ model: Model) {
    self.model = model
  }

  /// The lines for a width.
  func lines(columns: Int) -> [Line] {
    (content + problems).flatMap { text, role in
      guard !text.isEmpty else { return [Line()] }
      var table = LineTable(columns: columns)
      table.grow(text)
      return (0..<table.count).map { Line(table.spans($0, of: text, role: role)) }
    }
  }

  /// The line of notices holds one; here all of them stand.
  private var problems: [(String, Role)] {
    guard model.problems.count > 1 else { return [] }
    return [("", .dim)] + model.problems.map { ($0, .warning) }
  }

  private var content: [(String, Role)] {
    let strings = model.strings
    let host = model.server.identity.display
    switch model.server.state {
    case .asking:
      return [(strings(.looking, [.host: host]), .dim)]
    case .unreachable(let error):
      return unreachable(error, host: host)
    case .reachable:
      break
    }
    if let models = model.server.models, models.isEmpty {
      return [
        (strings(.noModelsYet, [.host: host]), .text),
        ("", .dim),
        (strings(.pullOne), .dim),
        (strings(.pullFound), .dim),
      ]
    }
    guard let name = model.chosenModel else {
      return [
        (strings(.noneChosen), .text),
        (strings(.pickOne), .dim),
      ]
    }
    return [
      (name, .assistant),
      ("", .dim),
      (strings(.typeAndSend), .dim),
    ]
  }

  private func unreachable(_ error: OllamaError, host: String) -> [(String, Role)] {
    let strings = model.strings
    var lines: [(String, Role)] = [
      (strings(.noAnswer, [.host: host]), .error),
      (strings.message(of: error), .text),
    ]
    if let hint = strings.hint(of: error) { lines.append((hint, .text)) }
    return lines + [
      ("", .dim),
      (strings(.startServer), .dim),
      (strings(.otherHost), .dim),
      (strings(.useDemo), .dim),
      ("", .dim),
      (strings(.writeMeanwhile), .dim),
    ]
  }
}
