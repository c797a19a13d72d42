import Markdown
import OllamaWire
import TextUI
import Transcript

/// The screen lines of one turn.
///
/// Text is held as tables of line starts; a line is made when it is looked at. While a reply grows
/// only the last block of it is laid out again. After a change of the width nothing is laid out
/// before it is looked at (``layOut(rows:of:)``).
struct TurnLayout: Equatable, Sendable {
  /// What decides which sections there are; while it stays, growing is enough.
  private struct Shape: Equatable, Sendable {
    var alternate: Int
    var alternates: Int
    var model: String
    var hasThinking: Bool
    var showsThinking: Bool
    var hasContent: Bool
    var state: ReplyState
    var toolCalls: Int
  }

  /// The text of an answer, as Markdown or as it came.
  enum Content: Equatable, Sendable {
    case none
    case source(LineTable)
    case document(DocumentLayout)
  }

  /// What has changed with the growth of a turn.
  struct Growth {
    /// The first line that may have changed.
    var line: Int
    /// From where on its text may have changed.
    var text: (part: TextPart, block: Int, offset: Int)
  }

  private(set) var options: TurnOptions
  private var shape: Shape?
  // From top to bottom: lines as they are, and texts that may grow.
  private(set) var head: [Line] = []
  private(set) var prompt: LineTable
  private(set) var middle: [Line] = []
  private(set) var thinking: LineTable?
  private(set) var gap: [Line] = []
  /// The answer as it came, and as Markdown: one of them or none.
  private(set) var source: LineTable?
  /// Not an optional: copies of the turn share a list, and what is in a list grows in place.
  private(set) var documents: [DocumentLayout] = []
  private(set) var tail: [Line] = []
  /// The answer as Markdown, while it is shown as it came; what has come since is not in it.
  private var resting: DocumentLayout?
  /// Whether the thinking of this turn is shown, whatever the options say; nil: as they say.
  private(set) var opensThinking: Bool?
  /// Whether the options have changed since it was laid out.
  private var isStale = false
  /// How many screen lines the turn takes, by estimate where it is not settled.
  private(set) var count = 0

  /// Lays a turn out.
  init(_ turn: Turn, _ options: TurnOptions) {
    self.options = options
    prompt = LineTable(turn.prompt, columns: options.columns)
    build(turn)
  }

  /// Whether every line is laid out.
  var isSettled: Bool {
    guard !isStale else { return false }
    return documents.isEmpty || documents[0].isSettled
  }

  /// The answer.
  var content: Content {
    if let source { return .source(source) }
    return documents.first.map(Content.document) ?? .none
  }

  /// How many lines the answer takes.
  var contentCount: Int {
    documents.isEmpty ? source?.count ?? 0 : documents[0].count
  }

  /// Whether its pieces and their texts are those of its options.
  var hasCurrentText: Bool {
    guard isStale else { return true }
    return switch content {
    case .none: true
    case .source: options.isRaw
    // The text of a table is as wide as the screen.
    case .document(let layout):
      !options.isRaw && !layout.document.blocks.contains { $0.table != nil }
    }
  }

  // MARK: - Growing

  /// Takes over what has been appended to the turn.
  mutating func grow(_ turn: Turn) -> Growth {
    let wasStale = isStale
    if wasStale { catchUp(turn) }
    guard hasShape(of: turn) else {
      build(turn)
      return Growth(line: wasStale ? 0 : head.count + prompt.count, text: (.thinking, 0, 0))
    }
    let current = turn.current
    var growth = Growth(line: count, text: (.content, .max, 0))
    var start = head.count + prompt.count + middle.count
    if let before = thinking?.count {
      let length = thinking?.length ?? 0
      thinking?.grow(turn.alternates[current].thinking)
      if thinking?.length != length {
        growth = Growth(line: start + before - 1, text: (.thinking, 0, length))
      }
      start += thinking?.count ?? 0
    }
    start += gap.count
    if let (line, block, offset) = growContent(turn.alternates[current].content) {
      growth.line = min(growth.line, start + line)
      if growth.text.part == .content { growth.text = (.content, block, offset) }
    }
    count = start + contentCount + tail.count
    if wasStale { growth.line = 0 }
    return growth
  }

  /// Takes over what has been appended to the answer; where that has changed it.
  private mutating func growContent(_ text: String) -> (line: Int, block: Int, offset: Int)? {
    if !documents.isEmpty {
      let line = documents[0].grow(text)
      return (line, documents[0].block(containing: line), 0)
    }
    guard let count = source?.count, let length = source?.length else { return nil }
    source?.grow(text)
    return (count - 1, 0, length)
  }

  // MARK: - Other options

  /// Takes other options; nothing is laid out before it is looked at.
  mutating func change(to options: TurnOptions) {
    let old = self.options
    self.options = options
    isStale = true
    count = max(1, count * old.columns / max(1, options.columns))
  }

  /// Shows or folds the thinking of this turn; nil: as the options say.
  mutating func openThinking(_ isOpen: Bool?, of turn: Turn) {
    catchUp(turn)
    guard isOpen != opensThinking else { return }
    opensThinking = isOpen
    build(turn)
  }

  /// Makes its sections those of its options; the blocks of an answer are still not laid out.
  mutating func catchUp(_ turn: Turn) {
    guard isStale else { return }
    isStale = false
    prompt.rewrap(turn.prompt, columns: options.columns)
    build(turn)
  }

  /// Lays out what rows show; true: the number of lines may have changed.
  mutating func layOut(rows: Range<Int>, of turn: Turn) -> Bool {
    guard !isSettled else { return false }
    let isChanged = isStale
    catchUp(turn)
    return layOutContent { layout, start in
      layout.layOut(lines: max(0, rows.lowerBound - start)..<max(0, rows.upperBound - start))
    } || isChanged
  }

  /// Lays out a block of the answer; nil: only what is around it.
  mutating func layOut(block: Int?, of turn: Turn) {
    catchUp(turn)
    guard let block else { return }
    _ = layOutContent { layout, _ in
      let start = layout.start(ofBlock: block)
      return layout.layOut(lines: start..<start + 1)
    }
  }

  /// Lays out some more of it.
  mutating func layOutSome(bytes: Int, of turn: Turn) {
    catchUp(turn)
    _ = layOutContent { layout, _ in
      layout.layOutSome(bytes: bytes)
      return true
    }
  }

  private mutating func layOutContent(_ change: (inout DocumentLayout, Int) -> Bool) -> Bool {
    guard !documents.isEmpty else { return false }
    let start = contentStart
    let isChanged = change(&documents[0], start)
    count = start + documents[0].count + tail.count
    return isChanged
  }

  /// Where the answer's lines begin.
  var contentStart: Int {
    head.count + prompt.count + middle.count + (thinking?.count ?? 0) + gap.count
  }

  // MARK: - Parts

  private func shape(of turn: Turn) -> Shape? {
    guard !turn.alternates.isEmpty else { return nil }
    let current = turn.current
    return Shape(
      alternate: current, alternates: turn.alternates.count,
      model: turn.alternates[current].model,
      hasThinking: !turn.alternates[current].thinking.isEmpty,
      showsThinking: showsThinking(of: turn.alternates[current]),
      hasContent: !turn.alternates[current].content.isEmpty,
      state: turn.alternates[current].state,
      toolCalls: turn.alternates[current].toolCalls.count)
  }

  /// Whether its sections are still those of the turn; asked with every token.
  private func hasShape(of turn: Turn) -> Bool {
    guard let shape, shape.alternates == turn.alternates.count else { return false }
    let current = turn.current
    return shape.alternate == current && shape.state == turn.alternates[current].state
      && shape.hasContent != turn.alternates[current].content.isEmpty
      && shape.hasThinking != turn.alternates[current].thinking.isEmpty
      && shape.toolCalls == turn.alternates[current].toolCalls.count
      && shape.model == turn.alternates[current].model
      && (!shape.hasThinking
        || shape.showsThinking == showsThinking(of: turn.alternates[current]))
  }

  private func showsThinking(of reply: Reply) -> Bool {
    if let opensThinking { return opensThinking }
    return switch options.thinking {
    case .open: true
    case .folded: false
    // Where no answer came, the thoughts are all there is.
    case .auto: reply.state == .thinking || reply.content.isEmpty
    }
  }

  private mutating func build(_ turn: Turn) {
    let former = shape
    shape = shape(of: turn)
    head = [Line(options.strings(.you), .user)]
    middle = [[]]
    if let reply = turn.reply {
      lay(reply, turn, isSameReply: former?.alternate == shape?.alternate)
    }
    count = contentStart + contentCount + tail.count
  }

  private mutating func lay(_ reply: Reply, _ turn: Turn, isSameReply: Bool) {
    middle.append(options.header(of: reply, turn))
    layThinking(reply)
    layContent(reply, isSameReply: isSameReply)
    tail =
      ReplyNotes(
        reply, columns: options.columns, showsFigures: options.showsFigures,
        strings: options.strings
      ).lines + [[]]
  }

  private mutating func layThinking(_ reply: Reply) {
    thinking = nil
    gap = []
    guard !reply.thinking.isEmpty else { return }
    let isShown = showsThinking(of: reply)
    if isShown { thinking = LineTable(reply.thinking, columns: options.columns) }
    let time = reply.figures.thinking.map { " " + Format.duration($0) } ?? ""
    middle.append(
      Line((isShown ? "▾ " : "▸ ") + options.strings(.thinking) + time, .thinking)
        .truncated(to: options.columns))
    gap = [[]]
  }

  /// Lays the answer out; a document that was read already is only laid out again.
  private mutating func layContent(_ reply: Reply, isSameReply: Bool) {
    resting = documents.first ?? resting
    source = nil
    documents = []
    if !isSameReply || resting?.document.languages != options.languages { resting = nil }
    guard !reply.content.isEmpty else { return }
    if options.isRaw {
      source = LineTable(reply.content, columns: options.columns)
      return
    }
    var layout =
      resting ?? DocumentLayout(role: .text, languages: options.languages, options.layout)
    resting = nil
    layout.change(to: options.layout)
    _ = layout.grow(reply.content)
    if reply.state.isOver { layout.finish(reply.content) }
    documents = [layout]
  }
}
