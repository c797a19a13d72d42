import OllamaWire
import Statistics
import Transcript

// What people read: the words that all formats share, and the rows of figures.

/// One row of a table: a figure of a case.
struct FigureRow: Equatable, Sendable {
  let title: String
  private let scale: FigureScale?
  private let summary: Summary?

  /// The heads of ``cells``.
  static let heads = ["runs", "median", "p95", "IQR", "min", "max"]

  /// Makes a row; without a summary nobody knows anything.
  init(_ title: String, _ unit: Measure.Unit, _ summary: Summary?) {
    self.title = title
    scale = summary.map { FigureScale($0.median, unit) }
    self.summary = summary
  }

  /// The unit of ``numbers``; empty for tokens.
  var unit: String { scale?.unit ?? "" }

  /// How many runs have the figure.
  var count: Int { summary?.count ?? 0 }

  /// Median, p95, interquartile range, minimum and maximum; nil: not known.
  var numbers: [Double?] {
    values.map { value in value.flatMap { scale?.scaled($0) } }
  }

  /// The same as text, behind the number of runs.
  var cells: [String] {
    ["\(count)"] + values.map { value in value.flatMap { scale?.text($0) } ?? "–" }
  }

  private var values: [Double?] {
    guard let summary else { return [nil, nil, nil, nil, nil] }
    // A single run has no spread, which is something else than none.
    let spread = summary.count > 1 ? summary.interquartileRange : nil
    return [summary.median, summary.p95, spread, summary.minimum, summary.maximum]
  }
}

extension BenchCase {
  /// What a figure is called in this case.
  fileprivate func title(of measure: Measure) -> String {
    guard case .prompt = self, measure == .load else { return measure.title }
    return "warm load"
  }
}

extension ModelResult {
  /// The rows of a case.
  func rows(_ kind: BenchCase) -> [FigureRow] {
    kind.measures.compactMap { measure in
      let summary = summary(measure, of: kind)
      guard summary != nil || !kind.optionalMeasures.contains(measure) else { return nil }
      // The server's own rate says it better.
      if measure == .clockRate, self.summary(.evalRate, of: kind) != nil { return nil }
      return FigureRow(kind.title(of: measure), measure.unit, summary)
    }
  }

  /// The rate by our clock, marked as such.
  fileprivate func clockRate(of kind: BenchCase) -> String? {
    summary(.clockRate, of: kind).map { "≈" + FigureText($0.median, .tokensPerSecond).text }
  }

  /// What a case is, in words.
  func title(_ kind: BenchCase) -> String {
    switch kind {
    case .preparation: return "preparation"
    case .cold: return "cold load"
    case .prompt(let size): return size.map { "prompt of \($0) tokens" } ?? "the prompt"
    case .again(let size):
      let what = size.map { "the same \($0) tokens again" } ?? "the same prompt again"
      return "\(what): \(cacheText(kind))"
    }
  }

  /// What is known of the cache, in words.
  private func cacheText(_ kind: BenchCase) -> String {
    let runs = counted(kind)
    let cached = runs.count { $0.wasCached == true }
    let unknown = runs.count { $0.wasCached == nil }
    guard unknown < runs.count else { return "cached or not is not known" }
    let isTold = runs.contains { run in
      guard case .told = run.cache else { return false }
      return true
    }
    return "\(cached) of \(runs.count) cached" + (isTold ? "" : ", judged by the time")
  }

  /// What it is: name, size, quantisation, window, processor.
  var heading: String {
    var parts = [model]
    let kind = [details?.parameterSize, details?.quantizationLevel].compactMap { text in
      text.flatMap { $0.isEmpty ? nil : $0 }
    }
    if !kind.isEmpty { parts.append(kind.joined(separator: " ")) }
    if let contextLength { parts.append("window \(contextLength)") }
    if let memory {
      parts.append(Size.text(memory.bytes))
      if let processor = memory.processor { parts.append(processor) }
    }
    if let remoteHost { parts.append("at \(remoteHost)") }
    return parts.joined(separator: " · ")
  }

  /// What is to be known beside the figures, the failure first.
  var remarks: [String] {
    (failure.map { ["failed: \($0.message)"] } ?? []) + notes
  }
}

extension ModelResult.Memory {
  /// What it runs on, as `ollama ps` says it; nil: not known.
  var processor: String? {
    guard bytes > 0, let videoBytes, videoBytes <= bytes else { return nil }
    if videoBytes == 0 { return "100% CPU" }
    if videoBytes == bytes { return "100% GPU" }
    let share = Int((Double(bytes - videoBytes) / Double(bytes) * 100).rounded())
    return "\(share)%/\(100 - share)% CPU/GPU"
  }
}

extension BenchReport {
  /// Where and how it was measured, a line each.
  var preamble: [String] {
    let server = serverVersion.map { "Ollama \($0)" } ?? "a server that doesn't tell its version"
    var computer = "\(machine.system) \(machine.architecture), \(machine.processorCount) "
    computer += machine.processor.map { "× \($0)" } ?? "processors"
    computer += ", \(Size.text(machine.bytes))"
    return ["ollatui \(Version.text) · \(server) at \(host)", computer, wishes.text]
  }

  /// The medians that models are compared by: a row for each size of each model.
  var comparison: (heads: [String], rows: [[String]]) {
    let measures: [Measure] = [.firstToken, .promptRate, .evalRate]
    var rows: [[String]] = []
    for result in models {
      let cold = result.summary(.load, of: .cold)?.median
      for size in wishes.sizes {
        let kind = BenchCase.prompt(size: size)
        guard !result.counted(kind).isEmpty else { continue }
        let figures = measures.map { measure in
          result.summary(measure, of: kind).map { FigureText($0.median, measure.unit).text }
            ?? (measure == .evalRate ? result.clockRate(of: kind) : nil)
        }
        rows.append(
          [result.model, size.map { "\($0)" } ?? "–"]
            + ([cold.map { FigureText($0, .seconds).text }] + figures).map { $0 ?? "–" })
      }
    }
    return (["medians", "prompt", "cold load"] + measures.map(\.title), rows)
  }
}

extension BenchWishes {
  /// How it is measured, in one line.
  var text: String {
    let warm = warmups == 1 ? "1 warm-up" : "\(warmups) warm-ups"
    let given = options.values.sorted { $0.key < $1.key }
      .map { "\($0.key) \(Self.text($0.value))" }
    return
      ([
        "\(runs) run\(runs == 1 ? "" : "s") after \(warm)",
        "replies of up to \(replyTokens) tokens",
      ]
      + given + ["think \(thinkText)"]).joined(separator: ", ")
  }

  /// Whether models think, as it is typed.
  var thinkText: String {
    switch think {
    case nil: "auto"
    case .on: "on"
    case .off: "off"
    case .level(let level): level
    }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let truth): truth ? "on" : "off"
    case .integer(let whole): "\(whole)"
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .string(let text): quoted(text)
    case .array(let values): values.map { Self.text($0) }.joined(separator: " ")
    case .object: "…"
    }
  }

  private static func quoted(_ text: String) -> String { "“\(text)”" }
}
