import ArgumentParser
import Foundation
import History
import Testing
import Transcript

@testable import CommandLine

@Suite struct HistoryExchangeTests {
  private let desk: StoreDesk
  private let first = sample(1, "How do I sum squares?")
  private let second = sample(2, "it's 春天")

  init() throws {
    desk = try StoreDesk()
  }

  private func conversation(_ id: ConversationID) throws -> Conversation? {
    try desk.store.conversation(id)?.conversation
  }

  // MARK: - Exporting

  @Test func `a conversation goes to the output, as what is asked for`() throws {
    try desk.keep(first, second)
    #expect(try desk.run("export", "\(first.id)").hasPrefix("---\n"))
    #expect(try desk.run("export", "\(first.id)", "--format", "html").contains("<!DOCTYPE html>"))
    #expect(try !desk.run("export", "\(first.id)", "--format", "txt").contains("春天"))
    let all = try #require(try desk.json("export", "--all") as? [String: Any])
    #expect((all["conversations"] as? [Any])?.count == 2)
  }

  @Test func `a file is made as its name says, and kept unless told otherwise`() throws {
    try desk.keep(first)
    let file = desk.path("out.json")
    #expect(try desk.run("export", "--all", "-o", file) == "")
    #expect(try desk.read("out.json").hasPrefix("{\"format\":\"ollatui-conversations\""))
    let message = desk.failure(["export", "--all", "--format", "text", "-o", file])
    #expect(message.contains("exists") && message.contains("--force"))
    try desk.run("export", "--all", "--format", "text", "-o", file, "--force")
    #expect(try desk.read("out.json").contains("How do I"))
    #expect(desk.failure(["export", "--all", "-o", desk.path("no/x.md")]).contains("no folder"))
    #expect(desk.failure(["export", "--all", "-o", desk.folder]).contains("is a folder"))
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder)
    #expect(names.sorted() == ["data", "out.json"])
  }

  @Test func `a request comes as it went out, and as a command`() throws {
    try desk.keep(second)
    let turn = "\(second.rows[1].id)"
    let body = try desk.run("export", "--request", turn)
    let value = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
    #expect(value?["model"] as? String == "qwen3:4b")
    #expect(body.contains("it's 春天"))
    let command = try desk.run("export", "--request", turn, "--curl")
    #expect(command.hasPrefix("curl -sN http://127.0.0.1:11434/api/chat"))
    #expect(command.contains("it'\\''s 春天") && !command.contains("OLLAMA_API_KEY"))
    desk.environment["OLLAMA_API_KEY"] = "topsecret"
    let keyed = try desk.run("export", "--request", turn, "--curl")
    #expect(keyed.contains("$OLLAMA_API_KEY") && !keyed.contains("topsecret"))
    #expect(desk.failure(["export", "--request", "nonsense"]).contains("no id of a turn"))
    #expect(desk.failure(["export", "--request", "\(TurnID(value: 5))"]).contains("no turn"))
  }

  // MARK: - Importing

  @Test func `what was exported comes back exactly, and twice doubles nothing`() throws {
    try desk.keep(first, second)
    try desk.run("export", "--all", "-o", desk.path("all.json"))
    try desk.run("delete", "\(first.id)", "\(second.id)", "--yes")
    #expect(try conversation(first.id) == nil)
    let told = try desk.run("import", desk.path("all.json"))
    #expect(told.contains("2 conversations, 2 new, with 6 new turns"))
    #expect(try conversation(first.id) == first && conversation(second.id) == second)
    let again = try desk.run("import", desk.path("all.json"))
    #expect(again.contains("2 conversations, 0 new, with 0 new turns"))
    #expect(try conversation(first.id) == first)
  }

  @Test func `a name given since the first import stays`() throws {
    try desk.keep(first)
    try desk.run("export", "--all", "-o", desk.path("all.json"))
    var renamed = first
    renamed.header.name = "Mine"
    try desk.keep(renamed)
    try desk.run("import", desk.path("all.json"))
    #expect(try conversation(first.id)?.title == "Mine")
  }

  @Test func `a store with what could not be stored is taken in under the same ids`() throws {
    try desk.keep(first)
    let path = desk.path("unsaved-1.sqlite")
    let unsaved = try HistoryStore(path: path)
    let reply = try #require(first.turns[0].reply)
    let next = Turn(id: TurnID(value: 9 << 40), prompt: "and cubes?")
    try unsaved.apply([
      .turn(.prompt(next, parent: reply.id), in: first.id),
      .prompted("and cubes?", Timestamp(milliseconds: 1_764_115_300_000)),
    ])
    try unsaved.close()
    let told = try desk.run("import", path)
    #expect(told.contains("1 conversation, 0 new, with 1 new turn; 1 earlier message"))
    var whole = try #require(try conversation(first.id))
    let isThere = whole.show(next.id)
    #expect(isThere)
    #expect(whole.turns.map(\.prompt) == ["How do I sum squares?", "and cubes?"])
    #expect(try desk.store.prompts() == ["and cubes?"])
    #expect(try desk.run("import", path).contains("0 new turns"))
  }

  @Test func `words of a reply that only the other store has are added to it`() throws {
    let store = try desk.store
    let (prompt, asked) = (first.turns[0], first.turns[0].alternates[0].asked)
    let reply = Reply(id: TurnID(value: 77 << 40), asked, state: .answering)
    let begun: [HistoryChange] = [
      .conversation(first.header, title: "t", leaf: nil),
      .turn(.prompt(Turn(id: prompt.id, prompt: "q"), parent: nil), in: first.id),
      .turn(.reply(reply, parent: prompt.id), in: first.id),
      .grew(reply.id, content: "one ", thinking: "", at: ReplyLength(content: 0, thinking: 0)),
      .ended(reply.id, .interrupted, toolCalls: [], Figures()),
    ]
    try store.apply(begun)
    try store.close()
    let path = desk.path("unsaved-2.sqlite")
    let unsaved = try HistoryStore(path: path)
    try unsaved.apply([
      .grew(reply.id, content: "two", thinking: "", at: ReplyLength(content: 4, thinking: 0)),
      .ended(reply.id, .finished, toolCalls: [], Figures()),
    ])
    try unsaved.close()
    for _ in 1...2 {
      try desk.run("import", path)
      let turn = try #require(try conversation(first.id)?.turns[0])
      #expect(turn.reply?.content == "one two" && turn.reply?.state == .finished)
    }
    #expect(try desk.store.conversations(includingArchived: true).count == 1)
  }

  @Test func `what was typed into ollama run becomes earlier messages, once`() throws {
    let file = try desk.write("why?\n/bye\nhow?\n", to: "history")
    #expect(try desk.run("import", file).contains("2 new messages"))
    #expect(try desk.run("import", file).contains("0 new messages"))
    #expect(try desk.store.prompts() == ["how?", "why?"])
  }

  @Test func `ChatGPT's folder is read by its own file`() throws {
    try FileManager.default.createDirectory(
      atPath: desk.path("export"), withIntermediateDirectories: true)
    try desk.write(
      """
      [{"title":"T","create_time":1,"current_node":"b","mapping":{
        "r":{"id":"r","parent":null,"children":["a"],"message":null},
        "a":{"id":"a","parent":"r","children":["b"],"message":{"id":"a","author":{"role":"user"},
          "content":{"content_type":"text","parts":["hi"]}}},
        "b":{"id":"b","parent":"a","children":[],"message":{"id":"b","author":{"role":"assistant"},
          "content":{"content_type":"text","parts":["hello"]}}}}}]
      """, to: "export/conversations.json")
    #expect(try desk.run("import", desk.path("export")).contains("1 conversation, 1 new"))
    let shown = try desk.run("show", "T")
    #expect(shown.contains("hi") && shown.contains("hello"))
  }

  @Test(arguments: [Int64.max, .min])
  func `what a file says of absurd times is stored, listed and found`(time: Int64) throws {
    let id = "0000000000001"
    let file = try desk.write(
      """
      {"format":"ollatui-conversations","version":1,"conversations":[{"id":"\(id)",
        "created":\(time),"updated":\(time),"turns":[
        {"id":"0000000000002","role":"user","text":"walrus","created":\(time)}]}]}
      """, to: "odd.json")
    #expect(try desk.run("import", file).contains("1 new turn"))
    #expect(try desk.run("list").contains(id))
    #expect(try desk.run("search", "walrus").contains(id))
  }

  @Test func `one bad file of a large export is named, and the others come in`() throws {
    try FileManager.default.createDirectory(
      atPath: desk.path("export"), withIntermediateDirectories: true)
    func text(_ name: String) -> String {
      """
      [{"id":"\(name)","title":"\(name)","create_time":1,"current_node":"a","mapping":{
        "a":{"parent":null,"children":[],"message":{"author":{"role":"user"},
          "content":{"content_type":"text","parts":["hi"]}}}}}]
      """
    }
    try desk.write(text("one"), to: "export/conversations-000.json")
    try desk.write("", to: "export/conversations-001.json")
    try desk.write(String(text("two").dropLast(3)), to: "export/conversations-002.json")
    try desk.write(text("three"), to: "export/conversations-003.json")
    #expect(throws: ExitCode(1)) { try desk.run("import", desk.path("export")) }
    #expect(desk.output.contains("2 conversations, 2 new"))
    #expect(desk.notes.count == 2)
    #expect(desk.notes.first?.contains("conversations-001.json: the file is empty") == true)
    #expect(desk.notes.last?.contains("conversations-002.json, line") == true)
  }

  @Test func `a conversation whose turns are another's already is named, and both stay whole`()
    throws
  {
    try desk.keep(first)
    try desk.run("export", "--all", "-o", desk.path("all.json"))
    let text = try desk.read("all.json")
    let copy = text.replacing("\"id\":\"\(first.id)\"", with: "\"id\":\"\(second.id)\"")
    #expect(copy != text)
    let file = try desk.write(copy, to: "copy.json")
    #expect(throws: ExitCode(1)) { try desk.run("import", file) }
    #expect(desk.output.contains("0 conversations, 0 new, with 0 new turns"))
    #expect(desk.notes.count == 1)
    #expect(desk.notes[0].contains("conversation \(second.id): its turn \(first.rows[0].id)"))
    #expect(try conversation(second.id) == nil)
    #expect(try conversation(first.id) == first)
  }

  @Test func `what can't be read is named, and the rest comes in`() throws {
    try desk.keep(first)
    try desk.run("export", "--all", "-o", desk.path("all.json"))
    let whole = try desk.read("all.json")
    try desk.run("delete", "\(first.id)", "--yes")
    let files = [
      try desk.write(String(whole.dropLast(4)), to: "cut.json"),
      try desk.write("\u{1B}[2Jhello", to: "letter.txt"), try desk.write("", to: "empty.json"),
      try desk.write("{\"format\":\"ollatui-conversations\",\"version\":99}", to: "newer.json"),
      desk.path("gone.json"), desk.folder, desk.path("data/ollatui/history.sqlite"),
    ]
    #expect(throws: ExitCode(1)) {
      try desk.run(
        "import", files[0], files[1], files[2], files[3], files[4], files[5], files[6])
    }
    let words = [
      "not complete", "no file that can be imported", "is empty", "newer ollatui",
      "no such file", "no conversations.json", "the store itself",
    ]
    #expect(desk.notes.count == words.count)
    for (note, word) in zip(desk.notes, words) { #expect(note.contains(word), "\(note)") }
    #expect(try conversation(first.id) == first)
  }

  // MARK: - Deleting

  @Test func `nothing is deleted without a yes, and then it is gone for good`() throws {
    try desk.keep(first, second)
    let id = "\(first.id)"
    #expect(desk.failure(["delete", id]).contains("--yes"))
    desk.answer = "n"
    #expect(throws: CommandFailure.self) { try desk.run("delete", id) }
    #expect(try conversation(first.id) == first)
    desk.answer = "y"
    #expect(try desk.run("delete", id) == "deleted \(id)\n")
    #expect(try conversation(first.id) == nil && conversation(second.id) == second)
    #expect(try desk.run("search", "squares") == "")
  }

  // MARK: - Stores that can't be used

  @Test func `a store that is none is told of and stays as it is`() throws {
    try FileManager.default.createDirectory(
      atPath: desk.path("data/ollatui"), withIntermediateDirectories: true)
    try desk.write("my diary", to: "data/ollatui/history.sqlite")
    for command in [["list"], ["export", "--all"], ["delete", "x", "--yes"], ["import", "y"]] {
      #expect(desk.failure(command).contains("belongs to another program"))
    }
    #expect(try desk.read("data/ollatui/history.sqlite") == "my diary")
    #expect(desk.failure(["list", "--database", desk.path("none")]).contains("no such file"))
    try desk.write("", to: "blocked")
    let blocked = ["import", desk.path("x"), "--database", desk.path("blocked/history.sqlite")]
    #expect(desk.failure(blocked).contains("can't be opened"))
  }
}
