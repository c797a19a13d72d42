import OllamaWire
import Statistics

// To add a filter, add a case to `read(filter:value:)` and a line to the comment above it.

extension StatisticsQuery {
  /// Reads what was typed: filters and words.
  ///
  /// `model:NAME`, `host:NAME` (`local` is this machine), `since:7d` (`today`, `2026-11-26`, `2026-11`, `all`),
  /// `until:2026-11-26`, `prompt:>1000` (`<1000`, `100-1000`, `1000`), `origin:talk` (`bench`, `all`). A word that is no
  /// filter has to be in the name of the model or of the host. A filter without its value is left
  /// out, since it is still being typed.
  package init(typed: String) {
    self = Self.reading(typed).query
  }

  /// The filters among what was typed whose values can't be read, as they were typed.
  static func unread(in typed: String) -> [String] {
    reading(typed).unread
  }

  private static func reading(_ typed: String) -> (query: StatisticsQuery, unread: [String]) {
    var query = StatisticsQuery()
    var unread: [String] = []
    for part in typed.split(whereSeparator: \.isWhitespace) {
      let word = part.lowercased()
      guard let colon = word.firstIndex(of: ":") else {
        query.words.append(word)
        continue
      }
      let value = String(word[word.index(after: colon)...])
      switch query.read(filter: word[..<colon], value: value) {
      case true?: break
      case false?: if !value.isEmpty { unread.append(String(part)) }
      case nil: query.words.append(word)
      }
    }
    return (query, unread)
  }

  /// Reads a filter; false: its value can't be read, nil: it is none.
  private mutating func read(filter: Substring, value: String) -> Bool? {
    switch filter {
    case "model": if !value.isEmpty { models.append(value) }
    case "host": if !value.isEmpty { hosts.append(value) }
    case "since":
      guard let since = Self.since(value) else { return false }
      self.since = since
    case "until":
      guard let day = Self.day(value, isLast: true) else { return false }
      until = day
    case "prompt":
      guard let range = Self.range(value) else { return false }
      promptTokens = range
    case "origin":
      switch value {
      case "bench": origins = .bench
      case "talk": origins = .conversations
      case "all": origins = .all
      default: return false
      }
    default: return nil
    }
    return true
  }

  private static func since(_ value: String) -> Since? {
    switch value {
    case "all": .ever
    case "today": .today
    default:
      if let day = day(value) {
        .date(day)
      } else {
        Int(value.last == "d" ? value.dropLast() : value[...]).flatMap { days in
          days > 0 && days < 100_000 ? .days(days) : nil
        }
      }
    }
  }

  /// The days from 1970 to a date such as 2026-11-26, or to an end of a month such as 2026-11.
  private static func day(_ value: String, isLast: Bool = false) -> Int? {
    let endings = value.count > 7 ? [""] : isLast ? ["-31", "-30", "-29", "-28"] : ["-01"]
    return endings.lazy.compactMap { WireDate(value + $0 + "T00:00:00Z") }.first
      .map { Int($0.seconds / 86_400) }
  }

  private static func range(_ value: String) -> ClosedRange<Int>? {
    func number(_ text: Substring) -> Int? {
      let isThousands = text.last == "k"
      guard let number = Int(isThousands ? text.dropLast() : text), (0...1 << 40).contains(number)
      else { return nil }
      return isThousands ? number * 1000 : number
    }
    if value.first == ">" { return number(value.dropFirst()).map { $0 + 1...(.max) } }
    if value.first == "<" { return number(value.dropFirst()).map { 0...max(0, $0 - 1) } }
    let ends = value.split(separator: "-", omittingEmptySubsequences: false).map(number)
    switch ends.count {
    case 1: return ends[0].map { $0...$0 }
    case 2:
      guard let low = ends[0], let high = ends[1], low <= high else { return nil }
      return low...high
    default: return nil
    }
  }

  // MARK: - Changing what was typed

  /// What was typed with another value of a filter; nil: without it.
  static func typed(_ text: String, setting filter: String, to value: String?) -> String {
    var parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
      .filter { !$0.lowercased().hasPrefix(filter + ":") }
    if let value { parts.append("\(filter):\(value)") }
    return parts.joined(separator: " ")
  }
}
