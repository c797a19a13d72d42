import Markdown
import TextUI
import Transcript

extension TurnLayout {
  func shape(of turn: Turn) -> Shape? {
    guard !turn.alternates.isEmpty else { return nil }
    let current = only ?? turn.current
    return Shape(
      alternate: current, alternates: turn.alternates.count,
      model: turn.alternates[current].model,
      hasThinking: !turn.alternates[current].thinking.isEmpty,
      showsThinking: showsThinking(of: turn.alternates[current]),
      hasContent: !turn.alternates[current].content.isEmpty,
      state: turn.alternates[current].state,
      toolCalls: turn.alternates[current].toolCalls.count)
  }

  /// Whether its sections are still those of the turn; asked with every token, so nothing is copied,
  /// though nothing changes either.
  mutating func hasShape(of turn: Turn) -> Bool {
    guard let shape, shape.alternates == turn.alternates.count else { return false }
    let current = only ?? turn.current
    return shape.alternate == current && shape.state == turn.alternates[current].state
      && shape.hasContent != turn.alternates[current].content.isEmpty
      && shape.hasThinking != turn.alternates[current].thinking.isEmpty
      && shape.toolCalls == turn.alternates[current].toolCalls.count
      && shape.model == turn.alternates[current].model
      && (!shape.hasThinking
        || shape.showsThinking == showsThinking(of: turn.alternates[current]))
  }

  /// Whether the thinking of a reply is shown.
  func showsThinking(of reply: Reply) -> Bool {
    if let opensThinking { return opensThinking }
    return switch options.thinking {
    case .open: true
    case .folded: false
    // Where no answer came, the thoughts are all there is.
    case .auto: reply.state == .thinking || reply.content.isEmpty
    }
  }

  /// Makes all its sections; reads what is left of the answer where that is not more than so many
  /// bytes.
  mutating func build(_ turn: Turn, reading bytes: Int = Self.atOnce) {
    let former = shape
    shape = shape(of: turn)
    let name = Line(options.strings(.you), .user)
    head = contextRule + [Self.head(name, branch, columns: options.columns)]
    middle = [[]]
    if let reply = reply(of: turn) {
      lay(reply, turn, reading: bytes, isSameReply: former?.alternate == shape?.alternate)
    } else {
      isRead = true
    }
    setCount()
  }

  private mutating func lay(
    _ reply: Reply, _ turn: Turn, reading bytes: Int, isSameReply: Bool
  ) {
    middle.append(options.header(of: reply, turn))
    layThinking(reply)
    layContent(reply, reading: bytes, isSameReply: isSameReply)
    tail =
      ReplyNotes(
        reply, context.verdict(on: reply), isRetry: turn.isRetry(alternate: only ?? turn.current),
        columns: options.columns,
        showsFigures: options.showsFigures,
        strings: options.strings
      ).lines + [[]]
  }

  private mutating func layThinking(_ reply: Reply) {
    thinking = nil
    gap = []
    guard !reply.thinking.isEmpty else { return }
    let isShown = showsThinking(of: reply)
    if isShown { thinking = LineTable(reply.thinking, columns: options.columns) }
    // While it still thinks this is only made anew now and then.
    let time =
      reply.state == .thinking
      ? "" : reply.figures.thinking.map { " " + Format.duration($0) } ?? ""
    middle.append(
      Line((isShown ? "▾ " : "▸ ") + options.strings(.thinking) + time, .thinking)
        .truncated(to: options.columns))
    gap = [[]]
  }

  /// Lays the answer out; a document that was read already is only laid out again.
  private mutating func layContent(_ reply: Reply, reading bytes: Int, isSameReply: Bool) {
    resting = front ?? documents.first ?? resting
    source = nil
    documents = []
    front = nil
    unread = 0
    isRead = true
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
    if reply.content.utf8.count - layout.length <= bytes {
      _ = layout.grow(reply.content)
      if reply.state.isOver { layout.finish(reply.content) }
    } else {
      isRead = false
      unread = Self.estimate(reply.content, behind: layout, options)
    }
    documents = [layout]
  }
}
