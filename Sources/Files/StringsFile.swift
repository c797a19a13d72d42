import OllatuiCore

/// What a file of texts in another language says, and what is wrong in it.
///
/// A section is a table, a text a key in it: `ready = "就绪"` below `[status]`. Names in braces
/// stand for what is put in. A text that counts may have two forms:
/// `lines-below = { one = "{count} line", other = "{count} lines" }`. What a file does not say is
/// said in English.
package struct StringsFile: Equatable, Sendable {
  /// The texts by section and key, such as `status.ready`; all are safe to draw.
  package private(set) var texts: [String: PhraseText] = [:]
  /// What does not count, and why.
  package private(set) var problems: [FileProblem]

  private static let english = Dictionary(
    uniqueKeysWithValues: Strings.rows.map { ($0.key, $0.english) })
  private static let sections = Set(Strings.rows.map { String($0.section) })

  /// Reads the text of a file; one bad line never loses another.
  package init(text: String, path: String) {
    let read = TOMLEntry.all(in: text, path: path)
    problems = read.problems
    var unknown: Set<[String]> = []
    for entry in read.entries {
      // What is in something unknown was told of with it.
      if unknown.contains(where: { entry.key.starts(with: $0) }) { continue }
      do throws(SettingError) {
        try take(entry)
      } catch {
        unknown.insert(entry.key)
        problems.append(FileProblem(path: path, line: entry.line, message: error.message))
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func take(_ entry: TOMLEntry) throws(SettingError) {
    let section = entry.key.first ?? ""
    guard StringsFile.sections.contains(section) else {
      throw SettingError.unknown(
        "section", section, among: StringsFile.sections.sorted(), otherwise: "it is passed over")
    }
    guard entry.key.count > 1 else {
      guard entry.value == .table else { throw entry.wants("a table") }
      return
    }
    let name = entry.key[1]
    guard let english = StringsFile.english["\(section).\(name)"] else {
      let prefix = section + "."
      throw SettingError.unknown(
        "text", name,
        among: StringsFile.english.keys.filter { $0.hasPrefix(prefix) }
          .map { String($0.dropFirst(prefix.count)) },
        otherwise: "the line is passed over")
    }
    if entry.key.count == 2, entry.value == .table { return }
    let text = try entry.checkedText(as: english)
    let key = "\(section).\(name)"
    switch entry.key.dropFirst(2) {
    case []: texts[key] = PhraseText(other: text)
    case ["other"]: texts[key, default: PhraseText(other: text)].other = text
    // Until the other form comes, this one has to do for all numbers.
    case ["one"]: texts[key, default: PhraseText(other: text)].one = text
    default:
      throw SettingError(
        message: "\(name) has the forms one and other, not "
          + "\(quoted(entry.key.dropFirst(2).joined(separator: "."))); it is passed over")
    }
  }
}

extension TOMLEntry {
  private var shortKey: String { key.dropFirst().joined(separator: ".") }

  fileprivate func wants(_ what: String) -> SettingError {
    SettingError(
      message: "\(key.joined(separator: ".")) wants \(what), not \(value.description); "
        + "it is passed over")
  }

  /// The text, where it is one that can stand for the English.
  fileprivate func checkedText(as english: PhraseText) throws(SettingError) -> String {
    guard case .text(let text) = value else { throw wants("a text in quotes") }
    guard !text.unicodeScalars.contains(where: \.isControl) else {
      throw SettingError(
        message: "\(shortKey) holds a control character or a line break; it is passed over")
    }
    guard !text.isEmpty else {
      throw SettingError(message: "\(shortKey) is empty; it is passed over")
    }
    let (given, wanted) = (PhraseText(other: text).placeholders, english.placeholders)
    if let unknown = given.subtracting(wanted).min() {
      throw SettingError.unknown(
        "name in braces", unknown, among: wanted.sorted(),
        otherwise: "\(shortKey) is passed over")
    }
    if let missing = wanted.subtracting(given).min() {
      throw SettingError(message: "\(shortKey) lacks {\(missing)}; it is passed over")
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether it would act on the terminal, or on the text around it, instead of being seen.
  fileprivate var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
