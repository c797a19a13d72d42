import Foundation

/// A script said token by token, with the limits a request sets.
///
/// It knows no clock: every call of ``next()`` is one step of the model.
struct Generation: Sendable {
  /// What one step brought.
  enum Step: Equatable {
    /// Text to send.
    case piece(Piece)
    /// A token that is kept back because a stop text may begin with it.
    case held
    /// Nothing more comes.
    case ended(Ending)
  }

  /// Why nothing more comes.
  enum Ending: Equatable {
    case stop, length, crash
  }

  /// The numbers of all tokens made so far.
  private(set) var tokenIDs: [Int] = []

  private var thinking: ArraySlice<String>
  private var answer: ArraySlice<String>
  private let scriptEnding: Script.Ending
  private var verse = 0
  private let limit: Int?
  private let stops: [String]
  private var heldBack = ""
  private var ending: Ending?

  /// Prepares to say a script.
  init(_ script: Script, options: ReplyOptions) {
    thinking = Tokenizer.tokens(of: script.thinking)[...]
    answer = Tokenizer.tokens(of: script.answer)[...]
    scriptEnding = script.ending
    limit = options.tokenLimit
    stops = options.stops.filter { !$0.isEmpty }
  }

  /// How many tokens were made.
  var count: Int { tokenIDs.count }

  /// Makes one token, or says why there is none.
  mutating func next() -> Step {
    if let ending { return .ended(ending) }
    if let limit, count >= limit { return finish(.length) }
    if let thought = thinking.popFirst() {
      tokenIDs.append(Tokenizer.id(of: thought))
      return .piece(Piece(thinking: thought))
    }
    if answer.isEmpty, case .verses(let text) = scriptEnding {
      verse += 1
      answer = Tokenizer.tokens(of: text(verse))[...]
    }
    guard let token = answer.popFirst() else {
      if case .crash = scriptEnding { return finish(.crash) }
      return finish(.stop)
    }
    tokenIDs.append(Tokenizer.id(of: token))
    return stops.isEmpty ? .piece(Piece(content: token)) : checked(token)
  }

  /// Lets through what cannot become a stop text any more.
  private mutating func checked(_ token: String) -> Step {
    heldBack += token
    let found = stops.compactMap { heldBack.range(of: $0, options: .literal)?.lowerBound }.min()
    if let found {
      heldBack = String(heldBack[..<found])
      return finish(.stop)
    }
    let kept = stops.map { overlap(of: heldBack, with: $0) }.max() ?? 0
    let free = String(heldBack.unicodeScalars.dropLast(kept))
    guard !free.isEmpty else { return .held }
    heldBack = String(heldBack.unicodeScalars.suffix(kept))
    return .piece(Piece(content: free))
  }

  private mutating func finish(_ reason: Ending) -> Step {
    ending = reason
    guard !heldBack.isEmpty else { return .ended(reason) }
    defer { heldBack = "" }
    return .piece(Piece(content: heldBack))
  }
}

/// How many scalars at the end of a text are the beginning of a stop text.
private func overlap(of text: String, with stop: String) -> Int {
  let end = Array(text.unicodeScalars)
  let start = Array(stop.unicodeScalars)
  let longest = min(end.count, start.count - 1)
  guard longest > 0 else { return 0 }
  return (1...longest).last { end.suffix($0).elementsEqual(start.prefix($0)) } ?? 0
}
