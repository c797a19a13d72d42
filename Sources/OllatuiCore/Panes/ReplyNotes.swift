import OllamaWire
import Statistics
import TextUI
import Transcript

/// What stands below a reply's text: tool calls, how it ended, and what it cost.
struct ReplyNotes {
  private let reply: Reply
  private let isRetry: Bool
  private let verdict: ContextVerdict?
  private let columns: Int
  private let showsFigures: Bool
  private let strings: Strings

  /// Makes the notes of a reply for a width.
  ///
  /// - Parameters:
  ///   - reply: what stands above.
  ///   - verdict: what figures tell of text that the model did not see.
  ///   - isRetry: whether its prompt was asked before.
  ///   - columns: the width.
  ///   - showsFigures: whether it says what the reply cost.
  ///   - strings: the texts of the screen.
  init(
    _ reply: Reply, _ verdict: ContextVerdict?, isRetry: Bool, columns: Int, showsFigures: Bool,
    strings: Strings
  ) {
    self.isRetry = isRetry
    self.strings = strings
    self.reply = reply
    self.verdict = verdict
    self.columns = columns
    self.showsFigures = showsFigures
  }

  /// The notes as screen lines.
  var lines: [Line] {
    toolCalls + ending + lost + skipped + figures
  }

  private var toolCalls: [Line] {
    reply.toolCalls.flatMap { call in
      wrapped(
        strings(.calls, [.call: "\(call.name)(\(call.arguments.compactText))"]), .dim)
    }
  }

  private var ending: [Line] {
    switch reply.state {
    case .queued, .connecting, .waiting, .thinking, .answering: []
    case .finished: doneReason
    case .cancelled: wrapped(strings(.cancelled) + again, .warning)
    case .incomplete: wrapped(strings(.incomplete) + again, .warning)
    case .interrupted: wrapped(strings(.interrupted) + again, .warning)
    case .edited: wrapped(strings(.editedAnswer), .dim)
    case .failed(let error):
      wrapped(strings.message(of: error), .error)
        + (strings.hint(of: error).map { wrapped($0, .dim) } ?? [])
        + (error.signInURL.map { wrapped(strings(.signInAt, [.url: $0]), .dim) } ?? [])
    }
  }

  /// The keys that help; there is nothing to go on with where no text came.
  private var again: String {
    strings(.asksAgain) + (reply.content.isEmpty ? "" : strings(.goesOn))
  }

  private var doneReason: [Line] {
    switch reply.figures.doneReason {
    case nil, "", "stop": []
    case "length": wrapped(lengthReason + again, .warning)
    case .some(let reason): wrapped(strings(.ended, [.reason: reason]), .dim)
    }
  }

  private var lengthReason: String {
    switch verdict?.ending {
    case .limited(let tokens): strings(.stoppedByLimit, count: tokens)
    case .capped(let tokens): strings(.stoppedByServer, count: tokens)
    case .full: strings(.stoppedByWindow) + (verdict?.isLoss == true ? "" : larger)
    case .fits, .stopped, nil: strings(.lengthLimit)
    }
  }

  /// What keeps it from happening again; empty where nothing does.
  private var larger: String {
    verdict?.wider.map { strings(.largerHelps, [.value: String($0)]) } ?? ""
  }

  /// What the model did not see.
  private var lost: [Line] {
    guard let verdict, verdict.isLoss else { return [] }
    var lost: [String] = []
    switch verdict.prompt {
    case .whole: break
    case .dropped(let count): lost.append(strings(.droppedBefore, count: count))
    case .cut: lost.append(strings(.messageWasCut))
    }
    if verdict.shifted > 0 { lost.append(strings(.windowShifted, count: verdict.shifted)) }
    if let last = lost.indices.last {
      // Where it stopped at a length, what to press was said there.
      lost[last] += larger + (reply.figures.doneReason == "length" ? "" : strings(.asksAgain))
    }
    return lost.flatMap { wrapped($0, .warning) }
  }

  private var skipped: [Line] {
    let count = reply.figures.skippedLines
    guard count > 0 else { return [] }
    return wrapped(strings(.skippedLines, count: count), .warning)
  }

  private var figures: [Line] {
    guard showsFigures, reply.state.isOver else { return [] }
    return FiguresText(reply, isRetry: isRetry, strings).lines(columns: columns)
  }

  private func wrapped(_ text: String, _ role: Role) -> [Line] {
    var table = LineTable(columns: columns)
    table.grow(text)
    return (0..<table.count).map { Line(table.spans($0, of: text, role: role)) }
  }
}

/// The figures of a reply as text.
struct FiguresText {
  private let reply: Reply
  private let isRetry: Bool
  private let strings: Strings

  /// Makes the text of a reply's figures; `isRetry` says whether its prompt was asked before.
  init(_ reply: Reply, isRetry: Bool, _ strings: Strings) {
    self.isRetry = isRetry
    self.reply = reply
    self.strings = strings
  }

  /// The figures that are known, most telling first; what is missing or zero is left out.
  var segments: [String] {
    let figures = reply.figures
    let metrics = figures.metrics
    var segments: [String] = []
    if let rate = figures.evalRate {
      segments.append("\(Format.fixed(rate, 2)) tok/s")
    } else if let rate = figures.clockRate {
      segments.append(strings(.clockRate, [.rate: Format.rate(rate)]))
    }
    if let count = metrics?.evalCount, count > 0 {
      let duration = positive(metrics?.evalDuration).map { timed(.inTime, $0) } ?? ""
      segments.append(strings(.tokens, count: count) + duration)
    } else if figures.chunks > 0, reply.state != .finished {
      segments.append("≈\(strings(.tokens, count: figures.chunks))")
    }
    if let first = figures.firstToken { segments.append(timed(.firstToken, first)) }
    if let prompt { segments.append(prompt) }
    if let load = positive(metrics?.loadDuration) { segments.append(timed(.load, load)) }
    if let other = figures.notableOther { segments.append(timed(.queueTime, .seconds(other))) }
    if let total = positive(metrics?.totalDuration) {
      segments.append(timed(.total, total))
    } else if let elapsed = figures.elapsed {
      segments.append(timed(.after, elapsed))
    }
    return segments
  }

  private var prompt: String? {
    let figures = reply.figures
    guard let count = figures.metrics?.promptEvalCount, count > 0 else { return nil }
    var text = strings(.prompt, count: count)
    if let cached = figures.metrics?.promptEvalCachedCount, cached > 0 {
      text += strings(.cached, count: cached)
    }
    if let duration = positive(figures.metrics?.promptEvalDuration) {
      text += timed(.inTime, duration)
    }
    switch reply.promptRate(isRetry: isRetry) {
    case .known(let rate): text += strings(.atRate, [.rate: Format.fixed(rate, 2)])
    case .upperBound(let rate): text += strings(.atMostRate, [.rate: Format.fixed(rate, 2)])
    case .unknown: break
    }
    return text
  }

  private func timed(_ phrase: Phrase, _ duration: Duration) -> String {
    strings(phrase, [.time: Format.duration(duration)])
  }

  private func positive(_ duration: Duration?) -> Duration? {
    duration.flatMap { $0 > .zero ? $0 : nil }
  }

  /// The segments on as many lines as they need; none is cut apart where it fits a line.
  func lines(columns: Int) -> [Line] {
    var lines: [String] = []
    for segment in segments {
      if let last = lines.last, TextUI.columns(of: last + " · " + segment) <= columns {
        lines[lines.count - 1] = last + " · " + segment
      } else {
        lines.append(segment)
      }
    }
    return lines.map { Line($0, .figures).truncated(to: columns) }
  }
}
