import TextUI

/// A language as its file says it: modes of reading, each with rules and lists of words.
package struct CodeDefinition: Equatable, Sendable {
  /// What it is called, for people.
  package var name: String
  /// What else it goes by after a fence, in small letters.
  package var aliases: [String] = []
  /// Whether patterns and words stand for both cases of their letters.
  package var ignoresCase = false
  /// The first one is where a text begins.
  package var modes: [Mode] = []

  /// Makes a language without modes.
  package init(name: String) {
    self.name = name
  }

  /// A part of a text that is read by rules of its own: the inside of a string, a comment, a tag.
  package struct Mode: Equatable, Sendable {
    package var name: String
    /// What is of no rule and no word.
    package var role = Role.codeText
    /// The modes whose rules and words follow its own.
    package var includes: [String] = []
    /// Whether it ends with its line, if nothing ends it before.
    package var endsWithLine = false
    /// Whether it goes on where a mode around it ends with the line.
    package var outlastsLine = false
    /// The byte at a line's end that lets the mode go on.
    package var continuation: UInt8?
    /// Whether it ends before a line that is not indented deeper than the one where it began.
    package var isIndented = false
    package var words: [WordList] = []
    /// What words are besides letters, digits and underscores.
    package var wordStart = ""
    package var wordRest = ""
    package var wordEnd = ""
    /// Whether there are words at all.
    package var hasWords = false
    /// Whether a word after a full stop is never one of the lists.
    package var hasMembers = false
    package var calls = Calls.none
    /// Whether a word with a capital is a type.
    package var hasCapitalTypes = false
    /// Whether a word of capitals is a constant.
    package var hasCapitalConstants = false
    package var rules: [Rule] = []

    /// Makes a mode without rules.
    package init(name: String) {
      self.name = name
    }
  }

  /// Whether a word before a round bracket is a function.
  package enum Calls: Sendable {
    case none
    /// Also with a capital, where that would make it a type.
    case first
    case afterTypes
  }

  /// Words of one role.
  package struct WordList: Equatable, Sendable {
    /// nil: they say only what comes next.
    package var role: Role?
    /// What the next word is, such as a function after `func`.
    package var introduces: Role?
    package var words: [String]

    /// Makes a list.
    package init(_ words: [String], role: Role?, introduces: Role? = nil) {
      self.words = words
      self.role = role
      self.introduces = introduces
    }
  }

  /// What to do where a pattern fits.
  package struct Rule: Equatable, Sendable {
    package var pattern: CodePattern
    /// nil: that of its mode.
    package var role: Role?
    /// The roles of the pattern's groups.
    package var groupRoles: [Role] = []
    package var action = Action.stay
    /// Whether it fits only behind an operand (true) or only where one may begin (false).
    package var wantsOperand: Bool?
    /// Whether an operand stands behind it; nil: found from its role.
    package var leavesOperand: Bool?

    /// Makes a rule that only colours.
    package init(_ pattern: CodePattern) {
      self.pattern = pattern
    }
  }

  /// What becomes of the mode.
  package enum Action: Equatable, Sendable {
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
