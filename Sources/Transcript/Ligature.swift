/// A letter that stands for several in a row, as `ß` for `ss`, `ﬁ` for `fi` and `æ` for `ae`.
///
/// What is searched for is found whichever way it is written. To add one, add a row to ``all`` and
/// its scalars to ``of(_:)``; what it stands for has no capitals and no ligatures.
public struct Ligature: Equatable, Sendable {
  /// The letter, which is no capital.
  public let scalar: Unicode.Scalar
  /// The same as a capital, for capitals of ASCII; nil: there is none.
  public let capital: Unicode.Scalar?
  /// What it stands for: two or three letters.
  public let letters: [Unicode.Scalar]

  private init(_ scalar: Unicode.Scalar, _ letters: String, capital: Unicode.Scalar? = nil) {
    self.scalar = scalar
    self.capital = capital
    self.letters = Array(letters.unicodeScalars)
  }

  /// All that are known.
  public static let all = [
    Ligature("ß", "ss", capital: "ẞ"), Ligature("æ", "ae", capital: "Æ"),
    Ligature("œ", "oe", capital: "Œ"), Ligature("ĳ", "ij", capital: "Ĳ"),
    Ligature("ﬀ", "ff"), Ligature("ﬁ", "fi"), Ligature("ﬂ", "fl"), Ligature("ﬃ", "ffi"),
    Ligature("ﬄ", "ffl"), Ligature("ﬅ", "st"), Ligature("ﬆ", "st"),
    Ligature("և", "եւ"), Ligature("ﬓ", "մն"), Ligature("ﬔ", "մե"), Ligature("ﬕ", "մի"),
    Ligature("ﬖ", "վն"), Ligature("ﬗ", "մխ"),
  ]

  /// The one that a scalar is, also as a capital; nil: it stands for itself.
  public static func of(_ scalar: Unicode.Scalar) -> Ligature? {
    switch scalar.value {
    case 0xC6, 0xDF, 0xE6, 0x132...0x133, 0x152...0x153, 0x587, 0x1E9E, 0xFB00...0xFB06,
      0xFB13...0xFB17:
      all.first { $0.scalar == scalar || $0.capital == scalar }
    default: nil
    }
  }
}
