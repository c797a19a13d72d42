import OllamaWire
import TextUI
import Transcript

extension Command {
  static let talking: [Command] = [
    Command(
      key: "send", [Key(.enter)], "send the message, or run the command", group: .talking
    ) { $0.submit(at: $1) },
    Command(
      key: "stop", [Key(.escape)], "close what is open, else stop the reply", group: .talking
    ) { $0.escape(at: $1) },
    Command(
      slash: "retry", keys: [.control("r")],
      "ask the last message again; the earlier answer is kept", group: .talking
    ) { (model, _, now) throws(CommandError) in try model.retry(at: now) },
    Command(
      slash: "compare", usage: "MODEL [NAME=VALUE]… [MODEL…] [PROMPT]",
      "ask up to four models, or one with several options, side by side; alone: the last answers",
      group: .talking, completions: { CompareArgument.completions($0) }
    ) { (model, argument, now) throws(CommandError) in
      try model.compare(argument, at: now)
    },
    Command(
      slash: "mode", keys: [.control("t")], usage: "[chat|generate]",
      "switch between chat (with history) and generate (one prompt)", group: .talking,
      completions: { _ in Mode.allCases.map(\.rawValue) }
    ) { (model, argument, now) throws(CommandError) in
      try model.switchMode(to: argument, at: now)
    },
    Command(
      slash: "model", keys: [.control("o")], usage: "[NAME]", "pick a model, or name it",
      group: .talking, completions: { ($0.server.models ?? []).map(\.name) }
    ) { (model, argument, now) throws(CommandError) in
      try model.chooseModel(argument, at: now)
    },
    Command(
      slash: "load", usage: "NAME", "switch the model and forget the messages", group: .talking,
      completions: { ($0.server.models ?? []).map(\.name) }
    ) { (model, argument, now) throws(CommandError) in
      guard !argument.isEmpty else { throw CommandError(message: model.strings(.usageLoad)) }
      let effects = try model.chooseModel(argument, at: now)
      return effects + model.forgetTurns(at: now)
    },
    Command(
      slash: "new", keys: [.control("n")], "begin a new conversation", group: .talking
    ) { (model, _, now) throws(CommandError) in model.beginConversation(at: now) },
    Command(
      slash: "clear", "forget the messages; system text and parameters stay", group: .talking
    ) { (model, _, now) throws(CommandError) in model.forgetTurns(at: now) },
    Command(
      slash: "whole", "send turns again that were left out to fit the window", group: .talking
    ) { (model, _, now) throws(CommandError) in model.sendWhole(at: now) },
    Command(
      slash: "system", usage: "[TEXT|none]", "show, set or remove the system text",
      group: .talking, completions: { _ in ["none"] }
    ) { (model, argument, now) throws(CommandError) in
      model.setSystem(argument, at: now)
    },
    Command(
      slash: "set", usage: "NAME VALUE",
      "change a setting, or: parameter NAME VALUE, system TEXT, think, nothink, verbose, quiet",
      group: .talking, completions: { SetCommand.completions($0) }
    ) { (model, argument, now) throws(CommandError) in
      try SetCommand.run(argument, on: &model, at: now)
    },
  ]
}
