import Exchange
import Foundation
import GRDB
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct OtermReaderTests {
  private let rig: StoreRig
  private let path: String

  init() throws {
    rig = try StoreRig()
    path = rig.folder.appendingPathComponent("store.db").path
  }

  /// Makes a database of these statements.
  private func make(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in try db.execute(sql: sql) }
    try queue.close()
  }

  private func read() throws -> [Conversation] {
    var conversations: [Conversation] = []
    let summary = try OtermReader.read(path: path, at: Timestamp(milliseconds: 9)) {
      conversations.append($0)
    }
    #expect(summary.conversations == conversations.count)
    let marks = conversations.flatMap { $0.turns.map { $0.prompt.ranges(of: "[image]").count } }
    #expect(summary.omittedFiles == marks.reduce(0, +))
    return conversations
  }

  private static let newest = """
    CREATE TABLE "chat" ("id" INTEGER, "name" TEXT, "model" TEXT NOT NULL, "system" TEXT,
      "provider" TEXT DEFAULT "ollama", "parameters" TEXT DEFAULT "{}", "tools" TEXT DEFAULT "[]",
      "thinking" BOOLEAN DEFAULT 0, PRIMARY KEY("id" AUTOINCREMENT));
    CREATE TABLE "message" ("id" INTEGER, "chat_id" INTEGER NOT NULL, "author" TEXT NOT NULL,
      "text" TEXT NOT NULL, "images" TEXT DEFAULT "[]", PRIMARY KEY("id" AUTOINCREMENT));
    INSERT INTO chat VALUES(2, 'Zwei', 'llama3', 'Be kind.', 'ollama', '{"seed":1}', '[]', 0);
    INSERT INTO chat VALUES(4, 'Cloud', 'gpt-5', NULL, 'openai-chat', '{', 'x', 1);
    INSERT INTO chat VALUES(5, 'Empty', 'llama3', NULL, 'ollama', '{}', '[]', 0);
    INSERT INTO message VALUES(7, 2, 'user', '你好', '["aGk="]');
    INSERT INTO message VALUES(8, 4, 'user', 'hi', 'broken');
    INSERT INTO message VALUES(9, 2, 'assistant', 'hello', '[]');
    INSERT INTO message VALUES(10, 4, 'assistant', x'ff41', NULL);
    """

  @Test func `the chats of a new version are read, and the file stays as it is`() throws {
    try make(Self.newest)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let read = try read()
    #expect(read.map(\.title) == ["Zwei", "Cloud"])
    #expect(read[0].turns.map(\.prompt) == ["[image]\n你好"])
    #expect(read[0].turns[0].reply?.content == "hello")
    #expect(read[0].header.model == "llama3" && read[0].header.options == ["seed": 1])
    #expect(read[1].header.model == nil && read[1].turns[0].reply?.model == "gpt-5")
    #expect(read[1].turns[0].reply?.content == "\u{FFFD}A")
    #expect(try self.read() == read)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: rig.folder.path) == ["store.db"])
  }

  @Test func `the first version had neither ids of messages nor options`() throws {
    try make(
      """
      CREATE TABLE "chat" ("id" INTEGER, "name" TEXT, "model" TEXT NOT NULL, "context" TEXT NOT NULL,
        PRIMARY KEY("id" AUTOINCREMENT));
      CREATE TABLE "message" ("chat_id" INTEGER NOT NULL, "author" TEXT NOT NULL,
        "text" TEXT NOT NULL);
      INSERT INTO chat VALUES(1, NULL, 'llama2', '[]');
      INSERT INTO message VALUES(1, 'me', 'why?');
      INSERT INTO message VALUES(1, 'ollama', 'so.');
      """)
    let read = try read()
    #expect(read.map(\.title) == ["why?"])
    #expect(read[0].turns[0].reply?.content == "so.")
  }

  @Test func `a file that is no database of oterm is refused in plain words`() throws {
    func problem() -> String? {
      do throws(ImportProblem) {
        _ = try OtermReader.read(path: path, at: Timestamp(milliseconds: 0)) { _ in
          Issue.record("nothing should be read")
        }
        return nil
      } catch {
        return error.description
      }
    }
    #expect(problem() == "there is no such file")
    #expect(!FileManager.default.fileExists(atPath: path))
    try Data("SQLite format 3\0 and no more".utf8).write(to: URL(fileURLWithPath: path))
    #expect(
      problem()
        == "the database is damaged, or the file is none; nothing more of it can be read")
    try FileManager.default.removeItem(atPath: path)
    try make("CREATE TABLE chat(id INTEGER, model TEXT); CREATE TABLE other(a)")
    #expect(problem()?.hasPrefix("this is a database, but not one of oterm") == true)
  }

  @Test func `a chat that is being written is read or said to be locked`() throws {
    try make(Self.newest)
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(
        throws: ImportProblem(
          message: "the database is locked", advice: "close oterm and try again")
      ) {
        try read()
      }
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try read().count == 2)
  }
}
