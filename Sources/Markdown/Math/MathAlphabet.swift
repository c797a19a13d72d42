/// An alphabet of Unicode's mathematical letters.
enum MathAlphabet: CaseIterable, Sendable {
  /// ℝ
  case doubleStruck
  /// ℒ
  case script
  /// 𝔤
  case fraktur

  /// The letter or digit in this alphabet; itself where there is none.
  func letter(_ plain: Unicode.Scalar) -> Unicode.Scalar {
    if let early = exceptions[plain] { return early }
    let first: (capitals: UInt32, letters: UInt32) =
      switch self {
      case .doubleStruck: (0x1D538, 0x1D552)
      case .script: (0x1D49C, 0x1D4B6)
      case .fraktur: (0x1D504, 0x1D51E)
      }
    let value: UInt32
    switch plain {
    case "A"..."Z": value = first.capitals + plain.value - 0x41
    case "a"..."z": value = first.letters + plain.value - 0x61
    case "0"..."9" where self == .doubleStruck: value = 0x1D7D8 + plain.value - 0x30
    default: return plain
    }
    return Unicode.Scalar(value) ?? plain
  }

  /// A text in this alphabet.
  func text(_ plain: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars { text.append(letter(scalar)) }
    return String(text)
  }

  /// The letters that Unicode had before the rest of the alphabet.
  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .doubleStruck: Self.doubleStruckExceptions
    case .script: Self.scriptExceptions
    case .fraktur: Self.frakturExceptions
    }
  }

  private static let doubleStruckExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]
  private static let scriptExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
    "g": "ℊ", "o": "ℴ",
  ]
  private static let frakturExceptions: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]
}

/// The small letters and digits that Unicode has for scripts.
enum MathSmall {
  /// A text above the line, or nil where some scalar has no such form.
  static func above(_ text: String) -> String? { mapped(text, by: superscripts) }

  /// A text below the line, or nil where some scalar has no such form.
  static func below(_ text: String) -> String? { mapped(text, by: subscripts) }

  /// Whether a scalar is one of the forms, so stands at the right of a base.
  static func isSmall(_ scalar: Unicode.Scalar) -> Bool { forms.contains(scalar) }

  private static func mapped(
    _ text: String, by table: [Unicode.Scalar: Unicode.Scalar]
  ) -> String? {
    var small = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let form = table[scalar] else { return nil }
      small.append(form)
    }
    return String(small)
  }

  private static let superscripts = pairs(
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
      + "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂαᵅβᵝγᵞδᵟεᵋθᶿφᵠϕᵠχᵡ′′″″‴‴∘°°°⊤ᵀ**∗*††‡‡")
  private static let subscripts = pairs(
    "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩϕᵩχᵪ")
  private static let forms = Set(superscripts.values).union(subscripts.values)

  private static func pairs(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for index in stride(from: 0, to: scalars.count - 1, by: 2) {
      table[scalars[index]] = scalars[index + 1]
    }
    return table
  }
}
