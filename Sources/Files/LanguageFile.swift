import Markdown
import OllatuiCore
import TextUI

/// What a file about a language says, and what is wrong in it.
///
/// The format is told in `Resources/languages/README.md`.
package struct LanguageFile: Equatable, Sendable {
  package private(set) var definition: CodeDefinition
  /// What does not count, and why.
  package private(set) var problems: [FileProblem]

  /// The lines at which modes are named, for looking them up when all are known.
  private var mentions: [(mode: String, line: Int)] = []

  package static func == (left: LanguageFile, right: LanguageFile) -> Bool {
    left.definition == right.definition && left.problems == right.problems
  }

  /// Reads the text of a file; one bad line never loses another.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - path: the file, for problems.
  ///   - name: what the language is called where the file does not say.
  package init(text: String, path: String, name: String) {
    definition = CodeDefinition(name: name)
    let read = TOMLEntry.all(in: text, path: path)
    problems = read.problems
    definition.ignoresCase = read.entries.contains {
      $0.key == ["ignore-case"] && $0.value == .flag(true)
    }
    var rules = RuleFields(ignoresCase: definition.ignoresCase)
    for entry in read.entries {
      finish(&rules, before: entry, path)
      do throws(SettingError) {
        try take(entry, &rules)
      } catch {
        problems.append(FileProblem(path: path, line: entry.line, message: error.message))
      }
    }
    finish(&rules, before: nil, path)
    check(path)
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func take(_ entry: TOMLEntry, _ rules: inout RuleFields) throws(SettingError) {
    let name = entry.key[0]
    switch (entry.key.count, entry.value) {
    case (1, .table):
      if !definition.modes.contains(where: { $0.name == name }) {
        definition.modes.append(CodeDefinition.Mode(name: name))
      }
    case (1, _): try takeFact(entry)
    case (2, .table):
      guard entry.key[1] != "words" else {
        definition.modes[index(of: name)].hasWords = true
        return
      }
      rules.begin(entry)
    case (2, _): try definition.modes[index(of: name)].take(entry, &mentions)
    case (3, _) where entry.key[1] == "words":
      try definition.modes[index(of: name)].takeWords(entry)
    case (3, _): try rules.take(entry, &mentions)
    default: throw SettingError(message: "there are no tables in a rule; the line is passed over")
    }
  }

  private mutating func takeFact(_ entry: TOMLEntry) throws(SettingError) {
    switch entry.key[0] {
    case "name": definition.name = try entry.words
    case "aliases": definition.aliases = try entry.wordList.map { $0.lowercased() }
    case "ignore-case": _ = try entry.isOn
    case let other:
      throw SettingError.unknown(
        "entry", other, among: ["name", "aliases", "ignore-case"],
        otherwise: "there are name, aliases and ignore-case, and tables for the modes")
    }
  }

  /// The mode of a name; the first mention makes it.
  private mutating func index(of name: String) -> Int {
    if let index = definition.modes.firstIndex(where: { $0.name == name }) { return index }
    definition.modes.append(CodeDefinition.Mode(name: name))
    return definition.modes.count - 1
  }

  /// Adds the rule that is complete, if the next entry is not of it.
  private mutating func finish(_ rules: inout RuleFields, before next: TOMLEntry?, _ path: String) {
    do throws(SettingError) {
      guard let (mode, rule) = try rules.finish(before: next) else { return }
      definition.modes[index(of: mode)].rules.append(rule)
    } catch {
      problems.append(FileProblem(path: path, line: rules.line, message: error.message))
    }
  }

  /// Tells of modes that there are not, and of rules that are too many.
  private mutating func check(_ path: String) {
    let names = definition.modes.map(\.name)
    for mention in mentions where !names.contains(mention.mode) {
      let error = SettingError.unknown(
        "mode", mention.mode, among: names, otherwise: "it is passed over")
      problems.append(FileProblem(path: path, line: mention.line, message: error.message))
    }
    for mode in definition.modes where mode.ruleCount(in: definition) > 64 {
      problems.append(
        FileProblem(
          path: path,
          message: "the mode \(quoted(mode.name)) has more than 64 rules; the last do not count"))
    }
  }
}

extension CodeDefinition.Mode {
  fileprivate mutating func take(_ entry: TOMLEntry, _ mentions: inout [(mode: String, line: Int)])
    throws(SettingError)
  {
    hasWords = hasWords || CodeDefinition.Mode.keysOfWords.contains(entry.key[1])
    switch entry.key[1] {
    case "role": role = try entry.role
    case "include":
      includes = try entry.wordList
      mentions += includes.map { ($0, entry.line) }
    case "ends-with-line": endsWithLine = try entry.isOn
    case "outlasts-line": outlastsLine = try entry.isOn
    case "continued-by": continuation = try entry.byte
    case "indented": isIndented = try entry.isOn
    case "members": hasMembers = try entry.isOn
    case "capital-types": hasCapitalTypes = try entry.isOn
    case "capital-constants": hasCapitalConstants = try entry.isOn
    case "word-start": wordStart = try entry.words
    case "word-rest": wordRest = try entry.words
    case "word-end": wordEnd = try entry.words
    case "calls": calls = try entry.calls
    case let other:
      throw SettingError.unknown(
        "property of a mode", other, among: CodeDefinition.Mode.keys,
        otherwise: "there are \(CodeDefinition.Mode.keys.joined(separator: ", ")) and rules")
    }
  }

  /// What says something of words, and thereby that there are any.
  private static let keysOfWords = [
    "members", "calls", "capital-types", "capital-constants", "word-start", "word-rest",
    "word-end",
  ]

  private static let keys =
    ["role", "include", "ends-with-line", "outlasts-line", "continued-by", "indented"]
    + keysOfWords

  fileprivate mutating func takeWords(_ entry: TOMLEntry) throws(SettingError) {
    let list = try entry.wordList
    if entry.key[2].hasSuffix("-after") {
      let role = try entry.role(named: String(entry.key[2].dropLast("-after".count)))
      words.append(CodeDefinition.WordList(list, role: nil, introduces: role))
    } else {
      words.append(CodeDefinition.WordList(list, role: try entry.role(named: entry.key[2])))
    }
  }

  fileprivate func ruleCount(in definition: CodeDefinition) -> Int {
    definition.modes.filter { includes.contains($0.name) }.reduce(rules.count) {
      $0 + $1.rules.count
    }
  }
}
