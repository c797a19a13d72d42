import TextUI
import Transcript

extension ConversationList {
  /// How many rows of the screen each conversation takes, in so many columns.
  static func rowsEach(columns: Int) -> Int {
    columns < 50 ? 2 : 1
  }

  /// The first columns of a row: whether it is the one that is shown, and whether it is pinned.
  private static let indent = 3

  private var title: KeptText { .listTitle }

  /// The rows of the list, the filter first.
  func rows(_ count: Int, columns: Int, _ model: Model) -> [Line] {
    let head = head(columns: columns, model)
    guard !matches.isEmpty else {
      let why =
        filter.isEmpty
        ? model.strings(model.kept.isAsking ? .listReading : .listEmpty)
        : model.strings(.pickerNoMatch)
      return [head, Line(" " + why, .dim).truncated(to: columns)]
    }
    var lines = [head]
    for index in matches.indices.dropFirst(top) {
      guard lines.count < count, model.kept.list.indices.contains(matches[index]) else { break }
      lines += rows(of: model.kept.list[matches[index]], at: index, columns, model)
    }
    return Array(lines.prefix(count))
  }

  private func head(columns: Int, _ model: Model) -> Line {
    let count = matches.isEmpty ? "" : "\(selection + 1)/\(matches.count) "
    let left = Line([
      Span(" " + model.strings(title), .title), Span(displayed(filter.text), .input),
    ])
    return Line.sides(left, Line(count, .dim), columns: columns)
  }

  private func rows(
    of summary: ConversationSummary, at index: Int, _ columns: Int, _ model: Model
  ) -> [Line] {
    let isSelected = index == selection
    let role: Role = isSelected ? .selected : summary.isArchived ? .dim : .text
    let name = Line(
      [mark(of: summary, isSelected, model)] + name(of: summary, role, columns, model))
    let more = details(of: summary, isSelected, model)
    guard Self.rowsEach(columns: columns) > 1 else {
      let right = Line(more.spans + [Span(" ", isSelected ? .selected : .dim)])
      return [Line.sides(name, right, columns: columns, fill: role).padded(to: columns, role)]
    }
    let indent = Span(String(repeating: " ", count: Self.indent), role)
    return [name, Line([indent] + more.spans)].map {
      $0.truncated(to: columns - 1).padded(to: columns, role)
    }
  }

  private func mark(of summary: ConversationSummary, _ isSelected: Bool, _ model: Model) -> Span {
    let shown = summary.id == model.conversation.id ? "●" : " "
    let pinned = summary.isPinned ? "▲" : " "
    return Span("\(shown)\(pinned) ", isSelected ? .selected : .accent)
  }

  /// The title, or the editor in which it is changed.
  private func name(
    of summary: ConversationSummary, _ role: Role, _ columns: Int, _ model: Model
  ) -> [Span] {
    if case .renaming(summary.id, let editor) = step {
      return editor.line(columns: columns - Self.indent - 1).line.spans
    }
    let title = summary.title.isEmpty ? model.strings(.newTitle) : summary.title
    return [Span(displayed(title), role)]
  }

  /// The age, the model and the size; of one in which a reply comes or waits, that instead
  /// of the age.
  private func details(of summary: ConversationSummary, _ isSelected: Bool, _ model: Model) -> Line
  {
    let role: Role = isSelected ? .selected : .dim
    let strings = model.strings
    var parts: [Span] = []
    if model.isReplyComing(in: summary.id) {
      let isHeld = model.isMessageHeld(in: summary.id)
      let what = isHeld ? strings(.waitsForAnswer) : strings(.answering)
      parts.append(Span("▸ " + what, isSelected ? .selected : .statusAccent))
    } else {
      parts.append(Span(strings.age(of: summary.updated, at: time), role))
    }
    // Long names of models are cut rather than ages.
    if let name = summary.model, !name.isEmpty { parts.append(Span(displayed(name), role)) }
    parts.append(Span(Format.bytes(Int64(summary.bytes)), role))
    if summary.isArchived { parts.append(Span(strings(.listArchived), role)) }
    return Line(Array(parts.flatMap { [Span(" · ", role), $0] }.dropFirst()))
  }

  /// Where the cursor stands among the rows.
  func cursor(columns: Int, _ strings: Strings) -> Position? {
    switch step {
    case .deleting: return nil
    case .renaming(_, let editor):
      let each = Self.rowsEach(columns: columns)
      return Position(
        column: Self.indent + editor.line(columns: columns - Self.indent - 1).cursor,
        row: 1 + (selection - top) * each)
    case .choosing:
      let before = TextUI.columns(of: strings(title)) + 1
      let column = before + TextUI.columns(of: displayed(filter.text))
      return Position(column: min(column, max(0, columns - 1)), row: 0)
    }
  }

  /// The one of the matches that a row shows; nil: none.
  func index(atRow row: Int, columns: Int) -> Int? {
    guard row > 0 else { return nil }
    let index = top + (row - 1) / Self.rowsEach(columns: columns)
    return matches.indices.contains(index) ? index : nil
  }
}

extension InputEditor {
  /// The text in one row, moved so that the cursor is seen, and the column of that.
  func line(columns: Int) -> (line: Line, cursor: Int) {
    let before = TextUI.columns(of: displayed(String(text[..<index(cursor)])))
    let shift = max(0, before - columns)
    let typed = Line(displayed(text), .input)
    let shown = shift > 0 ? typed.columns(shift..<max(shift, typed.columns)) : typed
    return (shown.truncated(to: columns + 1), before - shift)
  }
}

extension Strings {
  /// How long ago a time was, as lists show it.
  func age(of time: Timestamp, at now: Timestamp) -> String {
    let minutes = Int(max(0, now.milliseconds - time.milliseconds) / 60_000)
    let days = minutes / 1440
    return switch (minutes, days) {
    case (..<1, _): self(.ageNow)
    case (..<60, _): self(.ageMinutes, count: minutes)
    case (..<1440, _): self(.ageHours, count: minutes / 60)
    case (_, ..<60): self(.ageDays, count: days)
    case (_, ..<730): self(.ageMonths, count: days / 30)
    default: self(.ageYears, count: days / 365)
    }
  }
}
