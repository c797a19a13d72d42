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
    var promptTokens, cachedTokens, evalTokens, kind: Int32
    var isFinished: Bool
    var mayBeCached: Bool
  }

  private static let noDate = Int64.min

  private var kinds: [Kind] = []
  private var places: [Kind: Int32] = [:]
  private var entries: [Entry] = []

  /// Makes an empty bank.
  init() {}

  /// How many replies there are.
  var count: Int { entries.count }

  /// Takes a reply, which is newer than those before.
  mutating func add(_ sample: ReplySample) {
    let kind = Kind(
      model: sample.model, host: sample.host, mode: sample.mode, options: sample.options,
      isBench: sample.origin == .bench)
    let place = place(of: kind)
    let metrics = sample.figures.metrics
    entries.append(
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
        evalTokens: Self.count(metrics?.evalCount), kind: place,
        isFinished: sample.isFinished, mayBeCached: sample.mayBeCached))
  }

  private mutating func place(of kind: Kind) -> Int32 {
    if let place = places[kind] { return place }
    let place = Int32(kinds.count)
    places[kind] = place
    kinds.append(kind)
    return place
  }

  /// Leaves out those from a reply on, which are read again.
  mutating func removeLast(from id: TurnID) {
    let kept = entries.lastIndex { $0.id < id.value }.map { $0 + 1 } ?? 0
    entries.removeLast(entries.count - kept)
  }

  /// Hands over the replies whose model and host are wanted, the oldest first.
  ///
  /// - Parameters:
  ///   - admits: whether a model on a host is wanted; asked once of each.
  ///   - take: takes one; false ends it.
  func forEach(
    where admits: (_ model: String, _ host: String?) -> Bool, _ take: (ReplySample) -> Bool
  ) {
    let wanted = kinds.map { admits($0.model, $0.host) }
    for entry in entries where wanted[Int(entry.kind)] {
      guard take(sample(entry)) else { return }
    }
  }

  private func sample(_ entry: Entry) -> ReplySample {
    let kind = kinds[Int(entry.kind)]
    let metrics = Metrics(
      totalDuration: Self.duration(entry.total), loadDuration: Self.duration(entry.load),
      promptEvalCount: Self.number(entry.promptTokens),
      promptEvalCachedCount: Self.number(entry.cachedTokens),
      promptEvalDuration: Self.duration(entry.prompt), evalCount: Self.number(entry.evalTokens),
      evalDuration: Self.duration(entry.eval))
    var figures = Figures()
    figures.metrics = metrics
    figures.firstToken = Self.duration(entry.first)
    figures.thinking = Self.duration(entry.thinking)
    figures.elapsed = Self.duration(entry.elapsed)
    return ReplySample(
      id: TurnID(value: entry.id),
      created: entry.created == Self.noDate ? nil : Timestamp(milliseconds: entry.created),
      model: kind.model, host: kind.host, mode: kind.mode, options: kind.options,
      isFinished: entry.isFinished, mayBeCached: entry.mayBeCached, figures: figures,
      origin: kind.isBench ? .bench : .conversation(ConversationID(value: 0)))
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
