import Timing
import Transcript

/// What the heads of answers side by side show of those that still come.
///
/// Like ``ReplyStatus`` it is taken at ticks alone, so that what moves by itself in the heads changes
/// at most five times in any second, however many answers come at once. What is over is shown as it
/// is, at once; so is what a key has changed.
struct ColumnsStatus: Sendable {
  /// The prompt whose answers they are.
  let prompt: TurnID
  /// The replies as they were then.
  let replies: [RunningReply]
  /// How many lines lay below the view of each column.
  var linesBelow: [Int]
  /// When that was.
  let takenAt: Moment

  /// When it may change next.
  var nextTick: Moment { takenAt + RunningReply.liveInterval }

  /// A reply as it was then, else as it is.
  func reply(_ running: RunningReply) -> RunningReply {
    replies.first { $0.id == running.id } ?? running
  }
}

extension Model {
  /// Takes what the heads of answers side by side show, where its time has come.
  mutating func takeColumnsStatus(after event: Event, at now: Moment) {
    guard case .columns(let pane) = overlay, let running else {
      columnsStatus = nil
      return
    }
    let linesBelow = pane.columns.map(\.linesBelow)
    if let status = columnsStatus, status.prompt == pane.prompt {
      switch event {
      case .tick: guard status.nextTick <= now else { return }
      case .input:
        let ids = status.replies.map(\.id)
        guard ids == shown.runningIDs else { break }
        columnsStatus?.linesBelow = linesBelow
        return
      case .resized:
        columnsStatus?.linesBelow = linesBelow
        return
      default: return
      }
    }
    columnsStatus = ColumnsStatus(
      prompt: pane.prompt,
      replies: ([running] + shown.besides).sorted { $0.id.value < $1.id.value },
      linesBelow: linesBelow, takenAt: now)
  }
}
