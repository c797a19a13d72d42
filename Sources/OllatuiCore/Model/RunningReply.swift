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
  /// When its request went out; before that, when it was asked for or left the queue.
  package var startedAt: Moment
  /// Where it was sent; nil while it is queued.
  var connection: ConnectionID?
  /// When the first text came.
  package var firstAt: Moment?
  /// When the last text came.
  package var lastAt: Moment?
  /// When the model began to think.
  var thinkingSince: Moment?
  /// Bytes of the stream that were taken, and its credit not given back for.
  var taken = 0
  /// What becomes of it at this time.
  package private(set) var phase = Phase.queued
  /// When that began.
  package private(set) var phaseSince: Moment
  /// Whether the model was loaded for it.
  private(set) var hasLoaded = false
  /// How much was asked for; nil before it goes out.
  var promptSize: PromptSize?
  /// How many tokens a piece has: what earlier replies of the model say, else one.
  var tokensPerPiece = 1.0
  /// When `/api/ps` is asked next, while the server is silent.
  var nextLook: Moment
  /// Whether it was asked and has not answered: a server that loads may answer late.
  var isLooking = false
  /// What the status bar shows of it; taken anew at every tick and change of state.
  package var live: LiveFigures
  /// What has to be stored before it goes out; nil: nothing.
  var awaited: RecordTicket?
  /// Until when that, or what tells its window, is waited for.
  var awaitedUntil: Moment?
  /// Whether it goes out once it is told how large its window is.
  var awaitsWindow = false
  /// Whether it had to wait for a server or a model.
  var hasWaited = false
  /// The window that it was compared with last; nil: with none.
  var guarded: GuardedWindow?
  /// Whether it is kept back until the user has said what becomes of what does not fit.
  var isHeld = false
  /// Whether the user has said that.
  var isAgreed = false
  /// Whether it is one of several to compare, each with a model and options of its own.
  var isCompared = false
  /// The answer that it goes on from; nil: it begins anew.
  var continues: TurnID?
  /// The turn that its request begins with; nil: the conversation's first.
  var firstSent: TurnID?
  /// How much of its texts was handed to the store.
  var recorded = ReplyLength(content: 0, thinking: 0)

  /// Makes a reply that has just been asked for.
  init(id: ReplyID, turn: Int, alternate: Int, startedAt: Moment) {
    self.id = id
    self.turn = turn
    self.alternate = alternate
    self.startedAt = startedAt
    phaseSince = startedAt
    nextLook = startedAt + .milliseconds(500)
    live = LiveFigures(takenAt: startedAt)
  }

  /// Live figures change at most five times a second: drawn with every token they would double
  /// the bytes sent to the terminal.
  ///
  /// A reply is written down as often, and a quarter of a second is all that may be lost of it: so
  /// less than that by what a late tick and a slow commit take.
  static let liveInterval = Duration.milliseconds(225)

  /// How many bytes are given back at once: a small part of what may be under way, which is
  /// hundreds of tokens.
  static let givenBack = 1 << 14

  /// Notes that another phase began.
  mutating func enter(_ phase: Phase, at moment: Moment) {
    guard phase != self.phase else { return }
    self.phase = phase
    if phase == .loading { hasLoaded = true }
    if !phase.isSilent { live.left = nil }
    if moment != phaseSince { live.phaseElapsed = .zero }
    phaseSince = moment
  }

  /// Notes whether `/api/ps` lists the model.
  ///
  /// What is known of the silence counts from its beginning: only a model that was not in memory
  /// before has just come there.
  mutating func looked(isLoaded: Bool, at moment: Moment) {
    switch phase {
    case .waiting: enter(isLoaded ? .prompt : .loading, at: phaseSince)
    case .loading: if isLoaded { enter(.prompt, at: moment) }
    case .prompt: if !isLoaded { enter(.loading, at: moment) }
    case .queued, .connecting, .thinking, .answering: break
    }
  }

  /// Whether all is ready to be sent but for what is waited for a moment.
  var isAboutToGo: Bool { awaited != nil || awaitsWindow }

  var nextTick: Moment {
    let live = live.takenAt + Self.liveInterval
    return awaitedUntil.map { min($0, live) } ?? live
  }
}
