import Transcript

/// The conversation shown, or the request of its last reply, that is to become a file.
package struct ExportRequest: Equatable, Sendable {
  /// What the file holds.
  package enum Content: String, CaseIterable, Equatable, Sendable {
    case markdown
    case json
    case text
    case html
    /// What the last reply was asked with, as JSON.
    case request
    /// The same, as a command.
    case curl
  }

  /// The path as it was typed; `~` is the home folder.
  package let path: String
  package let content: Content
  package let conversation: Conversation
  /// Whether the user has agreed to lose the file that is there.
  package var overwrites = false

  /// Makes a request that overwrites nothing.
  package init(_ conversation: Conversation, as content: Content, to path: String) {
    self.conversation = conversation
    self.content = content
    self.path = path
  }

  /// The turn whose request is wanted: the last one that was answered from here.
  package var asked: Int? {
    conversation.turns.lastIndex { $0.reply?.asked.sent.isEmpty == false }
  }
}

/// What a file brought that was taken in.
package struct ImportOutcome: Equatable, Sendable {
  /// How many conversations were read.
  package var conversations: Int
  /// How many of them were not there before.
  package var newConversations: Int
  /// How many earlier messages came in.
  package var newPrompts: Int
  /// How many images and other files were left out.
  package var omittedFiles: Int
  /// What could not be read, each in words.
  package var problems: [String]

  /// Makes an outcome.
  package init(
    conversations: Int, newConversations: Int, newPrompts: Int = 0, omittedFiles: Int = 0,
    problems: [String] = []
  ) {
    self.conversations = conversations
    self.newConversations = newConversations
    self.newPrompts = newPrompts
    self.omittedFiles = omittedFiles
    self.problems = problems
  }
}
