/// One statement of a TOML text: a table's header, or a key with its value.
///
/// Files are read statement by statement, so that a mistake costs one of them and every value
/// knows its line; what a statement says is TOMLKit's to read.
struct TOMLStatement: Equatable {
  /// Its text without the newline at its end.
  var text: String
  /// The line where it begins, counted from 1.
  var line: Int

  /// Whether it is the header of a table.
  var isHeader: Bool {
    text.utf8.first == UInt8(ascii: "[")
  }

  /// Why TOMLKit must not be shown it; nil where it may be.
  ///
  /// Version 0.6 aborts the program on a header such as `[=]`, on a bracket that closes another
  /// kind, such as `a = [}`, and on half a date, such as `a = 1979-05-27t`, which is why it gets no
  /// date at all. Random texts in a test look for more.
  var flaw: String? {
    if isHeader { return hasName ? nil : "the table has no name" }
    return TOMLStatement.pair(Array(text.utf8), from: 0)?.flaw
  }

  private var hasName: Bool {
    let blanks = " \t".utf8
    var rest = text.utf8.dropFirst().drop(while: blanks.contains)
    if rest.first == UInt8(ascii: "[") { rest = rest.dropFirst().drop(while: blanks.contains) }
    guard let first = rest.first else { return false }
    return first.isLetterOrDigit || "_-\"'".utf8.contains(first)
  }

  /// Cuts a text into statements; blank lines and comments are left out.
  ///
  /// A statement goes over several lines where a bracket or a string of three quotes is open. One
  /// that is never closed is taken to end with its first line.
  static func all(in text: String) -> [TOMLStatement] {
    let bytes = Array(text.utf8)
    var statements: [TOMLStatement] = []
    var start = 0
    var line = 1
    // Every unclosed statement looks at all the rest: that many are enough to tell of.
    var unclosedLeft = 50
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: .newline) ?? bytes.count
      let first = bytes[start..<newline].first { !$0.isBlank }
      guard let first, first != UInt8(ascii: "#") else {
        start = newline + 1
        line += 1
        continue
      }
      var end = newline
      if first != UInt8(ascii: "["), unclosedLeft > 0 {
        if let pair = pair(bytes, from: start) { end = pair.end } else { unclosedLeft -= 1 }
      }
      var content = bytes[start..<end].drop(while: \.isBlank)
      if content.last == UInt8(ascii: "\r") { content.removeLast() }
      statements.append(TOMLStatement(text: String(decoding: content, as: UTF8.self), line: line))
      line += bytes[start..<end].count { $0 == .newline } + 1
      start = end + 1
    }
    return statements
  }

  /// Where a key with its value ends, which is after its first line where it has a flaw.
  ///
  /// nil where it is never closed.
  private static func pair(_ bytes: [UInt8], from start: Int) -> (end: Int, flaw: String?)? {
    func flawed(_ flaw: String) -> (Int, String?) {
      (bytes[start...].firstIndex(of: .newline) ?? bytes.count, flaw)
    }
    var closing: [UInt8] = []
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case .newline where closing.isEmpty:
        return (place, nil)
      case UInt8(ascii: "#"):
        place = bytes[place...].firstIndex(of: .newline) ?? bytes.count
        continue
      case UInt8(ascii: "["):
        closing.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"):
        closing.append(UInt8(ascii: "}"))
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard closing.popLast() == bytes[place] else {
          return flawed("a bracket closes one of another kind")
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = endOfString(bytes, from: place) else { return nil }
        place = end
        continue
      case let byte where byte.isBare:
        let word = bytes[place...].prefix(while: \.isBare)
        guard !isDate(word) else { return flawed("there is a date or a time") }
        place = word.endIndex
        continue
      default:
        break
      }
      place += 1
    }
    return closing.isEmpty ? (bytes.count, nil) : nil
  }

  /// Whether a word without quotes begins like a date or a time of day.
  private static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
    let digits = word.prefix(while: \.isDigit)
    guard !digits.isEmpty, let next = word.dropFirst(digits.count).first else { return false }
    return next == UInt8(ascii: "-") || next == UInt8(ascii: ":")
  }

  /// Where the text after a string begins; nil where it is never closed.
  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int? {
    let quote = bytes[start]
    let isLong = bytes[start...].starts(with: [quote, quote, quote])
    var place = start + (isLong ? 3 : 1)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        place += 1
      case .newline where !isLong:
        return nil
      case quote where !isLong:
        return place + 1
      case quote where bytes[place...].starts(with: [quote, quote, quote]):
        // Up to two quotes may stand right before the three that close.
        let run = bytes[place...].prefix(5).prefix { $0 == quote }
        return run.endIndex
      default:
        break
      }
      place += 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate static let newline = UInt8(ascii: "\n")

  fileprivate var isDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }

  fileprivate var isLetterOrDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }

  /// Whether it can be in a number, a date or a bare key.
  fileprivate var isBare: Bool {
    isLetterOrDigit || "_-+.:".utf8.contains(self)
  }

  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}
