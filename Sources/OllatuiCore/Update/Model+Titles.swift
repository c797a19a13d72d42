import OllamaWire
import TextUI
import Transcript

/// A title that a model is asked for, and what has come of it.
struct AskedTitle: Equatable, Sendable {
  let conversation: ConversationID
  var text = ""
}

extension Model {
  /// Asks a model for a title once a conversation has its first answer, where the user wants that.
  ///
  /// Of models that are compared the one is asked whose answer is shown, else the first that
  /// answered; not before the last has ended, whose figures it would spoil.
  mutating func askForTitle() -> [Effect] {
    guard settings.titlesByModel, conversation.header.name == nil, !shown.hasAskedForTitle,
      running == nil, conversation.turns.count == 1, let turn = conversation.turns.first,
      let reply = Self.titled(turn)
    else { return [] }
    shown.hasAskedForTitle = true
    let id = ReplyID(value: nextReplyID)
    nextReplyID += 1
    titles[id] = AskedTitle(conversation: conversation.id)
    var options = reply.asked.options
    options["num_predict"] = 32
    let request = ChatRequest(
      model: reply.model,
      // As the conversation begins, so that the model has read it already.
      messages: [
        .user(String(turn.prompt.prefix(4000))), .assistant(String(reply.content.prefix(4000))),
        .user(Self.titleRequest),
      ],
      think: .off, options: options, keepAlive: reply.asked.keepAlive)
    return [.startReply(id, .chat(request))]
  }

  /// The answer of a turn that can tell what it is about; nil: none came yet.
  private static func titled(_ turn: Turn) -> Reply? {
    let answers = ([turn.reply].compactMap { $0 } + turn.shown.map { turn.alternates[$0] })
    return answers.first { $0.state == .finished && $0.mode == .chat && !$0.content.isEmpty }
  }

  /// What a model is asked for a title with; in English, which every model reads.
  private static let titleRequest =
    "Give this conversation a title of two to six words in its own language. "
    + "Answer with the title alone, without quotation marks."

  /// Takes a piece of a title.
  mutating func titleGrew(_ id: ReplyID, _ delta: ReplyDelta) {
    titles[id]?.text += delta.content
  }

  /// Names the conversation, unless the user did so meanwhile or the model said nothing.
  mutating func titleEnded(_ id: ReplyID, _ end: ReplyEnd) -> [Effect] {
    guard let asked = titles.removeValue(forKey: id), case .finished = end,
      let title = Self.title(in: asked.text)
    else { return [] }
    let name =
      asked.conversation == conversation.id
      ? conversation.header.name : others[asked.conversation]?.conversation.header.name
    guard name == nil else { return [] }
    return rename(asked.conversation, to: title)
  }

  /// The title in a model's answer: its first line with text, without marks around it.
  static func title(in answer: String) -> String? {
    let line = answer.split(whereSeparator: \.isNewline)
      .first { $0.contains { $0.isLetter || $0.isNumber } }
    guard let line else { return nil }
    let marks: (Character) -> Bool = { $0.isWhitespace || "\"'“”«»「」《》*#_`.。".contains($0) }
    let bare = line.drop(while: marks).reversed().drop(while: marks).reversed()
    let title = Conversation.title(ofPrompt: String(bare))
    return title.isEmpty ? nil : title
  }
}
