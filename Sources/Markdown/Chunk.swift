import TextUI

/// A part of a text as cmark gets it: behind what it has to know of the text before, without
/// formulas, and with the place of every line in the source.
struct Chunk {
  /// What cmark gets.
  var bytes: [UInt8] = []
  /// Lines before the first one of the source.
  ///
  /// A paragraph that goes on stands in the last of them.
  private(set) var prefaceLines = 0
  /// Whether the last line of the preface goes on with the source.
  private(set) var isShared = false
  /// Where the lines begin in the source, from ``firstLine`` on; one more for the end.
  var lineStarts: [Int] = []
  /// Where the lines begin in ``bytes``, likewise.
  var byteStarts: [Int] = []
  /// Where in ``bytes`` the content of the lines begins, behind the marks of what is open.
  var contentStarts: [Int] = []
  var formulas: [Formula] = []
  /// Labels of the footnotes that are open where it begins.
  private(set) var footnotes: [String] = []
  /// The footnotes that are defined here.
  ///
  /// Each gets a label of its own, since cmark leaves out what has the label of another.
  var labels: [(label: String, offset: Int)] = []
  /// Lines at which a table was kept from cmark, and why.
  var limits: [Int: Limit] = [:]
  /// Whether the source has scalars of its own that marks are made of.
  var hasMarks = false
  /// Whether stars may stand between an ideograph and punctuation.
  var hasTightStars = false
  /// The line at whose start a formula began that has not ended yet; until a blank line it may.
  var openFormulaLine: Int?
  /// Whether the last line has no end yet.
  private(set) var endsInLine = false

  /// Makes the part of a source from where a reading resumes.
  ///
  /// - Parameters:
  ///   - source: the whole text.
  ///   - end: where the part ends.
  ///   - resumption: where it begins.
  ///   - definitions: what labels in it mean, as Markdown.
  init(_ source: UTF8Bytes, to end: Int, from resumption: Resumption, definitions: [UInt8]) {
    let part = resumption.offset..<end
    footnotes = resumption.path.compactMap(\.footnote)
    labels = Self.footnotes(in: source, part)
    formulas = (footnotes + labels.map(\.label)).map {
      Formula(source: $0, plain: nil, isBlock: false)
    }
    if !formulas.isEmpty {
      // cmark leaves footnotes out that nothing refers to.
      for number in formulas.indices {
        bytes += Array("[^".utf8) + Formula.mark(number) + [0x5D, 0x20]
      }
      bytes += [0x0A, 0x0A]
      prefaceLines += 2
    }
    if !definitions.isEmpty {
      let start = bytes.count
      append(definitions: definitions)
      bytes.append(UTF8Bytes.lineFeed)
      prefaceLines += Self.lineCount(bytes[start...])
    }
    if bytes.isEmpty, source[part].starts(with: Self.byteOrderMark) {
      // cmark leaves it out where a text begins with it; behind a blank line it does not.
      bytes.append(UTF8Bytes.lineFeed)
      prefaceLines += 1
    }
    let context = bytes.count
    appendContext(resumption)
    append(source, part, resumption, context: context)
    endsInLine = end > part.lowerBound && bytes.last != 0x0A && bytes.last != 0x0D
  }

  /// The mark that a text may begin with, to say how it is encoded.
  static let byteOrderMark = Array("\u{FEFF}".utf8)

  private mutating func appendContext(_ resumption: Resumption) {
    let path = resumption.path
    switch resumption.leaf {
    case .none:
      appendOpenings(Container.openings(of: path))
      appendContent(resumption)
    case .paragraph:
      appendOpenings(Container.openings(of: path))
      // Any letter: what follows is then in the midst of a paragraph.
      bytes.append(UInt8(ascii: "x"))
      prefaceLines += 1
      isShared = true
    case .code(let opening, let line), .table(let opening, let line):
      if path.last?.line == line {
        appendOpenings(Container.openings(of: path, last: opening))
      } else {
        appendOpenings(Container.openings(of: path))
        appendContent(resumption)
        bytes += opening
      }
      prefaceLines += Self.lineCount(opening[...])
      // A line feed that the source begins with would be of the same end of a line.
      if bytes.last == UTF8Bytes.carriageReturn { bytes[bytes.count - 1] = UTF8Bytes.lineFeed }
    }
  }

  /// Stands in the place of what is before the source in the same containers.
  private mutating func appendContent(_ resumption: Resumption) {
    guard resumption.isBelowText || !resumption.path.isEmpty else { return }
    bytes += resumption.isBelowText ? Container.text : Container.content
    prefaceLines += 1
  }

  private mutating func appendOpenings(_ openings: (bytes: [UInt8], lines: Int)) {
    bytes += openings.bytes
    prefaceLines += openings.lines
  }

  // MARK: - Lines

  /// How many lines bytes have that end with a line break.
  private static func lineCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.indices.count { index in
      bytes[index] == UTF8Bytes.lineFeed
        || (bytes[index] == UTF8Bytes.carriageReturn && bytes[(index + 1)...].first != 0x0A)
    }
  }

  /// The number of the first line of the source.
  var firstLine: Int {
    isShared ? prefaceLines : prefaceLines + 1
  }

  /// The number of the last line.
  var lastLine: Int {
    firstLine + lineStarts.count - 2
  }

  /// Whether a line is of the preface.
  func isBefore(_ line: Int) -> Bool {
    line <= prefaceLines
  }

  /// Bytes of the source in it.
  var sourceLength: Int {
    lineStarts[lineStarts.count - 1] - lineStarts[0]
  }

  /// Bytes of the source from a line on.
  func sourceLength(fromLine line: Int) -> Int {
    lineStarts[lineStarts.count - 1] - sourceStart(ofLine: line)
  }

  /// Where a line begins in the source; the end for those behind the last one.
  func sourceStart(ofLine line: Int) -> Int {
    lineStarts[min(max(0, line - firstLine), lineStarts.count - 1)]
  }

  /// The bytes of a line as cmark gets them, with its end.
  func line(_ line: Int) -> ArraySlice<UInt8> {
    let index = line - firstLine
    guard byteStarts.indices.contains(index), byteStarts.indices.contains(index + 1) else {
      return []
    }
    return bytes[byteStarts[index]..<byteStarts[index + 1]]
  }

  /// The same behind the marks of all containers that it goes on with.
  func content(ofLine line: Int) -> ArraySlice<UInt8> {
    let whole = self.line(line)
    guard !whole.isEmpty else { return whole }
    return whole[min(contentStarts[line - firstLine], whole.endIndex)...]
  }

  /// Whether nothing stands in a line; so it is with those of the preface.
  func isBlank(line: Int) -> Bool {
    self.line(line).allSatisfy(UTF8Bytes.isBlankOrEnd)
  }

  // MARK: - What was taken out

  /// Whether footnotes may have been moved to the end.
  var hasFootnotes: Bool {
    !footnotes.isEmpty || !labels.isEmpty
  }

  /// The label of the footnote whose content begins in a line at a column, counted from 1, as it
  /// stands there.
  func footnoteLabel(atLine line: Int, column: Int) -> [UInt8] {
    let bytes = isBefore(line) ? prefaceLine(line) : self.line(line)
    guard let start = bytes.prefix(column - 1).lastIndex(of: UInt8(ascii: "^")) else { return [] }
    return Array(bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "]") })
  }

  private func prefaceLine(_ number: Int) -> ArraySlice<UInt8> {
    let range = bytes.withUnsafeBufferPointer { bytes in
      (0..<number).reduce(0..<0) { range, _ in
        range.upperBound..<Self.lineEnd(bytes, from: range.upperBound, to: bytes.count)
      }
    }
    return bytes[range]
  }

  /// The formula whose mark stands at an offset, and the end of the mark.
  func formula(in bytes: UTF8Bytes, at offset: Int) -> (formula: Formula, end: Int)? {
    guard let (number, end) = Formula.number(in: bytes, at: offset),
      formulas.indices.contains(number)
    else { return nil }
    return (formulas[number], end)
  }

  /// Whether a mark that guards a line stands at an offset.
  func isGuard(in bytes: UTF8Bytes, at offset: Int) -> Bool {
    (!limits.isEmpty || hasTightStars) && offset + 2 < bytes.count
      && bytes[offset + 1] == Formula.secondByte
      && bytes[offset + 2] == 0x92
  }

  /// A text with everything in it that was taken out.
  func restored(_ text: String) -> String {
    guard !formulas.isEmpty || !limits.isEmpty || hasTightStars,
      text.utf8.contains(Formula.firstByte)
    else {
      return text
    }
    return String(decoding: restored(Array(text.utf8)), as: UTF8.self)
  }

  /// Bytes with everything in them that was taken out.
  func restored(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(Formula.firstByte) else { return bytes }
    return bytes.withUnsafeBufferPointer { bytes in
      var result: [UInt8] = []
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] == Formula.firstByte {
          if let (formula, end) = formula(in: bytes, at: offset) {
            result += Array(formula.source.utf8)
            offset = end
            continue
          }
          if isGuard(in: bytes, at: offset) {
            offset += 3
            continue
          }
        }
        result.append(bytes[offset])
        offset += 1
      }
      return result
    }
  }
}
