extension Strings {
  /// One text that a language can have: its key in the files, and its English.
  package struct Row: Equatable, Sendable {
    /// Section and key with a point between them.
    package let key: String
    package let english: PhraseText

    /// The part before the point.
    package var section: Substring {
      key.prefix { $0 != "." }
    }

    /// The part behind the point.
    package var name: Substring {
      key.dropFirst(section.count + 1)
    }
  }

  /// The sections whose keys are the names of rows of other tables.
  enum RowSection: String {
    case groups, commands, usages, turns, columns, settings, parameters

    func key(of name: String) -> String {
      "\(rawValue).\(name)"
    }
  }

  /// Every text there is, in the order of the files; those of a section stand together.
  package static let rows: [Row] =
    Phrase.allCases.map { Row(key: $0.rawValue, english: $0.english) }
    + KeptText.allCases.map { Row(key: $0.rawValue, english: $0.english) }
    + WindowText.allCases.map { Row(key: $0.rawValue, english: $0.english) }
    + KeyLabel.allCases.map { Row(key: $0.rawValue, english: $0.english) }
    + SampleText.allCases.map { Row(key: $0.rawValue, english: $0.english) }
    + Term.allCases.map { Row(key: $0.rawValue, english: $0.english) }
    + Command.Group.allCases.map { row(.groups, $0.key, $0.rawValue) }
    + Command.all.map { row(.commands, $0.name, $0.summary) }
    + Command.all.filter { !$0.usage.isEmpty }.map { row(.usages, $0.name, $0.usage) }
    + TurnKey.all.map { row(.turns, $0.name, $0.summary) }
    + ColumnKey.all.map { row(.columns, $0.name, $0.summary) }
    + Setting.all.map { row(.settings, $0.name, $0.summary) }
    + ModelParameter.all.map { row(.parameters, $0.name, $0.summary) }
    + WireText.all.map { Row(key: $0.key, english: PhraseText(other: $0.english)) }

  private static func row(_ section: RowSection, _ name: String, _ english: String) -> Row {
    Row(key: section.key(of: name), english: PhraseText(other: english))
  }
}

extension Command.Group {
  /// Its key in the files.
  var key: String {
    rawValue.lowercased()
  }
}
