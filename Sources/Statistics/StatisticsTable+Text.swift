extension StatisticsTable {
  /// RFC 4180: commas, CRLF, quotes where they are needed.
  ///
  /// A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay
  /// as they are. Other control characters than line breaks become `�`, since tables are also
  /// written to terminals.
  package var csv: String {
    let lines = [columns.map { csvField($0.key) }] + rows.map { $0.map(csvCell) }
    return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func csvCell(_ value: Value) -> String {
    switch value {
    case .text(let text):
      let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) }
      return csvField(isFormula == true ? "'" + text : text)
    case .integer(let number): return String(number)
    case .number(let number): return number.isFinite ? "\(number)" : ""
    case .missing: return ""
    }
  }

  private func csvField(_ text: String) -> String {
    let text = withoutControls(text, keepsLines: true)
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// An array of one object a row, its members in the order of the columns; what is missing is
  /// null.
  package var json: String { jsonArray(indentedBy: "") + "\n" }

  /// The same without the last line break, its lines but the first with blanks before them.
  func jsonArray(indentedBy blanks: String) -> String {
    let objects = rows.map { row in
      let members = zip(columns, row).map { "\(jsonString($0.key)): \(jsonValue($1))" }
      return blanks + "  {" + members.joined(separator: ", ") + "}"
    }
    return objects.isEmpty ? "[]" : "[\n" + objects.joined(separator: ",\n") + "\n\(blanks)]"
  }

  private func jsonValue(_ value: Value) -> String {
    switch value {
    case .text(let text): jsonString(text)
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? "\(number)" : "null"
    case .missing: "null"
    }
  }

  /// A table of GitHub's Markdown, numbers rounded for reading and aligned to the right.
  package var markdown: String {
    let heads = columns.map { column in
      let name = column.name.replacing("_", with: " ")
      return column.unit.map { name.hasSuffix($0.symbol) ? name : "\(name) (\($0.symbol))" } ?? name
    }
    let cells = rows.map { $0.map(markdownCell) }
    let isNumeric = columns.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { !$0[column].isText }
    }
    let widths = columns.indices.map { column in
      cells.reduce(max(3, width(heads[column]))) { max($0, width($1[column])) }
    }
    func line(_ texts: [String]) -> String {
      let padded = texts.indices.map { index in
        let blanks = String(repeating: " ", count: widths[index] - width(texts[index]))
        return isNumeric[index] ? blanks + texts[index] : texts[index] + blanks
      }
      return "| " + padded.joined(separator: " | ") + " |\n"
    }
    let rule = columns.indices.map { index in
      isNumeric[index]
        ? String(repeating: "-", count: widths[index] - 1) + ":"
        : String(repeating: "-", count: widths[index])
    }
    return line(heads) + "| " + rule.joined(separator: " | ") + " |\n" + cells.map(line).joined()
  }

  private func markdownCell(_ value: Value) -> String {
    switch value {
    case .text(let text): escapedMarkdown(text)
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? number.rounded(toDigits: 4) : ""
    case .missing: ""
    }
  }

  /// A text whose signs are no markup; `_` within a word is none anyway.
  private func escapedMarkdown(_ text: String) -> String {
    let scalars = Array(withoutControls(text, keepsLines: false).unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let isInWord =
        index > 0 && index + 1 < scalars.count && isWordPart(scalars[index - 1])
        && isWordPart(scalars[index + 1])
      if "\\`*[]<>|~&$".unicodeScalars.contains(scalar) || scalar == "_" && !isInWord {
        result += "\\"
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

extension StatisticsTable.Value {
  fileprivate var isText: Bool {
    guard case .text = self else { return false }
    return true
  }
}

/// A text as a string of JSON.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where isControl(scalar):
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

/// Whether a scalar could move a terminal's cursor, or order it about.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.generalCategory == .control
}

/// A text that can be written to a terminal.
func withoutControls(_ text: String, keepsLines: Bool) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isLine = scalar == "\n" || scalar == "\r"
    result.append(isLine ? (keepsLines ? scalar : " ") : isControl(scalar) ? "\u{FFFD}" : scalar)
  }
  return String(result)
}

/// Columns of a text where it is aligned: two for a character of Chinese, Japanese or Korean.
private func width(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + (TextCounts.isWide($1) ? 2 : 1) }
}

extension Double {
  /// The number with so many digits that count, without an exponent for usual ones.
  package func rounded(toDigits digits: Int) -> String {
    guard self != 0 else { return "0" }
    guard isFinite, abs(self) >= 1e-6, abs(self) < 1e15 else { return "\(self)" }
    var scale = 1.0
    var decimals = 0
    var limit = 1.0
    for _ in 1..<max(1, digits) { limit *= 10 }
    while abs(self) * scale < limit, decimals < digits + 5 {
      scale *= 10
      decimals += 1
    }
    let whole = Int64((abs(self) * scale).rounded())
    var text = String(whole)
    if decimals > 0 {
      text = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
      let part = text.suffix(decimals).reversed().drop { $0 == "0" }.reversed()
      text = String(text.dropLast(decimals)) + (part.isEmpty ? "" : "." + String(part))
    }
    return (self < 0 && whole != 0 ? "-" : "") + text
  }
}
