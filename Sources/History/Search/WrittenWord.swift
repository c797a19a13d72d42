import Transcript

/// A word that is looked for, in all the ways in which the index may have it: the index holds
/// ligatures as they were written, so that `strasse` is a term of its own beside `straße`.
///
/// In an open word its end may be the beginning of a ligature: `stras` begins `straße` too.
struct WrittenWord {
  /// The ways, as scalars, without ligatures first.
  private let ways: [[UInt32]]
  /// Whether they are whole words.
  private let isWhole: Bool

  /// How many ways are asked for; what more there are, the text tells.
  private static let most = 16

  /// Finds all ways; where there are too many, those of the word's beginning.
  init(_ letters: [UInt32], isWhole: Bool) {
    if let ways = Self.ways(letters[...], isWhole: isWhole) {
      (self.ways, self.isWhole) = (ways, isWhole)
      return
    }
    var beginning = letters.dropLast()
    var ways: [[UInt32]]?
    while ways == nil, !beginning.isEmpty {
      ways = Self.ways(beginning, isWhole: false)
      beginning.removeLast()
    }
    (self.ways, self.isWhole) = (ways ?? [], false)
  }

  /// The ways to write some letters; nil: there are too many.
  private static func ways(_ letters: ArraySlice<UInt32>, isWhole: Bool) -> [[UInt32]]? {
    var ways: [[UInt32]] = []
    var begun: [(way: [UInt32], rest: ArraySlice<UInt32>)] = [([], letters)]
    while var (way, rest) = begun.popLast() {
      while let first = rest.first {
        for (ligature, parts) in ligatures[first] ?? [] {
          let isBegun = !isWhole && parts.starts(with: rest)
          guard isBegun || rest.starts(with: parts) else { continue }
          begun.append((way + [ligature], rest.dropFirst(parts.count)))
        }
        way.append(first)
        rest.removeFirst()
      }
      ways.append(way)
      guard ways.count <= most else { return nil }
    }
    return ways
  }

  /// Ligatures and their letters, by the first of these.
  private static let ligatures: [UInt32: [(ligature: UInt32, parts: [UInt32])]] =
    Dictionary(
      grouping: Ligature.all.map { (ligature: $0.scalar.value, parts: $0.letters.map(\.value)) },
      by: { $0.parts[0] })

  /// The hashes by which drawers are chosen; none where the ways are of a beginning only.
  var hashes: [UInt64] {
    isWhole ? ways.map { $0.reduce(HashSet.seed) { HashSet.mixed($0, $1) } } : []
  }

  /// The terms of which a text with the word has one, as FTS5 wants them; `rough` ones have the
  /// first letters of a word that is open and long.
  func terms(rough: Bool) -> [String] {
    var terms: [String] = []
    for way in ways {
      let isTerm = isWhole || way.count <= SearchTerms.shortest
      let letters = way.prefix(isTerm || !rough ? SearchTerms.longest : SearchTerms.shortest)
      let text = String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) }))
      let term = isTerm || rough ? "\"\(text)\"" : "\"\(text)\" *"
      if !terms.contains(term) { terms.append(term) }
    }
    return terms
  }
}
