/// Cuts text into what the demo calls tokens.
///
/// A word with the space before it, a run of spaces or line ends, a mark, an ideograph, and every
/// scalar of a composed emoji are one token each: like a real model's, a token is whole code points
/// but may be a part of what is seen as one character. Joined they are the text again.
enum Tokenizer {
  /// What a character does to the token that is being made.
  private enum Kind {
    case word, space, lineEnd, mark, single
  }

  /// A word is cut after this many characters.
  private static let longest = 9

  /// The tokens of a text, in order.
  static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    var length = 0
    var kind = Kind.space
    for character in text {
      let next = Self.kind(of: character)
      let continues =
        next == kind && next != .mark && next != .single && length < longest
        || token == " " && (next == .word || next == .mark)
      if !continues, !token.isEmpty {
        tokens.append(token)
        token = ""
        length = 0
      }
      kind = next
      if next == .single {
        tokens += pieces(of: character)
      } else {
        token.append(character)
        length += 1
      }
    }
    if !token.isEmpty { tokens.append(token) }
    return tokens
  }

  /// A number that stands for a token, the same in every run: below 32,000.
  static func id(of token: String) -> Int {
    Int(fnv(token.utf8) % 32_000)
  }

  private static func kind(of character: Character) -> Kind {
    if character.isNewline { return .lineEnd }
    if character.isWhitespace { return .space }
    let isWide = character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
    if isWide || character.unicodeScalars.count > 1 && !character.isLetter { return .single }
    return character.isLetter || character.isNumber ? .word : .mark
  }

  private static func pieces(of character: Character) -> [String] {
    character.isLetter
      ? [String(character)] : character.unicodeScalars.map { String(Character($0)) }
  }
}

/// The 64-bit FNV-1a hash of some bytes.
func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
