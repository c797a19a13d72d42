/// A language that code can be coloured in; copies share its tables.
public struct CodeLanguage: Equatable, Sendable {
  let grammar: CodeGrammar

  /// Makes the tables of a language.
  public init(_ definition: CodeDefinition) {
    grammar = CodeGrammar(definition)
  }

  /// What it is called, for people.
  public var name: String { grammar.definition.name }
  /// What it goes by after a fence besides its name, in small letters.
  public var aliases: [String] { grammar.definition.aliases }

  public static func == (left: CodeLanguage, right: CodeLanguage) -> Bool {
    left.grammar === right.grammar || left.grammar.definition == right.grammar.definition
  }
}

/// The languages that code can be coloured in, by name and alias, case ignored.
public struct CodeLanguages: Equatable, Sendable {
  private var byName: [String: CodeLanguage] = [:]

  /// Makes a table; a language that comes earlier keeps a name that a later one claims too.
  public init(_ languages: [CodeLanguage] = []) {
    for language in languages {
      let own = language.name.lowercased()
      if byName[own] == nil { byName[own] = language }
    }
    for language in languages {
      for alias in language.aliases where byName[alias] == nil { byName[alias] = language }
    }
  }

  /// Finds the language of a fence; nil: none of that name.
  ///
  /// - Parameter name: the first word of a fence's info string, such as `C++`, `rust,ignore`,
  ///   `{.python}`, `language-js` or `main.swift`.
  /// - Returns: the language with its tables.
  public func language(named name: String) -> CodeLanguage? {
    for candidate in CodeLanguages.names(for: name) {
      if let language = byName[candidate] { return language }
    }
    return nil
  }

  /// The names that a fence may mean, the likeliest first.
  public static func names(for info: String) -> [String] {
    var word = info.prefix(80).lowercased()[...]
    word = word.drop { "{.`\"' ".contains($0) }
    for prefix in ["language-", "lang-", "source-"] where word.hasPrefix(prefix) {
      word = word.dropFirst(prefix.count)
    }
    word = word.prefix { !" \t,;:{}()[]=|`\"'".contains($0) }
    guard !word.isEmpty else { return [] }
    var names = [String(word)]
    // A file's name stands for its ending, as in `src/main.swift`.
    let file = word.split(separator: "/").last ?? word
    if file != word { names.append(String(file)) }
    if let dot = file.lastIndex(of: ".") { names.append(String(file[file.index(after: dot)...])) }
    return names
  }
}
