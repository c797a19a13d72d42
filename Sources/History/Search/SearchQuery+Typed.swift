// To add a filter, add a case to `read(filter:value:)` and a line to the comment above it.

extension SearchQuery {
  /// Reads what was typed: words, and filters among them.
  ///
  /// `model:NAME`, `role:user` (or `you`), `role:assistant` (or `model`), `since:2026-01-31`,
  /// `until:2026-01` (the whole of it), `pinned:` or `pinned:no`. A value may stand in quotes.
  /// What is no filter is a word; a filter without its value is left out, since it is still
  /// being typed.
  ///
  /// - Parameters:
  ///   - typed: What was typed.
  ///   - limit: How many hits there are at most.
  ///   - offset: How many seconds the user's clock is ahead of UTC, by which days begin.
  package init(typed: String, limit: Int = 50, offset: Int = 0) {
    self = Self.reading(typed, limit: limit, offset: offset).query
  }

  /// The filters among what was typed whose values can't be read, as they were typed.
  ///
  /// They are searched for as words, but for dates that there are not, which filter nothing. One that
  /// is still being typed is none of them.
  package static func unread(in typed: String) -> [String] {
    reading(typed, limit: 0, offset: 0).unread
  }

  private static func reading(
    _ typed: String, limit: Int, offset: Int
  ) -> (query: SearchQuery, unread: [String]) {
    var query = SearchQuery(text: "", limit: limit)
    var (words, unread): ([Substring], [String]) = ([], [])
    for part in Self.parts(of: typed) {
      guard let colon = part.firstIndex(of: ":"), !part.hasPrefix("\"") else {
        words.append(part)
        continue
      }
      let value = part[part.index(after: colon)...].filter { $0 != "\"" }
      switch query.read(filter: part[..<colon].lowercased(), value: value, offset: offset) {
      case .taken: break
      case .never: unread.append(String(part))
      case .unread:
        unread.append(String(part))
        words.append(part)
      case .other: words.append(part)
      }
    }
    query.text = words.joined(separator: " ")
    return (query, unread)
  }

  /// What became of a word with a colon.
  private enum Reading {
    /// It is a filter, or the beginning of one.
    case taken
    /// It is a filter with a date that there is not: it filters nothing, and is no word.
    case never
    /// It is a filter with a value that says nothing to it.
    case unread
    /// It is no filter.
    case other
  }

  private mutating func read(filter: String, value: String, offset: Int) -> Reading {
    switch filter {
    case "model": model = value.isEmpty ? model : value
    case "pinned": isPinned = !["no", "false", "off"].contains(value.lowercased())
    case "role":
      switch value.lowercased() {
      case "user", "you", "me": role = .user
      case "assistant", "model": role = .assistant
      case let part where ["user", "assistant", "model", "you"].contains { $0.hasPrefix(part) }:
        break
      default: return .unread
      }
    case "since", "until":
      guard let days = Self.days(value) else {
        guard value.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }) else {
          return .unread
        }
        let isYearBegun = value.count < 4 && !value.contains("-")
        return isYearBegun || Self.days(value + "1") != nil ? .taken : .never
      }
      let milliseconds = { (day: Int64) in (day * 86_400 - Int64(offset)) * 1000 }
      if filter == "since" {
        since = milliseconds(days.lowerBound)
      } else {
        until = milliseconds(days.upperBound) - 1
      }
    default: return .other
    }
    return .taken
  }

  /// What was typed, cut at the blanks that are not between quotes.
  private static func parts(of typed: String) -> [Substring] {
    var parts: [Substring] = []
    var start = typed.startIndex
    var isQuoted = false
    for index in typed.indices {
      if typed[index] == "\"" { isQuoted.toggle() }
      if typed[index].isWhitespace, !isQuoted {
        if start < index { parts.append(typed[start..<index]) }
        start = typed.index(after: index)
      }
    }
    if start < typed.endIndex { parts.append(typed[start...]) }
    return parts
  }

  /// The days since 1970 that a year, a month or a day (`2026`, `2026-01`, `2026-01-31`) has.
  private static func days(_ text: String) -> Range<Int64>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard let first = parts.first, let year = first, (1970...9999).contains(year) else {
      return nil
    }
    let month = parts.count > 1 ? parts[1] : nil
    let day = parts.count > 2 ? parts[2] : nil
    switch (parts.count, month, day) {
    case (1, nil, nil): return Self.day(year, 1, 1)..<Self.day(year + 1, 1, 1)
    case (2, let month?, nil) where (1...12).contains(month):
      return Self.day(year, month, 1)..<Self.day(year, month + 1, 1)
    case (3, let month?, let day?) where (1...12).contains(month) && (1...31).contains(day):
      let number = Self.day(year, month, day)
      return number..<number + 1
    default: return nil
    }
  }

  /// The number of a day since 1970-01-01 in the Gregorian calendar; months may run over.
  private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let months = year * 12 + month - 3  // Years that begin with March end with the leap day.
    let (year, month) = (months / 12, months % 12)
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469
  }
}
