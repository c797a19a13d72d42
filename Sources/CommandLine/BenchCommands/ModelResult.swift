import OllamaWire
import Statistics
import Transcript

/// What was found out of one model.
struct ModelResult: Equatable, Sendable {
  /// The name that was asked for.
  var model: String
  /// What the server says of it; nil: it said nothing.
  var details: ModelDetails?
  /// 64 hexadecimal digits; empty: not known.
  var digest = ""
  /// Whether it runs elsewhere, and on which host.
  var remoteHost: String?
  /// The window that was allocated, in tokens; nil: not known.
  var contextLength: Int?
  /// Bytes in memory, and how many of them in video memory; nil: not known.
  var memory: Memory?
  /// Every run that ended, in their order, also those that don't count.
  var runs: [BenchRun] = []
  /// What has to be known to read the figures.
  var notes: [String] = []
  /// Why it was given up; nil: it wasn't.
  var failure: OllamaError?

  /// How much memory a model takes.
  struct Memory: Equatable, Sendable {
    var bytes: Int
    /// nil: not known.
    var videoBytes: Int?
  }

  /// Makes the result of a model that was not asked yet.
  init(model: String) {
    self.model = model
  }

  /// Whether everything that was to be measured was.
  var isGood: Bool {
    failure == nil && runs.allSatisfy { $0.reply.state == .finished && !$0.reply.figures.isStub }
  }

  /// The cases with runs that count, in the order of the plan.
  var cases: [BenchCase] {
    var seen: [BenchCase] = []
    for run in runs where run.step.isCounted && !seen.contains(run.step.kind) {
      seen.append(run.step.kind)
    }
    return seen
  }

  /// The runs of a case that count; only those that came to their end and said something have
  /// figures.
  func counted(_ kind: BenchCase) -> [BenchRun] {
    runs.filter { run in
      run.step.isCounted && run.step.kind == kind && run.reply.state == .finished
        && !run.reply.figures.isStub
    }
  }

  /// What the runs of a case have in common in one figure; nil: none of them has it.
  func summary(_ measure: Measure, of kind: BenchCase) -> Summary? {
    Summary(counted(kind).compactMap { $0.value(of: measure) })
  }

  /// Adds something that has to be known; once is enough.
  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }
}

extension BenchCase {
  /// The figures that mean something in this case, in the order in which they come about.
  ///
  /// A reply that was kept short says nothing of the rate of writing.
  var measures: [Measure] {
    switch self {
    case .preparation: []
    case .cold: [.load, .firstToken, .total, .elapsed]
    case .prompt:
      [
        .load, .firstToken, .thinking, .promptTokens, .cachedTokens, .promptRate, .evalTokens,
        .evalRate, .clockRate, .total, .elapsed,
      ]
    case .again: [.firstToken, .promptTokens, .cachedTokens, .promptTime]
    }
  }

  /// Figures that are left out where no run has them: not every model or server can have them.
  var optionalMeasures: Set<Measure> {
    [.thinking, .cachedTokens, .clockRate]
  }
}

/// All that a bench found out.
struct BenchReport: Equatable, Sendable {
  var wishes: BenchWishes
  var machine: Machine
  /// The server's address, without any credentials.
  var host: String
  /// As the server names it; nil: it didn't tell.
  var serverVersion: String?
  var started: Timestamp
  var models: [ModelResult] = []
  /// Whether it was stopped before its end.
  var isInterrupted = false

  /// Whether everything that was to be measured was.
  var isGood: Bool {
    !isInterrupted && models.allSatisfy(\.isGood)
  }
}
