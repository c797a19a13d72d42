import OllamaWire
import TextUI
import Transcript

/// The screen lines of one turn at one width.
///
/// Text is held as a table of line starts; a line is made when it is looked at. While a reply
/// grows only its last table grows.
struct TurnLayout: Equatable, Sendable {
  /// A text of the turn.
  enum Source: Equatable, Sendable {
    case prompt, thinking, content
  }

  private enum Section: Equatable, Sendable {
    case lines([Line])
    case text(LineTable, Source)

    var count: Int {
      switch self {
      case .lines(let lines): lines.count
      case .text(let table, _): table.count
      }
    }
  }

  /// What decides which sections there are; while it stays, growing is enough.
  private struct Shape: Equatable, Sendable {
    var alternate: Int
    var alternates: Int
    var model: String
    var hasThinking: Bool
    var hasContent: Bool
    var state: ReplyState
    var toolCalls: Int
    var showsFigures: Bool
  }

  private var sections: [Section] = []
  private var shape: Shape?
  private var columns: Int
  private var showsFigures: Bool
  /// How many screen lines the turn takes.
  private(set) var count = 0

  /// Lays a turn out.
  init(_ turn: Turn, columns: Int, showsFigures: Bool) {
    self.columns = columns
    self.showsFigures = showsFigures
    build(turn)
  }

  /// Takes over what has been appended to the turn; returns the first of its lines that changed.
  mutating func grow(_ turn: Turn) -> Int {
    guard Self.shape(of: turn, showsFigures: showsFigures) == shape else {
      let before = sections.first.map(\.count) ?? 0
      build(turn)
      return before
    }
    var firstChanged = count
    var start = 0
    for index in sections.indices {
      guard case .text(var table, let source) = sections[index] else {
        start += sections[index].count
        continue
      }
      if source != .prompt {
        let before = table.count
        sections[index] = .lines([])  // Gives up this copy, so that the table grows in place.
        table.grow(Self.text(source, of: turn))
        firstChanged = min(firstChanged, start + max(0, before - 1))
        sections[index] = .text(table, source)
      }
      start += sections[index].count
    }
    count = start
    return firstChanged
  }

  /// One screen line, made anew.
  func line(_ index: Int, of turn: Turn) -> Line {
    var rest = index
    for section in sections {
      guard rest >= section.count else {
        switch section {
        case .lines(let lines): return lines[rest]
        case .text(let table, let source):
          let role: Role = source == .thinking ? .thinking : .text
          return Line(table.spans(rest, of: Self.text(source, of: turn), role: role))
        }
      }
      rest -= section.count
    }
    return []
  }

  private static func text(_ source: Source, of turn: Turn) -> String {
    switch source {
    case .prompt: turn.prompt
    case .thinking: turn.alternates[turn.current].thinking
    case .content: turn.alternates[turn.current].content
    }
  }

  private static func shape(of turn: Turn, showsFigures: Bool) -> Shape? {
    guard !turn.alternates.isEmpty else { return nil }
    let current = turn.current
    return Shape(
      alternate: current, alternates: turn.alternates.count,
      model: turn.alternates[current].model,
      hasThinking: !turn.alternates[current].thinking.isEmpty,
      hasContent: !turn.alternates[current].content.isEmpty,
      state: turn.alternates[current].state,
      toolCalls: turn.alternates[current].toolCalls.count, showsFigures: showsFigures)
  }

  // MARK: - Sections

  private mutating func build(_ turn: Turn) {
    shape = Self.shape(of: turn, showsFigures: showsFigures)
    sections = [
      .lines([Line("you", .user)]),
      table(.prompt, turn),
      .lines([[]]),
    ]
    if let reply = turn.reply { appendReply(reply, turn) }
    count = sections.reduce(0) { $0 + $1.count }
  }

  private mutating func appendReply(_ reply: Reply, _ turn: Turn) {
    var header = Line(displayed(reply.model.isEmpty ? "…" : reply.model), .assistant)
    if turn.alternates.count > 1 {
      let mark = Line("‹\(turn.current + 1)/\(turn.alternates.count)›", .dim)
      header = Line.sides(header, mark, columns: columns)
    }
    sections.append(.lines([header.truncated(to: columns)]))
    if !reply.thinking.isEmpty {
      sections.append(.lines([Line("thinking", .dim)]))
      sections.append(table(.thinking, turn))
      sections.append(.lines([[]]))
    }
    if !reply.content.isEmpty { sections.append(table(.content, turn)) }
    sections.append(.lines(ReplyNotes(reply, columns: columns, showsFigures: showsFigures).lines))
    sections.append(.lines([[]]))
  }

  private func table(_ source: Source, _ turn: Turn) -> Section {
    var table = LineTable(columns: columns)
    table.grow(Self.text(source, of: turn))
    return .text(table, source)
  }
}
