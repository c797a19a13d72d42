import Markdown
import OllatuiCore
import TextUI

/// The rule that is being read, since its fields come one by one.
struct RuleFields {
  /// The line of the rule.
  private(set) var line = 0
  private let ignoresCase: Bool
  private var key: [String] = []
  private var pending = Pending()

  init(ignoresCase: Bool) {
    self.ignoresCase = ignoresCase
  }

  mutating func begin(_ entry: TOMLEntry) {
    key = entry.key
    pending = Pending()
    line = entry.line
  }

  /// Gives the rule that is complete now, if the entry is not of it.
  mutating func finish(before entry: TOMLEntry?) throws(SettingError) -> (
    mode: String, rule: CodeDefinition.Rule
  )? {
    guard !key.isEmpty, entry.map({ !$0.key.starts(with: key) }) ?? true else { return nil }
    defer {
      key = []
      pending = Pending()
    }
    guard let pattern = pending.pattern else {
      // A pattern that cannot be read has been told of.
      guard !pending.isBroken else { return nil }
      throw SettingError(
        message: "the rule \(quoted(key[1])) has no match; it is passed over")
    }
    var rule = CodeDefinition.Rule(pattern)
    rule.role = pending.role
    rule.groupRoles = pending.groupRoles
    rule.action = pending.action
    rule.wantsOperand = pending.wantsOperand
    rule.leavesOperand = pending.leavesOperand
    return (key[0], rule)
  }

  /// What has been read of the rule.
  private struct Pending {
    var pattern: CodePattern?
    var isBroken = false
    var role: Role?
    var groupRoles: [Role] = []
    var action = CodeDefinition.Action.stay
    var wantsOperand: Bool?
    var leavesOperand: Bool?
  }

  mutating func take(_ entry: TOMLEntry, _ mentions: inout [(mode: String, line: Int)])
    throws(SettingError)
  {
    switch entry.key[2] {
    case "match":
      pending.isBroken = true
      pending.pattern = try entry.pattern(ignoringCase: ignoresCase)
    case "role": pending.role = try entry.role
    case "roles":
      for name in try entry.wordList { pending.groupRoles.append(try entry.role(named: name)) }
    case "push": pending.action = .push(try mode(entry, &mentions))
    case "next": pending.action = .next(try mode(entry, &mentions))
    case "turn": pending.action = .turn(try mode(entry, &mentions))
    case "pop": if try entry.isOn { pending.action = .pop }
    case "nest": if try entry.isOn { pending.action = .nest }
    case "after": pending.wantsOperand = try entry.isOperand
    case "leaves": pending.leavesOperand = try entry.isOperand
    case let other:
      let keys = [
        "match", "role", "roles", "push", "next", "turn", "pop", "nest", "after", "leaves",
      ]
      throw SettingError.unknown(
        "property of a rule", other, among: keys,
        otherwise: "there are \(keys.joined(separator: ", "))")
    }
  }

  private func mode(_ entry: TOMLEntry, _ mentions: inout [(mode: String, line: Int)])
    throws(SettingError) -> String
  {
    let name = try entry.words
    mentions.append((name, entry.line))
    return name
  }
}

extension TOMLEntry {
  private var name: String { key.joined(separator: ".") }

  private func wrong(_ wanted: String) -> SettingError {
    SettingError(message: "\(name) wants \(wanted), not \(value.description); it is passed over")
  }

  var words: String {
    get throws(SettingError) {
      guard case .text(let text) = value else { throw wrong("a text in quotes") }
      return text
    }
  }

  var wordList: [String] {
    get throws(SettingError) {
      try words.split { $0 == " " || $0.isNewline || $0 == "\t" }.map(String.init)
    }
  }

  var isOn: Bool {
    get throws(SettingError) {
      guard case .flag(let isOn) = value else { throw wrong("true or false") }
      return isOn
    }
  }

  var byte: UInt8 {
    get throws(SettingError) {
      guard let byte = try words.utf8.first, try words.utf8.count == 1 else {
        throw wrong("one character")
      }
      return byte
    }
  }

  var calls: CodeDefinition.Calls {
    get throws(SettingError) {
      switch value {
      case .flag(true): return .afterTypes
      case .flag(false): return .none
      case .text("first"): return .first
      default: throw wrong("true, false or \"first\"")
      }
    }
  }

  var isOperand: Bool {
    get throws(SettingError) {
      switch value {
      case .text("operand"): return true
      case .text("operator"): return false
      default: throw wrong("\"operand\" or \"operator\"")
      }
    }
  }

  var role: Role {
    get throws(SettingError) { try role(named: words) }
  }

  /// The role of a name as language files write it, without the `code-` before most of them.
  func role(named name: String) throws(SettingError) -> Role {
    if let role = Role(rawValue: "code-" + name) { return role }
    let others: [Role] = [
      .strong, .emphasis, .strongEmphasis, .struck, .link, .linkAddress, .quote,
    ]
    if let role = others.first(where: { $0.rawValue == name }) { return role }
    let codes = Role.allCases.map(\.rawValue).filter { $0.hasPrefix("code-") && $0 != "code-frame" }
    throw SettingError.unknown(
      "role", name, among: codes.map { String($0.dropFirst(5)) } + others.map(\.rawValue),
      otherwise: "it is passed over")
  }

  func pattern(ignoringCase: Bool) throws(SettingError) -> CodePattern {
    let text = try words
    do throws(CodePatternError) {
      return try CodePattern(text, ignoringCase: ignoringCase)
    } catch {
      throw SettingError(
        message: "the pattern \(quoted(text)) cannot be read, since \(error.reason); "
          + "the rule is passed over")
    }
  }
}
