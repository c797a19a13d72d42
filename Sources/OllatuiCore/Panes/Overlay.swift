import OllamaWire
import TextUI

/// What lies over the conversation; Esc closes it.
package indirect enum Overlay: Equatable, Sendable {
  case help(HelpPane)
  case models(ModelPicker)
  case themes(ThemePicker)
  case question(Question)
  case find(FindBar)
  case select(SelectMode)
  case turns(TurnMode)
  case details(TurnDetails)
  case conversations(ConversationList)
  case search(SearchPane)
  case recall(PromptSearch)
  case statistics(StatisticsPane)
  case columns(ColumnsPane)
}

/// The keys and commands, settings and parameters, read from their tables.
package struct HelpPane: Equatable, Sendable {
  /// A part of the help that a command can show at once.
  enum Part {
    case settings, parameters

    var heading: Phrase {
      switch self {
      case .settings: .helpSettings
      case .parameters: .helpParameters
      }
    }
  }

  /// The first line in view.
  private(set) var top = 0

  /// Makes the pane at its top.
  package init() {}

  /// Makes the pane at one of its parts.
  init(at part: Part, columns: Int, strings: Strings) {
    let heading = Self.heading(strings(part.heading), columns: columns)
    top = Self.lines(columns: columns, strings).firstIndex { $0 == heading } ?? 0
  }

  /// All lines of the help for a width.
  static func lines(columns: Int, _ strings: Strings) -> [Line] {
    var lines: [Line] = []
    for group in Command.Group.allCases {
      let rows = Command.all.filter { $0.group == group }
      guard !rows.isEmpty else { continue }
      lines.append(heading(strings.heading(of: group), columns: columns))
      lines += rows.flatMap { row($0, columns: columns, strings) }
      lines.append([])
    }
    lines.append(heading(strings(.helpTurns), columns: columns))
    for key in TurnKey.all {
      let keys = key.keys.map(\.description).joined(separator: ", ")
      lines += row(keys, strings.summary(of: key), columns: columns)
    }
    lines += [[], heading(strings(.helpColumns), columns: columns)]
    for key in ColumnKey.all {
      let keys = key.keys.map(\.description).joined(separator: ", ")
      lines += row(keys, strings.summary(of: key), columns: columns)
    }
    lines.append([])
    lines.append(heading(strings(Part.settings.heading), columns: columns))
    for setting in Setting.all {
      lines += row(setting.name, strings.summary(of: setting), columns: columns)
    }
    lines += [[], heading(strings(Part.parameters.heading), columns: columns)]
    for parameter in ModelParameter.all {
      lines += row(parameter.name, strings.summary(of: parameter), columns: columns)
    }
    lines.append([])
    let more = strings(.helpMore)
    let table = LineTable(more, columns: columns)
    return lines + (0..<table.count).map { Line(table.spans($0, of: more, role: .dim)) }
  }

  private static func heading(_ text: String, columns: Int) -> Line {
    Line(text, .title).truncated(to: columns)
  }

  private static func row(_ command: Command, columns: Int, _ strings: Strings) -> [Line] {
    let keys = (command.keys + command.listKeys).map(\.description).joined(separator: ", ")
    let name = command.isSlash ? ([command.name] + command.aliases).map { "/\($0)" } : []
    let words = (name + [strings.usage(of: command)]).filter { !$0.isEmpty }
    let left = [keys, words.joined(separator: " ")].filter { !$0.isEmpty }.joined(separator: "  ")
    return row(left, strings.summary(of: command), columns: columns)
  }

  /// What it is about at the left, what it does beside it, on as many lines as that takes.
  private static func row(_ left: String, _ summary: String, columns: Int) -> [Line] {
    let width = min(32, columns / 2)
    let table = LineTable(summary, columns: max(1, columns - width - 2))
    return (0..<table.count).map { index in
      let head = index == 0 ? Line("  " + left, .keyName).truncated(to: width) : []
      return Line(head.padded(to: width + 2, .text).spans + table.spans(index, of: summary))
        .truncated(to: columns)
    }
  }

  /// Moves the view.
  mutating func scroll(by lines: Int, rows: Int, columns: Int, _ strings: Strings) {
    top = max(0, min(top + lines, Self.lines(columns: columns, strings).count - rows))
  }

  /// The rows in view.
  func rows(_ count: Int, columns: Int, _ strings: Strings) -> [Line] {
    let lines = Self.lines(columns: columns, strings)
    // A wider screen may have made the help shorter than where the view stands.
    return Array(lines.dropFirst(max(0, min(top, lines.count - count))).prefix(count))
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
  func rows(
    _ count: Int, columns: Int, server: Server, current: String?, _ strings: Strings
  ) -> [Line] {
    let head = Line([Span(strings(.pickerTitle), .title), Span(displayed(filter.text), .input)])
    let models = server.models ?? []
    let matches = matches(models)
    guard !matches.isEmpty else {
      let why = strings(models.isEmpty ? .pickerEmpty : .pickerNoMatch)
      return [head.truncated(to: columns), Line(why, .dim).truncated(to: columns)]
    }
    let visible = max(1, count - 1)
    let first = max(0, min(selection - visible / 2, matches.count - visible))
    let rows = matches.enumerated().dropFirst(first).prefix(visible).map { index, model in
      row(
        model, isSelected: index == selection, isCurrent: model.name == current, columns, strings)
    }
    return [head.truncated(to: columns)] + rows
  }

  private func row(
    _ model: ModelSummary, isSelected: Bool, isCurrent: Bool, _ columns: Int, _ strings: Strings
  ) -> Line {
    let role: Role = isSelected ? .selected : .text
    let dim: Role = isSelected ? .selected : .dim
    let mark = isCurrent ? "● " : "  "
    let left = Line([
      Span(mark, isSelected ? .selected : .accent), Span(displayed(model.name), role),
    ])
    let details = [
      model.details.parameterSize, model.details.quantizationLevel,
      // A stub of a cloud model is tiny.
      model.size > 100_000 ? Format.bytes(Int64(model.size)) : "",
      model.canChat ? "" : strings(.pickerNoChat),
    ]
    let shown = details.filter { !$0.isEmpty }.joined(separator: "  ")
    let right = Line(displayed(shown) + " ", dim)
    return Line.sides(left, right, columns: columns, fill: role).padded(to: columns, role)
  }

  /// Where the cursor stands among the rows.
  func cursor(_ strings: Strings) -> Position {
    let title = TextUI.columns(of: strings(.pickerTitle))
    return Position(column: title + TextUI.columns(of: displayed(filter.text)), row: 0)
  }
}
