import TextUI
import Transcript

extension Command {
  static let exchanging: [Command] = [
    Command(
      slash: "export", usage: "[markdown|json|text|html|request|curl] FILE",
      "write the conversation to a file, or what its last reply was asked with", group: .taking,
      completions: { _ in ExportRequest.Content.allCases.map { $0.rawValue + " " } }
    ) { (model, argument, _) throws(CommandError) in
      [.export(try ExportRequest(argument, of: model.conversation, model.strings))]
    },
    Command(
      slash: "import", usage: "FILE",
      "take in conversations: exports of ollatui or ChatGPT, databases of oterm, ollama's history",
      group: .taking
    ) { (model, argument, now) throws(CommandError) in
      guard !argument.isEmpty else {
        throw CommandError(message: model.strings(.usageImport))
      }
      guard model.store.isOn else {
        throw CommandError(message: model.strings(.importNeedsStore))
      }
      model.notice = .good(model.strings(.importing, [.path: argument]), at: now)
      return [.importFile(argument)]
    },
  ]
}

extension ExportRequest {
  /// Reads what stands behind `/export`.
  ///
  /// A first word that names a content is one if a file follows; else the name of the file says
  /// what is wanted.
  init(_ argument: String, of conversation: Conversation, _ strings: Strings) throws(CommandError) {
    let word = argument.prefix { !$0.isWhitespace }
    let rest = argument.dropFirst(word.count).drop(while: \.isWhitespace)
    let named = rest.isEmpty ? nil : Content(word: word.lowercased())
    let path = named == nil ? argument : String(rest)
    guard !path.isEmpty else { throw CommandError(message: strings(.usageExport)) }
    guard !conversation.turns.isEmpty else { throw CommandError(message: strings(.nothingSaid)) }
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() }
    // `curl` and `request` are no endings of files.
    let byName = ending.flatMap { Content(word: $0) }.flatMap { $0.isOfConversation ? $0 : nil }
    self.init(conversation, as: named ?? byName ?? .markdown, to: path)
    guard self.content.isOfConversation || asked != nil else {
      throw CommandError(message: strings(.noRequest))
    }
  }
}

extension ExportRequest.Content {
  /// Finds a content by a word or by what files of it end with.
  init?(word: String) {
    switch word {
    case "md": self = .markdown
    case "txt": self = .text
    case "htm": self = .html
    default: self.init(rawValue: word)
    }
  }

  /// Whether it is a whole conversation.
  var isOfConversation: Bool {
    switch self {
    case .markdown, .json, .text, .html: true
    case .request, .curl: false
    }
  }
}
