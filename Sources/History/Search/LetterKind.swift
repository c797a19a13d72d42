/// What a scalar means to the search.
enum LetterKind: UInt8 {
  /// Stands between words; a pattern that has it wants it in the text.
  case separator
  /// Blank: in a pattern, any run of blanks and separators.
  case blank
  /// Part of a word that is written with blanks around it; found by the word's beginning.
  case word
  /// A sign of a script without blanks, or a symbol; found anywhere.
  case sign
  /// Not there at all: accents, joiners, variation selectors, soft hyphens.
  case nothing
}

/// A scalar as the search sees it: without case, accent and width.
struct FoldedLetter: Equatable {
  /// The scalar that stands for it.
  var scalar: UInt32
  /// What it means.
  var kind: LetterKind
}

extension LetterKind {
  /// Where the scripts without blanks and the symbols are, from U+2000 on, in order.
  ///
  /// To add one, put its first and last scalar at its place; what no row has is a word's.
  private static let ranges: [(first: UInt32, last: UInt32, kind: LetterKind)] = [
    (0x2000, 0x200A, .blank), (0x200B, 0x200F, .nothing), (0x2010, 0x2027, .separator),
    (0x2028, 0x2029, .blank), (0x202A, 0x202E, .nothing), (0x202F, 0x202F, .blank),
    (0x2030, 0x205E, .separator), (0x205F, 0x205F, .blank), (0x2060, 0x206F, .nothing),
    (0x207A, 0x207E, .separator), (0x208A, 0x208E, .separator), (0x20A0, 0x20CF, .sign),
    (0x20D0, 0x20FF, .nothing), (0x2190, 0x24FF, .sign), (0x2500, 0x259F, .separator),
    (0x25A0, 0x2BFF, .sign), (0x2E00, 0x2E7F, .separator), (0x2E80, 0x2FFF, .sign),
    (0x3000, 0x3000, .blank), (0x3001, 0x3004, .separator), (0x3005, 0x3007, .sign),
    (0x3008, 0x3020, .separator), (0x3021, 0x3029, .sign), (0x302A, 0x302F, .nothing),
    (0x3030, 0x3030, .separator), (0x3031, 0x3098, .sign), (0x3099, 0x309A, .nothing),
    (0x309B, 0x309C, .separator), (0x309D, 0x309F, .sign), (0x30A0, 0x30A0, .separator),
    (0x30A1, 0x30FA, .sign), (0x30FB, 0x30FB, .separator), (0x30FC, 0xA4CF, .sign),
    (0xA960, 0xA97F, .sign), (0xA980, 0xA9DF, .word), (0xA9E0, 0xA9FF, .sign),
    (0xAA60, 0xAADF, .sign), (0xAC00, 0xD7FF, .sign), (0xE000, 0xFAFF, .sign),
    (0xFE00, 0xFE0F, .nothing), (0xFE10, 0xFE1F, .separator), (0xFE20, 0xFE2F, .nothing),
    (0xFE30, 0xFE6F, .separator), (0xFEFF, 0xFEFF, .nothing), (0xFF61, 0xFF65, .separator),
    (0xFF66, 0xFFEF, .sign), (0xFFF0, 0xFFFF, .separator), (0x16FE0, 0x18CFF, .sign),
    (0x1B000, 0x1B2FF, .sign), (0x1F000, 0x1F3FA, .sign), (0x1F3FB, 0x1F3FF, .nothing),
    (0x1F400, 0x1FAFF, .sign), (0x1FB00, 0x1FBFF, .separator), (0x20000, 0x3FFFF, .sign),
    (0xE0000, 0xE0FFF, .nothing), (0xF0000, 0x10FFFF, .sign),
  ]

  /// What a scalar from U+2000 on means.
  init(high scalar: UInt32) {
    var low = 0
    var high = Self.ranges.count
    while low < high {
      let middle = (low + high) / 2
      if Self.ranges[middle].last < scalar { low = middle + 1 } else { high = middle }
    }
    let isInside = low < Self.ranges.count && Self.ranges[low].first <= scalar
    self = isInside ? Self.ranges[low].kind : .word
  }

  /// What a scalar below U+2000 means.
  init(low scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      self = .word
    case ...0x20, 0x7F:
      self = .blank
    case ..<0x80:
      self = .separator
    case 0x0E00...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF:
      self = .sign  // Thai, Lao, Tibetan, Myanmar, Hangul letters, Khmer, Tai scripts
    case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF...0x05C7, 0x0610...0x061A,
      0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF:
      self = .nothing
    default:
      self = Self(category: scalar.properties.generalCategory)
    }
  }

  private init(category: Unicode.GeneralCategory) {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      self = .word
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .blank
    case .format: self = .nothing
    case .currencySymbol, .otherSymbol, .mathSymbol: self = .sign
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .modifierSymbol, .surrogate,
      .privateUse, .unassigned:
      self = .separator
    @unknown default: self = .separator
    }
  }
}
