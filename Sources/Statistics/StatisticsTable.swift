/// A table of figures for other programs and for documents, before it becomes text.
package struct StatisticsTable: Equatable, Sendable {
  /// One column.
  package struct Column: Hashable, Sendable {
    /// What it holds, in small letters with `_`.
    package var name: String
    /// What its numbers are counted in; nil: nothing, as dates, texts and counts.
    package var unit: Measure.Unit?

    /// Makes a column.
    package init(_ name: String, _ unit: Measure.Unit? = nil) {
      self.name = name
      self.unit = unit
    }

    /// The name with its unit, as CSV and JSON have it: `load_median_seconds`.
    package var key: String {
      guard let unit, !name.hasSuffix(unit.word) else { return name }
      return "\(name)_\(unit.word)"
    }
  }

  /// One cell.
  package enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    /// Written so that reading it gives the same number; one that is not finite is missing.
    case number(Double)
    case missing

    /// Makes a cell of a number that may be unknown.
    package init(_ number: Double?) {
      self = number.map(Value.number) ?? .missing
    }

    /// Makes a cell of a figure that may be unknown: tokens are whole.
    package init(_ number: Double?, of measure: Measure) {
      guard measure.unit == .tokens, let count = number.flatMap({ Int(exactly: $0) }) else {
        self.init(number)
        return
      }
      self = .integer(count)
    }
  }

  /// How a table is written.
  package enum Format: String, CaseIterable, Hashable, Sendable {
    case csv
    case json
    case markdown

    /// What files of the format end with, without the dot.
    package var fileExtension: String {
      self == .markdown ? "md" : rawValue
    }
  }

  package var columns: [Column]
  /// Rows of one value for each column.
  package private(set) var rows: [[Value]] = []

  /// Makes a table without rows.
  package init(columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row of one value for each column.
  package mutating func append(_ row: [Value]) {
    precondition(row.count == columns.count, "a row has a value for each column")
    rows.append(row)
  }

  /// The table with other columns before and behind its own, whose values are given by row.
  package func extended(
    before: [(Column, (Int) -> Value)], behind: [(Column, (Int) -> Value)] = []
  ) -> StatisticsTable {
    var table = StatisticsTable(columns: before.map(\.0) + columns + behind.map(\.0))
    for (index, row) in rows.enumerated() {
      table.append(before.map { $0.1(index) } + row + behind.map { $0.1(index) })
    }
    return table
  }

  /// The table as text, which ends with a line break.
  package func text(as format: Format) -> String {
    switch format {
    case .csv: csv
    case .json: json
    case .markdown: markdown
    }
  }
}

extension Measure.Unit {
  /// The unit as part of a column's name.
  package var word: String {
    switch self {
    case .seconds: "seconds"
    case .tokens: "tokens"
    case .tokensPerSecond: "tokens_per_second"
    }
  }

  /// The unit behind a number.
  package var symbol: String {
    switch self {
    case .seconds: "s"
    case .tokens: "tokens"
    case .tokensPerSecond: "tok/s"
    }
  }
}
