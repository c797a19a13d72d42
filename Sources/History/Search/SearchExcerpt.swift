/// A piece of a text around what was found, fit for one line.
///
/// Blanks, line breaks and control characters are one blank each run. No character is cut: the
/// piece begins and ends between characters, and a mark grows to whole ones. A character of many
/// hundred bytes (a letter under a heap of accents) may be left out.
struct SearchExcerpt: Equatable {
  /// The piece, with `…` where text was left out.
  private(set) var text = ""
  /// What was found, in bytes of its UTF-8.
  private(set) var marks: [Range<Int>] = []
  /// Where the first of them stands in the whole text, in bytes of UTF-8.
  let position: Int

  /// How many characters stand before the first mark at most, and how many there are in all.
  static let before = 40, length = 160
  /// What is cut out of the text before characters are looked for, in bytes.
  private static let reach = (before: 400, after: 1600)

  /// Cuts a piece out of a text.
  ///
  /// - Parameters:
  ///   - whole: The text.
  ///   - found: What was found, in bytes of UTF-8, in any order.
  init(of whole: String, found: [Range<Int>]) {
    let found = found.sorted { $0.lowerBound < $1.lowerBound }
    let main = Self.densest(found) ?? 0..<0
    position = main.lowerBound
    let utf8 = whole.utf8
    let start = Self.boundary(utf8, max(0, main.lowerBound - Self.reach.before))
    let end = Self.boundary(utf8, min(utf8.count, main.lowerBound + Self.reach.after))
    let window = String(
      decoding: utf8[utf8.index(utf8.startIndex, offsetBy: start)...].prefix(end - start),
      as: UTF8.self)
    var pieces = Self.pieces(of: window, from: start)
    // The first and last may be the halves of characters.
    if start > 0, pieces.count > 1, pieces[0].range.upperBound <= position {
      pieces.removeFirst()
    }
    if end < utf8.count, pieces.count > 1, pieces[pieces.count - 1].range.lowerBound > position {
      pieces.removeLast()
    }
    write(pieces, of: utf8.count, found)
  }

  /// One character of the piece and the bytes it stands for.
  private struct Piece {
    var character: Character
    var range: Range<Int>
  }

  /// The characters of a window that begins at an offset, a blank for each run of blanks.
  private static func pieces(of window: String, from start: Int) -> [Piece] {
    var pieces: [Piece] = []
    var at = start
    for character in window {
      let range = at..<at + character.utf8.count
      at = range.upperBound
      let isBlank = character.unicodeScalars.allSatisfy {
        LetterTable.shared.folded($0.value).kind == .blank
      }
      if isBlank, let last = pieces.last, last.character == " " {
        pieces[pieces.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        pieces.append(Piece(character: isBlank ? " " : character, range: range))
      }
    }
    return pieces
  }

  private mutating func write(_ pieces: [Piece], of count: Int, _ found: [Range<Int>]) {
    let main = pieces.firstIndex { $0.range.upperBound > position } ?? 0
    var first = max(0, main - Self.before)
    // Begin with a word where one begins soon.
    if first > 0, pieces[first - 1].character != " ",
      let blank = pieces[first..<min(first + 15, main)].firstIndex(where: { $0.character == " " })
    {
      first = blank
    }
    while first < main, pieces[first].character == " " { first += 1 }
    let last = min(pieces.count, first + Self.length)
    guard first < last else { return }
    if pieces[first].range.lowerBound > 0 { text = "…" }
    var next = 0
    for piece in pieces[first..<last] {
      while next < found.count, found[next].upperBound <= piece.range.lowerBound { next += 1 }
      let from = text.utf8.count
      text.append(piece.character)
      guard next < found.count, found[next].lowerBound < piece.range.upperBound else { continue }
      mark(from..<text.utf8.count, isNew: found[next].lowerBound >= piece.range.lowerBound)
    }
    if pieces[last - 1].range.upperBound < count { text += "…" }
  }

  /// Marks a character, as part of the last mark where it is the same find.
  private mutating func mark(_ range: Range<Int>, isNew: Bool) {
    if let last = marks.last, last.upperBound == range.lowerBound, !isNew {
      marks[marks.count - 1] = last.lowerBound..<range.upperBound
    } else {
      marks.append(range)
    }
  }

  /// Ranges of a short text, grown to whole characters and joined where they overlap.
  static func marks(in text: String, _ found: [Range<Int>]) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    let found = found.sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var at = 0
    for character in text {
      let range = at..<at + character.utf8.count
      at = range.upperBound
      while next < found.count, found[next].upperBound <= range.lowerBound { next += 1 }
      guard next < found.count else { break }
      guard found[next].lowerBound < range.upperBound else { continue }
      if let last = marks.last, last.upperBound == range.lowerBound,
        found[next].lowerBound < range.lowerBound
      {
        marks[marks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        marks.append(range)
      }
    }
    return marks
  }

  /// The find from which on the most finds stand close together.
  private static func densest(_ found: [Range<Int>]) -> Range<Int>? {
    var best = found.first
    var most = 0
    for (index, range) in found.enumerated() {
      let near = found[index...].prefix { $0.lowerBound < range.lowerBound + 200 }.count
      if near > most { (most, best) = (near, range) }
    }
    return best
  }

  private static func boundary(_ utf8: String.UTF8View, _ offset: Int) -> Int {
    var at = offset
    while at > 0, at < utf8.count,
      utf8[utf8.index(utf8.startIndex, offsetBy: at)] & 0xC0 == 0x80
    {
      at -= 1
    }
    return at
  }
}
