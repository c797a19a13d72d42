import TextUI

/// A language as its file says it: modes of reading, each with rules and lists of words.
public struct CodeDefinition: Equatable, Sendable {
  /// What it is called, for people.
  public var name: String
  /// What else it goes by after a fence, in small letters.
  public var aliases: [String] = []
  /// Whether patterns and words stand for both cases of their letters.
  public var ignoresCase = false
  /// The first one is where a text begins.
  public var modes: [Mode] = []

  /// Makes a language without modes.
  public init(name: String) {
    self.name = name
  }

  /// A part of a text that is read by rules of its own: the inside of a string, a comment, a tag.
  public struct Mode: Equatable, Sendable {
    public var name: String
    /// What is of no rule and no word.
    public var role = Role.codeText
    /// The modes whose rules and words follow its own.
    public var includes: [String] = []
    /// Whether it ends with its line, if nothing ends it before.
    public var endsWithLine = false
    /// Whether it goes on where a mode around it ends with the line.
    public var outlastsLine = false
    /// The byte at a line's end that lets the mode go on.
    public var continuation: UInt8?
    /// Whether it ends before a line that is not indented deeper than the one where it began.
    public var isIndented = false
    public var words: [WordList] = []
    /// What words are besides letters, digits and underscores.
    public var wordStart = ""
    public var wordRest = ""
    public var wordEnd = ""
    /// Whether there are words at all.
    public var hasWords = false
    /// Whether a word after a full stop is never one of the lists.
    public var hasMembers = false
    public var calls = Calls.none
    /// Whether a word with a capital is a type.
    public var hasCapitalTypes = false
    /// Whether a word of capitals is a constant.
    public var hasCapitalConstants = false
    public var rules: [Rule] = []

    /// Makes a mode without rules.
    public init(name: String) {
      self.name = name
    }
  }

  /// Whether a word before a round bracket is a function.
  public enum Calls: Sendable {
    case none
    /// Also with a capital, where that would make it a type.
    case first
    case afterTypes
  }

  /// Words of one role.
  public struct WordList: Equatable, Sendable {
    /// nil: they say only what comes next.
    public var role: Role?
    /// What the next word is, such as a function after `func`.
    public var introduces: Role?
    public var words: [String]

    /// Makes a list.
    public init(_ words: [String], role: Role?, introduces: Role? = nil) {
      self.words = words
      self.role = role
      self.introduces = introduces
    }
  }

  /// What to do where a pattern fits.
  public struct Rule: Equatable, Sendable {
    public var pattern: CodePattern
    /// nil: that of its mode.
    public var role: Role?
    /// The roles of the pattern's groups.
    public var groupRoles: [Role] = []
    public var action = Action.stay
    /// Whether it fits only behind an operand (true) or only where one may begin (false).
    public var wantsOperand: Bool?
    /// Whether an operand stands behind it; nil: found from its role.
    public var leavesOperand: Bool?

    /// Makes a rule that only colours.
    public init(_ pattern: CodePattern) {
      self.pattern = pattern
    }
  }

  /// What becomes of the mode.
  public enum Action: Equatable, Sendable {
    case stay
    /// Another mode begins within this one.
    case push(String)
    /// Another mode begins with the next line.
    case next(String)
    /// Another mode takes the place of this one.
    case turn(String)
    /// The mode ends, or one level of it.
    case pop
    /// One more level of the mode, that has to be ended by itself.
    case nest
  }
}
