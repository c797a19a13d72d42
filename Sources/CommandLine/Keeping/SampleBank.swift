import OllamaWire
import Statistics
import Transcript

/// The figures of all replies in memory, so that filters are answered without reading them anew.
///
/// A reply takes some hundred bytes: half a million of them, as many as there are in a store of a
/// million turns, take 50 MB, and only while somebody looks at them.
struct SampleBank: Sendable {
  /// What many replies have in common.
  private struct Kind: Hashable, Sendable {
    var model: String
    var host: String?
    var mode: Mode
    var options: ModelOptions
    var isBench: Bool
  }

  /// The figures of one reply; -1 stands for one that is not known.
  private struct Entry: Sendable {
    var id: Int64
    var created: Int64
    var load, prompt, eval, total, first, thinking, elapsed: Int64
    var promptTokens, cachedTokens, evalTokens: Int32
    var isFinished: Bool
    var mayBeCached: Bool
  }

  private static let noDate = Int64.min

  private var kinds: [Kind] = []
  private var places: [Kind: Int] = [:]
  /// The replies of each kind, the oldest first: a question about one row looks at no others.
  private var entries: [[Entry]] = []
  /// How many replies there are.
  private(set) var count = 0

  /// Makes an empty bank.
  init() {}

  /// Takes a reply, which is newer than those before.
  mutating func add(_ sample: ReplySample) {
    let kind = Kind(
      model: sample.model, host: sample.host, mode: sample.mode, options: sample.options,
      isBench: sample.origin == .bench)
    let metrics = sample.figures.metrics
    entries[place(of: kind)].append(
      Entry(
        id: sample.id.value, created: sample.created?.milliseconds ?? Self.noDate,
        load: Self.nanoseconds(metrics?.loadDuration),
        prompt: Self.nanoseconds(metrics?.promptEvalDuration),
        eval: Self.nanoseconds(metrics?.evalDuration),
        total: Self.nanoseconds(metrics?.totalDuration),
        first: Self.nanoseconds(sample.figures.firstToken),
        thinking: Self.nanoseconds(sample.figures.thinking),
        elapsed: Self.nanoseconds(sample.figures.elapsed),
        promptTokens: Self.count(metrics?.promptEvalCount),
        cachedTokens: Self.count(metrics?.promptEvalCachedCount),
        evalTokens: Self.count(metrics?.evalCount),
        isFinished: sample.isFinished, mayBeCached: sample.mayBeCached))
    count += 1
  }

  private mutating func place(of kind: Kind) -> Int {
    if let place = places[kind] { return place }
    places[kind] = kinds.count
    kinds.append(kind)
    entries.append([])
    return kinds.count - 1
  }

  /// Leaves out those from a reply on, which are read again.
  mutating func removeLast(from id: TurnID) {
    for place in entries.indices {
      let kept = entries[place].lastIndex { $0.id < id.value }.map { $0 + 1 } ?? 0
      count -= entries[place].count - kept
      entries[place].removeLast(entries[place].count - kept)
    }
  }

  /// Hands over the replies of the groups that are wanted, those of a kind one after another.
  ///
  /// - Parameters:
  ///   - admits: whether a model on a host with its options is wanted; asked a few times of each.
  ///   - take: takes one; false ends it.
  /// - Returns: whether it came to the end.
  func forEach(
    where admits: (StatisticsReport.Group) -> Bool, _ take: (ReplySample) -> Bool
  ) -> Bool {
    for (kind, entries) in zip(kinds, entries) {
      let group = StatisticsReport.Group(
        model: kind.model, host: kind.host, options: kind.options)
      guard admits(group) else { continue }
      var sample = ReplySample(
        model: kind.model, host: kind.host, mode: kind.mode, options: kind.options,
        figures: Figures(),
        origin: kind.isBench ? .bench : .conversation(ConversationID(value: 0)))
      for entry in entries {
        Self.fill(&sample, with: entry)
        guard take(sample) else { return false }
      }
    }
    return true
  }

  private static func fill(_ sample: inout ReplySample, with entry: Entry) {
    sample.id = TurnID(value: entry.id)
    sample.created = entry.created == noDate ? nil : Timestamp(milliseconds: entry.created)
    sample.isFinished = entry.isFinished
    sample.mayBeCached = entry.mayBeCached
    sample.figures.metrics = Metrics(
      totalDuration: duration(entry.total), loadDuration: duration(entry.load),
      promptEvalCount: number(entry.promptTokens),
      promptEvalCachedCount: number(entry.cachedTokens),
      promptEvalDuration: duration(entry.prompt), evalCount: number(entry.evalTokens),
      evalDuration: duration(entry.eval))
    sample.figures.firstToken = duration(entry.first)
    sample.figures.thinking = duration(entry.thinking)
    sample.figures.elapsed = duration(entry.elapsed)
  }

  // MARK: - Numbers

  private static func nanoseconds(_ duration: Duration?) -> Int64 {
    guard let duration else { return -1 }
    let (seconds, attoseconds) = duration.components
    // What is longer than a century is damage.
    guard (0..<3_200_000_000).contains(seconds), attoseconds >= 0 else { return -1 }
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  private static func duration(_ nanoseconds: Int64) -> Duration? {
    nanoseconds < 0 ? nil : .nanoseconds(nanoseconds)
  }

  private static func count(_ count: Int?) -> Int32 {
    count.flatMap { Int32(exactly: $0) } ?? -1
  }

  private static func number(_ count: Int32) -> Int? {
    count < 0 ? nil : Int(count)
  }
}
