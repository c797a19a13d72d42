import Foundation

/// Folds scalars: case, accents, width and the kinds of quotes and dashes are taken away.
///
/// Scalars below U+2000 are looked up; the table is made once, when the first search or the first
/// text comes (a few milliseconds).
struct LetterTable: Sendable {
  /// The table that everything shares.
  static let shared = LetterTable()

  private let low: [UInt32]

  private init() {
    low = (0..<0x2000).map { value in
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
      let letter = Self.made(of: scalar)
      return letter.scalar << 8 | UInt32(letter.kind.rawValue)
    }
  }

  /// What a scalar is to the search.
  @inline(__always)
  func folded(_ scalar: UInt32) -> FoldedLetter {
    guard scalar < 0x2000 else { return high(scalar) }
    let entry = low[Int(scalar)]
    let kind = LetterKind(rawValue: UInt8(truncatingIfNeeded: entry)) ?? .separator
    return FoldedLetter(scalar: entry >> 8, kind: kind)
  }

  private func high(_ scalar: UInt32) -> FoldedLetter {
    switch scalar {
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: return FoldedLetter(scalar: scalar, kind: .sign)
    case 0x2018, 0x2019, 0x201B: return FoldedLetter(scalar: 0x27, kind: .separator)
    case 0x201C, 0x201D: return FoldedLetter(scalar: 0x22, kind: .separator)
    case 0x2010...0x2015: return FoldedLetter(scalar: 0x2D, kind: .separator)
    case 0xFF01...0xFF5E: return folded(scalar - 0xFEE0)
    case 0xFF66...0xFF9D:
      return FoldedLetter(scalar: Self.fullWidth[Int(scalar - 0xFF66)], kind: .sign)
    case 0xFF9E, 0xFF9F: return FoldedLetter(scalar: scalar - 0xFF9E + 0x3099, kind: .nothing)
    default: break
    }
    let kind = LetterKind(high: scalar)
    guard kind == .word, let known = Unicode.Scalar(scalar) else {
      return FoldedLetter(scalar: scalar, kind: kind)
    }
    let lower = known.properties.lowercaseMapping.unicodeScalars.first ?? known
    return FoldedLetter(scalar: lower.value, kind: kind)
  }

  /// The katakana that the half-width ones from U+FF66 on stand for.
  private static let fullWidth: [UInt32] =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)

  /// Letters whose stroke or shape is no accent to Unicode, but to people who type.
  private static let alike: [UInt32: UInt32] = [
    0xF8: 0x6F, 0x111: 0x64, 0x142: 0x6C, 0x127: 0x68, 0x131: 0x69, 0x17F: 0x73, 0x3C2: 0x3C3,
  ]

  private static func made(of scalar: Unicode.Scalar) -> FoldedLetter {
    let kind = LetterKind(low: scalar)
    guard kind == .word else { return FoldedLetter(scalar: scalar.value, kind: kind) }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    let parts = String(lower).decomposedStringWithCanonicalMapping.unicodeScalars
    let base = parts.dropFirst().allSatisfy { LetterKind(low: $0) == .nothing } ? parts.first : nil
    let value = (base ?? lower).value
    return FoldedLetter(scalar: alike[value] ?? value, kind: kind)
  }
}
