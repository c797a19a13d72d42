import Timing
import Transcript

/// What the status bar shows of a running reply.
///
/// It is taken at the ticks of the reply alone, so that the bar changes at most five times in any
/// second, whatever comes between two of them. It outlives the reply until the tick that would have
/// been its next. Only a key that starts or stops a reply, or another conversation on the screen,
/// changes it at once.
struct ReplyStatus: Sendable {
  /// The conversation that is shown.
  let conversation: ConversationID
  /// The reply as it was then.
  let reply: RunningReply
  /// How full the window was then.
  let gauge: ContextGauge?
  /// When that was.
  let takenAt: Moment

  /// When it may change next.
  var nextTick: Moment { takenAt + RunningReply.liveInterval }
}

extension Model {
  /// Takes what the status bar shows of the running reply, where its time has come.
  mutating func takeStatus(after event: Event, at now: Moment) {
    if let status, status.conversation == conversation.id {
      let isDue =
        switch event {
        case .tick: status.nextTick <= now
        case .input: status.reply.id != running?.id
        default: false
        }
      guard isDue else { return }
    }
    status = running.map {
      ReplyStatus(
        conversation: conversation.id, reply: $0, gauge: ContextGauge(self), takenAt: now)
    }
  }
}
