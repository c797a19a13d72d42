import OllamaWire
import Statistics
import TextUI
import Transcript

/// The view of one reply: phases, figures, rate, gaps, request, final chunk.
struct ReplyFigures: Equatable, Sendable {
  /// Which reply is looked at; nil: the last one, also one that is asked for later.
  private(set) var chosen: TurnID?
  private var watch = ArrivalWatch()
  private var texts = ReplyTexts()

  /// Looks at a reply; nil: at the last one.
  init(_ reply: TurnID?) {
    chosen = reply
  }

  /// The reply that is looked at; nil: there is none.
  func spot(in conversation: Conversation) -> ReplySpot? {
    let spots = conversation.replySpots
    return spots.first { $0.id == chosen } ?? spots.last
  }

  /// Looks at the reply so many before or after.
  mutating func step(_ step: Int, in conversation: Conversation) {
    let spots = conversation.replySpots
    guard let last = spots.indices.last else { return }
    let index = spots.firstIndex { $0.id == chosen } ?? last
    let next = max(0, min(index + step, last))
    // At the end, what comes next is followed.
    chosen = next == last ? nil : spots[next].id
  }

  /// Looks at one.
  mutating func choose(_ id: TurnID) {
    chosen = id
  }

  /// All lines of the view.
  mutating func lines(_ model: Model, columns: Int) -> [Line] {
    let strings = model.strings
    let spots = model.conversation.replySpots
    guard let spot = spots.first(where: { $0.id == chosen }) ?? spots.last else {
      return wrapped(strings[.noReplies], .dim, columns)
    }
    let reply = model.conversation.turns[spot.turn].alternates[spot.alternate]
    let isRunning = model.running.map {
      $0.turn == spot.turn && $0.alternate == spot.alternate
    }
    let elapsed = isRunning == true ? model.running?.live.elapsed : nil
    watch.look(at: reply)
    texts.look(at: reply, spot, model.conversation)
    let rows = ReplyFigureRows(reply, isRetry: spot.isRetry, strings)
    let index = spots.firstIndex { $0.id == spot.id } ?? 0
    let plots = ReplyPlots(watch, reply.figures, strings, marks: model.looks.plotMarks)
    return [head(reply, index: index, count: spots.count, columns, strings)]
      + phases(reply, elapsed: elapsed, columns, strings) + figures(rows, columns, strings)
      + plots.rate(columns: columns) + plots.gaps(columns: columns)
      + texts.lines(columns: columns, strings)
  }

  private func head(_ reply: Reply, index: Int, count: Int, _ columns: Int, _ strings: Strings)
    -> Line
  {
    let place = strings[.replyPlace, [.number: "\(index + 1)", .high: "\(count)"]]
    let created = reply.created.map { $0.milliseconds > 0 ? Format.universal($0) + " " : "" } ?? ""
    let names = [displayed(reply.model), displayed(strings.state(of: reply)), place]
    let left = Line(" " + names.filter { !$0.isEmpty }.joined(separator: " · "), .accent)
    let right = Line(created, .dim)
    // Which reply it is tells more than when it was asked for.
    return Line.sides(
      left, left.columns + right.columns + 2 <= columns ? right : Line(), columns: columns)
  }

  // MARK: - Phases

  private func phases(_ reply: Reply, elapsed: Duration?, _ columns: Int, _ strings: Strings)
    -> [Line]
  {
    guard let phases = ReplyPhases(reply, elapsed: elapsed) else { return [] }
    let source = strings[phases.isServers ? .byServer : .byOurClock]
    let names = phases.parts.map { strings[$0.phase.name] }
    let name = names.map { TextUI.columns(of: $0) }.max() ?? 0
    let times = phases.parts.map { Line(Format.seconds($0.length)) }
    // However long one takes, a blank stands between its name and its time.
    let time = max(9, 1 + (times.map(\.columns).max() ?? 0))
    let room = columns - name - time - 13
    let lines = zip(zip(phases.parts, times), names).map { phase, text in
      let (part, length) = phase
      let share = Format.percent(part.length / phases.total) + " %"
      var spans = [Span(" ", .text)] + Line(text, .dim).padded(to: name, .text).spans
      spans += length.padded(toRight: time).spans + Line(share, .dim).padded(toRight: 7).spans
      if room >= 10 { spans += [Span("  ", .text)] + timeline(part, of: phases, room) }
      return Line(spans).truncated(to: columns)
    }
    return [[], heading(strings[.phases], source, columns)] + lines
  }

  /// A phase among all, to scale.
  private func timeline(_ part: ReplyPhases.Part, of phases: ReplyPhases, _ columns: Int)
    -> [Span]
  {
    let scale = Double(columns) / phases.total
    let start = min(Int(part.start * scale), columns - 1)
    let length = part.length * scale
    // What takes less than a column is still seen.
    let text = bar(length / Double(columns - start), columns: columns - start)
    return [
      Span(String(repeating: " ", count: start), .text),
      Span(text, Self.role(of: part.phase)),
    ].filter { !$0.text.isEmpty }
  }

  private static func role(of phase: ReplyPhases.Phase) -> Role {
    switch phase {
    case .other, .waiting: .plotAxis
    case .load: .gaugeHigh
    case .prompt: .gauge
    case .thinking: .thinking
    case .answering: .plot
    }
  }

  // MARK: - Figures

  private func figures(_ rows: ReplyFigureRows, _ columns: Int, _ strings: Strings) -> [Line] {
    var lines: [Line] = [[], heading(strings[.figures], "", columns)]
    lines += rows.ofServer.map { line($0, columns, strings) }
    if let complaint = rows.complaint { lines += wrapped(complaint, .warning, columns) }
    return lines + rows.ofClock.map { line($0, columns, strings) }
  }

  private func line(_ row: ReplyFigureRows.Row, _ columns: Int, _ strings: Strings) -> Line {
    let name = Line(" " + strings[row.name], .dim).truncated(to: 17).padded(to: 18, .text)
    let value = Line(row.value).padded(to: 18, .text)
    // The formula would be cut to nothing.
    let formula = columns >= 56 ? [Span("  " + row.formula, .dim)] : []
    return Line(name.spans + value.spans + formula).truncated(to: columns)
  }
}

// MARK: - Parts of views

/// A heading of a view, and what is to be known of what follows.
func heading(_ text: String, _ note: String, _ columns: Int) -> Line {
  let note = note.isEmpty ? [] : [Span("  " + note, .dim)]
  return Line([Span(" " + text, .title)] + note).truncated(to: columns)
}

/// A text of the program on as many lines as it takes.
func wrapped(_ text: String, _ role: Role, _ columns: Int) -> [Line] {
  let table = LineTable(text, columns: max(1, columns - 2))
  return (0..<table.count).map { index in
    Line([Span(" ", role)] + table.spans(index, of: text, role: role)).truncated(to: columns)
  }
}

extension Line {
  /// The line with blanks before it, up to a width.
  func padded(toRight width: Int) -> Line {
    let missing = width - columns
    guard missing > 0 else { return self }
    return Line([Span(String(repeating: " ", count: missing), .text)] + spans)
  }
}
