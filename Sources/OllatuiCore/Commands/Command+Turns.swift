import TextUI
import Transcript

extension Command {
  static let turns: [Command] = [
    Command(
      slash: "turns", keys: [.alt("a")],
      "select messages and answers, to edit, copy, delete, … them; its keys are below",
      group: .turns
    ) { (model, _, _) throws(CommandError) in
      try model.selectTurn()
      return []
    },
    flip("next-answer", .alt("n"), "show the next of several answers, or of several messages", 1),
    flip("former-answer", .alt("p"), "show the answer or the message before it", -1),
    Command(
      key: "edit-message", [.alt("e")], "edit the last message and send it again, beside it",
      group: .turns
    ) { model, now in
      model.attempt { (model) throws(CommandError) in
        try model.edit(TurnPlace(turn: model.conversation.turns.count - 1, isReply: false), at: now)
      }
    },
    Command(
      slash: "continue", keys: [.alt("g")], "let the model go on with its last answer",
      group: .turns
    ) { (model, _, now) throws(CommandError) in
      try model.goOn(turn: model.conversation.turns.count - 1, at: now)
    },
    Command(
      slash: "fork", "begin a new conversation with what was said so far", group: .turns
    ) { (model, _, now) throws(CommandError) in
      try model.fork(turn: model.conversation.turns.count - 1, at: now)
    },
    Command(
      slash: "undo", "bring back what was deleted last, here or elsewhere, until you quit",
      group: .turns
    ) { (model, _, now) throws(CommandError) in try model.undo(at: now) },
  ]

  private static func flip(_ name: String, _ key: Key, _ summary: String, _ step: Int) -> Command {
    Command(key: name, [key], summary, group: .turns) { model, _ in
      model.attempt { (model) throws(CommandError) in
        try model.flipInView(by: step)
        return []
      }
    }
  }
}
