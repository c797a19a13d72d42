import OllamaWire
import Timing

/// Reads a streamed reply and delivers it, one batch per turn of the loop.
///
/// A reply is over with its final chunk. The end of the HTTP answer usually comes right behind; it is
/// waited for, since only then the next request can use the same connection; but the reader learns
/// of the reply's end after 25 ms at the latest, and after a second the connection is closed.
///
/// `reading → over → ended`: over with the last line of a reply, ended when its reader knows.
final class ReplySink: Sink {
  private enum Phase {
    case reading, over, ended
  }

  private enum Opening {
    case none, seen, told
  }

  private static let grace = Duration.milliseconds(25)
  private static let drain = Duration.seconds(1)
  private static let drainedBytes = 1 << 16

  private var reader: ReplyReader
  private var phase = Phase.reading
  private var pending = ReplyDelta()
  private var hasPending = false
  private var hasHead = false
  private var isPaused = false
  private var hasGrown = false
  private var drained = 0
  // Instants are opaque to the compiler: in an enum, a tuple or an optional each would cost a few
  // microseconds a token.
  private var openedAt = Moment.now
  private var times = ReadTimes(at: .now, pieces: 0)
  private var lastHeard = Moment.now
  private var phaseBegan = Moment.now
  private var opening = Opening.none

  private let credit: Credit
  private let firstTokenTimeout: Duration?
  private let betweenTokensTimeout: Duration?
  private let deliver: @Sendable (ReplyEvent) -> Void

  /// Makes a sink whose time begins now.
  init(
    _ api: ReplyAPI, _ credit: Credit, _ configuration: ClientConfiguration,
    deliver: @escaping @Sendable (ReplyEvent) -> Void
  ) {
    reader = ReplyReader(api: api)
    self.credit = credit
    firstTokenTimeout = configuration.firstTokenTimeout
    betweenTokensTimeout = configuration.betweenTokensTimeout
    self.deliver = deliver
  }

  func sent() {
    guard phase == .reading, opening == .none else { return }
    deliver(.sent(at: .now))
  }

  func opened() {
    guard opening == .none else { return }
    opening = .seen
    openedAt = .now
  }

  func head(status: Int, contentType: String?) {
    hasHead = true
    reader.head(status: status, contentType: contentType)
  }

  func take(_ bytes: UnsafeRawBufferPointer) -> Intake {
    guard phase == .reading else {
      drained += bytes.count
      return drained > Self.drainedBytes ? .enough : .taken
    }
    isPaused = !credit.hasRoom()
    guard !isPaused else { return .full }
    let now = Moment.now
    lastHeard = now
    if let delta = reader.read(bytes) {
      credit.spend(delta.bytes)
      append(delta, at: now)
    }
    if reader.isOver { enter(.over, at: now) }
    return .taken
  }

  func flush() {
    if opening == .seen {
      opening = .told
      deliver(.opened(at: openedAt))
    }
    guard hasPending else { return }
    hasPending = false
    var delta = ReplyDelta()
    swap(&delta, &pending)
    deliver(.grew(delta, times))
  }

  func resumed() {
    isPaused = false
    lastHeard = .now
  }

  func end(_ failure: OllamaError?) {
    let now = Moment.now
    switch phase {
    case .ended: return
    case .over: finish(failure, at: phaseBegan)
    case .reading: finish(failure, at: now)
    }
    enter(.ended, at: now)
  }
}

// MARK: - Time

extension ReplySink {
  private var silence: Duration? {
    hasGrown ? betweenTokensTimeout : firstTokenTimeout
  }

  var isTimed: Bool {
    phase != .reading || (!isPaused && silence != nil)
  }

  var deadline: Moment? {
    switch phase {
    case .over: phaseBegan + Self.grace
    case .ended: phaseBegan + Self.drain
    case .reading: isPaused ? nil : silence.map { lastHeard + $0 }
    }
  }

  func expire(at now: Moment) -> Expiry {
    switch phase {
    case .over:
      finish(nil, at: phaseBegan)
      enter(.ended, at: now)
      return .goOn
    case .ended:
      return .close(.cancelled)
    case .reading:
      return .close(
        hasGrown
          ? .tokensStalled(after: betweenTokensTimeout ?? .zero)
          : .firstTokenTimedOut(after: firstTokenTimeout ?? .zero))
    }
  }
}

// MARK: - The reader's answers

extension ReplySink {
  private func append(_ delta: ReplyDelta, at now: Moment) {
    hasGrown = true
    if hasPending {
      pending.merge(delta)
      times.add(at: now, pieces: delta.pieces)
    } else {
      pending = delta
      times = ReadTimes(at: now, pieces: delta.pieces)
      hasPending = true
    }
  }

  private func enter(_ phase: Phase, at now: Moment) {
    self.phase = phase
    phaseBegan = now
  }

  /// Delivers what is left and how it ended.
  private func finish(_ failure: OllamaError?, at instant: Moment) {
    let (rest, end) = reader.finish()
    // A line that was cut off by a failure is no line the server got wrong.
    if let rest, failure == nil || rest.chunks > 0 { append(rest, at: instant) }
    flush()
    deliver(.ended(verdict(end, failure), at: instant))
  }

  /// What the server said about the end goes before what became of the connection.
  private func verdict(_ end: ReplyEnd, _ failure: OllamaError?) -> ReplyEnd {
    guard let failure else { return end }
    switch end {
    case .finished:
      return .finished
    case .failed(let error) where hasHead && error.kind != .notOllama && failure.kind != .cancelled:
      return .failed(error)
    case .failed, .incomplete:
      return .failed(failure)
    }
  }
}
