import TextUI

extension Command {
  static let program: [Command] = [
    Command(
      slash: "help", aliases: ["?"], keys: [Key(.function(1))], "show keys and commands",
      group: .program
    ) { (model, _, _) throws(CommandError) in
      model.overlay = .help(HelpPane())
      return []
    },
    Command(
      slash: "demo", keys: [Key(.function(2))],
      "start the built-in demo; again: back to the server", group: .program
    ) { (model, _, _) throws(CommandError) in
      model.server.identity.isDemo ? [.connect(nil)] : [.startDemo]
    },
    Command(
      slash: "mouse", "give the mouse back to the terminal, or take it", group: .program
    ) { (model, _, now) throws(CommandError) in
      model.isMouseTaken.toggle()
      model.notice = .good(
        model.strings(model.isMouseTaken ? .wheelScrolls : .mouseGiven), at: now)
      return [.takeMouse(model.isMouseTaken)]
    },
    Command(
      slash: "theme", usage: "[NAME]", "pick a theme and see each at once, or name it",
      group: .program, completions: { $0.looks.names }
    ) { (model, argument, _) throws(CommandError) in try model.chooseTheme(argument) },
    Command(
      slash: "statistics", aliases: ["stats"], keys: [.control("s")],
      usage: "[reply|conversation|history|compare|server|export FILE]",
      "show what replies cost: times, rates, plots, comparisons; its keys are in README",
      group: .program,
      completions: { _ in StatisticsPane.View.allCases.map(\.rawValue) + ["export "] }
    ) { (model, argument, now) throws(CommandError) in
      try model.statistics(argument, at: now)
    },
    Command(
      slash: "edit", keys: [.control("g")], "write the message in $VISUAL or $EDITOR",
      group: .program
    ) { (model, argument, _) throws(CommandError) in
      let text = model.input.editor.text
      let isTyped =
        model.isTypingCommand && text.prefix { !$0.isWhitespace }.lowercased() == "/edit"
      return [.openEditor(isTyped ? argument : text)]
    },
    Command(key: "redraw", [.control("l")], "draw the screen anew", group: .program) { _, _ in
      [.redraw]
    },
    Command(key: "suspend", [.control("z")], "stop the program; fg goes on", group: .program) {
      _, _ in [.suspend]
    },
    Command(
      key: "interrupt", [.control("c")],
      "stop the reply, else clear the input; twice on an empty one quits", group: .program
    ) { $0.interrupt(at: $1) },
    Command(
      slash: "quit", aliases: ["bye", "exit"], keys: [.control("q")],
      "quit (Ctrl+D too, when the input is empty)", group: .program
    ) { (_, _, _) throws(CommandError) in [.quit] },
  ]
}
