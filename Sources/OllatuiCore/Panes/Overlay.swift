import OllamaWire
import TextUI

/// What lies over the conversation; Esc closes it.
package enum Overlay: Equatable, Sendable {
  case help(HelpPane)
  case models(ModelPicker)
}

/// The keys and commands, read from their table.
package struct HelpPane: Equatable, Sendable {
  /// The first line in view.
  private(set) var top = 0

  /// Makes the pane at its top.
  package init() {}

  /// All lines of the help for a width.
  static func lines(columns: Int) -> [Line] {
    var lines: [Line] = []
    for group in Command.Group.allCases {
      let rows = Command.all.filter { $0.group == group }
      guard !rows.isEmpty else { continue }
      lines.append(Line(group.rawValue, .title).truncated(to: columns))
      lines += rows.map { row($0, columns: columns) }
      lines.append([])
    }
    let more = [
      "A line that begins with \"\"\" starts a block of several lines; a line that ends with",
      "\"\"\" ends it. Shift and dragging selects text while the mouse is taken (/mouse).",
    ]
    return lines + more.map { Line($0, .dim).truncated(to: columns) }
  }

  private static func row(_ command: Command, columns: Int) -> Line {
    let keys = command.keys.map(\.description).joined(separator: ", ")
    let name = command.isSlash ? ([command.name] + command.aliases).map { "/\($0)" } : []
    let usage = name.isEmpty ? "" : name.joined(separator: " ") + command.usageSuffix
    let left = [keys, usage].filter { !$0.isEmpty }.joined(separator: "  ")
    let width = min(34, columns / 2)
    let head = Line("  " + left, .keyName).padded(to: width, .text)
    return Line(head.spans + [Span("  " + command.summary, .text)]).truncated(to: columns)
  }

  /// Moves the view.
  mutating func scroll(by lines: Int, rows: Int, columns: Int) {
    top = max(0, min(top + lines, Self.lines(columns: columns).count - rows))
  }

  /// The rows in view.
  func rows(_ count: Int, columns: Int) -> [Line] {
    Array(Self.lines(columns: columns).dropFirst(top).prefix(count))
  }
}

/// The installed models, to choose one; typing filters.
package struct ModelPicker: Equatable, Sendable {
  /// What has been typed.
  private(set) var filter = InputEditor()
  /// Which of the matches is selected.
  private(set) var selection = 0

  /// Makes a picker that shows all.
  package init() {}

  /// The models that match what has been typed: all its words, in any order.
  func matches(_ models: [ModelSummary]) -> [ModelSummary] {
    let words = filter.text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return models }
    return models.filter { model in
      let name = model.name.lowercased()
      return words.allSatisfy { name.contains($0) }
    }
  }

  /// Changes the filter; the first match is selected.
  mutating func edit(_ change: (inout InputEditor) -> Void) {
    change(&filter)
    selection = 0
  }

  /// Moves the selection.
  mutating func move(by rows: Int, _ models: [ModelSummary]) {
    selection = max(0, min(selection + rows, matches(models).count - 1))
  }

  /// The selected model.
  func selected(_ models: [ModelSummary]) -> ModelSummary? {
    let matches = matches(models)
    return matches.indices.contains(selection) ? matches[selection] : nil
  }

  /// The rows of the list, the filter first.
  func rows(_ count: Int, columns: Int, server: Server, current: String?) -> [Line] {
    let head = Line([Span("model: ", .title), Span(displayed(filter.text), .input)])
    let models = server.models ?? []
    let matches = matches(models)
    guard !matches.isEmpty else {
      let why = models.isEmpty ? "no models: pull one with “ollama pull NAME”" : "no match"
      return [head.truncated(to: columns), Line(why, .dim).truncated(to: columns)]
    }
    let visible = max(1, count - 1)
    let first = max(0, min(selection - visible / 2, matches.count - visible))
    let rows = matches.enumerated().dropFirst(first).prefix(visible).map { index, model in
      row(model, isSelected: index == selection, isCurrent: model.name == current, columns)
    }
    return [head.truncated(to: columns)] + rows
  }

  private func row(_ model: ModelSummary, isSelected: Bool, isCurrent: Bool, _ columns: Int)
    -> Line
  {
    let role: Role = isSelected ? .selected : .text
    let dim: Role = isSelected ? .selected : .dim
    let mark = isCurrent ? "● " : "  "
    let left = Line([
      Span(mark, isSelected ? .selected : .accent), Span(displayed(model.name), role),
    ])
    let details = [
      model.details.parameterSize, model.details.quantizationLevel,
      // A stub of a cloud model is tiny.
      model.size > 100_000 ? Format.bytes(Int64(model.size)) : "", model.canChat ? "" : "no chat",
    ]
    let shown = details.filter { !$0.isEmpty }.joined(separator: "  ")
    let right = Line(displayed(shown) + " ", dim)
    return Line.sides(left, right, columns: columns, fill: role).padded(to: columns, role)
  }

  /// Where the cursor stands among the rows.
  var cursor: Position {
    Position(column: 7 + TextUI.columns(of: displayed(filter.text)), row: 0)
  }
}
