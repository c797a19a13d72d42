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

  /// Whether it is counted within one reply.
  var isOfReply: Bool {
    switch self {
    case .code, .table, .link: true
    case .reply, .turn, .prompt, .all: false
    }
  }
}

/// What stands behind `/copy` and `/save`: a part, its number, and the rest.
///
/// Parts of a reply (`code`, `table`, `link`) are counted within the last one, or as `2.1` within
/// that of a turn; `reply`, `turn` and `prompt` from the start of the conversation; without a number
/// it is the last. A number alone counts code blocks. To add a part, add a case of `Takeable` and one
/// here.
struct TakeArgument: Equatable {
  let part: Takeable
  /// The turn in whose reply a part is counted, from 1; nil: the last that brought any text.
  let turn: Int?
  let number: Int?
  /// What follows: the name of a file.
  let rest: String

  /// Reads an argument; every argument means something.
  init(_ text: String, default standard: Takeable = .reply) {
    var (word, rest) = Self.split(text)
    var part = Takeable(rawValue: word.lowercased())
    if part != nil { (word, rest) = Self.split(rest) }
    let numbers = Self.numbers(word)
    if part == nil, numbers != nil { part = .code }
    self.part = part ?? standard
    let isPlace = numbers?.turn == nil || self.part.isOfReply
    turn = isPlace ? numbers?.turn : nil
    number = isPlace ? numbers?.part : nil
    self.rest = number == nil ? String(word) + (rest.isEmpty ? "" : " " + rest) : String(rest)
  }

  /// A number, or that of a turn and one within its reply; nil: it is something else.
  private static func numbers(_ word: Substring) -> (turn: Int?, part: Int)? {
    var numbers: [Int] = []
    for digits in word.split(separator: ".", omittingEmptySubsequences: false) {
      guard digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits) else {
        return nil
      }
      numbers.append(number)
    }
    guard numbers.count < 3, let last = numbers.last else { return nil }
    return (numbers.count == 2 ? numbers[0] : nil, last)
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
  func taken(from conversation: Conversation, _ strings: Strings) throws(CommandError)
    -> (String, CopiedThing)
  {
    guard rest.isEmpty else {
      let parts = strings.list(Takeable.allCases.map(\.rawValue))
      throw CommandError(
        message: strings(.copyTakes, [.names: parts, .text: String(rest.prefix(40))]))
    }
    var (text, what) = try part(of: conversation, strings)
    if part == .code, text.last?.isNewline == true { text.removeLast() }
    guard !text.isEmpty else { throw CommandError(message: strings(.nothingToCopy)) }
    return (text, CopiedThing(what, of: text))
  }

  /// The file that is to be written; a text ends with a line feed.
  func saving(of conversation: Conversation, _ strings: Strings) throws(CommandError)
    -> SaveRequest
  {
    guard !rest.isEmpty, part != .link else { throw CommandError(message: strings(.usageSave)) }
    var (text, what) = try part(of: conversation, strings)
    if text.last?.isNewline != true { text += "\n" }
    return SaveRequest(path: rest, text: text, thing: CopiedThing(what, of: text))
  }

  private func part(of conversation: Conversation, _ strings: Strings) throws(CommandError)
    -> (String, CopiedThing.What)
  {
    switch part {
    case .all:
      guard !conversation.turns.isEmpty else {
        throw CommandError(message: strings(.nothingSaid))
      }
      return (conversation.markdown, .conversation)
    case .turn: return (try turn(number, of: conversation, strings).markdown, .turn)
    case .prompt: return (try turn(number, of: conversation, strings).prompt, .prompt)
    case .reply: return (try reply(of: conversation, strings), .reply)
    case .code:
      let (block, index) = try pick(
        parts(of: conversation, strings).code, .kindCode, strings)
      return (block.text, .code(index))
    case .table:
      let (table, index) = try pick(
        parts(of: conversation, strings).tables, .kindTable, strings)
      return (table, .table(index))
    case .link:
      let (link, index) = try pick(
        parts(of: conversation, strings).links, .kindLink, strings)
      return (link, .link(index))
    }
  }

  /// The parts of the reply in which they are counted.
  private func parts(of conversation: Conversation, _ strings: Strings) throws(CommandError)
    -> SourceParts
  {
    guard let turn else { return SourceParts(of: conversation.lastReply) }
    return SourceParts(of: try self.turn(turn, of: conversation, strings).reply?.content ?? "")
  }

  private func turn(_ number: Int?, of conversation: Conversation, _ strings: Strings)
    throws(CommandError) -> Turn
  {
    let turns = conversation.turns
    guard !turns.isEmpty else { throw CommandError(message: strings(.nothingSaid)) }
    let number = number ?? turns.count
    guard turns.indices.contains(number - 1) else {
      throw CommandError(
        message: strings(.noTurn, [.number: "\(number)", .high: "\(turns.count)"]))
    }
    return turns[number - 1]
  }

  private func reply(of conversation: Conversation, _ strings: Strings) throws(CommandError)
    -> String
  {
    let text =
      number == nil
      ? conversation.lastReply : try turn(number, of: conversation, strings).reply?.content ?? ""
    guard !text.isEmpty else { throw CommandError(message: strings(.noReply)) }
    return text
  }

  /// The part of the number, the last one where there is none.
  private func pick<Part>(_ parts: [Part], _ kind: Phrase, _ strings: Strings)
    throws(CommandError) -> (Part, Int)
  {
    let kindName = strings(kind)
    guard !parts.isEmpty else {
      guard let turn else {
        throw CommandError(
          message: kind == .kindCode ? strings(.noCode) : strings(.noPart, [.kind: kindName]))
      }
      throw CommandError(
        message: strings(.noPartInTurn, [.kind: kindName, .place: "\(turn)"]))
    }
    let number = number ?? parts.count
    guard parts.indices.contains(number - 1) else {
      var values: [Placeholder: String] = [
        .kind: kindName, .number: "\(number)", .high: "\(parts.count)",
      ]
      values[.place] = turn.map { "\($0)" }
      throw CommandError(
        message: strings(turn == nil ? .noPartNumbered : .noPartOfTurnNumbered, values))
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
