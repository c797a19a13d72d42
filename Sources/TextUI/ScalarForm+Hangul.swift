extension ScalarForm {
  /// Whether a scalar is a Korean syllable or the consonant that one begins with.
  static func beginsSyllable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115E, 0xA960...0xA97C, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// The consonants that end a syllable, U+11A8 and on, as the letters that stand alone.
  private static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)

  /// A Korean vowel or final consonant that has no syllable to be drawn in; nil for all else.
  ///
  /// It is no mark that would take a dotted circle: behind that it would be a cluster of its own.
  init?(loneJamo scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x1161...0x1175:
      let letter = Unicode.Scalar(scalar.value - 0x1161 + 0x314F) ?? "\u{FFFD}"
      self.init(kind: .letter, columns: 2, drawn: letter)
    case 0x11A8...0x11C2:
      let letter = ScalarForm.finals[Int(scalar.value - 0x11A8)]
      self.init(kind: .letter, columns: 2, drawn: letter)
    case 0x1160...0x11FF, 0xD7B0...0xD7FF:
      self = .replacement
    default:
      return nil
    }
  }
}
