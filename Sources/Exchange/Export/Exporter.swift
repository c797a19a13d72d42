import Transcript

/// Writes conversations, one after the other, so that a million turns need not be one text.
///
/// What ``add(_:)`` and ``end()`` return, put together, is the file.
///
///     var exporter = Exporter(.html)
///     for conversation in conversations { write(exporter.add(conversation)) }
///     write(exporter.end())
package struct Exporter: Sendable {
  /// What is written.
  package let format: ExportFormat
  /// Whether all answers to the prompts shown are written, or only those shown.
  ///
  /// JSON always has everything.
  package let showsAlternates: Bool
  /// What a page of HTML is called; nil: as its first conversation.
  package let title: String?
  private var hasBegun = false

  /// Makes one that has written nothing yet.
  package init(_ format: ExportFormat, showsAlternates: Bool = false, title: String? = nil) {
    self.format = format
    self.showsAlternates = showsAlternates
    self.title = title
  }

  /// The text of the next conversation, with what comes before it in the file.
  package mutating func add(_ conversation: Conversation) -> String {
    let start = hasBegun ? separator : opening(title: title ?? conversation.title)
    hasBegun = true
    return start + body(conversation)
  }

  /// What comes at the end of the file.
  package mutating func end() -> String {
    let start = hasBegun ? "" : opening(title: title ?? "")
    hasBegun = true
    switch format {
    case .markdown, .text: return start
    case .json: return start + JSONExport.closing
    case .html: return start + HTMLExport.closing
    }
  }

  /// A whole file.
  package static func text(
    of conversations: [Conversation], as format: ExportFormat, showsAlternates: Bool = false
  ) -> String {
    var exporter = Exporter(
      format, showsAlternates: showsAlternates,
      title: conversations.count > 1 ? "Conversations" : nil)
    var text = ""
    for conversation in conversations { text += exporter.add(conversation) }
    return text + exporter.end()
  }

  private func body(_ conversation: Conversation) -> String {
    switch format {
    case .markdown: MarkdownExport(conversation, showsAlternates: showsAlternates).text
    case .json: JSONExport.text(of: conversation)
    case .text: TextExport(conversation, showsAlternates: showsAlternates).text
    case .html: HTMLExport(conversation, showsAlternates: showsAlternates).text
    }
  }

  private func opening(title: String) -> String {
    switch format {
    case .markdown, .text: ""
    case .json: JSONExport.opening
    case .html: HTMLExport.opening(title: title)
    }
  }

  private var separator: String {
    switch format {
    case .markdown: "\n"
    case .text: "\n\n"
    case .json: ",\n"
    case .html: ""
    }
  }
}

/// The answers to a turn that are written: which of how many each is, counted from 1.
struct NumberedReply {
  var reply: Reply
  var number: Int
  var count: Int

  /// The answers of a turn that are written, oldest first.
  static func all(of turn: Turn, showsAlternates: Bool) -> [NumberedReply] {
    let shown = turn.shown
    let all = shown.enumerated().map { place, index in
      NumberedReply(reply: turn.alternates[index], number: place + 1, count: shown.count)
    }
    return showsAlternates ? all : all.filter { shown[$0.number - 1] == turn.current }
  }

  /// Who answers: the model, and which of how many answers it is where there are several.
  var heading: String {
    let model = reply.model.isEmpty ? "model" : reply.model
    return count > 1 ? "\(model) (\(number) of \(count))" : model
  }
}
