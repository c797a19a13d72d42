import TextUI

extension Command {
  static let keeping: [Command] = [
    Command(
      slash: "conversations", aliases: ["list"], keys: [Key(.function(3)), .control("b")],
      "list the conversations: typing filters, Enter opens", group: .keeping
    ) { (model, _, _) throws(CommandError) in model.toggleList() },
    Command(
      slash: "rename", listKeys: [.alt("r")], usage: "TEXT",
      "rename the conversation; by key, the one selected in the list", group: .keeping
    ) { (model, argument, _) throws(CommandError) in try model.rename(argument) },
    Command(
      slash: "pin", listKeys: [.alt("p")],
      "put the conversation on top of the list, or no longer; by key, the one selected in the list",
      group: .keeping
    ) { (model, _, now) throws(CommandError) in try model.togglePinned(at: now) },
    Command(
      slash: "archive", listKeys: [.alt("a")],
      "take the conversation out of the list, or back into it; by key, the one selected there",
      group: .keeping
    ) { (model, _, now) throws(CommandError) in try model.toggleArchived(at: now) },
    Command(
      key: "archived", [], listKeys: [.alt("i")],
      "show in the list what is archived, or leave it out",
      group: .keeping
    ) { model, _ in model.toggleShowsArchived() },
    Command(
      slash: "duplicate", listKeys: [.alt("c")],
      "make a second conversation of this one; by key, of the one selected in the list",
      group: .keeping
    ) { (model, _, now) throws(CommandError) in try model.duplicate(at: now) },
    Command(
      slash: "delete", listKeys: [.alt("d"), Key(.delete)],
      "delete the conversation, after a question; by key, the one selected in the list",
      group: .keeping
    ) { (model, _, now) throws(CommandError) in try model.askToDelete(at: now) },
    Command(
      slash: "undelete", listKeys: [.alt("u"), .control("_")],
      "bring back the conversation deleted last, until you quit; by key, in the list",
      group: .keeping
    ) { (model, _, now) throws(CommandError) in try model.restoreConversation(at: now) },
    Command(
      slash: "search", keys: [Key(.function(4)), .alt("/")],
      "search all conversations, with filters such as model:qwen role:user since:2026-01-31",
      group: .keeping
    ) { (model, _, _) throws(CommandError) in try model.toggleSearch() },
    Command(
      key: "recall", [.alt("h")], "look for an earlier message; again: for an older one",
      group: .keeping
    ) { model, _ in
      model.recall()
      return []
    },
  ]
}
