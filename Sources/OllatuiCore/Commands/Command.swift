import TextUI
import Timing

/// One thing the user can ask for, by key or by slash.
///
/// To add a command, add one row to the list of its group (`Command+Talking.swift`,
/// `Command+Moving.swift`, `Command+Turns.swift`, `Command+Exchanging.swift`, …).
/// Help, completion, the keys and the table in README are all read from these rows.
package struct Command: Sendable {
  /// Headings of the help, in its order.
  package enum Group: String, CaseIterable, Sendable {
    case talking = "Talking"
    case moving = "Moving"
    case reading = "Reading"
    case turns = "Turns"
    case taking = "Taking"
    case keeping = "Keeping"
    case program = "Program"
    case editing = "Editing"
  }

  /// What a row does: it changes the model and returns orders.
  package typealias Action =
    @Sendable (inout Model, String, Moment) throws(CommandError) -> [Effect]

  /// The name, by slash where ``isSlash``.
  package let name: String
  /// Other names by slash.
  package let aliases: [String]
  /// The keys that ask for it while nothing lies over the conversation.
  package let keys: [Key]
  /// The keys that ask for it in the list of conversations, for the one that is selected there.
  package let listKeys: [Key]
  /// What stands behind the name, such as `[NAME]`; empty: nothing.
  package let usage: String
  /// One line of help.
  package let summary: String
  package let group: Group
  /// Whether it can be typed as `/name`.
  package let isSlash: Bool
  /// What its argument can be completed to; the words may have spaces.
  let completions: @Sendable (Model) -> [String]
  let run: Action

  /// Makes a row that can be typed.
  init(
    slash name: String, aliases: [String] = [], keys: [Key] = [], listKeys: [Key] = [],
    usage: String = "",
    _ summary: String, group: Group,
    completions: @escaping @Sendable (Model) -> [String] = { _ in [] }, run: @escaping Action
  ) {
    self.name = name
    self.aliases = aliases
    self.keys = keys
    self.listKeys = listKeys
    self.usage = usage
    self.summary = summary
    self.group = group
    isSlash = true
    self.completions = completions
    self.run = run
  }

  /// Makes a row that only keys ask for.
  init(
    key name: String, _ keys: [Key], listKeys: [Key] = [], _ summary: String, group: Group,
    run: @escaping @Sendable (inout Model, Moment) -> [Effect]
  ) {
    self.name = name
    aliases = []
    self.keys = keys
    self.listKeys = listKeys
    usage = ""
    self.summary = summary
    self.group = group
    isSlash = false
    completions = { _ in [] }
    self.run = { (model, _, now) throws(CommandError) in run(&model, now) }
  }
}

/// Why a command can't be done, in one line for the user.
package struct CommandError: Error, Equatable, Sendable {
  /// What, and what now.
  package let message: String

  /// Makes an error of its message.
  package init(message: String) {
    self.message = message
  }
}

extension Command {
  /// Every row, in the order of the help.
  package static let all: [Command] =
    talking + moving + reading + turns + taking + exchanging + keeping + program + editing

  /// The row that a key asks for.
  static func row(for key: Key) -> Command? {
    byKey[key]
  }

  /// The row that a key asks for in the list of conversations.
  static func row(forList key: Key) -> Command? {
    all.first { $0.listKeys.contains(key) }
  }

  /// The row of a name or an alias without its slash.
  static func row(named name: String) -> Command? {
    byName[name]
  }

  private static let byKey: [Key: Command] = {
    var rows: [Key: Command] = [:]
    for command in all {
      for key in command.keys { rows[key] = command }
    }
    return rows
  }()

  private static let byName: [String: Command] = {
    var rows: [String: Command] = [:]
    for command in all where command.isSlash {
      for name in [command.name] + command.aliases { rows[name] = command }
    }
    return rows
  }()
}
