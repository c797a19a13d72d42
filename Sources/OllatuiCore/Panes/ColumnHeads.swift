import OllamaWire
import TextUI
import Transcript

/// What stands above answers side by side: who answers, how it was asked, and what it costs.
struct ColumnHeads {
  private let pane: ColumnsPane
  private let model: Model
  private let replies: [Reply]

  /// Makes the heads of a model's columns.
  init(_ pane: ColumnsPane, _ model: Model) {
    self.pane = pane
    self.model = model
    let alternates = model.conversation.turns[pane.turn].alternates
    replies = pane.columns.map { alternates[$0.alternate] }
  }

  private var strings: Strings { model.strings }

  /// The heads as screen lines.
  var lines: [Line] {
    var lines = [pane.isTabbed ? tabs : pane.joined(pane.shown.map(title))]
    if pane.hasOptionRow {
      lines.append(pane.joined(pane.shown.map { Line("  " + options($0), .dim) }))
    }
    let figures = pane.shown.map(figures)
    for row in 0..<pane.figureRows {
      lines.append(pane.joined(figures.map { row < $0.count ? $0[row] : [] }))
    }
    if pane.hasRule { lines.append(pane.rule) }
    return Array(lines.prefix(pane.headRows))
  }

  // MARK: - Who answers

  /// The model that was asked and the options in which it differs from others.
  static func name(of asked: AskedRequest, among others: [AskedRequest]) -> String {
    ([asked.model] + options(of: asked, among: others)).joined(separator: " ")
  }

  /// The options in which a request differs from others, as they can be typed.
  static func options(of asked: AskedRequest, among others: [AskedRequest]) -> [String] {
    var words: [String] = []
    for name in asked.options.values.keys.sorted() {
      guard let value = asked.options[name],
        others.contains(where: { $0.options[name] != value })
      else { continue }
      let whole = value.integerValue.map(String.init)
      words.append("\(name)=\(whole ?? value.stringValue ?? value.compactText)")
    }
    // What was not said is only worth saying beside the same model.
    let thinks = others.contains {
      $0.think != asked.think && (asked.think != nil || $0.model == asked.model)
    }
    if thinks { words.append("think=\(asked.think?.choice ?? "auto")") }
    return words
  }

  private func options(_ index: Int) -> String {
    let asked = replies.map(\.asked)
    return displayed(Self.options(of: asked[index], among: asked).joined(separator: " "))
  }

  private func name(_ index: Int) -> String {
    displayed(Self.name(of: replies[index].asked, among: replies.map(\.asked)))
  }

  private func title(_ index: Int) -> Line {
    let isFocused = index == pane.focus
    let role: Role = isFocused ? .selected : .assistant
    let shown = pane.hasOptionRow ? displayed(replies[index].model) : name(index)
    let name = Line((isFocused ? "▸ " : "  ") + shown, role)
    let line = Line.sides(name, below(index, role), columns: pane.width - 1, fill: role)
    return isFocused ? line.padded(to: pane.width - 1, role) : line
  }

  /// How many lines of a column lie below the view.
  private func below(_ index: Int, _ role: Role) -> Line {
    let taken = model.columnsStatus?.linesBelow ?? []
    let count = taken.indices.contains(index) ? taken[index] : pane.columns[index].linesBelow
    let isSeen = count > 0 && !pane.columns[index].isFollowing
    return isSeen ? Line("▼ \(count)", role == .selected ? .selected : .accent) : []
  }

  // MARK: - One at a time

  /// The names, each with the mark of the one in focus or room for it.
  private var tabNames: [String] {
    replies.indices.map { ($0 == pane.focus ? "▸ " : "  ") + name($0) + " " }
  }

  /// How many cells of the names lie left of the screen: the name in focus is always seen.
  private func tabStart(_ names: [String]) -> Int {
    let widths = names.map { TextUI.columns(of: $0) }
    let before = widths[..<pane.focus].reduce(0, +)
    let room = max(1, pane.size.columns - below(pane.focus, .assistant).columns - 1)
    return max(0, min(before, before + widths[pane.focus] - room))
  }

  /// All names on one line, as far as they fit.
  private var tabs: Line {
    let names = tabNames
    let start = tabStart(names)
    let all = Line(
      names.enumerated().map { Span($1, $0 == pane.focus ? .selected : .assistant) })
    let below = below(pane.focus, .assistant)
    let room = max(1, pane.size.columns - below.columns - 1)
    let line = start > 0 ? all.columns(start..<max(start, all.columns)) : all
    return Line.sides(line.truncated(to: room), below, columns: pane.size.columns)
  }

  /// The answer whose name stands at a column of the line of names; nil: none.
  func tab(at column: Int) -> Int? {
    let names = tabNames
    var end = -tabStart(names)
    return names.indices.first { index in
      end += TextUI.columns(of: names[index])
      return column < end
    }
  }

  // MARK: - What it costs

  private func figures(_ index: Int) -> [Line] {
    let reply = replies[index]
    let turn = model.conversation.turns[pane.turn]
    guard let running = model.shown.running(alternate: pane.columns[index].alternate) else {
      return ended(reply, isRetry: turn.isRetry(alternate: pane.columns[index].alternate))
    }
    return live(model.columnsStatus?.reply(running) ?? running)
  }

  private func live(_ running: RunningReply) -> [Line] {
    let texts = StatusBar(model).figures(of: running)
    guard pane.figureRows > 1 else { return [Line("  " + fitting(texts[...]), .accent)] }
    return [
      Line("  " + fitting(texts.prefix(1)), .accent),
      Line("  " + fitting(texts.dropFirst()), .figures),
    ]
  }

  /// As many of the texts as fit a column, all of them whole.
  private func fitting(_ texts: ArraySlice<String>) -> String {
    texts.dropFirst().reduce(texts.first ?? "") { line, text in
      let longer = line + " · " + text
      return TextUI.columns(of: longer) + 3 > pane.width ? line : longer
    }
  }

  private func ended(_ reply: Reply, isRetry: Bool) -> [Line] {
    let width = max(1, pane.width - 3)
    var lines = FiguresText(reply, isRetry: isRetry, strings).lines(columns: width)
    switch reply.state {
    case .finished, .queued, .connecting, .waiting, .thinking, .answering: break
    case .cancelled: lines.insert(Line(strings(.stateCancelled), .warning), at: 0)
    case .incomplete: lines.insert(Line(strings(.stateIncomplete), .warning), at: 0)
    case .interrupted: lines.insert(Line(strings(.stateInterrupted), .warning), at: 0)
    case .edited: lines.insert(Line(strings(.editedAnswer), .dim), at: 0)
    case .failed(let error):
      lines.insert(Line(displayed(strings.oneLine(error)), .error), at: 0)
    }
    return lines.map { Line([Span("  ")] + $0.spans) }
  }
}
