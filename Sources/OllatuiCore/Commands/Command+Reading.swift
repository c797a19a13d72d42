import TextUI

extension Command {
  static let reading: [Command] = [
    Command(
      slash: "find", keys: [.control("f")],
      "find in the conversation; Enter, then n and N go from hit to hit", group: .reading
    ) { (model, _, _) throws(CommandError) in
      model.find()
      return []
    },
    Command(
      slash: "select", keys: [.control("v")],
      "select by keys: v begins, y copies, c copies the code, s saves it, o opens a link",
      group: .reading
    ) { (model, _, _) throws(CommandError) in
      try model.select()
      return []
    },
    Command(
      slash: "raw", keys: [.alt("v")], "show replies as they came, or as Markdown again",
      group: .reading
    ) { (model, _, _) throws(CommandError) in
      model.reading.isRaw.toggle()
      model.arrange()
      model.searchAnew()
      model.letGoOfOldText()
      return []
    },
    Command(
      slash: "fold", keys: [.alt("t")], "fold or open what models think", group: .reading
    ) { (model, _, _) throws(CommandError) in
      model.reading.thinking = model.pane.showsThinking(model.conversation) ? .folded : .open
      model.arrange()
      model.pane.forgetFolds(model.conversation)
      return []
    },
    jump("former-turn", [Key(.up, .alt)], "go to the turn before", .turn, -1),
    jump("next-turn", [Key(.down, .alt)], "go to the next turn", .turn, 1),
    jump("former-heading", [.alt("k")], "go to the heading before", .heading, -1),
    jump("next-heading", [.alt("j")], "go to the next heading", .heading, 1),
    jump("former-code", [.alt(",")], "go to the block of code before", .code, -1),
    jump("next-code", [.alt(".")], "go to the next block of code", .code, 1),
    Command(
      key: "copy-reply", [.alt("c")], "copy the last reply", group: .reading
    ) { model, now in
      Command.row(named: "copy").map { model.run($0, "", at: now) } ?? []
    },
    shift("code-left", [Key(.left, .shift)], "move code to the right, where it is not wrapped", -8),
    shift("code-right", [Key(.right, .shift)], "move code to the left, where it is not wrapped", 8),
  ]

  private static func jump(
    _ name: String, _ keys: [Key], _ summary: String, _ landmark: ConversationPane.Landmark,
    _ direction: Int
  ) -> Command {
    Command(key: name, keys, summary, group: .reading) { model, _ in
      if !model.pane.jump(to: landmark, direction, model.conversation), direction > 0 {
        model.pane.follow(model.conversation)
      }
      return []
    }
  }

  private static func shift(_ name: String, _ keys: [Key], _ summary: String, _ columns: Int)
    -> Command
  {
    Command(key: name, keys, summary, group: .reading) { model, _ in
      guard !model.settings.wrapsCode else { return [] }
      model.reading.codeShift = max(0, model.reading.codeShift + columns)
      model.arrange()
      return []
    }
  }
}
