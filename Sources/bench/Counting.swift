import TerminalRig

/// The statistics pane over all replies of a store: from the key to the answer on the screen.
func measureCounting(_ path: String, _ setup: Setup, _ what: String) throws -> [Row] {
  var (first, echo, word, size) = (Sample(), Sample(), Sample(), Sample())
  var (measure, compared, memory) = (Sample(), Sample(), Sample())
  for _ in 0..<setup.runs {
    let session = try Session(setup) { home in try give(path, to: home) }
    defer { session.close() }
    let terminal = session.terminal
    session.settle()  // The conversation of before comes a little later.
    terminal.type("\u{13}")
    try terminal.waitFor("3 History")
    let asked = ContinuousClock.now
    terminal.type("3")
    try terminal.waitFor("reading…")
    terminal.type("/")
    echo.add(try session.answer(to: "e", "filter: e ", isRead: false))
    try session.waitForAnswer("filter: e ")
    first.add(.now - asked)
    word.add(try session.answer(to: ":", "filter: e: "))
    terminal.type("\u{15}")
    size.add(try session.answer(to: "prompt:>100", "filter: prompt:>100"))
    terminal.press(.enter)
    measure.add(try session.answer(to: "m", "prompt rate of "))
    terminal.type("aj")
    compared.add(try session.answer(to: "b4", "Mann–Whitney"))
    memory.add(ProcessFigures.megabytes("Pss", in: "smaps_rollup", of: terminal.processID))
  }
  return [
    Row(what: "\(what): statistics, the first read", figure: first.text("ms", decimals: 0)),
    Row(what: "\(what): statistics, echo of a key meanwhile", figure: echo.text("ms")),
    Row(what: "\(what): statistics, filter by a word", figure: word.text("ms")),
    Row(what: "\(what): statistics, filter by the prompt's size", figure: size.text("ms")),
    Row(what: "\(what): statistics, another measure", figure: measure.text("ms")),
    Row(what: "\(what): statistics, two groups compared", figure: compared.text("ms")),
    Row(what: "\(what): statistics, memory meanwhile", figure: memory.text("MB PSS", decimals: 1)),
  ]
}

extension Session {
  /// Types, and waits for what is to be seen then; the time to it.
  ///
  /// - Parameters:
  ///   - keys: what is typed.
  ///   - text: what was not there before.
  ///   - isRead: whether the history is to be read by then.
  /// - Returns: how long it took.
  /// - Throws: the screen, where it does not come.
  fileprivate func answer(
    to keys: String, _ text: String, isRead: Bool = true
  ) throws -> Duration {
    let start = ContinuousClock.now
    terminal.type(keys)
    if isRead { try waitForAnswer(text) } else { try terminal.waitFor(text) }
    return .now - start
  }

  /// Waits until a text is there and nothing is being read any more.
  fileprivate func waitForAnswer(_ text: String) throws {
    try terminal.waitFor("the answer beside \(text)", within: .seconds(120)) { screen in
      screen.text.contains(text) && !screen.text.contains("reading…")
    }
  }
}
