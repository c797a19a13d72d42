import OllatuiCore
import TOMLKit

/// One value of a TOML text with its whole key and its line.
struct TOMLEntry: Equatable {
  /// What the value is, as far as our files have a use for it.
  enum Value: Equatable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    /// A table; its members are entries of their own.
    case table
    case array
    case time
  }

  /// The key with the names of the tables around it.
  var key: [String]
  var value: Value
  /// The line where its statement begins, counted from 1.
  var line: Int

  /// Reads a text; what cannot be read is told of and left out.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - path: the file, for problems.
  /// - Returns: all values in the order of the text, of a table first itself and then its members.
  static func all(in text: String, path: String) -> (entries: [TOMLEntry], problems: [FileProblem])
  {
    var reader = TOMLReader(path: path)
    if let line = lineOfInvalidText(text) {
      reader.problems.append(
        FileProblem(path: path, line: line, message: "this line is not UTF-8 text"))
    }
    for statement in TOMLStatement.all(in: text) { reader.read(statement) }
    return (reader.entries, reader.problems)
  }

  /// The first line with a replacement character, which decoding puts where bytes are no UTF-8.
  private static func lineOfInvalidText(_ text: String) -> Int? {
    var line = 1
    for scalar in text.unicodeScalars {
      if scalar == "\u{FFFD}" { return line }
      if scalar == "\n" { line += 1 }
    }
    return nil
  }
}

/// Turns statements into entries.
private struct TOMLReader {
  let path: String
  var entries: [TOMLEntry] = []
  var problems: [FileProblem] = []
  private var table: [String] = []
  private var lines: [[String]: Int] = [:]

  init(path: String) {
    self.path = path
  }

  mutating func read(_ statement: TOMLStatement) {
    do throws(FileProblem) {
      let parsed = try parse(statement)
      if statement.isHeader {
        table = header(parsed)
        add(table, .table, statement.line)
      } else {
        addMembers(of: parsed, to: table, statement.line)
      }
    } catch {
      problems.append(error)
    }
  }

  private func parse(_ statement: TOMLStatement) throws(FileProblem) -> TOMLTable {
    // The library takes a C string, which would end here without a word.
    guard !statement.text.utf8.contains(0) else {
      throw FileProblem(
        path: path, line: statement.line, message: "there is a zero byte; the line is passed over")
    }
    if let flaw = statement.flaw {
      throw FileProblem(
        path: path, line: statement.line,
        message: "cannot be read, since \(flaw); the line is passed over")
    }
    do {
      return try TOMLTable(string: statement.text)
    } catch let error as TOMLParseError {
      throw FileProblem(
        path: path, line: statement.line + error.source.begin.line - 1,
        message: "cannot be read, since \(reason(error)); write name = \"text\", name = 3 or "
          + "name = true")
    } catch {
      throw FileProblem(path: path, line: statement.line, message: "cannot be read")
    }
  }

  /// The library's own words without their preamble, safe to show.
  private func reason(_ error: TOMLParseError) -> String {
    let words = error.description.split(separator: ": ", maxSplits: 1).last ?? ""
    return String(quoted(words).dropFirst().dropLast())
  }

  /// The names in the header of a table, from the tables that it makes.
  private func header(_ parsed: TOMLTable) -> [String] {
    var names: [String] = []
    var next: TOMLTable? = parsed
    while let table = next, let name = table.keys.first {
      names.append(name)
      next = table[name]?.table
    }
    return names
  }

  private mutating func addMembers(of members: TOMLTable, to table: [String], _ line: Int) {
    for name in members.keys {
      guard let member = members[name] else { continue }
      let key = table + [name]
      switch member.type {
      case .table:
        add(key, .table, line)
        if let inner = member.table { addMembers(of: inner, to: key, line) }
      case .string: add(key, .text(member.string ?? ""), line)
      case .int: add(key, .integer(member.int ?? 0), line)
      case .double: add(key, .number(member.double ?? 0), line)
      case .bool: add(key, .flag(member.bool ?? false), line)
      case .array: add(key, .array, line)
      case .date, .time, .dateTime: add(key, .time, line)
      }
    }
  }

  private mutating func add(_ key: [String], _ value: TOMLEntry.Value, _ line: Int) {
    if value != .table {
      if let first = lines[key] {
        let name = quoted(key.joined(separator: "."))
        problems.append(
          FileProblem(
            path: path, line: line,
            message: "\(name) stands in line \(first) already, which counts"))
        return
      }
      lines[key] = line
    }
    entries.append(TOMLEntry(key: key, value: value, line: line))
  }
}

extension TOMLEntry.Value {
  /// The value as a setting's text; nil where it is none.
  var settingText: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .flag(let isOn): isOn ? "true" : "false"
    case .table, .array, .time: nil
    }
  }

  /// What it is, in words that follow "not".
  var description: String {
    switch self {
    case .text(let text): quoted(text)
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .flag(let isOn): isOn ? "true" : "false"
    case .table: "a table"
    case .array: "a list"
    case .time: "a date or a time"
    }
  }
}
