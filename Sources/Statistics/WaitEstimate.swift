import OllamaWire
import Transcript

/// How long a reply will be silent, guessed from earlier replies of the same model and server.
package struct WaitEstimate: Hashable, Sendable {
  /// Where earlier waits lie, in seconds.
  package struct Spread: Hashable, Sendable {
    /// One of ten was at most this.
    package var p10: Double
    package var median: Double
    /// Nine of ten were at most this.
    package var p90: Double
    /// How many waits it is made of.
    package var count: Int

    /// Makes a spread.
    package init(p10: Double, median: Double, p90: Double, count: Int) {
      self.p10 = p10
      self.median = median
      self.p90 = p90
      self.count = count
    }

    /// What is left of it after some of the time went by; never below zero.
    ///
    /// - Parameter elapsed: seconds.
    /// - Returns: the rest, of which the low end may be zero for long.
    package func left(after elapsed: Double) -> Spread {
      Spread(
        p10: max(0, p10 - elapsed), median: max(0, median - elapsed), p90: max(0, p90 - elapsed),
        count: count)
    }
  }

  /// Loading the model; nil: nothing is known of it.
  package var load: Spread?
  /// Reading the prompt; nil: nothing is known of it.
  package var prompt: Spread?
  /// From sending the request to the first text, which is more than both together; nil: nothing is
  /// known of a part of it.
  package var firstToken: Spread?
}

/// Earlier waits of one model on one server, from which ``WaitEstimate`` is made.
///
/// The newest 256 replies are remembered.
package struct WaitHistory: Equatable, Sendable {
  private struct Wait: Equatable {
    var load: Double?
    var promptTime: Double?
    /// Tokens that were read in that time.
    var newTokens: Double?
    var firstToken: Double?

    /// Seconds before the first text that were neither loading nor reading: the way there and back,
    /// the queue, and writing the first token.
    var rest: Double? {
      guard let firstToken, let load, let promptTime else { return nil }
      return max(0, firstToken - load - promptTime)
    }
  }

  private static let capacity = 256
  /// How many prompts of similar size are looked for before less similar ones are taken too.
  private static let enough = 5

  private var waits: [Wait] = []
  private var next = 0

  /// Makes a history without waits.
  package init() {}

  /// How many replies are remembered.
  package var count: Int { waits.count }

  /// Remembers a reply of the model and server; oldest first.
  package mutating func add(_ sample: ReplySample) {
    let wait = Wait(
      load: Measure.load.value(of: sample), promptTime: Measure.promptTime.value(of: sample),
      newTokens: sample.figures.newPromptTokens(mayBeCached: sample.mayBeCached).map(Double.init),
      firstToken: Measure.firstToken.value(of: sample))
    guard wait != Wait() else { return }
    if waits.count < Self.capacity {
      waits.append(wait)
    } else {
      waits[next] = wait
      next = (next + 1) % Self.capacity
    }
  }

  /// Estimates the wait for a prompt.
  ///
  /// Loads are those from disk or those of a model in memory, told apart by ``LoadSplit``. Reading
  /// is at the rates of prompts of similar size: of half to twice as many tokens, or, where those
  /// are fewer than five, of ever wider bounds. The ends of the sum are its median and the squares
  /// of its parts' distances from theirs added up, since parts vary apart from each other.
  ///
  /// - Parameters:
  ///   - newTokens: tokens of the prompt that the server hasn't in its cache.
  ///   - willLoad: whether the model isn't in memory; nil: not known, so that all loads count.
  /// Where no reply told its parts, as those of models in the cloud, the whole waits of prompts of
  /// similar size are the estimate.
  ///
  /// - Returns: nil where nothing has data.
  package func estimate(newTokens: Int, willLoad: Bool?) -> WaitEstimate? {
    let load = spread(loads(cold: willLoad))
    let prompt = spread(promptTimes(newTokens: newTokens))
    guard load != nil || prompt != nil else {
      let isUntold = waits.allSatisfy { $0.load == nil && $0.promptTime == nil }
      let whole = isUntold ? spread(similar(newTokens) { $0.firstToken }) : nil
      return whole.map { WaitEstimate(firstToken: $0) }
    }
    return WaitEstimate(
      load: load, prompt: prompt, firstToken: sum([load, prompt, spread(waits.compactMap(\.rest))]))
  }

  private func loads(cold: Bool?) -> [Double] {
    let sorted = waits.compactMap(\.load).sorted()
    guard let cold else { return sorted }
    let warm = LoadSplit.warmCount(sorted: sorted)
    return Array(cold ? sorted[warm...] : sorted[..<warm])
  }

  private func promptTimes(newTokens: Int) -> [Double] {
    similar(newTokens) { wait in
      guard let tokens = wait.newTokens, tokens > 0, let time = wait.promptTime else { return nil }
      return time / tokens * Double(max(1, newTokens))
    }
  }

  /// A time of the waits whose prompts had about so many new tokens; those of which that is not
  /// known are the least similar.
  private func similar(_ newTokens: Int, _ time: (Wait) -> Double?) -> [Double] {
    let wanted = Double(max(1, newTokens))
    let known = waits.compactMap { wait -> (size: Double, time: Double)? in
      guard let time = time(wait) else { return nil }
      guard let tokens = wait.newTokens, tokens > 0 else { return (.infinity, time) }
      return (max(tokens / wanted, wanted / tokens), time)
    }
    var bound = 2.0
    while true {
      let similar = known.filter { $0.size <= bound }
      if similar.count >= min(Self.enough, known.count) { return similar.map(\.time) }
      bound = bound < 1e9 ? bound * 2 : .infinity
    }
  }

  private func spread(_ numbers: [Double]) -> WaitEstimate.Spread? {
    let sorted = numbers.sorted()
    guard let p10 = quantile(sorted, 0.1), let median = quantile(sorted, 0.5),
      let p90 = quantile(sorted, 0.9)
    else { return nil }
    return WaitEstimate.Spread(p10: p10, median: median, p90: p90, count: sorted.count)
  }

  private func sum(_ parts: [WaitEstimate.Spread?]) -> WaitEstimate.Spread? {
    var median = 0.0
    var below = 0.0
    var above = 0.0
    var count = Int.max
    for part in parts {
      guard let part else { return nil }
      median += part.median
      below += (part.median - part.p10) * (part.median - part.p10)
      above += (part.p90 - part.median) * (part.p90 - part.median)
      count = min(count, part.count)
    }
    return WaitEstimate.Spread(
      p10: max(0, median - below.squareRoot()), median: median, p90: median + above.squareRoot(),
      count: count)
  }
}
