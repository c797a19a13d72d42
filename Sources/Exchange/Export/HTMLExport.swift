import CCmark
import Transcript

/// Conversations as one page: no scripts, nothing from elsewhere, every text escaped.
struct HTMLExport {
  let conversation: Conversation
  let showsAlternates: Bool

  init(_ conversation: Conversation, showsAlternates: Bool) {
    self.conversation = conversation
    self.showsAlternates = showsAlternates
  }

  /// What comes before the first conversation.
  static func opening(title: String) -> String {
    """
    <!DOCTYPE html>
    <html>
    <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="Content-Security-Policy" \
    content="default-src 'none'; style-src 'unsafe-inline'" />
    <title>\(escaped(title.isEmpty ? "Conversations" : title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>

    """
  }

  /// What comes after the last conversation.
  static let closing = "</body>\n</html>\n"

  /// One conversation.
  var text: String {
    let header = conversation.header
    let facts = [
      header.model, header.mode.rawValue, header.host.map(withoutCredentials),
      header.created.text,
    ]
    var parts = [
      "<article id=\"\(header.id)\">",
      "<h1>\(Self.escaped(conversation.title.isEmpty ? "Conversation" : conversation.title))</h1>",
      "<p class=\"note\">\(Self.escaped(facts.compactMap { $0 }.joined(" · ")))</p>",
    ]
    if let system = header.system, !system.isEmpty {
      parts.append(Self.fold("System", "<pre class=\"words\">\(Self.escaped(system))</pre>"))
    }
    for turn in conversation.turns {
      parts.append("<section class=\"you\">\n<h2>You</h2>")
      parts.append("<pre class=\"words\">\(Self.escaped(turn.prompt))</pre>\n</section>")
      for answer in NumberedReply.all(of: turn, showsAlternates: showsAlternates) {
        parts.append("<section>\n<h2>\(Self.escaped(answer.heading))</h2>")
        parts += Self.parts(of: answer.reply) + ["</section>"]
      }
    }
    return (parts + ["</article>", ""]).joined("\n")
  }

  private static func parts(of reply: Reply) -> [String] {
    var parts: [String] = []
    if !reply.thinking.isEmpty {
      parts.append(fold(reply.thinkingTitle, rendered(reply.thinking)))
    }
    if !reply.content.isEmpty { parts.append(rendered(reply.content)) }
    let notes = reply.callLines + [reply.endingLine ?? "", reply.figuresLine]
    parts += notes.filter { !$0.isEmpty }.map { "<p class=\"note\">\(escaped($0))</p>" }
    return parts
  }

  private static func fold(_ title: String, _ content: String) -> String {
    "<details>\n<summary>\(escaped(title))</summary>\n\(content)\n</details>"
  }

  // MARK: - Texts

  /// A text that is only text.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in clean(text) {
      switch byte {
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      case UInt8(ascii: "\""): result += Array("&quot;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Markdown as HTML; what would be too much of it as the text that it is.
  static func rendered(_ markdown: String) -> String {
    guard isDrawable(markdown) else { return "<pre class=\"words\">\(escaped(markdown))</pre>" }
    var bytes = clean(markdown)
    // Formulas begin with what Markdown takes for escapes; marks that no text has keep them.
    for (mark, escape) in formulaMarks { bytes = bytes.replacing(escape, with: mark) }
    guard let html = cm_html(bytes, bytes.count) else {
      return "<pre class=\"words\">\(escaped(markdown))</pre>"
    }
    defer { cm_free_text(html) }
    var result = Array(String(cString: html).utf8)
    for (mark, escape) in formulaMarks { result = result.replacing(mark, with: escape) }
    return String(decoding: result, as: UTF8.self).withoutTrailingSpace
  }

  /// U+FDD0 to U+FDD3, which are no characters, and what they stand for.
  private static let formulaMarks: [([UInt8], [UInt8])] = ["(", ")", "[", "]"].enumerated().map {
    ([0xEF, 0xB7, 0x90 + UInt8($0.offset)], Array("\\\($0.element)".utf8))
  }

  /// Whether the page of a text is not very much larger than the text.
  ///
  /// Rows of tables are filled up to the width of their header: a few kilobytes can make millions
  /// of cells.
  private static func isDrawable(_ markdown: String) -> Bool {
    guard markdown.utf8.count < 4 << 20 else { return false }
    var widest = 0
    var lines = 0
    for line in markdown.utf8.split(separator: UInt8(ascii: "\n")) {
      lines += 1
      if line.allSatisfy({ $0 <= 0x20 || "|:->".utf8.contains($0) }) {
        widest = max(widest, line.count { $0 == UInt8(ascii: "|") })
      }
    }
    return widest * lines < 200_000
  }

  /// The bytes of a text without what pages can't hold: controls, and what is no character.
  private static func clean(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: bytes.append(UInt8(scalar.value))
      case 0..<0x20, 0x7F..<0xA0, 0xFDD0..<0xFDF0, 0xFFFE, 0xFFFF: bytes += [0xEF, 0xBF, 0xBD]
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  private static let style = """
    :root { --text: #1d1d1f; --back: #fff; --soft: #f3f3f5; --dim: #63636a; --link: #0a58ca; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e4e4e7; --back: #17181a; --soft: #232427; --dim: #9d9da6; --link: #7fb0ff; }
    }
    body { color: var(--text); background: var(--back); font: 16px/1.55 system-ui, sans-serif;
      max-width: 46em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
    article + article { border-top: 2px solid var(--soft); margin-top: 4em; }
    h2 { font-size: 1em; color: var(--dim); margin: 2em 0 0.5em; }
    a { color: var(--link); }
    pre, code { font: 0.9em/1.45 ui-monospace, monospace; background: var(--soft); }
    pre { padding: 0.8em 1em; border-radius: 6px; overflow-x: auto; }
    pre.words { font: inherit; white-space: pre-wrap; }
    blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid var(--dim); }
    table { border-collapse: collapse; } td, th { border: 1px solid var(--dim); padding: 0.3em 0.6em; }
    .note, summary { color: var(--dim); font-size: 0.875em; }
    """
}

extension [UInt8] {
  /// The bytes with another sequence in the place of one of two or more.
  fileprivate func replacing(_ sequence: [UInt8], with other: [UInt8]) -> [UInt8] {
    guard let first = sequence.first, contains(first) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = 0
    while index < count {
      if self[index] == first, self[index...].starts(with: sequence) {
        result += other
        index += sequence.count
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }
}
