import Markdown
import Transcript

/// A part of the conversation that can be named.
enum Takeable: String, CaseIterable {
  case reply
  case code
  case table
  case link
  case turn
  case prompt
  case all
}

/// What stands behind `/copy` and `/save`: a part, its number, and the rest.
///
/// Parts of a reply (`code`, `table`, `link`) are counted within the last one, `reply`, `turn` and
/// `prompt` from the start of the conversation; without a number it is the last. A number alone
/// counts code blocks. To add a part, add a case of `Takeable` and one here.
struct TakeArgument: Equatable {
  let part: Takeable
  let number: Int?
  /// What follows: the name of a file.
  let rest: String

  /// Reads an argument; every argument means something.
  init(_ text: String, default standard: Takeable = .reply) {
    var (word, rest) = Self.split(text)
    var part = Takeable(rawValue: word.lowercased())
    if part != nil { (word, rest) = Self.split(rest) }
    let number = word.allSatisfy { ("0"..."9").contains($0) } ? Int(word) : nil
    if part == nil, number != nil { part = .code }
    self.part = part ?? standard
    self.number = number
    self.rest = number == nil ? String(word) + (rest.isEmpty ? "" : " " + rest) : String(rest)
  }

  private static func split(_ text: some StringProtocol) -> (Substring, Substring) {
    let text = Substring(text).drop(while: \.isWhitespace)
    let word = text.prefix { !$0.isWhitespace }
    return (word, text.dropFirst(word.count).drop(while: \.isWhitespace))
  }
}

// MARK: - Taking

extension TakeArgument {
  /// The text that is to be copied.
  ///
  /// A block of code comes without its last line feed: in a shell it would run what is pasted.
  func taken(from conversation: Conversation) throws(CommandError) -> (String, CopiedThing) {
    guard rest.isEmpty else {
      let parts = Takeable.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError(message: "/copy takes \(parts) and a number, not “\(rest.prefix(40))”")
    }
    var (text, what) = try part(of: conversation)
    if part == .code, text.last?.isNewline == true { text.removeLast() }
    guard !text.isEmpty else { throw CommandError(message: "there is no text in it to copy") }
    return (text, CopiedThing(what, of: text))
  }

  /// The file that is to be written; a text ends with a line feed.
  func saving(of conversation: Conversation) throws(CommandError) -> SaveRequest {
    guard !rest.isEmpty, part != .link else {
      throw CommandError(
        message: "usage: /save FILE, /save 2 FILE, /save reply FILE; a file named so: ./reply")
    }
    var (text, what) = try part(of: conversation)
    if text.last?.isNewline != true { text += "\n" }
    return SaveRequest(path: rest, text: text, thing: CopiedThing(what, of: text))
  }

  private func part(of conversation: Conversation) throws(CommandError)
    -> (String, CopiedThing.What)
  {
    switch part {
    case .all:
      guard !conversation.turns.isEmpty else { throw Self.nothingSaid }
      return (conversation.markdown, .conversation)
    case .turn: return (try turn(of: conversation).markdown, .turn)
    case .prompt: return (try turn(of: conversation).prompt, .prompt)
    case .reply: return (try reply(of: conversation), .reply)
    case .code:
      let (block, index) = try pick(
        SourceParts(of: conversation.lastReply).code, "code block", code: true)
      return (block.text, .code(index))
    case .table:
      let (table, index) = try pick(SourceParts(of: conversation.lastReply).tables, "table")
      return (table, .table(index))
    case .link:
      let (link, index) = try pick(SourceParts(of: conversation.lastReply).links, "link")
      return (link, .link(index))
    }
  }

  private static let nothingSaid = CommandError(message: "nothing was said yet")

  private func turn(of conversation: Conversation) throws(CommandError) -> Turn {
    let turns = conversation.turns
    guard !turns.isEmpty else { throw Self.nothingSaid }
    let number = number ?? turns.count
    guard turns.indices.contains(number - 1) else {
      throw CommandError(message: "there is no turn \(number): 1 to \(turns.count)")
    }
    return turns[number - 1]
  }

  private func reply(of conversation: Conversation) throws(CommandError) -> String {
    let text =
      number == nil ? conversation.lastReply : try turn(of: conversation).reply?.content ?? ""
    guard !text.isEmpty else { throw CommandError(message: "there is no reply yet") }
    return text
  }

  /// The part of the number, the last one where there is none.
  private func pick<Part>(_ parts: [Part], _ name: String, code: Bool = false)
    throws(CommandError) -> (Part, Int)
  {
    guard !parts.isEmpty else {
      let advice = code ? " · /save reply FILE saves all of it" : ""
      throw CommandError(message: "there is no \(name) in the last reply\(advice)")
    }
    let number = number ?? parts.count
    guard parts.indices.contains(number - 1) else {
      throw CommandError(
        message: "there is no \(name) \(number) in the last reply: 1 to \(parts.count)")
    }
    return (parts[number - 1], number)
  }
}

// MARK: - As Markdown

extension Conversation {
  /// What the last reply that brought any text says, as it came.
  var lastReply: String {
    turns.last { $0.reply?.content.isEmpty == false }?.reply?.content ?? ""
  }

  /// All that was said, each under a heading with who said it.
  var markdown: String {
    let system = system.map { "## system\n\n\($0)\n\n" } ?? ""
    return system + turns.map(\.markdown).joined(separator: "\n\n") + "\n"
  }
}

extension Turn {
  /// The prompt and the reply to it, each under a heading with who said it.
  var markdown: String {
    let question = "## you\n\n\(prompt)"
    guard let reply, !reply.content.isEmpty else { return question }
    return "\(question)\n\n## \(reply.model)\n\n\(reply.content)"
  }
}
