import OllamaWire

/// What stands behind `/compare`: models with their options, then the prompt.
///
/// `NAME=VALUE` belongs to the model before it; given again it makes another column of that model,
/// with what else was given. Before the first model it counts for all. The prompt begins with the
/// first word that is neither, or behind `--`.
struct CompareArgument: Equatable {
  /// Who is asked, and how.
  struct Column: Equatable {
    var model: String
    var options: ModelOptions = [:]
    /// Whether it is to think, in the words of the setting; nil: as otherwise.
    var think: String?
  }

  /// The columns, from left to right.
  private(set) var columns: [Column] = []
  /// The text to ask; empty: none was given.
  private(set) var prompt = ""
  /// What counts for all models.
  private var common = Column(model: "")
  /// What was given of the last column itself.
  private var given: Set<String> = []

  /// Reads an argument.
  ///
  /// - Parameters:
  ///   - text: what stands behind the command.
  ///   - server: says which models there are.
  ///   - strings: the texts of the screen.
  /// - Throws: what can't be asked so.
  init(_ text: String, _ server: Server, _ strings: Strings) throws(CommandError) {
    var rest = Substring(text).drop(while: \.isWhitespace)
    while !rest.isEmpty {
      let word = rest.prefix { !$0.isWhitespace }
      let next = rest.dropFirst(word.count).drop(while: \.isWhitespace)
      if word == "--" {
        prompt = String(next)
        return
      }
      if let option = Self.option(in: word) {
        try add(option.name, option.value, strings)
      } else if let model = Self.model(word, server) {
        columns.append(common)
        columns[columns.count - 1].model = model
        given = []
      } else if Self.isTagged(word) || columns.isEmpty {
        throw CommandError(message: strings(.modelNotFound, [.name: String(word.prefix(60))]))
      } else {
        prompt = String(rest)
        return
      }
      rest = next
    }
  }

  /// The name of an installed model, or of one in the cloud; nil: it is a word of the prompt.
  private static func model(_ word: Substring, _ server: Server) -> String? {
    let name = String(word)
    if let installed = server.installedName(of: name) { return installed }
    return name.hasSuffix(":cloud") || name.hasSuffix("-cloud") ? name : nil
  }

  /// Whether a word has a tag, so that it is meant as a model.
  private static func isTagged(_ word: Substring) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let first = parts[1].first else { return false }
    return first.isLetter || first.isNumber
  }

  /// A name and its value, where the name is one of a parameter or comes near one.
  private static func option(in word: Substring) -> (name: String, value: String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let name = word[..<sign].lowercased()
    guard !name.isEmpty, name.allSatisfy({ $0 == "_" || ("a"..."z").contains($0) }) else {
      return nil
    }
    let isMeant =
      name == SettingID.think.rawValue || name.contains("_")
      || nearestWord(to: name, among: ModelParameter.all.map(\.name)) != nil
    return isMeant ? (name, String(word[word.index(after: sign)...])) : nil
  }

  private mutating func add(_ name: String, _ value: String, _ strings: Strings)
    throws(CommandError)
  {
    var column = columns.last ?? common
    do {
      if name == SettingID.think.rawValue {
        guard case .text(let word) = try Setting[.think].value(of: value) else { return }
        column.think = word
      } else {
        column.options[name] = try ModelParameter.parse(name, value.isEmpty ? [] : [value])
      }
    } catch {
      throw CommandError(message: error.text(in: strings))
    }
    if columns.isEmpty {
      common = column
    } else if given.contains(name) {
      columns.append(column)
      given = [name]
    } else {
      columns[columns.count - 1] = column
      given.insert(name)
    }
  }
}

// MARK: - Completion

extension CompareArgument {
  /// What a text that is typed behind the command can become: models, then parameters.
  static func completions(_ model: Model) -> [String] {
    let typed = model.input.editor.text.drop { !$0.isWhitespace }.dropFirst()
    let words = typed.lastIndex(of: " ").map { typed[...$0] } ?? ""
    let names = (model.server.models ?? []).map(\.name)
    let parameters = ModelParameter.all.map { $0.name + "=" } + ["think="]
    return (names + (words.isEmpty ? [] : parameters)).map { words + $0 }
  }
}
