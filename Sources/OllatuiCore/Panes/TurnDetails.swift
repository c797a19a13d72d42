import OllamaWire
import TextUI
import Transcript

/// All that is known of a message or an answer, over the conversation.
package struct TurnDetails: Equatable, Sendable {
  /// What was selected, and is again when this is closed.
  let mode: TurnMode
  private let rows: [Row]
  /// The request as JSON; empty: it has not gone out, or can't be made again.
  private let request: String
  /// The first line in view.
  private var top = 0

  /// Something that is known, and its name.
  struct Row: Equatable, Sendable {
    let name: String
    let value: String
  }

  /// Takes down what is known at this moment.
  init(of mode: TurnMode, _ model: Model) {
    self.mode = mode
    let conversation = model.conversation
    let turn = conversation.turns[mode.place.turn]
    guard mode.place.isReply, let reply = turn.reply else {
      rows = DetailRows(model.strings).rows(of: turn)
      request = ""
      return
    }
    rows = DetailRows(model.strings).rows(of: reply, isRetry: turn.isRetry(alternate: turn.current))
    request = conversation.requestText(turn: mode.place.turn, alternate: turn.current)
  }

  private func lines(columns: Int, _ strings: Strings) -> [Line] {
    let heading = strings(mode.place.isReply ? .detailsOfAnswer : .detailsOfMessage)
    let width = min(24, columns / 3)
    var lines = [Line(heading, .title).truncated(to: columns), []]
    for row in rows {
      let table = LineTable(row.value, columns: max(1, columns - width - 2))
      for index in 0..<table.count {
        let name = index == 0 ? Line(" " + row.name, .dim).truncated(to: width) : []
        lines.append(
          Line(name.padded(to: width + 2, .text).spans + table.spans(index, of: row.value))
            .truncated(to: columns))
      }
    }
    guard !request.isEmpty else { return lines }
    lines += [[], Line(strings(.detailRequest), .title).truncated(to: columns), []]
    let table = LineTable(request, columns: max(1, columns))
    return lines + (0..<table.count).map { Line(table.spans($0, of: request, role: .codeText)) }
  }

  /// Moves the view.
  mutating func scroll(by lines: Int, rows: Int, columns: Int, _ strings: Strings) {
    top = max(0, min(top + lines, self.lines(columns: columns, strings).count - rows))
  }

  /// The rows in view.
  func rows(_ count: Int, columns: Int, _ strings: Strings) -> [Line] {
    let lines = lines(columns: columns, strings)
    return Array(lines.dropFirst(max(0, min(top, lines.count - count))).prefix(count))
  }
}

extension Conversation {
  /// The request of a reply of the turns shown, to be read; empty: it has not gone out, or can't be
  /// made again.
  func requestText(turn: Int, alternate: Int) -> String {
    guard !turns[turn].alternates[alternate].asked.sent.isEmpty else { return "" }
    let body = request(turn: turn, alternate: alternate)
    // A number that JSON can't say is all that can be wrong with it; then it was never sent.
    let json = (try? body?.body()).flatMap { $0 }
    return json.map { IndentedJSON.text(of: Array($0)) } ?? ""
  }
}

/// What is known of a turn, in the user's language; figures have their names of the wire.
private struct DetailRows {
  private let strings: Strings

  init(_ strings: Strings) {
    self.strings = strings
  }

  func rows(of turn: Turn) -> [TurnDetails.Row] {
    known([
      ("id", turn.id.description), (strings(.detailTime), time(turn.created)),
      (strings(.detailLength), length(turn.prompt)),
      (strings(.detailAnswers), String(turn.shown.count)),
    ])
  }

  func rows(of reply: Reply, isRetry: Bool) -> [TurnDetails.Row] {
    let asked = reply.asked
    let figures = reply.figures
    let how: [(String, String?)] = [
      ("id", reply.id.description), (strings(.detailTime), time(reply.created)),
      (strings(.detailState), strings.state(of: reply)),
      (strings(.detailLength), length(reply.content)),
      (strings(.detailThinking), reply.thinking.isEmpty ? nil : length(reply.thinking)),
      ("model", asked.model), ("host", asked.host), ("mode", strings(asked.mode.word)),
      ("think", asked.think.map(text)), ("keep_alive", asked.keepAlive.map(text)),
      ("options", options(asked.options)), ("system", asked.system),
      (strings(.detailSent), asked.sent.isEmpty ? nil : String(asked.sent.count)),
    ]
    let clock: [(String, String?)] = [
      (strings(.detailFirst), figures.firstToken.map(Format.duration)),
      (strings(.detailThought), figures.thinking.map(Format.duration)),
      (strings(.detailElapsed), figures.elapsed.map(Format.duration)),
      (strings(.detailChunks), figures.chunks > 0 ? String(figures.chunks) : nil),
      (strings(.detailSkipped), figures.skippedLines > 0 ? String(figures.skippedLines) : nil),
    ]
    return known(how + clock + measured(figures, reply.promptRate(isRetry: isRetry)))
  }

  /// What the final chunk said.
  private func measured(_ figures: Figures, _ promptRate: PromptRate) -> [(String, String?)] {
    let metrics = figures.metrics
    let prompt: String? =
      switch promptRate {
      case .known(let rate): Format.fixed(rate, 2)
      case .upperBound(let rate): "<= " + Format.fixed(rate, 2)
      case .unknown: nil
      }
    return [
      ("done_reason", figures.doneReason),
      ("total_duration", metrics?.totalDuration.map(Format.duration)),
      ("load_duration", metrics?.loadDuration.map(Format.duration)),
      ("prompt_eval_count", metrics?.promptEvalCount.map { String($0) }),
      ("prompt_eval_cached_count", metrics?.promptEvalCachedCount.map { String($0) }),
      ("prompt_eval_duration", metrics?.promptEvalDuration.map(Format.duration)),
      ("eval_count", metrics?.evalCount.map { String($0) }),
      ("eval_duration", metrics?.evalDuration.map(Format.duration)),
      ("eval tok/s", figures.evalRate.map { Format.fixed($0, 2) }),
      ("prompt tok/s", prompt),
      (strings[.clockRate], figures.clockRate.map { "≈ \(Format.rate($0)) tok/s" }),
    ]
  }

  private func known(_ rows: [(String, String?)]) -> [TurnDetails.Row] {
    rows.compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      return TurnDetails.Row(name: name, value: value)
    }
  }

  private func time(_ time: Timestamp?) -> String? {
    time.flatMap { $0.milliseconds > 0 ? Format.universal($0) : nil }
  }

  private func length(_ text: String) -> String {
    strings(.detailCharacters, count: text.count)
  }

  private func options(_ options: ModelOptions) -> String? {
    options.isEmpty
      ? nil
      : options.values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.compactText)" }
        .joined(separator: ", ")
  }

  private func text(_ think: Think) -> String {
    switch think {
    case .on: "true"
    case .off: "false"
    case .level(let name): name
    }
  }

  private func text(_ keepAlive: KeepAlive) -> String {
    switch keepAlive {
    case .seconds(let seconds): Format.fixed(seconds, seconds == seconds.rounded() ? 0 : 3)
    case .text(let text): text
    }
  }
}

extension Strings {
  /// What the screen says of where a reply stands.
  func state(of reply: Reply) -> String {
    switch reply.state {
    case .queued: self(.queued)
    case .connecting: self(.connecting)
    case .waiting: self(.waiting)
    case .thinking: self(.thinkingNow)
    case .answering: self(.answering)
    case .finished: self(.stateFinished)
    case .cancelled: self(.stateCancelled)
    case .failed(let error): message(of: error)
    case .incomplete: self(.stateIncomplete)
    case .interrupted: self(.stateInterrupted)
    case .edited: self(.editedAnswer)
    }
  }
}
