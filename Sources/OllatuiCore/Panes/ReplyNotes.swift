import OllamaWire
import TextUI
import Transcript

/// What stands below a reply's text: tool calls, how it ended, and what it cost.
struct ReplyNotes {
  private let reply: Reply
  private let columns: Int
  private let showsFigures: Bool

  /// Makes the notes of a reply for a width.
  init(_ reply: Reply, columns: Int, showsFigures: Bool) {
    self.reply = reply
    self.columns = columns
    self.showsFigures = showsFigures
  }

  /// The notes as screen lines.
  var lines: [Line] {
    toolCalls + ending + skipped + figures
  }

  private var toolCalls: [Line] {
    reply.toolCalls.flatMap { call in
      wrapped("→ calls \(call.name)(\(call.arguments.compactText))", .dim)
    }
  }

  private var ending: [Line] {
    switch reply.state {
    case .queued, .connecting, .waiting, .thinking, .answering: []
    case .finished: doneReason
    case .cancelled: wrapped("cancelled · Ctrl+R asks again", .warning)
    case .incomplete:
      wrapped("incomplete: the stream ended without its last chunk · Ctrl+R asks again", .warning)
    case .failed(let error):
      wrapped(error.message, .error)
        + (error.hint.map { wrapped($0, .dim) } ?? [])
        + (error.signInURL.map { wrapped("sign in at \($0)", .dim) } ?? [])
    }
  }

  private var doneReason: [Line] {
    switch reply.figures.doneReason {
    case nil, "", "stop": []
    case "length":
      wrapped("stopped at its length limit (num_predict, or the window is full)", .warning)
    case .some(let reason): wrapped("ended: \(reason)", .dim)
    }
  }

  private var skipped: [Line] {
    let count = reply.figures.skippedLines
    guard count > 0 else { return [] }
    return wrapped("\(Format.count(count, "line")) that made no sense passed over", .warning)
  }

  private var figures: [Line] {
    guard showsFigures, reply.state.isOver else { return [] }
    return FiguresText(reply).lines(columns: columns)
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

  /// Makes the text of a reply's figures.
  init(_ reply: Reply) {
    self.reply = reply
  }

  /// The figures that are known, most telling first; what is missing or zero is left out.
  var segments: [String] {
    let figures = reply.figures
    let metrics = figures.metrics
    var segments: [String] = []
    if let rate = figures.evalRate { segments.append("\(Format.fixed(rate, 2)) tok/s") }
    if let count = metrics?.evalCount, count > 0 {
      let duration = positive(metrics?.evalDuration).map { " in \(Format.duration($0))" } ?? ""
      segments.append(Format.count(count, "token") + duration)
    } else if figures.chunks > 0, reply.state != .finished {
      segments.append("≈\(Format.count(figures.chunks, "token"))")
    }
    if let first = figures.firstToken { segments.append("first \(Format.duration(first))") }
    if let prompt { segments.append(prompt) }
    if let load = positive(metrics?.loadDuration) {
      segments.append("load \(Format.duration(load))")
    }
    if let total = positive(metrics?.totalDuration) {
      segments.append("total \(Format.duration(total))")
    } else if let elapsed = figures.elapsed {
      segments.append("after \(Format.duration(elapsed))")
    }
    return segments
  }

  private var prompt: String? {
    let figures = reply.figures
    guard let count = figures.metrics?.promptEvalCount, count > 0 else { return nil }
    var text = "prompt \(count)"
    if let cached = figures.metrics?.promptEvalCachedCount, cached > 0 {
      text += " (\(cached) cached)"
    }
    if let duration = positive(figures.metrics?.promptEvalDuration) {
      text += " in \(Format.duration(duration))"
    }
    if let rate = figures.promptRate { text += " at \(Format.fixed(rate, 2))/s" }
    return text
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
