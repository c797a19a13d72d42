import TerminalRig

/// PageUp above 100,000 lines.
func measureScroll(_ setup: Setup) throws -> [Row] {
  try [TextKind.line, .markdown].map { kind in
    var page = Sample()
    let session = try Session(setup, history: kind)
    defer { session.close() }
    for _ in 0..<15 {
      page.add(try session.frame { $0.press(.pageUp) })
    }
    return Row(what: "PageUp in 100,000 lines of \(kind)", figure: page.text("ms"))
  }
}

/// From another width to the right frame, at the end and in the midst of 100,000 lines.
func measureResize(_ setup: Setup) throws -> [Row] {
  try [TextKind.line, .markdown].flatMap { kind in
    let session = try Session(setup, history: kind)
    defer { session.close() }
    let atEnd = try resizes(session)
    for _ in 0..<40 { session.terminal.press(.pageUp) }
    let inMidst = try resizes(session)
    return [
      Row(what: "resize of 100,000 lines of \(kind), at the end", figure: atEnd.text("ms")),
      Row(what: "resize of 100,000 lines of \(kind), scrolled up", figure: inMidst.text("ms")),
    ]
  }
}

/// From each change of the width to the frame that stays, without what counts lines.
private func resizes(_ session: Session) throws -> Sample {
  session.settle()
  var right: [Int: [String]] = [:]
  for columns in [90, 120, 90, 120] {
    session.terminal.resize(columns: columns, rows: 36)
    session.settle(.milliseconds(1000))
    right[columns] = session.terminal.snapshot.text(columns: columns)
  }
  var time = Sample()
  for round in 0..<10 {
    let columns = round % 2 == 0 ? 90 : 120
    let wanted = right[columns] ?? []
    let start = ContinuousClock.now
    session.terminal.resize(columns: columns, rows: 36)
    try session.terminal.waitFor("the frame of another width") {
      $0.text(columns: columns) == wanted
    }
    time.add(.now - start)
    session.settle(.milliseconds(1000))
  }
  return time
}

/// Keys of a search in 100,000 lines to the marked frame.
func measureFind(_ setup: Setup) throws -> [Row] {
  try [TextKind.line, .markdown].flatMap { kind in
    var first = Sample()
    var letter = Sample()
    var next = Sample()
    let session = try Session(setup, history: kind)
    defer { session.close() }
    session.terminal.type([0x06])
    session.settle()
    for _ in 0..<4 {
      // The first letter is the dearest: it is everywhere.
      first.add(try session.frame { $0.type("e") })
      letter.add(try session.frame { $0.type("r") })
      letter.add(try session.frame { $0.type("e") })
      session.terminal.type("\u{15}")
      session.settle()
    }
    session.terminal.type("e")
    session.settle()
    session.terminal.press(.enter)
    session.settle()
    for _ in 0..<15 { next.add(try session.frame { $0.type("N") }) }
    return [
      Row(
        what: "the first letter of a search in 100,000 lines of \(kind)", figure: first.text("ms")),
      Row(
        what: "the next letter of a search in 100,000 lines of \(kind)", figure: letter.text("ms")),
      Row(what: "the next hit in 100,000 lines of \(kind)", figure: next.text("ms")),
    ]
  }
}

extension Session {
  /// A program that shows the end of an answer of 100,000 lines.
  fileprivate init(_ setup: Setup, history kind: TextKind) throws {
    try self.init(setup, answer: Answers.whole(Answers.history(100_000, of: kind)))
    _ = try ask(until: Answers.end)
    settle()
  }

  /// From a key to the last byte of the frame that it makes.
  fileprivate func frame(_ type: (TerminalProgram) -> Void) throws -> Duration {
    let before = terminal.rawOutput.count
    type(terminal)
    try terminal.waitForOutput("another frame") { $0.count > before }
    settle(.milliseconds(60))
    return try sinceTyping(to: terminal.timedOutput.arrivals.last?.at)
  }
}

extension Screen {
  /// The conversation's rows as text, without the scroll bar.
  fileprivate func text(columns: Int) -> [String] {
    cells.dropFirst(2).dropLast(5).map { row in
      row.prefix(columns - 1).map { $0.width == 0 ? "" : $0.text.isEmpty ? " " : $0.text }.joined()
    }
  }
}
