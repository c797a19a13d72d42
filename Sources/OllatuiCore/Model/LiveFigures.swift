import Statistics
import Timing
import Transcript

/// What is shown of a running reply while it runs.
package struct LiveFigures: Equatable, Sendable {
  /// When these figures were taken.
  var takenAt: Moment
  /// Since the request went out.
  package var elapsed = Duration.zero
  /// Since the phase began.
  package var phaseElapsed = Duration.zero
  /// How long the server may still be silent, in seconds, by earlier replies; nil: nothing is known
  /// of that, or it is not silent.
  package var left: WaitEstimate.Spread?
  /// Whether the silence of a model in memory may as well be that of a queue.
  package var mayBeQueued = false
  /// From the request to the first text.
  package var firstToken: Duration?
  /// Tokens so far: pieces times the tokens that one had in earlier replies of this model.
  package var tokens = 0
  /// Tokens per second within the last second; nil before two pieces came.
  package var rate: Double?
  /// Tokens per second from the first piece to the last; nil before two came.
  package var meanRate: Double?
  /// Tokens per second of every second since the first text, the last ones; the last one may still
  /// run.
  package var rates: [Double] = []
  /// The gaps between pieces, the one that still runs among them if it is the longest; nil: there
  /// are none.
  package var gaps: ArrivalGaps?
  /// Counts the ticks, for what turns.
  package var step = 0
  /// The gaps of the reads that were looked at, nil before there are any.
  private var tally: GapTally?
  private var tallied = 0

  /// How many seconds ``rates`` go back.
  package static let seconds = 8

  /// Makes those of a reply that has just been asked for.
  init(takenAt: Moment) {
    self.takenAt = takenAt
  }

  /// Makes those that follow others: gaps that were counted are not counted again.
  init(takenAt: Moment, after earlier: LiveFigures) {
    self.takenAt = takenAt
    step = earlier.step + 1
    (tally, tallied) = (earlier.tally, earlier.tallied)
  }

  /// Takes the figures of what came so far.
  ///
  /// - Parameters:
  ///   - arrivals: when it came; only what came in the last seconds is looked at.
  ///   - now: since the request went out.
  ///   - tokensPerPiece: see ``RunningReply/tokensPerPiece``.
  mutating func take(_ arrivals: Arrivals, at now: Duration, tokensPerPiece: Double) {
    tokens = Int((Double(arrivals.pieces) * tokensPerPiece).rounded())
    guard let first = arrivals.reads.first else { return }
    firstToken = .microseconds(first.microseconds)
    meanRate = arrivals.rate.map { $0 * tokensPerPiece }
    let sinceFirst = now - .microseconds(first.microseconds)
    rate = arrivals.rate(within: .seconds(1), before: now).map { $0 * tokensPerPiece }
    rates = Self.rates(arrivals, since: first.microseconds, sinceFirst).map { $0 * tokensPerPiece }
    takeGaps(arrivals, at: now)
  }

  private mutating func takeGaps(_ arrivals: Arrivals, at now: Duration) {
    // Of very many reads the first are dropped: what is left is counted.
    if arrivals.reads.count < tallied { (tally, tallied) = (nil, 0) }
    var tally = self.tally ?? GapTally()
    for gap in arrivals.gaps(from: tallied) { tally.add(gap) }
    (self.tally, tallied) = (tally, arrivals.reads.count)
    gaps = tally.gaps
    guard let longest = gaps?.longest, let last = arrivals.reads.last else { return }
    gaps?.longest = max(longest, (now - .microseconds(last.microseconds)).seconds)
  }

  /// Pieces per second of the last seconds, which begin at the first piece so that bars stay what
  /// they are; the running second counts once a fifth of it has passed.
  private static func rates(_ arrivals: Arrivals, since first: Int64, _ passed: Duration)
    -> [Double]
  {
    let second: Int64 = 1_000_000
    let passed = Int64(passed.seconds * 1e6)
    let whole = Int(passed / second)
    let rest = passed % second
    let isRunningCounted = rest >= second / 5
    let count = whole + (isRunningCounted ? 1 : 0)
    let oldest = max(0, count - seconds)
    guard count > oldest else { return [] }
    var pieces = [Int](repeating: 0, count: count - oldest)
    for read in arrivals.reads.reversed() {
      let index = Int((read.microseconds - first) / second)
      guard index >= oldest else { break }
      if index < count { pieces[index - oldest] += read.pieces }
    }
    return pieces.enumerated().map { index, pieces in
      let isRunning = index + oldest == whole
      return Double(pieces) / (isRunning ? Double(rest) * 1e-6 : 1)
    }
  }
}
