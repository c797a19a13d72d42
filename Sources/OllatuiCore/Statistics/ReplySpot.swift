import OllamaWire
import Statistics
import Transcript

/// One of the replies of the conversation that is shown: those to prompts that are not shown are
/// left out, earlier answers to the others are not.
struct ReplySpot: Equatable, Sendable {
  let id: TurnID
  /// Which of the turns shown.
  let turn: Int
  /// Which of its alternates.
  let alternate: Int
  /// Which of its answers that were not deleted, counted from 0.
  let answer: Int
  /// How many of those there are.
  let answers: Int

  /// Whether its model had been asked the prompt before.
  let isRetry: Bool

  /// What stands in tables: the number of the turn, and that of the answer where there are several.
  var name: String { answers > 1 ? "\(turn + 1).\(answer + 1)" : "\(turn + 1)" }
}

extension Conversation {
  /// All replies of the turns that are shown, oldest first.
  var replySpots: [ReplySpot] {
    var spots: [ReplySpot] = []
    for (index, turn) in turns.enumerated() {
      let shown = turn.shown
      for (answer, alternate) in shown.enumerated() {
        spots.append(
          ReplySpot(
            id: turn.alternates[alternate].id, turn: index, alternate: alternate, answer: answer,
            answers: shown.count, isRetry: turn.isRetry(alternate: alternate)))
      }
    }
    return spots
  }

  /// The figures of a reply.
  func sample(of spot: ReplySpot) -> ReplySample {
    ReplySample(
      turns[spot.turn].alternates[spot.alternate], isRetry: spot.isRetry, in: id)
  }
}
