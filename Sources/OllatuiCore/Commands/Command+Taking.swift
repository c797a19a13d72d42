import TextUI

extension Command {
  static let taking: [Command] = [
    Command(
      slash: "copy",
      usage: "[reply|code|table|link|turn|prompt|all] [N|TURN.N]",
      "copy to the clipboard: the last reply, or its N-th part, or that of a turn's reply",
      group: .taking,
      completions: { _ in Takeable.allCases.map(\.rawValue) }
    ) { (model, argument, _) throws(CommandError) in
      let (text, thing) = try TakeArgument(argument).taken(
        from: model.conversation, model.strings)
      return [.copy(text, thing)]
    },
    Command(
      slash: "save", usage: "[reply|code|table|turn|prompt|all] [N|TURN.N] FILE",
      "save to a file: the last code block, or what is named", group: .taking,
      completions: { _ in Takeable.allCases.filter { $0 != .link }.map { $0.rawValue + " " } }
    ) { (model, argument, _) throws(CommandError) in
      let argument = TakeArgument(argument, default: .code)
      return [.saveFile(try argument.saving(of: model.conversation, model.strings))]
    },
    Command(
      slash: "open", usage: "[N|TURN.N|ADDRESS]",
      "open a link of the last reply, or of a turn's, after it was shown",
      group: .taking
    ) { (model, argument, now) throws(CommandError) in
      model.overlay = .question(Question(.openLink(try model.address(argument)), at: now))
      return []
    },
  ]
}
