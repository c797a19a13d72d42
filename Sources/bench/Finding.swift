import Foundation
import History
import TerminalRig

/// Every key of what somebody types to find something.
func measureSearch(_ path: String, _ what: String) throws -> [Row] {
  let store = try HistoryStore(path: path)
  var (newest, best) = (Sample(), Sample())
  for words in ["the quick", "function return", "春天", "的", "nothing like it"] {
    for length in 1...words.count {
      let query = SearchQuery(text: String(words.prefix(length)))
      newest.add(try ContinuousClock().measure { _ = try store.newest(query) })
      best.add(try ContinuousClock().measure { _ = try store.best(query) })
    }
  }
  try store.close()
  return [
    Row(what: "\(what): search per key, the newest", figure: newest.text("ms")),
    Row(what: "\(what): search per key, ranked", figure: best.text("ms")),
  ]
}

/// What gives an index most to do: all turns have it, or the words are in all of them and what is
/// wanted in none.
private let hardQueries = [
  "a", "th", "的", "春", "func", "the", "the of and to a in is it you that he was", "\"is the of\"",
  "\"water who the\"", "the model:rare", "the role:user pinned:", "的 since:2023-06 until:2023-07",
  "the qq", "qqqq", "(", "== 的", "strasse", "fi", "off the coast",
  "just find the last office staff",
]

/// Queries that are hard, each by itself.
func measureHardSearch(_ path: String, _ setup: Setup, _ what: String) throws -> [Row] {
  let store = try HistoryStore(path: path)
  let rows = try hardQueries.map { typed in
    var (newest, best) = (Sample(), Sample())
    let query = SearchQuery(typed: typed, limit: 50, offset: 0)
    for _ in 0..<max(5, setup.runs) {
      newest.add(try ContinuousClock().measure { _ = try store.newest(query) })
      best.add(try ContinuousClock().measure { _ = try store.best(query) })
    }
    return Row(
      what: "\(what): search of `\(typed)`",
      figure: "newest \(newest.text("ms", decimals: 1)), ranked \(best.text("ms", decimals: 1))")
  }
  try store.close()
  return rows
}

/// A key in the search pane while it looks for a letter that is everywhere.
func measureSearchKeys(_ path: String, _ setup: Setup, _ what: String) throws -> [Row] {
  let session = try Session(setup) { home in try give(path, to: home) }
  defer { session.close() }
  session.settle()
  session.terminal.type("\u{1B}OS")  // F4
  session.settle()
  var echo = Sample()
  for letter in ["e", "t", "的", "th", "fu"] + ["e", "t", "的", "th", "fu"] {
    session.terminal.type(letter)
    pause(.milliseconds(8))
    echo.add(try session.echo())
    session.settle()
    session.terminal.type("\u{15}")
    session.settle()
  }
  return [Row(what: "\(what): a key in the search pane meanwhile", figure: echo.text("ms"))]
}
