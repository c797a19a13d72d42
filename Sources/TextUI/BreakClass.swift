/// What a cluster asks of a line's end beside it: the basics of Unicode's line breaking (UAX 14)
/// and of Japanese and Chinese typesetting.
///
/// Ideographs are whatever is two columns wide, emoji and Hangul included: lines may end on either
/// side of them.
enum BreakClass: UInt8, Sendable {
  case blank
  /// Letters, digits and all else that only blanks part.
  case word
  /// Ends a line only inside a word that is longer than a line.
  case hyphen
  case opener
  case closer
  /// A straight quote, which opens or closes.
  case quote
  case ideograph
  /// An opening bracket of East Asian text.
  case wideOpener
  /// What may not begin a line of East Asian text.
  case wideCloser

  /// Whether a line may end between two clusters, neither of which is a blank.
  static func allowsBreak(between before: BreakClass, and after: BreakClass) -> Bool {
    (before.isEastAsian || after.isEastAsian) && !before.keepsNext && !after.keepsPrevious
  }

  /// Whether a word that is longer than a line may be cut between two clusters.
  static func allowsCut(between before: BreakClass, and after: BreakClass) -> Bool {
    before == .hyphen && !after.keepsPrevious
  }

  private var isEastAsian: Bool {
    switch self {
    case .ideograph, .wideOpener, .wideCloser: true
    case .blank, .word, .hyphen, .opener, .closer, .quote: false
    }
  }

  private var keepsNext: Bool {
    switch self {
    case .opener, .wideOpener, .quote: true
    case .blank, .word, .hyphen, .closer, .ideograph, .wideCloser: false
    }
  }

  private var keepsPrevious: Bool {
    switch self {
    case .hyphen, .closer, .wideCloser, .quote: true
    case .blank, .word, .opener, .ideograph, .wideOpener: false
    }
  }

  /// The class of a printable ASCII character.
  init(ascii byte: UInt8) {
    // Letters and digits are most of all text.
    if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
      self = .word
      return
    }
    switch Unicode.Scalar(byte) {
    case " ": self = .blank
    case "-", "/", "?", "&": self = .hyphen
    case "(", "[", "{": self = .opener
    case ")", "]", "}", ",", ".", ";", ":", "!", "%": self = .closer
    case "\"", "'": self = .quote
    default: self = .word
    }
  }

  /// The class of the cluster that begins with what was read.
  init(_ scalar: Unicode.Scalar, _ reading: CellReader.Reading) {
    if scalar.isASCII, reading.form.kind == .letter {
      self.init(ascii: UInt8(truncatingIfNeeded: scalar.value))
      return
    }
    switch reading.form.kind {
    case .blank, .tab:
      self = .blank
    case .letter, .pictograph, .symbol, .mark, .skinTone, .joiner, .breakingSpace, .dropped:
      self.init(scalar, isWide: reading.columns == 2)
    }
  }

  private init(_ scalar: Unicode.Scalar, isWide: Bool) {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      self = isWide ? .ideograph : .word
    case 0x2000...0x206F:
      self.init(punctuation: scalar)
    case 0x3000...0x30FF, 0x31F0...0x31FF:
      self.init(kana: scalar)
    case 0xFE30...0xFE4F, 0xFF00...0xFFEF:
      self.init(compatibility: scalar, isWide: isWide)
    case 0x2E80...0x1F_FFFF:
      self = isWide ? .ideograph : .word
    default:
      self = isWide ? .ideograph : scalar == "«" ? .opener : scalar == "»" ? .closer : .word
    }
  }

  /// General punctuation: one column wide, but used in East Asian text as well.
  private init(punctuation scalar: Unicode.Scalar) {
    switch scalar {
    case "“", "‘", "‹": self = .opener
    case "”", "’", "›", "…", "‥", "‰", "‼", "⁇", "⁈", "⁉": self = .closer
    case "‐", "–": self = .hyphen
    default: self = .word
    }
  }

  /// CJK punctuation, hiragana and katakana.
  private init(kana scalar: Unicode.Scalar) {
    switch scalar {
    case "〈", "《", "「", "『", "【", "〔", "〖", "〘", "〚", "〝":
      self = .wideOpener
    case "、", "。", "〉", "》", "」", "』", "】", "〕", "〗", "〙", "〛", "〞", "〟", "々", "〻", "〜", "゠",
      "・", "ー", "ゝ", "ゞ", "ヽ", "ヾ", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ゕ", "ゖ",
      "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "\u{31F0}"..."\u{31FF}":
      self = .wideCloser
    default:
      self = .ideograph
    }
  }

  /// Vertical, full-width and half-width forms.
  private init(compatibility scalar: Unicode.Scalar, isWide: Bool) {
    switch scalar {
    case "（", "［", "｛", "｟", "｢", "＄", "￡", "￥", "︵", "︷", "︹", "︻", "︽", "︿", "﹁", "﹃":
      self = .wideOpener
    case "，", "．", "！", "？", "：", "；", "）", "］", "｝", "｠", "％", "｡", "｣", "､", "･",
      "\u{FF67}"..."\u{FF70}", "\u{FF9E}"..."\u{FF9F}", "︶", "︸", "︺", "︼", "︾", "﹀", "﹂", "﹄":
      self = .wideCloser
    case "\u{FF71}"..."\u{FF9D}", "\u{FF66}":
      self = .ideograph  // Half-width katakana
    default:
      self = isWide ? .ideograph : .word
    }
  }
}
