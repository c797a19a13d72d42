/// The addresses in a text that are no marked links: what begins with `http://` or `https://`.
///
/// An address ends before a blank, `<`, a quote or East Asian punctuation, and without the
/// punctuation of the sentence around it.
func bareLinks(in text: String) -> [String] {
  var links: [String] = []
  var rest = Substring(text)
  while let colon = rest.firstRange(of: "://") {
    let before = rest[..<colon.lowerBound]
    let tail = trimmed(rest[colon.upperBound...].prefix { !endsAddress($0) })
    defer { rest = rest[max(tail.endIndex, colon.upperBound)...] }
    guard !tail.isEmpty,
      let scheme = ["https", "http"].first(where: { before.suffix($0.count).lowercased() == $0 })
    else { continue }
    let start = before.index(before.endIndex, offsetBy: -scheme.count)
    let isWord = before[..<start].last.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
    if !isWord { links.append(String(rest[start..<tail.endIndex])) }
  }
  return links
}

private func endsAddress(_ character: Character) -> Bool {
  character.isWhitespace || "<>\"`，。、；：！？（）【】《》「」『』“”‘’".contains(character)
}

/// Without punctuation at the end, and without a bracket that was opened before the address.
private func trimmed(_ address: Substring) -> Substring {
  var address = address
  var unopened = address.count { $0 == ")" } - address.count { $0 == "(" }
  while let last = address.last {
    if last == ")" {
      guard unopened > 0 else { return address }
      unopened -= 1
    } else if !"?!.,:;*_~'".contains(last) {
      return address
    }
    address.removeLast()
  }
  return address
}

/// The tables of a text, each as its lines; what stands in lines of code (counted from 1) is none.
func sourceTables(in markdown: String, without codeLines: Set<Int>) -> [String] {
  var tables: [String] = []
  // By bytes, as cmark counts them: a carriage return stays at the end of its line.
  let lines = markdown.utf8.split(separator: 10, omittingEmptySubsequences: false)
    .map { Substring($0) }
  var index = 1
  while index < lines.count {
    guard let columns = delimiterColumns(lines[index]), !codeLines.contains(index + 1),
      !codeLines.contains(index), cells(lines[index - 1]) == columns
    else {
      index += 1
      continue
    }
    let start = index - 1
    index += 1
    while index < lines.count, !codeLines.contains(index + 1), continuesTable(lines[index]) {
      index += 1
    }
    tables.append(lines[start..<index].joined(separator: "\n"))
  }
  return tables
}

/// How many columns a line of dashes and bars sets up; nil where it is none.
private func delimiterColumns(_ line: Substring) -> Int? {
  guard line.contains("|"), line.contains("-"),
    line.utf8.allSatisfy({ "|:- \t\r".utf8.contains($0) })
  else { return nil }
  return cells(line)
}

/// How many cells a row has: bars at its ends make none, nor do escaped ones.
private func cells(_ line: Substring) -> Int {
  let row = line.drop(while: \.isWhitespace)
  var bars = 0
  var isEscaped = false
  var endsWithBar = false
  for byte in row.utf8 where !" \t\r".utf8.contains(byte) {
    endsWithBar = byte == UInt8(ascii: "|") && !isEscaped
    if endsWithBar { bars += 1 }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  return bars + 1 - (row.first == "|" ? 1 : 0) - (endsWithBar && bars > 0 ? 1 : 0)
}

/// Whether a line goes on with the table above it: no blank one, and no other block begins.
private func continuesTable(_ line: Substring) -> Bool {
  let text = line.drop(while: \.isWhitespace)
  guard let first = text.first else { return false }
  return !(first == ">" || first == "#" || text.hasPrefix("```") || text.hasPrefix("~~~"))
}
