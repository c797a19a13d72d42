import TextUI
import Transcript

@testable import OllatuiCore

/// What somebody does who keeps conversations.
extension Drive {
  /// A program whose store has some conversations, with the list open.
  static func listing(
    _ summaries: [ConversationSummary] = Sample.conversations, columns: Int = 100, rows: Int = 30,
    strings: Strings = .english
  ) -> Drive {
    var drive = Drive(columns: columns, rows: rows, strings: strings)
    drive.send(.storeOpened(prompts: [], nil))
    drive.press(Key(.function(3)))
    drive.send(.conversationsListed(summaries))
    return drive
  }

  /// The titles in the list, as far as they are in view, the selected one in brackets.
  var listed: [String] {
    guard case .conversations(let list) = model.overlay else { return [] }
    return list.matches.enumerated().dropFirst(list.top).prefix(list.visible).map {
      let title = model.kept.list[$1].title
      return $0 == list.selection ? "[\(title)]" : title
    }
  }

  /// What was handed to the store by the last event.
  var recorded: [HistoryChange] {
    effects.flatMap { effect -> [HistoryChange] in
      if case .record(let changes, _) = effect { changes } else { [] }
    }
  }
}

extension Sample {
  static let conversations = [
    summary(1, "Shopping for the garden", "qwen3:4b", days: 3, bytes: 12_400, isPinned: true),
    summary(2, "春天的诗：写一首关于柳树与燕子的七言绝句，要押韵", "llama3:latest", days: 0, bytes: 800),
    summary(3, "How do I sort a list in Swift?", "qwen3:4b", days: 1, bytes: 48_000),
    summary(4, "Old things", "llama3:latest", days: 400, bytes: 3, isArchived: true),
  ]

  static func summary(
    _ id: Int64, _ title: String, _ model: String = "llama3:latest", days: Int64 = 0,
    bytes: Int = 0, isPinned: Bool = false, isArchived: Bool = false
  ) -> ConversationSummary {
    ConversationSummary(
      id: ConversationID(value: 1000 + id), title: title, model: model,
      updated: Timestamp(milliseconds: -days * 86_400_000), turns: 2, bytes: bytes,
      isPinned: isPinned, isArchived: isArchived)
  }

  /// A stored conversation of one turn.
  static func stored(_ id: Int64, _ prompt: String, _ answer: String) -> StoredConversation {
    var conversation = Conversation(
      ConversationHeader(
        id: ConversationID(value: 1000 + id), created: Timestamp(milliseconds: 0)))
    conversation.add(Turn(id: TurnID(value: 2000 + id), prompt: prompt))
    _ = conversation.add(
      Reply(
        id: TurnID(value: 3000 + id), AskedRequest(model: "qwen3:4b", mode: .chat),
        content: answer, state: .finished), toTurn: 0)
    return StoredConversation(conversation)
  }
}
