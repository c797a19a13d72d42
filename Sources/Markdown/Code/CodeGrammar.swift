import TextUI

/// The tables that code of one language is painted by, flat, made once.
final class CodeGrammar: Sendable {
  let definition: CodeDefinition
  let modes: [Mode]
  /// For every mode and byte the rules that may begin with it, as bits of the mode's rules.
  let starts: [UInt64]
  let rules: [Rule]
  let roles: [Role]
  let nodes: [CodePattern.Node]
  let sets: [ByteSet]
  let words: [CodeWords]

  /// How many rules a mode can have, with those that it includes.
  static let mostRules = 64
  /// How many groups of a pattern can have a role.
  static let mostGroups = 8

  struct Mode: Sendable {
    var role: Role
    /// Of ``CodeGrammar/rules``, the first of them.
    var firstRule = 0
    /// Of ``CodeGrammar/words``.
    var words: Int?
    var wordStart = ByteSet()
    var wordRest = ByteSet()
    var wordEnd = ByteSet()
    var hasMembers = false
    var calls = CodeDefinition.Calls.none
    var hasCapitalTypes = false
    var hasCapitalConstants = false
    var endsWithLine = false
    var outlastsLine = false
    var continuation: UInt8?
    var isIndented = false
  }

  struct Rule: Sendable {
    enum Action: UInt8, Sendable { case stay, push, next, turn, pop, nest }
    enum Effect: UInt8, Sendable { case none, operand, noOperand, byLastByte }

    var first: Int
    var role: Role?
    /// Of ``CodeGrammar/roles``.
    var groupRoles: Range<Int>
    var action: Action
    /// The mode that it leads to.
    var target = 0
    var wantsOperand: Bool?
    var effect: Effect
    /// Whether it fits only with nothing but blanks before it.
    var isFirstInLine = false
    var hasGroups: Bool { !groupRoles.isEmpty }
  }

  init(_ definition: CodeDefinition) {
    self.definition = definition
    var maker = CodeGrammarMaker(definition)
    maker.make()
    modes = maker.modes
    starts = maker.starts
    rules = maker.rules
    roles = maker.roles
    nodes = maker.nodes
    sets = maker.sets
    words = maker.words
  }
}

/// Puts the tables of a language together.
struct CodeGrammarMaker {
  var modes: [CodeGrammar.Mode] = []
  var starts: [UInt64] = []
  var rules: [CodeGrammar.Rule] = []
  var roles: [Role] = []
  var nodes: [CodePattern.Node] = []
  var sets: [ByteSet] = []
  var words: [CodeWords] = []

  private let definition: CodeDefinition
  private var indices: [String: Int] = [:]

  init(_ definition: CodeDefinition) {
    self.definition = definition
    for (index, mode) in definition.modes.enumerated() { indices[mode.name] = index }
  }

  mutating func make() {
    for mode in definition.modes { add(mode) }
    if modes.isEmpty { add(CodeDefinition.Mode(name: "main")) }
  }

  /// The mode and those that it includes, each once.
  private func family(of mode: CodeDefinition.Mode) -> [CodeDefinition.Mode] {
    var all = [mode]
    var next = 0
    while next < all.count {
      for name in all[next].includes {
        guard let index = indices[name], !all.contains(where: { $0.name == name }) else { continue }
        all.append(definition.modes[index])
      }
      next += 1
    }
    return all
  }

  private mutating func add(_ source: CodeDefinition.Mode) {
    let family = family(of: source)
    var mode = CodeGrammar.Mode(role: source.role, firstRule: rules.count)
    mode.endsWithLine = source.endsWithLine
    mode.outlastsLine = source.outlastsLine
    mode.continuation = source.continuation
    mode.isIndented = source.isIndented
    if let speaker = family.first(where: \.hasWords) {
      mode.wordStart = ByteSet.letters.union(ByteSet(speaker.wordStart))
      mode.wordRest = ByteSet.wordBytes.union(ByteSet(speaker.wordRest)).union(mode.wordStart)
      mode.wordEnd = ByteSet(speaker.wordEnd)
      mode.hasMembers = speaker.hasMembers
      mode.calls = speaker.calls
      mode.hasCapitalTypes = speaker.hasCapitalTypes
      mode.hasCapitalConstants = speaker.hasCapitalConstants
      let table = CodeWords(family.flatMap(\.words), ignoringCase: definition.ignoresCase)
      mode.words = words.firstIndex(of: table) ?? words.count
      if mode.words == words.count { words.append(table) }
    }
    modes.append(mode)
    var starts = [UInt64](repeating: 0, count: 256)
    let all = family.flatMap(\.rules).prefix(CodeGrammar.mostRules)
    for (bit, rule) in all.enumerated() {
      let start = rule.pattern.start
      for byte in UInt8.min...UInt8.max where start.contains(byte) {
        starts[Int(byte)] |= 1 << UInt64(bit)
      }
      add(rule)
    }
    self.starts += starts
  }

  private mutating func add(_ source: CodeDefinition.Rule) {
    let groupRoles =
      roles.count..<roles.count + min(source.groupRoles.count, CodeGrammar.mostGroups)
    roles += source.groupRoles.prefix(CodeGrammar.mostGroups)
    var rule = CodeGrammar.Rule(
      first: nodes.count + source.pattern.first, role: source.role, groupRoles: groupRoles,
      action: .stay, wantsOperand: source.wantsOperand, effect: effect(of: source))
    rule.isFirstInLine = source.pattern.isFirstInLine
    switch source.action {
    case .stay: rule.action = .stay
    case .pop: rule.action = .pop
    case .nest: rule.action = .nest
    case .push(let name): lead(&rule, .push, to: name)
    case .next(let name): lead(&rule, .next, to: name)
    case .turn(let name): lead(&rule, .turn, to: name)
    }
    rules.append(rule)
    addNodes(of: source.pattern)
  }

  private func lead(
    _ rule: inout CodeGrammar.Rule, _ action: CodeGrammar.Rule.Action, to name: String
  ) {
    guard let index = indices[name] else { return }
    rule.action = action
    rule.target = index
  }

  private mutating func addNodes(of pattern: CodePattern) {
    let firstNode = Int32(nodes.count)
    let firstSet = Int32(sets.count)
    for node in pattern.nodes {
      var node = node
      if node.next >= 0 { node.next += firstNode }
      switch node.step {
      case .set, .setRun, .behind, .notBehind: node.a += firstSet
      case .listRun, .choice, .list, .group, .mark, .ahead, .notAhead:
        if node.a >= 0 { node.a += firstNode }
      case .byte, .markAgain, .lineStart, .firstInLine, .lineEnd, .wordEdge: break
      }
      nodes.append(node)
    }
    sets += pattern.sets
  }

  private func effect(of rule: CodeDefinition.Rule) -> CodeGrammar.Rule.Effect {
    if let leaves = rule.leavesOperand { return leaves ? .operand : .noOperand }
    switch rule.role {
    case .codeComment: return .none
    case .codeKeyword, .codeOperator, .codeAttribute: return .noOperand
    case .codeText, nil:
      return rule.groupRoles.isEmpty && rule.action == .stay ? .byLastByte : leftBy(rule.action)
    default: return leftBy(rule.action)
    }
  }

  private func leftBy(_ action: CodeDefinition.Action) -> CodeGrammar.Rule.Effect {
    switch action {
    case .push, .turn, .nest: .noOperand
    case .stay, .next, .pop: .operand
    }
  }
}
