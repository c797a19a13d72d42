import OllamaWire
import TextUI
import Transcript

/// The screen lines of one turn at one width.
///
/// Text is held as a table of line starts; a line is made when it is looked at. While a reply
/// grows only its last table grows.
struct TurnLayout: Equatable, Sendable {
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

  private var shape: Shape?
  private var columns: Int
  private var showsFigures: Bool
  private let strings: Strings
  // From top to bottom: lines as they are, and texts that may grow.
  private var head: [Line] = []
  private var prompt: LineTable
  private var middle: [Line] = []
  private var thinking: LineTable?
  private var gap: [Line] = []
  private var content: LineTable?
  private var tail: [Line] = []
  /// How many screen lines the turn takes.
  private(set) var count = 0

  /// Lays a turn out.
  init(_ turn: Turn, columns: Int, showsFigures: Bool, strings: Strings) {
    self.strings = strings
    self.columns = columns
    self.showsFigures = showsFigures
    prompt = LineTable(turn.prompt, columns: columns)
    build(turn)
  }

  /// Takes over what has been appended to the turn; returns the first of its lines that changed.
  mutating func grow(_ turn: Turn) -> Int {
    guard Self.shape(of: turn, showsFigures: showsFigures) == shape else {
      build(turn)
      return head.count + prompt.count
    }
    let current = turn.current
    var firstChanged = count
    var start = head.count + prompt.count + middle.count
    if let before = thinking?.count {
      thinking?.grow(turn.alternates[current].thinking)
      firstChanged = min(firstChanged, start + before - 1)
      start += thinking?.count ?? 0
    }
    start += gap.count
    if let before = content?.count {
      content?.grow(turn.alternates[current].content)
      firstChanged = min(firstChanged, start + before - 1)
      start += content?.count ?? 0
    }
    count = start + tail.count
    return firstChanged
  }

  /// One screen line, made anew.
  func line(_ index: Int, of turn: Turn) -> Line {
    var rest = index
    func fixed(_ lines: [Line]) -> Line? {
      defer { rest -= lines.count }
      return rest < lines.count ? lines[rest] : nil
    }
    func line(of table: LineTable?, _ text: @autoclosure () -> String, _ role: Role) -> Line? {
      guard let table else { return nil }
      defer { rest -= table.count }
      return rest < table.count ? Line(table.spans(rest, of: text(), role: role)) : nil
    }
    // Each part is only asked where the line does not lie in one before it.
    return fixed(head) ?? line(of: prompt, turn.prompt, .text) ?? fixed(middle)
      ?? line(of: thinking, turn.alternates[turn.current].thinking, .thinking) ?? fixed(gap)
      ?? line(of: content, turn.alternates[turn.current].content, .text) ?? fixed(tail) ?? []
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

  // MARK: - Parts

  private mutating func build(_ turn: Turn) {
    shape = Self.shape(of: turn, showsFigures: showsFigures)
    head = [Line(strings(.you), .user)]
    middle = [[]]
    if let reply = turn.reply { lay(reply, turn) }
    count =
      head.count + prompt.count + middle.count + (thinking?.count ?? 0) + gap.count
      + (content?.count ?? 0) + tail.count
  }

  private mutating func lay(_ reply: Reply, _ turn: Turn) {
    middle.append(header(of: reply, turn))
    thinking = nil
    gap = []
    if !reply.thinking.isEmpty {
      middle.append(Line(strings(.thinking), .dim))
      thinking = LineTable(reply.thinking, columns: columns)
      gap = [[]]
    }
    content = reply.content.isEmpty ? nil : LineTable(reply.content, columns: columns)
    tail =
      ReplyNotes(reply, columns: columns, showsFigures: showsFigures, strings: strings).lines
      + [[]]
  }

  private func header(of reply: Reply, _ turn: Turn) -> Line {
    let name = Line(displayed(reply.model.isEmpty ? "…" : reply.model), .assistant)
    guard turn.alternates.count > 1 else { return name.truncated(to: columns) }
    let mark = Line("‹\(turn.current + 1)/\(turn.alternates.count)›", .dim)
    return Line.sides(name, mark, columns: columns).truncated(to: columns)
  }
}
