import Markdown
import OllamaWire
import TextUI
import Transcript

/// The screen lines of one turn.
///
/// Text is held as tables of line starts; a line is made when it is looked at. While a reply grows
/// only the last block of it is laid out again. After a change of the width nothing is laid out
/// before it is looked at (``layOut(rows:of:)``), and a long answer that was just opened is not even
/// read.
struct TurnLayout: Equatable, Sendable {
  /// What decides which sections there are; while it stays, growing is enough.
  struct Shape: Equatable, Sendable {
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
  var shape: Shape?
  // From top to bottom: lines as they are, and texts that may grow.
  var head: [Line] = []
  var prompt: LineTable
  var middle: [Line] = []
  var thinking: LineTable?
  var gap: [Line] = []
  /// The answer as it came, and as Markdown: one of them or none.
  var source: LineTable?
  /// Not an optional: copies of the turn share a list, and what is in a list grows in place.
  var documents: [DocumentLayout] = []
  var tail: [Line] = []
  /// The answer as Markdown, while it is shown as it came; what has come since is not in it.
  @Apart var resting: DocumentLayout?
  /// The answer as far as it was read from its start, while its end is shown in ``content``.
  @Apart var front: DocumentLayout?
  /// Whether ``content`` is the answer's end, read by itself.
  var showsEnd: Bool { _front.isThere }
  /// Lines of the answer, by estimate, that were not read yet: above ``content`` where that is its
  /// end, else below.
  var unread = 0
  /// Whether the answer is read to its end.
  var isRead = true
  /// The one of its answers that is shown, whichever counts; nil: the one that counts.
  let only: Int?
  /// Which of how many prompts after the same answer this is; nil: the only one.
  var branch: Ordinal?
  /// What of it, or above it, the model did not see.
  var context = TurnContext()
  /// Whether the thinking of this turn is shown, whatever the options say; nil: as they say.
  var opensThinking: Bool?
  /// Whether the options have changed since it was laid out.
  var isStale = false
  /// How many screen lines the turn takes, by estimate where it is not settled.
  var count = 0

  /// Lays a turn out.
  init(_ turn: Turn, _ options: TurnOptions) {
    self.options = options
    only = nil
    prompt = LineTable(turn.prompt, columns: options.columns)
    build(turn, reading: .max)
  }

  /// Takes a turn without looking at it: how many lines it has is an estimate.
  ///
  /// The empty table is one that all share, since there may be thousands.
  init(unread turn: Turn, _ options: TurnOptions, _ empty: LineTable, only: Int? = nil) {
    self.options = options
    self.only = only
    prompt = empty
    isStale = true
    isRead = false
    count = Self.estimate(turn, options)
  }

  /// Whether every line is laid out.
  var isSettled: Bool {
    guard !isStale, isRead else { return false }
    return documents.isEmpty || documents[0].isSettled
  }

  /// The answer.
  var content: Content {
    if let source { return .source(source) }
    return documents.first.map(Content.document) ?? .none
  }

  /// How many lines of the answer there are, but for those that were not read.
  var contentCount: Int {
    documents.isEmpty ? source?.count ?? 0 : documents[0].count
  }

  /// The blocks of an answer in Markdown.
  var blocks: [Block] {
    documents.first?.document.blocks ?? []
  }

  /// Whether its pieces and their texts are those of its options.
  var hasCurrentText: Bool {
    guard isRead else { return false }
    guard isStale else { return true }
    if source != nil { return options.isRaw }
    // The text of a table is as wide as the screen.
    return documents.isEmpty || !options.isRaw && firstTable == nil
  }

  /// The answer that is shown.
  func reply(of turn: Turn) -> Reply? {
    guard let only else { return turn.reply }
    return turn.alternates.indices.contains(only) ? turn.alternates[only] : nil
  }

  // MARK: - Growing

  /// Takes over what has been appended to the turn.
  mutating func grow(_ turn: Turn) -> Growth {
    let wasStale = isStale || !isRead
    if wasStale { read(turn) }
    guard hasShape(of: turn) else {
      build(turn, reading: .max)
      return Growth(line: wasStale ? 0 : head.count + prompt.count, text: (.thinking, 0, 0))
    }
    let current = only ?? turn.current
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
  ///
  /// Reads an answer that was not read to its end where the rest is not longer than so many bytes.
  mutating func catchUp(_ turn: Turn, reading bytes: Int = Self.atOnce) {
    guard isStale else { return }
    isStale = false
    prompt.rewrap(turn.prompt, columns: options.columns)
    build(turn, reading: bytes)
  }

  /// Lays out what rows show; true: the number of lines may have changed.
  mutating func layOut(rows: Range<Int>, of turn: Turn) -> Bool {
    guard !isSettled else { return false }
    if isStale {
      catchUp(turn)
      return true
    }
    if !isRead, read(rows, of: turn) { return true }
    return layOutContent { layout, start in
      layout.layOut(lines: max(0, rows.lowerBound - start)..<max(0, rows.upperBound - start))
    }
  }

  /// Lays out a block of the answer, counted from its end where it is negative; nil: only what is
  /// around it.
  mutating func layOut(block: Int?, of turn: Turn) {
    catchUp(turn)
    guard let block else { return }
    if !isRead { read(block: block, of: turn) }
    _ = layOutContent { layout, _ in
      let start = layout.start(ofBlock: layout.index(ofBlock: block))
      return layout.layOut(lines: start..<start + 1)
    }
  }

  /// Lays out some more of it, and reads it before: about as much as laying out so many bytes costs.
  ///
  /// The budget goes down by the work done.
  mutating func layOutSome(_ budget: inout Int, of turn: Turn) {
    // Every turn has a price, however short it is.
    budget -= 2_000
    if isStale {
      budget -= turn.prompt.utf8.count
      catchUp(turn, reading: 0)
    }
    if !isRead { readSome(&budget, of: turn) }
    guard isRead else { return }
    _ = layOutContent { layout, _ in
      layout.layOutSome(bytes: &budget)
      return true
    }
  }

  private mutating func layOutContent(_ change: (inout DocumentLayout, Int) -> Bool) -> Bool {
    guard !documents.isEmpty else { return false }
    let start = contentStart
    let isChanged = change(&documents[0], start)
    setCount()
    return isChanged
  }

  /// Where the answer's lines begin.
  var answerStart: Int {
    head.count + prompt.count + middle.count + (thinking?.count ?? 0) + gap.count
  }

  /// Where the lines of ``content`` begin.
  var contentStart: Int {
    answerStart + (showsEnd ? unread : 0)
  }

  mutating func setCount() {
    count = answerStart + contentCount + unread + tail.count
  }
}
