import Transcript

/// A conversation as plain text: what was said, as it was, under the names of those who said it.
struct TextExport {
  let conversation: Conversation
  let showsAlternates: Bool

  init(_ conversation: Conversation, showsAlternates: Bool) {
    self.conversation = conversation
    self.showsAlternates = showsAlternates
  }

  var text: String {
    var parts = [head]
    if let system = conversation.system, !system.isEmpty { parts.append(titled("system", system)) }
    for turn in conversation.turns {
      parts.append(titled("you", turn.prompt))
      for answer in NumberedReply.all(of: turn, showsAlternates: showsAlternates) {
        parts.append(titled(answer.heading, text(of: answer.reply)))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let header = conversation.header
    let title = conversation.title.isEmpty ? "conversation" : conversation.title
    let facts = [
      header.model, header.mode.rawValue, header.host.map(withoutCredentials),
      header.created.text, conversation.id.description,
    ]
    return "\(title)\n\(facts.compactMap { $0 }.joined(separator: " · "))"
  }

  private func titled(_ title: String, _ text: String) -> String {
    "── \(title) ──\n\(text.withoutTrailingSpace)"
  }

  private func text(of reply: Reply) -> String {
    var parts: [String] = []
    if !reply.thinking.isEmpty {
      let lines = reply.thinking.withoutTrailingSpace.split(
        separator: "\n", omittingEmptySubsequences: false)
      parts.append(([reply.thinkingTitle.lowercased()] + lines).map { "│ \($0)" }.joined("\n"))
    }
    if !reply.content.isEmpty { parts.append(reply.content.withoutTrailingSpace) }
    parts.append(contentsOf: reply.callLines)
    let notes = [reply.endingLine, reply.figuresLine].compactMap { $0 }.filter { !$0.isEmpty }
    parts.append(contentsOf: notes.map { "[\($0)]" })
    return parts.joined("\n\n")
  }
}

extension String {
  /// The text without spaces and line ends behind it.
  var withoutTrailingSpace: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}

extension [String] {
  /// The texts with another one between them.
  func joined(_ separator: String) -> String {
    joined(separator: separator)
  }
}
