/// Tables that belong together, and perhaps a text, as one file.
package struct StatisticsDocument: Equatable, Sendable {
  /// One of its tables or texts.
  package struct Part: Equatable, Sendable {
    /// What it is called, in small letters with `_`.
    package var name: String
    package var content: Content
  }

  /// What a part holds.
  package enum Content: Equatable, Sendable {
    case table(StatisticsTable)
    /// A text as it came, as JSON of a server.
    case text(String)
  }

  package private(set) var parts: [Part] = []

  /// Makes a document without parts.
  package init() {}

  /// Makes a document that is one table.
  package init(_ table: StatisticsTable, named name: String) {
    add(table, named: name)
  }

  /// Adds a table; one without rows stays a part, so that programs find what they look for.
  package mutating func add(_ table: StatisticsTable, named name: String) {
    parts.append(Part(name: name, content: .table(table)))
  }

  /// Adds a text.
  package mutating func add(_ text: String, named name: String) {
    parts.append(Part(name: name, content: .text(text)))
  }

  /// The document as text, which ends with a line break.
  ///
  /// That of a single table is the table's. Of several CSV has one table, whose first column `part`
  /// names the part that a row is of and whose others are those of all parts; JSON an object with a
  /// member for each part; Markdown a section for each that is not empty.
  package func text(as format: StatisticsTable.Format) -> String {
    if parts.count == 1, case .table(let table) = parts[0].content {
      return table.text(as: format)
    }
    switch format {
    case .csv: return joined.csv
    case .json: return json
    case .markdown: return markdown
    }
  }

  private var json: String {
    let members = parts.map { part in
      let value =
        switch part.content {
        case .table(let table): table.jsonArray(indentedBy: "  ")
        case .text(let text): jsonString(text)
        }
      return "  \(jsonString(part.name)): \(value)"
    }
    return members.isEmpty ? "{}\n" : "{\n" + members.joined(separator: ",\n") + "\n}\n"
  }

  private var markdown: String {
    parts.compactMap { part -> String? in
      let words = part.name.replacing("_", with: " ")
      let head = "## \(words.prefix(1).uppercased())\(words.dropFirst())\n\n"
      switch part.content {
      case .table(let table): return table.rows.isEmpty ? nil : head + table.markdown
      case .text(let text):
        let fence = String(repeating: "`", count: max(3, longestTicks(text) + 1))
        return head + "\(fence)json\n\(withoutControls(text, keepsLines: true))\n\(fence)\n"
      }
    }.joined(separator: "\n")
  }

  /// All parts as one table.
  private var joined: StatisticsTable {
    var columns = [StatisticsTable.Column("part")]
    var places: [String: Int] = [:]
    for column in parts.flatMap(\.table.columns) where places[column.key] == nil {
      places[column.key] = columns.count
      columns.append(column)
    }
    var all = StatisticsTable(columns: columns)
    for part in parts {
      let table = part.table
      for row in table.rows {
        var values = [StatisticsTable.Value](repeating: .missing, count: columns.count)
        values[0] = .text(part.name)
        for (column, value) in zip(table.columns, row) {
          places[column.key].map { values[$0] = value }
        }
        all.append(values)
      }
    }
    return all
  }
}

extension StatisticsDocument.Part {
  /// Its content as a table; a text has one cell.
  fileprivate var table: StatisticsTable {
    switch content {
    case .table(let table): return table
    case .text(let text):
      var table = StatisticsTable(columns: [.init("text")])
      table.append([.text(text)])
      return table
    }
  }
}

private func longestTicks(_ text: String) -> Int {
  var (longest, run) = (0, 0)
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "`") ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}
