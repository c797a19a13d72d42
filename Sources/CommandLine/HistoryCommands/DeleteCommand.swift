import ArgumentParser
import Foundation
import History
import OllamaWire
import OllatuiCore
import Transcript

/// The command `ollatui history delete`.
struct DeleteCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete conversations for good.")

  @Argument(help: ArgumentHelp("Ids, beginnings of ids, or titles.", valueName: "conversation"))
  var names: [String]

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var store: StoreOptions

  func run(on console: Console) throws {
    let open = try store.open(console).needed(for: names[0])
    var ids: [ConversationID] = []
    for name in names {
      let id = try open.named(name)
      if !ids.contains(id) { ids.append(id) }
    }
    guard try isAgreed(ids, open, console) else { throw CommandFailure("nothing was deleted") }
    let now = Timestamp(Date())
    try open.apply(ids.map { .conversationDeleted($0, now) })
    try open.purge(conversations: ids, turns: [])
    let kept = try ids.filter { try open.conversation($0) != nil }
    if store.json {
      try JSONList.write(ids, to: console) { id in
        .object(["id": .string("\(id)"), "gone": .bool(!kept.contains(id))])
      }
    } else {
      for id in ids { try console.write("deleted \(id)\n") }
    }
    for id in kept {
      console.note(
        "\(id): another program writes a reply in it; it goes for good when that has ended")
    }
    // Whoever closes last puts the log into the file.
    try? open.close()
  }

  private func isAgreed(
    _ ids: [ConversationID], _ open: HistoryStore, _ console: Console
  ) throws -> Bool {
    guard !yes else { return true }
    guard let ask = console.ask else {
      throw CommandFailure("nobody can be asked here; give --yes to delete for good")
    }
    for id in ids {
      console.note("\(id)  \(try open.conversation(id)?.conversation.title ?? "")")
    }
    let thing = ids.count == 1 ? "this conversation" : "these \(ids.count) conversations"
    return ["y", "yes"].contains(ask("delete \(thing) for good? [y/N]")?.lowercased())
  }
}
