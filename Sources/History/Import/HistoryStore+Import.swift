import Exchange
import Foundation
import Transcript

extension HistoryStore {
  /// Takes in what a file holds, or a folder with ChatGPT's files.
  ///
  /// What is there already stays as it is, so that importing twice doubles nothing; a conversation
  /// that was deleted comes back.
  ///
  /// - Parameters:
  ///   - path: an export of ours or ChatGPT's, a database of oterm's or of ours, or the history of
  ///     `ollama run`.
  ///   - time: now.
  /// - Returns: what came in, and what could not be read.
  /// - Throws: why the store can't take it; what came before is in it.
  package func takeIn(_ path: String, at time: Timestamp) throws(HistoryError) -> ImportReport {
    var taking = TakingIn(self, path: path, at: time)
    do throws(ImportProblem) {
      try taking.takePath()
    } catch {
      taking.report.problems.append(error)
    }
    try taking.finish()
    return taking.report
  }
}

/// Takes one file into a store.
struct TakingIn {
  let store: HistoryStore
  let path: String
  let time: Timestamp
  var report: ImportReport
  /// Why the store can't take more.
  var failure: HistoryError?
  private var pending: [HistoryChange] = []
  private var pendingBytes = 0
  /// Where the turns go that are held back.
  private var pendingHomes: [TurnID: ConversationID] = [:]
  /// What turns of the store are to follow once the rest is there.
  private var pendingMoves: [TurnID: TurnID] = [:]

  /// More than this is not held back, in changes and in bytes of text.
  private static let batch = (changes: 2000, bytes: 4 << 20)

  init(_ store: HistoryStore, path: String, at time: Timestamp) {
    self.store = store
    self.path = path
    self.time = time
    report = ImportReport(path: path)
  }

  /// Looks what stands at the path, and takes it in.
  mutating func takePath() throws(ImportProblem) {
    var info = stat()
    guard stat(path, &info) == 0 else {
      throw ImportProblem(message: String(cString: strerror(errno)).lowercased())
    }
    switch info.st_mode & S_IFMT {
    case S_IFDIR: try takeFolder()
    case S_IFREG:
      guard StoreFile.identity(of: path) != StoreFile.identity(of: store.path) else {
        throw ImportProblem(message: "this is the store itself")
      }
      try takeFile(path)
    default: throw ImportProblem(message: "this is no plain file")
    }
  }

  private mutating func takeFolder() throws(ImportProblem) {
    guard access(path, R_OK | X_OK) == 0 else { throw Self.unreadable() }
    // What can't be listed all the same has no files.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = ImportFormat.chatGPTFiles(among: names)
    guard !files.isEmpty else {
      throw ImportProblem(
        message: "there is no conversations.json in this folder", advice: "name a file")
    }
    for file in files {
      let known = report.problems.count
      do throws(ImportProblem) {
        try takeFile("\(path)/\(file)")
      } catch {
        // The others may be whole.
        report.problems.append(error)
      }
      for index in report.problems.indices[known...] where files.count > 1 {
        let place = report.problems[index].place
        report.problems[index].place = place.map { "\(file), \($0)" } ?? file
      }
    }
  }

  private mutating func takeFile(_ file: String) throws(ImportProblem) {
    let name = (file as NSString).lastPathComponent
    let format = try ImportFormat.detect(try start(of: file), fileName: name)
    switch format {
    case .oterm where StoreFile.isStore(file):
      report.source = .store
      try takeStore(file)
    case .oterm:
      report.source = .file(.oterm)
      add(try OtermReader.read(path: file, at: modified(file) ?? time) { take($0) })
    case .promptHistory:
      report.source = .file(format)
      take(prompts: PromptHistoryImport.prompts(in: try bytes(of: file)), until: modified(file))
    case .ollatui, .chatGPT:
      report.source = .file(format)
      add(Importer.read(try bytes(of: file), as: format) { take($0) })
    }
  }

  private mutating func add(_ summary: ImportSummary) {
    report.skippedMessages += summary.skippedMessages
    report.omittedFiles += summary.omittedFiles
    report.problems += summary.problems
  }

  // MARK: - Files

  private func start(of file: String) throws(ImportProblem) -> Data {
    guard let handle = FileHandle(forReadingAtPath: file) else { throw Self.unreadable() }
    // Nothing was written; a failure to close loses nothing.
    defer { try? handle.close() }
    do {
      return try handle.read(upToCount: ImportFormat.detectionLength) ?? Data()
    } catch {
      throw Self.unreadable()
    }
  }

  private func bytes(of file: String) throws(ImportProblem) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
    } catch {
      throw Self.unreadable()
    }
  }

  private static func unreadable() -> ImportProblem {
    ImportProblem(message: "can't be read: \(String(cString: strerror(errno)).lowercased())")
  }

  private func modified(_ file: String) -> Timestamp? {
    var info = stat()
    guard stat(file, &info) == 0 else { return nil }
    return Timestamp(milliseconds: Int64(info.st_mtim.tv_sec) * 1000)
  }

  // MARK: - Taking

  /// Takes in what of a conversation is not there yet.
  mutating func take(_ conversation: Conversation) {
    report.conversations += 1
    guard failure == nil, report.source == .file(.chatGPT) else {
      return add(conversation, rows: conversation.rows)
    }
    do throws(HistoryError) {
      let unsaid = try rowsNotSaid(in: conversation)
      add(conversation, rows: unsaid.rows, moved: unsaid.moved)
    } catch {
      failure = error
    }
  }

  /// Takes in those of the rows that are not there yet, and the header of a new conversation.
  ///
  /// Turns of the store that are `moved` follow others of its turns or of the rows from then on.
  mutating func add(
    _ conversation: Conversation, rows: [TurnRow], moved: [TurnID: TurnID] = [:]
  ) {
    guard failure == nil else { return }
    do throws(HistoryError) {
      let known = try store.knownTurns(of: conversation.id)
      let new = known.map { known in rows.filter { !known.contains($0.id) } } ?? rows
      for row in new {
        guard let home = try home(of: row.id), home != conversation.id else { continue }
        // A turn has one place; to leave it out would leave a hole in this conversation.
        report.conversations -= 1
        return report.problems.append(
          ImportProblem(
            place: "conversation \(conversation.id)",
            message: "its turn \(row.id) is one of conversation \(home) already",
            advice: "nothing of it was taken in"))
      }
      if known == nil {
        report.newConversations += 1
        push(
          .conversation(conversation.header, title: conversation.title, leaf: conversation.leaf))
      } else {
        push(.conversationDeleted(conversation.id, nil))
      }
      for row in new {
        report.newTurns += 1
        push(.turn(row.over, in: conversation.id), bytes: row.bytes)
        pendingHomes[row.id] = conversation.id
      }
      pendingMoves.merge(moved) { $1 }
      try flush(beyond: Self.batch)
    } catch {
      failure = error
    }
  }

  /// Takes in prompts, the oldest first, as ones that were sent before a time.
  mutating func take(prompts: [String], until end: Timestamp?) {
    guard failure == nil else { return }
    do throws(HistoryError) {
      let known = Set(try store.prompts(limit: .max))
      let new = prompts.filter { !known.contains($0) }
      let last = (end ?? time).milliseconds
      for (index, prompt) in new.enumerated() {
        let moment = Timestamp(milliseconds: max(1, last - Int64(new.count - index)))
        push(.prompted(prompt, moment), bytes: prompt.utf8.count)
      }
      report.newPrompts += new.count
      try flush(beyond: Self.batch)
    } catch {
      failure = error
    }
  }

  mutating func push(_ change: HistoryChange, bytes: Int = 0) {
    pending.append(change)
    pendingBytes += bytes
  }

  private mutating func flush(beyond limit: (changes: Int, bytes: Int)) throws(HistoryError) {
    guard pending.count > limit.changes || pendingBytes > limit.bytes else { return }
    try store.apply(pending)
    try store.move(pendingMoves)
    (pending, pendingBytes, pendingHomes, pendingMoves) = ([], 0, [:], [:])
  }

  /// The conversation that a turn belongs to, in the store or in what is held back; nil: to none.
  private func home(of turn: TurnID) throws(HistoryError) -> ConversationID? {
    if let home = pendingHomes[turn] { return home }
    return try store.conversation(of: turn)
  }

  /// Hands over what is left.
  mutating func finish() throws(HistoryError) {
    if let failure { throw failure }
    try flush(beyond: (0, 0))
  }
}

extension TurnRow {
  /// The row, as one to which nothing more comes.
  fileprivate var over: TurnRow {
    guard case .reply(var reply, let parent) = self, !reply.state.isOver else { return self }
    reply.state = .interrupted
    return .reply(reply, parent: parent)
  }

  /// How long its texts are.
  fileprivate var bytes: Int {
    switch self {
    case .prompt(let turn, _): turn.prompt.utf8.count
    case .reply(let reply, _): reply.content.utf8.count + reply.thinking.utf8.count
    }
  }
}
