/// A turn, or a conversation by its title, in which what was searched for stands.
public struct FoundTurn: Equatable, Sendable {
  /// Whose words they are.
  public enum Role: Equatable, Sendable {
    /// The user's.
    case user
    /// A model's.
    case assistant
  }

  /// The conversation.
  public var conversation: ConversationID
  /// The prompt or the reply; nil: only the title has the words.
  public var turn: TurnID?
  /// What the conversation is called.
  public var title: String
  /// What was found in the title, in bytes of its UTF-8.
  public var titleMarks: [Range<Int>]
  /// Whose words they are; nil for a title.
  public var role: Role?
  /// The model that answered or was asked; nil: not known.
  public var model: String?
  /// When the turn was, or something was last said in the conversation; nil: not known.
  public var created: Timestamp?
  /// A piece of the text around what was found, on one line; empty for a title.
  public var excerpt: String
  /// What was found, in bytes of the excerpt's UTF-8; every mark holds whole characters.
  public var marks: [Range<Int>]
  /// Whether the conversation is pinned.
  public var isPinned: Bool
  /// Whether the piece is what the model thought before it answered.
  public var isThinking: Bool

  /// Makes a hit.
  public init(
    conversation: ConversationID, turn: TurnID?, title: String, titleMarks: [Range<Int>] = [],
    role: Role? = nil, model: String? = nil, created: Timestamp? = nil, excerpt: String = "",
    marks: [Range<Int>] = [], isPinned: Bool = false, isThinking: Bool = false
  ) {
    self.conversation = conversation
    self.turn = turn
    self.title = title
    self.titleMarks = titleMarks
    self.role = role
    self.model = model
    self.created = created
    self.excerpt = excerpt
    self.marks = marks
    self.isPinned = isPinned
    self.isThinking = isThinking
  }

  /// The first of what was found in the text, as it stands there; nil: only the title has it.
  public var firstFound: String? {
    guard let mark = marks.first, mark.upperBound <= excerpt.utf8.count else { return nil }
    let utf8 = excerpt.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: mark.lowerBound)
    return String(excerpt[start..<utf8.index(start, offsetBy: mark.count)])
  }
}
