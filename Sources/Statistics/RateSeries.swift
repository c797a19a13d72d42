/// When the chunks of one reply came, in bounded memory.
///
/// A long reply is kept coarsely: where there are too many times, every second one goes, and from
/// then on every second chunk is passed over. A chunk costs the same however many came before.
package struct ArrivalLog: Equatable, Sendable {
  private let capacity: Int
  /// Seconds since the first chunk, of every `stride`-th one.
  private(set) var times: [Double] = []
  private(set) var stride = 1
  /// How many chunks came.
  package private(set) var count = 0
  /// When the last one came, in seconds since the first.
  package private(set) var last = 0.0

  /// Makes a log without chunks.
  ///
  /// - Parameter capacity: how many times are kept at most; at least 2.
  package init(capacity: Int = 4096) {
    precondition(capacity >= 2, "a rate needs two times")
    self.capacity = capacity
  }

  /// Takes note of chunks that came at once.
  ///
  /// - Parameters:
  ///   - time: seconds since the first one; what is less than the time before counts as that one.
  ///   - chunks: how many.
  package mutating func append(_ time: Double, chunks: Int = 1) {
    guard time.isFinite else { return }
    last = max(last, time)
    for _ in 0..<max(0, chunks) {
      if count.isMultiple(of: stride) {
        if times.count == capacity { thin() }
        if count.isMultiple(of: stride) { times.append(last) }
      }
      count += 1
    }
  }

  private mutating func thin() {
    times = Swift.stride(from: 0, to: times.count, by: 2).map { times[$0] }
    stride *= 2
  }
}

/// How fast a reply came, along its tokens: one rate for each column of a plot.
package struct RateSeries: Equatable, Sendable {
  /// Tokens per second in equal stretches of the reply; not a number where none is known.
  package private(set) var rates: [Double]
  /// How many tokens the reply has.
  package private(set) var tokens: Double

  /// How many tokens lie before the middle of a stretch.
  package func token(at stretch: Int) -> Double {
    (Double(stretch) + 0.5) * tokens / Double(max(1, rates.count))
  }

  /// Looks at the times of chunks.
  ///
  /// The rate at a token is that of a window around it: chunks that came in it, over the time they
  /// took. A window in which no time went by, since all came in one read, grows until some did.
  ///
  /// - Parameters:
  ///   - log: when chunks came.
  ///   - columns: how many rates there shall be.
  ///   - tokensPerChunk: tokens that a chunk stands for: `eval_count / chunks` once it is known.
  ///   - window: how many chunks are looked at for one rate, at least 1; a column that stands for
  ///     more looks at all of them.
  package init(_ log: ArrivalLog, columns: Int, tokensPerChunk: Double = 1, window: Int = 8) {
    tokens = Double(log.count) * tokensPerChunk
    let last = log.times.count - 1
    guard last > 0, columns > 0 else {
      rates = [Double](repeating: .nan, count: max(0, columns))
      return
    }
    let scale = tokensPerChunk * Double(log.stride)
    let width = max(1, Double(window) / Double(log.stride), Double(last) / Double(columns))
    rates = (0..<columns).map { column in
      let middle = (Double(column) + 0.5) / Double(columns) * Double(last)
      return log.rate(around: middle, width: width) * scale
    }
  }
}

extension ArrivalLog {
  /// Times per second in a window, which is moved and widened to where time went by.
  fileprivate func rate(around middle: Double, width: Double) -> Double {
    let end = Double(times.count - 1)
    var width = width
    while true {
      let first = max(0, min(middle - width / 2, end - width))
      let last = min(end, first + width)
      let span = time(at: last) - time(at: first)
      if span > 0 { return (last - first) / span }
      guard width < end else { return .nan }
      width *= 2
    }
  }

  /// The time at a place between two entries, along a line.
  private func time(at place: Double) -> Double {
    let index = min(Int(place), times.count - 1)
    guard index + 1 < times.count else { return times[index] }
    return times[index] + (place - Double(index)) * (times[index + 1] - times[index])
  }
}
