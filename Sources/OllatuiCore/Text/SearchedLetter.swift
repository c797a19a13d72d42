import TextUI
import Transcript

/// One letter of what is searched for, and the ways in which a text may have it.
struct SearchedLetter: Equatable, Sendable {
  /// A way to write it: up to eight bytes of UTF-8, the first one lowest.
  private struct Form: Equatable, Sendable {
    var bytes: UInt64 = 0
    var count = 0

    init(_ scalar: Unicode.Scalar) {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { add(byte) }
    }

    /// nil: it is longer.
    init?(_ text: String) {
      guard text.utf8.count <= 8 else { return nil }
      for byte in text.utf8 { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
      bytes |= UInt64(byte) << (8 * count)
      count += 1
    }

    func stands(in text: UTF8Bytes, at offset: Int) -> Bool {
      guard offset + count <= text.count else { return false }
      var rest = bytes
      for index in 0..<count {
        guard text[offset + index] == UInt8(rest & 0xFF) else { return false }
        rest >>= 8
      }
      return true
    }

    /// The first byte.
    var first: UInt8 { UInt8(bytes & 0xFF) }
  }

  private let own: Form
  /// The other way; the same where there is none.
  private let other: Form

  /// The letters of a query; without capitals, each stands for its capital too.
  static func all(in query: String) -> [SearchedLetter] {
    let foldsCase = query == query.lowercased()
    return query.unicodeScalars.flatMap { scalar in
      guard let ligature = Ligature.of(scalar) else {
        return [SearchedLetter(scalar.narrow, foldsCase: foldsCase)]
      }
      guard ligature.capital == scalar else {
        return ligature.letters.map { SearchedLetter($0, foldsCase: foldsCase) }
      }
      // `Æ` stands for `AE` and `Ae`.
      return ligature.letters.enumerated().map { index, letter in
        SearchedLetter(own: Form(letter.capital), other: Form(index == 0 ? letter.capital : letter))
      }
    }
  }

  private init(own: Form, other: Form) {
    (self.own, self.other) = (own, other)
  }

  private init(_ scalar: Unicode.Scalar, foldsCase: Bool) {
    own = Form(scalar)
    if scalar == " " {
      other = Form("\n" as Unicode.Scalar)
    } else {
      other = foldsCase ? Form(scalar.properties.uppercaseMapping) ?? own : own
    }
  }

  // MARK: - In a text

  /// The longest that it can be in a text, struck out, in UTF-8.
  var maximumLength: Int { max(own.count, other.count, 3) + 2 }

  /// Whether a text may have it as this scalar.
  func accepts(_ scalar: Unicode.Scalar) -> Bool {
    let form = Form(scalar)
    return form == own || form == other
  }

  /// Its length in UTF-8 where it stands by itself in a text; nil: it does not stand there.
  func length(in text: UTF8Bytes, at offset: Int) -> Int? {
    if own.stands(in: text, at: offset) { return own.count }
    if other.stands(in: text, at: offset) { return other.count }
    guard offset < text.count, text[offset] == 0xEF || text[offset] == 0xE3 else { return nil }
    let (scalar, length) = text.scalar(at: offset)
    return scalar.narrow != scalar && accepts(scalar.narrow) ? length : nil
  }

  /// The bytes with which it may begin in a text, by itself or in a ligature.
  var beginnings: Beginnings {
    var beginnings = Beginnings()
    beginnings.insert(own.first)
    beginnings.insert(other.first)
    if accepts(" ") { beginnings.insert(0xE3) }
    if own.first < 0x80 { beginnings.insert(0xEF) }
    for ligature in Ligature.all
    where ligature.letters.contains(where: { accepts($0) || accepts($0.capital) }) {
      beginnings.insert(Form(ligature.scalar).first)
      if let capital = ligature.capital { beginnings.insert(Form(capital).first) }
    }
    return beginnings
  }

  /// Bytes with which scalars begin, of which two at the most are ASCII.
  struct Beginnings: Equatable, Sendable {
    private var one: UInt8 = 0xFF
    private var two: UInt8 = 0xFF
    /// A bit for each byte from 0xC0 on.
    private var long: UInt64 = 0

    fileprivate mutating func insert(_ byte: UInt8) {
      if byte >= 0xC0 { long |= 1 << UInt64(byte & 0x3F) } else { (one, two) = (two, byte) }
    }

    func contains(_ byte: UInt8) -> Bool {
      byte < 0x80
        ? byte == one || byte == two : byte >= 0xC0 && long >> UInt64(byte & 0x3F) & 1 == 1
    }
  }
}

/// A ligature as it stands in a text.
struct WrittenLigature {
  private let ligature: Ligature
  private let isCapital: Bool
  /// How long it is, in UTF-8.
  let length: Int

  /// Reads the one at an offset where a scalar begins; nil: there is none.
  init?(in text: UTF8Bytes, at offset: Int) {
    guard offset < text.count, text[offset] >= 0xC3 else { return nil }
    let (scalar, length) = text.scalar(at: offset)
    guard let ligature = Ligature.of(scalar) else { return nil }
    self.ligature = ligature
    isCapital = ligature.capital == scalar
    self.length = length
  }

  /// How many letters it stands for.
  var count: Int { ligature.letters.count }

  /// How many letters of a query it stands for, without its own first ones; nil: other letters.
  func count(of query: ArraySlice<SearchedLetter>, skipping skipped: Int) -> Int? {
    var taken = 0
    for (index, letter) in ligature.letters.enumerated().dropFirst(skipped) {
      guard taken < query.count else { break }
      let searched = query[query.startIndex + taken]
      // `Æ` is `AE` and `Ae`.
      guard
        isCapital && searched.accepts(letter.capital)
          || !(isCapital && index == 0) && searched.accepts(letter)
      else { return nil }
      taken += 1
    }
    return taken
  }
}

extension Unicode.Scalar {
  /// What a full-width letter, mark or blank is elsewhere; others are what they are.
  fileprivate var narrow: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3000: " "
    default: self
    }
  }

  /// The capital of a small letter of ASCII; others are what they are.
  fileprivate var capital: Unicode.Scalar {
    (0x61...0x7A).contains(value) ? Unicode.Scalar(value - 0x20) ?? self : self
  }
}
