extension BreakClass {
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

  /// The class behind a mark that asks for something, nil behind any other.
  ///
  /// Below a consonant of these scripts the next one is written, though it is a cluster by itself.
  init?(afterMark scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0CCD, 0x0D4D, 0x0DCA, 0x1039, 0x17D2, 0x1A60, 0x1B44, 0xA9C0: self = .opener
    default: return nil
    }
  }

  private init(_ scalar: Unicode.Scalar, isWide: Bool) {
    switch scalar.value {
    case 0x00C0...0x0589:
      self = .word
    case 0x4E00...0x9FFF:
      self = isWide ? .ideograph : .word
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF:
      self = .hangul
    case 0x0E00...0x0EDF:
      self.init(thai: scalar)
    case 0x1000...0x109F, 0x1780...0x17D3, 0x1950...0x19DF, 0x1A20...0x1A9F, 0x1B00...0x1B4B,
      0xA980...0xA9C0, 0xA9E0...0xA9FF, 0xAA60...0xAADF:
      self = .syllable
    case 0x2000...0x206F:
      self.init(punctuation: scalar)
    case 0x3000...0x30FF, 0x31F0...0x31FF:
      self.init(kana: scalar)
    case 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF00...0xFFEF:
      self.init(compatibility: scalar, isWide: isWide)
    default:
      self = isWide ? .ideograph : BreakClass(sign: scalar)
    }
  }

  /// Signs of many scripts, one column wide.
  private init(sign scalar: Unicode.Scalar) {
    switch scalar {
    case "«", "¡", "¿": self = .opener
    case "»", "·", "°", "،", "؛", "؟", "۔", "।", "॥", "℃", "℉": self = .closer
    case "־": self = .hyphen
    case "\u{0F0B}", "\u{0F0D}", "\u{1361}": self = .separator
    default: self = .word
    }
  }

  /// Thai and Lao, where some letters tell where a syllable begins or ends.
  private init(thai scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0E40...0x0E44, 0x0EC0...0x0EC4: self = .leadingVowel
    case 0x0E32, 0x0E45, 0x0EB2: self = .trailingVowel
    case 0x0E2F, 0x0E30, 0x0E46, 0x0EAF, 0x0EB0, 0x0EC6: self = .syllableEnd
    case 0x0E3F, 0x0E50...0x0E5B, 0x0ED0...0x0ED9: self = .word
    default: self = .syllable
    }
  }

  /// General punctuation: one column wide, but used in East Asian text as well.
  private init(punctuation scalar: Unicode.Scalar) {
    switch scalar {
    case "“", "‘", "‹", "„", "‚": self = .opener
    case "”", "’", "›", "…", "‥", "‰", "‧", "′", "″", "‼", "⁇", "⁈", "⁉": self = .closer
    case "‐", "–": self = .hyphen
    case "—", "―": self = .dash
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

  /// Vertical, small, full-width and half-width forms.
  private init(compatibility scalar: Unicode.Scalar, isWide: Bool) {
    switch scalar {
    case "（", "［", "｛", "｟", "｢", "＄", "￡", "￥", "︵", "︷", "︹", "︻", "︽", "︿", "﹁", "﹃", "︗", "﹙",
      "﹛", "﹝":
      self = .wideOpener
    case "，", "．", "！", "？", "：", "；", "）", "］", "｝", "｠", "％", "～", "／", "￠", "｡", "｣", "､", "･",
      "\u{FF67}"..."\u{FF70}", "\u{FF9E}"..."\u{FF9F}", "︶", "︸", "︺", "︼", "︾", "﹀", "﹂", "﹄",
      "\u{FE10}"..."\u{FE16}", "︘", "︙", "\u{FE50}"..."\u{FE57}", "﹚", "﹜", "﹞":
      self = .wideCloser
    case "\u{FF71}"..."\u{FF9D}", "\u{FF66}":
      self = .ideograph  // Half-width katakana
    default:
      self = isWide ? .ideograph : .word
    }
  }
}
