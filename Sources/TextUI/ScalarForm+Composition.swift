extension ScalarForm {
  /// The one scalar that a letter and what is drawn over it make together, where terminals are
  /// known to count the two differently: Korean syllables and voiced kana that come in parts.
  static func composition(of letter: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar? {
    let (first, second) = (letter.value, mark.value)
    switch (first, second) {
    case (0x1100...0x1112, 0x1161...0x1175):
      return Unicode.Scalar(0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28)
    case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (first - 0xAC00) % 28 == 0:
      return Unicode.Scalar(first + second - 0x11A7)
    case (0x3046...0x309D, 0x3099...0x309A):
      return voiced(first, second)
    case (0x30A6...0x30FD, 0x3099...0x309A):
      return voiced(first - 0x60, second).flatMap { Unicode.Scalar($0.value + 0x60) }
    default:
      return nil
    }
  }

  /// A hiragana with its voicing mark: it stands behind the one without.
  private static func voiced(_ kana: UInt32, _ mark: UInt32) -> Unicode.Scalar? {
    switch (kana, mark) {
    case (0x3046, 0x3099): "ゔ"
    case (0x304B...0x3062, 0x3099) where kana % 2 == 1: Unicode.Scalar(kana + 1)
    case (0x3064...0x3069, 0x3099) where kana % 2 == 0: Unicode.Scalar(kana + 1)
    case (0x306F...0x307D, _) where kana % 3 == 0: Unicode.Scalar(kana + mark - 0x3098)
    case (0x309D, 0x3099): "ゞ"
    default: nil
    }
  }
}
