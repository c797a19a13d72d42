import OllamaWire
import Transcript

/// A conversation as Markdown: front matter, and a heading for everyone who says something.
struct MarkdownExport {
  let conversation: Conversation
  let showsAlternates: Bool

  init(_ conversation: Conversation, showsAlternates: Bool) {
    self.conversation = conversation
    self.showsAlternates = showsAlternates
  }

  var text: String {
    let title = conversation.title.isEmpty ? "Conversation" : conversation.title
    var parts = [frontMatter, "# \(MarkdownGuard.escaped(title))"]
    for turn in conversation.turns {
      parts += ["## You", MarkdownGuard.closed(turn.prompt.withoutTrailingSpace)]
      for answer in NumberedReply.all(of: turn, showsAlternates: showsAlternates) {
        parts.append("## \(MarkdownGuard.escaped(answer.heading))")
        parts += Self.parts(of: answer.reply)
      }
    }
    return parts.filter { !$0.isEmpty }.joined("\n\n") + "\n"
  }

  /// YAML: every text in it is quoted, so that none can be taken for something else.
  private var frontMatter: String {
    let header = conversation.header
    let lines: [(String, String?)] = [
      ("title", JSONWriter.text(.string(conversation.title))),
      ("model", header.model.map { JSONWriter.text(.string($0)) }),
      ("mode", header.mode.rawValue),
      ("host", header.host.map { JSONWriter.text(.string(withoutCredentials($0))) }),
      ("system", header.system.map { JSONWriter.text(.string($0)) }),
      ("created", header.created.text),
      ("updated", header.updated.text),
      ("id", JSONWriter.text(.string(header.id.description))),
    ]
    let known = lines.compactMap { name, value in value.map { "\(name): \($0)" } }
    return (["---"] + known + ["---"]).joined("\n")
  }

  private static func parts(of reply: Reply) -> [String] {
    var parts: [String] = []
    if !reply.thinking.isEmpty {
      parts.append("<details>\n<summary>\(reply.thinkingTitle)</summary>")
      parts += [MarkdownGuard.closed(reply.thinking.withoutTrailingSpace), "</details>"]
    }
    parts.append(MarkdownGuard.closed(reply.content.withoutTrailingSpace))
    let notes = reply.callLines + [reply.endingLine ?? "", reply.figuresLine]
    parts += notes.filter { !$0.isEmpty }.map { "*\(MarkdownGuard.escaped($0))*" }
    return parts
  }
}
