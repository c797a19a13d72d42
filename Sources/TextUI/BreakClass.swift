/// What a cluster asks of a line's end beside it: the basics of Unicode's line breaking (UAX 14)
/// and of Japanese, Chinese, Korean and Thai typesetting.
///
/// Ideographs are whatever is two columns wide, emoji included and Hangul not: lines may end on
/// either side of them. Korean is written with blanks, so its words stay whole as Latin ones do.
enum BreakClass: UInt8, Sendable {
  case blank
  /// Letters, digits and all else that only blanks part.
  case word
  /// Ends a line only inside a word that is longer than a line.
  case hyphen
  /// Ends a line, if something stands before it.
  case dash
  /// What a line may end behind as behind a blank: the dots between Tibetan and Ethiopic words.
  case separator
  case opener
  case closer
  /// A straight quote, which opens or closes.
  case quote
  case ideograph
  /// An opening bracket of East Asian text.
  case wideOpener
  /// What may not begin a line of East Asian text.
  case wideCloser
  /// A Korean syllable.
  case hangul
  /// A cluster of a script without blanks between its words, such as Thai.
  case syllable
  /// A vowel that is written before its consonant, so that a syllable begins with it.
  case leadingVowel
  /// A vowel that is written behind its consonant.
  case trailingVowel
  /// What a syllable ends with.
  case syllableEnd

  /// What may happen between two clusters, neither of which is a blank; the later the better.
  enum Joint: UInt8, Sendable {
    /// No line ends here that can end elsewhere.
    case fast
    /// A word that is longer than a line may be cut here.
    case loose
    /// A word that is longer than a line is best cut here.
    case seam
    /// A line may end here.
    case open
  }

  /// What may happen between two clusters.
  static func joint(between before: BreakClass, and after: BreakClass) -> Joint {
    if before == .word, after == .word { return .loose }
    guard !before.keepsNext, !after.keepsPrevious else { return .fast }
    if before.isEastAsian || after.isEastAsian || before.partsNext { return .open }
    switch (before, after) {
    case (.hyphen, _), (.hangul, .hangul), (.syllableEnd, _), (_, .leadingVowel): return .seam
    default: return .loose
    }
  }

  /// Whether words of the script have no blanks between them.
  var isUnspaced: Bool {
    switch self {
    case .syllable, .leadingVowel, .trailingVowel, .syllableEnd: true
    case .blank, .word, .hyphen, .dash, .separator, .opener, .closer, .quote, .ideograph,
      .wideOpener, .wideCloser, .hangul:
      false
    }
  }

  private var isEastAsian: Bool {
    self == .ideograph || self == .wideOpener || self == .wideCloser
  }

  private var partsNext: Bool {
    self == .dash || self == .separator
  }

  private var keepsNext: Bool {
    switch self {
    case .opener, .wideOpener, .quote, .leadingVowel: true
    case .blank, .word, .hyphen, .dash, .separator, .closer, .ideograph, .wideCloser, .hangul,
      .syllable, .trailingVowel, .syllableEnd:
      false
    }
  }

  private var keepsPrevious: Bool {
    switch self {
    case .hyphen, .dash, .separator, .closer, .wideCloser, .quote, .trailingVowel, .syllableEnd:
      true
    case .blank, .word, .opener, .ideograph, .wideOpener, .hangul, .syllable, .leadingVowel:
      false
    }
  }
}
