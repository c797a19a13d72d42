/// One reply while it is made: it paces the generation and measures it.
struct Reply: Sendable {
  /// What comes next to the client.
  enum Moment: Equatable, Sendable {
    case piece(Piece)
    case finished(reason: String, Figures)
    case failed(String)
  }

  let request: PromptRequest
  /// The tokens that the model reads.
  let promptIDs: [Int]
  private let model: DemoModel
  private let pace: Pace
  private let lease: Lease
  private var generation: Generation
  private let arrived: ContinuousClock.Instant
  private var loaded: ContinuousClock.Instant
  private var evaluated: ContinuousClock.Instant
  private var due: ContinuousClock.Instant
  private var lastToken: ContinuousClock.Instant

  /// Begins a reply: from here on its total time counts.
  init(to request: PromptRequest, from model: DemoModel, on shelf: ModelShelf, pace: Pace) {
    let prompt = Prompt(request)
    arrived = .now
    loaded = arrived
    evaluated = arrived
    due = arrived
    lastToken = arrived
    self.request = request
    self.model = model
    self.pace = pace
    promptIDs = prompt.tokenIDs
    lease = shelf.lease(
      model, context: request.options.context, pace: pace, keepAlive: request.keepAlive)
    let thinking = model.canThink ? request.thinking ?? .on : .off
    generation = Generation(
      model.script(prompt.question, thinking), options: request.options)
  }

  /// All tokens of prompt and reply, for generate's `context`.
  var context: [Int] { promptIDs + generation.tokenIDs }

  /// Loads the model and reads the prompt.
  ///
  /// - Throws: `CancellationError` where the client leaves first.
  mutating func prepare() async throws {
    try await lease.load()
    loaded = .now
    let reading = Duration.seconds(Double(promptIDs.count) / model.promptRate)
    try await wait(until: loaded + pace.pause(reading))
    evaluated = .now
    due = evaluated
    lastToken = evaluated
  }

  /// Makes what comes next; after `finished` or `failed` nothing does.
  ///
  /// - Throws: `CancellationError` where the reply is no longer wanted.
  mutating func next() async throws -> Moment {
    while true {
      let step = generation.next()
      switch step {
      case .piece(let piece):
        try await tick()
        return .piece(piece)
      case .held:
        try await tick()
      case .ended(.crash):
        lease.complete()
        return .failed("an error was encountered while running the model: unexpected EOF")
      case .ended(.stop):
        return finished("stop")
      case .ended(.length):
        return finished("length")
      }
    }
  }

  private mutating func tick() async throws {
    // A model has slower and quicker moments. What a slow reader missed is not caught up with,
    // beyond the little that a late timer costs.
    let swing = [1.0, 0.9, 0.82, 0.9, 1.0, 1.1, 1.18, 1.1][generation.count / 8 % 8]
    let interval = pace.pause(.seconds(swing / model.replyRate))
    due = max(due, .now - interval - interval) + interval
    try await wait(until: due)
    lastToken = .now
  }

  private func wait(until instant: ContinuousClock.Instant) async throws {
    guard instant > .now else {
      try Task.checkCancellation()
      return await Task.yield()
    }
    try await Task.sleep(until: instant, tolerance: .zero, clock: .continuous)
  }

  private func finished(_ reason: String) -> Moment {
    lease.complete()
    return .finished(
      reason: reason,
      Figures(
        total: .now - arrived, load: loaded - arrived,
        promptCount: promptIDs.count, promptTime: evaluated - loaded,
        replyCount: generation.count, replyTime: lastToken - evaluated))
  }
}
