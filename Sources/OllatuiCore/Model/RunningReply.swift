import OllamaWire
import Timing
import Transcript

/// A reply that is on its way, as our clock sees it.
package struct RunningReply: Sendable {
  package let id: ReplyID
  /// The turn it belongs to.
  package let turn: Int
  /// Which of the turn's alternates it is.
  package let alternate: Int
  /// When it was asked for; a queued one counts from when it goes out.
  package var startedAt: Moment
  /// Where it was sent; nil while it is queued.
  var connection: ConnectionID?
  /// When the first text came.
  package var firstAt: Moment?
  /// When the last text came.
  package var lastAt: Moment?
  /// When the model began to think.
  var thinkingSince: Moment?
  /// Whether `/api/ps` lists the model; nil while that is not known.
  package var isLoaded: Bool?
  /// When `/api/ps` is asked next, while the server is silent.
  var nextLook: Moment
  /// What the status bar shows of it; taken anew at every tick and change of state.
  package var live: LiveFigures
  /// What has to be stored before it goes out; nil: nothing.
  var awaited: RecordTicket?
  /// Until when that is waited for.
  var awaitedUntil: Moment?
  /// The answer that it goes on from; nil: it begins anew.
  var continues: TurnID?
  /// How much of its texts was handed to the store.
  var recorded = ReplyLength(content: 0, thinking: 0)

  /// Makes a reply that has just been asked for.
  init(id: ReplyID, turn: Int, alternate: Int, startedAt: Moment) {
    self.id = id
    self.turn = turn
    self.alternate = alternate
    self.startedAt = startedAt
    nextLook = startedAt + .milliseconds(500)
    live = LiveFigures(takenAt: startedAt)
  }

  /// Live figures change at most five times a second: drawn with every token they would double
  /// the bytes sent to the terminal.
  static let liveInterval = Duration.milliseconds(200)

  var nextTick: Moment {
    let live = live.takenAt + Self.liveInterval
    return awaitedUntil.map { min($0, live) } ?? live
  }
}

/// What is shown of a running reply while it runs.
package struct LiveFigures: Equatable, Sendable {
  /// When these figures were taken.
  var takenAt: Moment
  /// Since the request went out.
  package var elapsed = Duration.zero
  /// Chunks so far: an estimate of tokens.
  package var chunks = 0
  /// Chunks per second since the first; nil before two came.
  package var rate: Double?
  /// Counts the ticks, for what turns.
  package var step = 0
}
