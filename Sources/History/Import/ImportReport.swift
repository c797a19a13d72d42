import Exchange

/// What a file brought into the store.
package struct ImportReport: Equatable, Sendable {
  /// What files can be.
  package enum Source: Equatable, Sendable {
    /// An export of ours or of others.
    case file(ImportFormat)
    /// A store of this program.
    case store

    /// Its name for people.
    package var name: String {
      switch self {
      case .file(.ollatui): "ollatui"
      case .file(.chatGPT): "ChatGPT"
      case .file(.oterm): "oterm"
      case .file(.promptHistory): "ollama run"
      case .store: "ollatui's store"
      }
    }
  }

  /// The path as it was given.
  package var path: String
  /// What the file is; nil: nothing that is known.
  package var source: Source?
  /// How many conversations were read.
  package var conversations = 0
  /// How many of them were not in the store before.
  package var newConversations = 0
  /// How many prompts and replies were not in the store before.
  package var newTurns = 0
  /// How many prompts came into the history of prompts.
  package var newPrompts = 0
  /// Messages that nobody said to anyone.
  package var skippedMessages = 0
  /// Pictures, sounds and other files of messages, which are not read in; a mark stands for each.
  package var omittedFiles = 0
  /// What could not be read.
  package var problems: [ImportProblem] = []

  /// Makes the report of nothing.
  package init(path: String) {
    self.path = path
  }
}
