import OllamaWire
import Transcript

/// A row of oterm's table `chat`; what a version does not have is nil.
package struct OtermChat: Equatable, Sendable {
  package var id: Int64
  package var name: String?
  package var model: String
  package var system: String?
  /// JSON: the model options.
  package var parameters: String?
  /// Who runs the model; nil: Ollama, which older versions know alone.
  package var provider: String?

  /// Makes a row.
  package init(
    id: Int64, name: String? = nil, model: String, system: String? = nil,
    parameters: String? = nil, provider: String? = nil
  ) {
    self.id = id
    self.name = name
    self.model = model
    self.system = system
    self.parameters = parameters
    self.provider = provider
  }
}

/// A row of oterm's table `message`.
package struct OtermMessage: Equatable, Sendable {
  /// Where a version has no ids: the number of the row.
  package var id: Int64
  /// `user` or `assistant`; in older versions `me` or `ollama`.
  package var author: String
  package var text: String
  /// How many images it came with; they are not read, and a mark stands for each.
  package var images: Int

  /// Makes a row.
  package init(id: Int64, author: String, text: String, images: Int = 0) {
    self.id = id
    self.author = author
    self.text = text
    self.images = images
  }
}

/// Makes conversations of oterm's rows.
package enum OtermImport {
  /// Makes a conversation of a chat and its messages, in the order of their ids.
  ///
  /// The ids are made of those in the database and of the texts, so that they are the same at
  /// every import and others for another database.
  ///
  /// - Parameters:
  ///   - chat: the chat.
  ///   - messages: its messages.
  ///   - time: when something was last said, as far as that is known: oterm keeps no times.
  /// - Returns: nil where nothing was said.
  package static func conversation(
    _ chat: OtermChat, _ messages: [OtermMessage], at time: Timestamp
  ) -> Conversation? {
    guard let first = messages.first else { return nil }
    var header = ConversationHeader(
      id: ConversationID(value: number(chat.id, "\(chat.id)/\(first.text)")),
      system: chat.system.flatMap { $0.isEmpty ? nil : $0 }, created: time)
    header.name = chat.name.flatMap { $0.isEmpty ? nil : $0 }
    header.options = options(chat.parameters)
    if chat.provider ?? "ollama" == "ollama" { header.model = chat.model }
    let asked = AskedRequest(
      model: chat.model, mode: .chat, system: header.system, options: header.options)
    var rows: [TurnRow] = []
    for message in messages {
      let id = TurnID(value: number(message.id, "\(chat.id)/\(message.author)/\(message.text)"))
      switch message.author {
      case "user", "me": addPrompt(message, id, asked, &rows)
      default: addReply(message, id, asked, &rows)
      }
    }
    return Conversation(header, rows: rows)
  }

  private static func addPrompt(
    _ message: OtermMessage, _ id: TurnID, _ asked: AskedRequest, _ rows: inout [TurnRow]
  ) {
    if case .prompt(let turn, _)? = rows.last {
      // A prompt without an answer; prompts hang below answers.
      let empty = TurnID(value: turn.id.value + 1)
      rows.append(.reply(Reply(id: empty, asked, state: .incomplete), parent: turn.id))
    }
    let images = String(repeating: "[image]\n", count: max(message.images, 0))
    rows.append(.prompt(Turn(id: id, prompt: images + message.text), parent: rows.last?.id))
  }

  private static func addReply(
    _ message: OtermMessage, _ id: TurnID, _ asked: AskedRequest, _ rows: inout [TurnRow]
  ) {
    var parent: TurnID
    if case .prompt(let turn, _)? = rows.last {
      parent = turn.id
    } else {
      // A reply to nothing: the prompt was deleted, or the model spoke first.
      parent = TurnID(value: id.value - 1)
      rows.append(.prompt(Turn(id: parent, prompt: ""), parent: rows.last?.id))
    }
    let (thinking, content) = parts(of: message.text)
    let reply = Reply(id: id, asked, content: content, thinking: thinking, state: .finished)
    rows.append(.reply(reply, parent: parent))
  }

  /// The reasoning that some models put before their answers, and the answer.
  private static func parts(of text: String) -> (thinking: String, content: String) {
    guard text.hasPrefix("<think>"), let end = text.firstRange(of: "</think>")?.upperBound else {
      return ("", text)
    }
    let thinking = text[..<end].dropFirst("<think>".count).dropLast("</think>".count)
    let content = text[end...].drop { $0.isNewline }
    return (String(thinking.drop { $0.isNewline }).withoutTrailingSpace, String(content))
  }

  private static func options(_ json: String?) -> ModelOptions {
    guard let json else { return [:] }
    let value = Array(json.utf8).withUnsafeBytes { bytes in
      var reader = JSONReader(bytes)
      // Options that can't be read are those of no chat that oterm itself could open.
      return try? reader.value()
    }
    guard case .object(var values)? = value else { return [:] }
    if let limit = values.removeValue(forKey: "max_tokens") { values["num_predict"] = limit }
    return ModelOptions(values.filter { $0.value != .null })
  }

  /// The number of a row, behind which stands what tells databases apart.
  ///
  /// Two beside each multiple stay free for turns that have no row.
  private static func number(_ id: Int64, _ text: String) -> Int64 {
    let row = min(max(id, 0), 1 << 34)
    return row << 24 | Int64(ForeignIDs.hash(text) & 0xFF_FFFC) | 2
  }
}
