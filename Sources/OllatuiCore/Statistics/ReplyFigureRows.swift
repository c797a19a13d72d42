import OllamaWire
import Statistics
import TextUI
import Transcript

/// Every figure of a reply with its formula, and why those are missing that are.
struct ReplyFigureRows {
  /// A figure, its value and where that comes from.
  struct Row: Equatable {
    let name: Term
    let value: String
    let formula: String
  }

  private let reply: Reply
  private let isRetry: Bool
  private let strings: Strings

  init(_ reply: Reply, isRetry: Bool, _ strings: Strings) {
    self.reply = reply
    self.isRetry = isRetry
    self.strings = strings
  }

  private var figures: Figures { reply.figures }

  // MARK: - The server's

  /// What the final chunk said.
  var ofServer: [Row] {
    guard let metrics = figures.metrics else { return [] }
    let load = positive(metrics.loadDuration).map { load in
      row(
        load.seconds < LoadSplit.usual ? .warmLoad : .coldLoad, Format.duration(load),
        "load_duration")
    }
    let rows: [Row?] = [
      figures.evalRate.map { row(.evalRate, rate($0), "eval_count / eval_duration") }, promptRate,
      load,
      duration(.promptTime, metrics.promptEvalDuration, "prompt_eval_duration"),
      duration(.evalTime, metrics.evalDuration, "eval_duration"),
      value(
        .other, .other,
        "total − load − prompt_eval − eval (durations)"),
      duration(.total, metrics.totalDuration, "total_duration"),
      positive(metrics.promptEvalCount).map {
        row(.promptTokens, Format.grouped($0), "prompt_eval_count")
      },
      metrics.promptEvalCachedCount.map {
        row(.cachedTokens, Format.grouped($0), "prompt_eval_cached_count")
      },
      positive(metrics.evalCount).map {
        row(.evalTokens, Format.grouped($0), "eval_count")
      }, context,
    ]
    return rows.compactMap { $0 } + reason
  }

  private var promptRate: Row? {
    let whole = "prompt_eval_count / prompt_eval_duration"
    switch reply.promptRate(isRetry: isRetry) {
    case .known(let known):
      let isTold = figures.metrics?.promptEvalCachedCount != nil
      return row(
        .promptRate, rate(known),
        isTold
          ? "(prompt_eval_count − prompt_eval_cached_count) / prompt_eval_duration" : whole)
    case .upperBound(let bound):
      return row(.promptRate, Format.atMost + rate(bound), "\(whole) · \(strings[.cachedUnknown])")
    case .unknown: return row(.promptRate, strings[.unknown], whole)
    }
  }

  private var context: Row? {
    guard let tokens = Measure.contextTokens.value(of: figures) else { return nil }
    var value = Format.grouped(Int(tokens))
    if let length = figures.contextLength, length > 0 {
      let share = strings[
        .ofWindow,
        [.number: Format.percent(tokens / Double(length)), .high: Format.grouped(length)]]
      value += ", " + share
    }
    return row(.contextTokens, value, "prompt_eval_count + eval_count")
  }

  private var reason: [Row] {
    figures.doneReason.map { [row(.doneReason, displayed($0), "done_reason")] } ?? []
  }

  // MARK: - Ours

  /// What our clock and our counts say.
  var ofClock: [Row] {
    let arrivals = figures.arrivals
    let perPiece = positive(figures.metrics?.evalCount).flatMap { count in
      arrivals.pieces > 0 ? Double(count) / Double(arrivals.pieces) : nil
    }
    let formula = perPiece.map { strings[.perPiece, [.number: Format.fixed($0, 2)]] }
    let rows: [Row?] = [
      duration(.firstToken, figures.firstToken, strings[.formulaFirst]),
      duration(.thinking, figures.thinking, strings[.formulaThinking]),
      duration(.elapsed, figures.elapsed, strings[.formulaElapsed]),
      arrivals.pieces > 0
        ? row(.pieces, Format.grouped(arrivals.pieces), formula ?? strings[.formulaPieces]) : nil,
      arrivals.rate.map {
        row(.pieceRate, Format.rate($0) + " /s", strings[.formulaPieceRate])
      },
      figures.clockRate.map { row(.clockRate, "≈ " + rate($0), strings[.formulaClockRate]) },
      figures.skippedLines > 0
        ? row(.skippedLines, Format.grouped(figures.skippedLines), "") : nil,
    ]
    return rows.compactMap { $0 }
  }

  // MARK: - What is missing

  /// Why figures of the server are missing; nil: none is.
  var complaint: String? {
    switch reply.state {
    case .queued, .connecting, .waiting, .thinking, .answering: return strings[.missingRunning]
    case .cancelled: return strings[.missingCancelled]
    case .failed: return strings[.missingFailed]
    case .incomplete: return strings[.missingIncomplete]
    case .interrupted: return strings[.missingInterrupted]
    case .edited: return strings[.missingEdited]
    case .finished: break
    }
    if figures.isStub, let reason = figures.doneReason {
      return strings[.missingStub, [.reason: reason]]
    }
    let names = missingNames
    guard !names.isEmpty else { return nil }
    let values = [Placeholder.names: strings.list(names)]
    if reply.model.hasSuffix("cloud") { return strings[.missingCloud, values] }
    guard figures.metrics != nil else { return strings[.missingAll] }
    return strings[.missingSome, values]
  }

  private var missingNames: [String] {
    let metrics = figures.metrics ?? Metrics()
    let all: [(String, Bool)] = [
      ("total_duration", positive(metrics.totalDuration) == nil),
      ("load_duration", positive(metrics.loadDuration) == nil),
      ("prompt_eval_count", positive(metrics.promptEvalCount) == nil),
      ("prompt_eval_duration", positive(metrics.promptEvalDuration) == nil),
      ("eval_count", positive(metrics.evalCount) == nil),
      ("eval_duration", positive(metrics.evalDuration) == nil),
    ]
    return all.filter(\.1).map(\.0)
  }

  // MARK: - Making rows

  private func row(_ name: Term, _ value: String, _ formula: String) -> Row {
    Row(name: name, value: value, formula: formula)
  }

  private func duration(_ name: Term, _ duration: Duration?, _ formula: String) -> Row? {
    positive(duration).map { row(name, Format.duration($0), formula) }
  }

  /// What is zero says as little as what is missing: servers leave zeros out.
  private func positive<Number: Comparable & AdditiveArithmetic>(_ number: Number?) -> Number? {
    number.flatMap { $0 > .zero ? $0 : nil }
  }

  private func value(_ name: Term, _ measure: Measure, _ formula: String) -> Row? {
    measure.value(of: figures).map { row(name, Format.value($0, of: measure), formula) }
  }

  private func rate(_ rate: Double) -> String { Format.rate(rate) + " tok/s" }
}
