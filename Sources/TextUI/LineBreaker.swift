/// Finds where the lines of a text end at a width, in one pass that can stop and go on anywhere.
///
/// It never looks back at the text: what it needs of the current line is in its few fields. Its
/// state after a line's start depends on nothing before that start, so a table may also be taken
/// up again at any line (``LineTable/edit(_:replaced:with:)``).
struct LineBreaker: Equatable, Sendable {
  /// A place where the current line could end.
  struct Opportunity: Equatable, Sendable {
    /// Where the next line would begin, in UTF-8.
    var offset: Int
    /// The columns before it; 0 says that there is no such place.
    var column: Int

    /// No place.
    static let none = Opportunity(offset: 0, column: 0)

    /// The same place as seen from a line that begins at another.
    func after(_ start: Opportunity) -> Opportunity {
      column > start.column ? Opportunity(offset: offset, column: column - start.column) : .none
    }
  }

  /// Bytes of one line after which marks and invisible scalars begin a new line.
  ///
  /// So the work on one line is bounded, whatever a text heaps on one letter.
  static let maximumLineBytes = 16_384

  /// The width in cells, at least 1.
  let columns: Int
  /// UTF-8 offset up to which the text was read.
  var offset: Int
  /// UTF-8 offset at which the current line begins.
  var lineStart: Int
  /// Cells of the current line so far, with the blanks that hang over its edge.
  private var column = 0
  /// The last place to end the line at.
  private var strong = Opportunity.none
  /// The last place where a word longer than a line is best cut.
  private var seam = Opportunity.none
  /// The last place where it may be cut at all.
  private var loose = Opportunity.none
  /// Where the last cluster begins.
  private var cluster: Opportunity
  private var lastClass = BreakClass.blank
  /// Whether anything but blanks stands on the line.
  private var hasText = false
  /// Whether the last byte read is a carriage return whose fate the next one decides.
  private var holdsReturn = false
  private var reader = CellReader()

  /// Begins a line of a text.
  init(columns: Int, at offset: Int = 0) {
    self.columns = columns
    self.offset = offset
    lineStart = offset
    cluster = Opportunity(offset: offset, column: 0)
  }

  /// Cells that are free on the current line, behind the blanks that it ends with.
  var room: Int {
    max(0, columns - column)
  }

  /// Moves with a text that grew or shrank before the current line.
  mutating func shift(by bytes: Int) {
    offset += bytes
    lineStart += bytes
    cluster.offset += bytes
    if strong != .none { strong.offset += bytes }
    if seam != .none { seam.offset += bytes }
    if loose != .none { loose.offset += bytes }
  }

  /// Reads on until a line ends; false when the text ended before.
  ///
  /// The starts of the lines that follow are appended: mostly one.
  mutating func readLine(_ bytes: UTF8Bytes, into starts: inout [Int32]) -> Bool {
    if offset == lineStart, let next = asciiLineEnd(bytes) {
      startFresh(at: next, &starts)
      return true
    }
    let known = starts.count
    while offset < bytes.count {
      let byte = bytes[offset]
      if UTF8Bytes.isPrintable(byte), reader.isPlain, !holdsReturn {
        place(ascii: byte, &starts)
      } else {
        let (scalar, length) = bytes.scalar(at: offset)
        place(scalar, length: length, &starts)
      }
      guard starts.count == known else {
        // Reading what was carried over once more lets the quick way above see the whole line.
        if offset > lineStart, offset - lineStart <= columns {
          self = LineBreaker(columns: columns, at: lineStart)
        }
        return true
      }
    }
    return false
  }

  private mutating func startFresh(at next: Int, _ starts: inout [Int32]) {
    starts.append(Int32(next))
    self = LineBreaker(columns: columns, at: next)
  }
}

// MARK: - One scalar after the other

extension LineBreaker {
  private mutating func place(ascii byte: UInt8, _ starts: inout [Int32]) {
    let breakClass = BreakClass(ascii: byte)
    startCluster(at: offset, breakClass)
    reader.pass(blank: breakClass == .blank)
    if breakClass != .blank {
      makeRoom(for: 1, at: offset, &starts)
      hasText = true
    }
    column += 1
    offset += 1
  }

  private mutating func place(
    _ scalar: Unicode.Scalar, length: Int, _ starts: inout [Int32]
  ) {
    let start = offset
    if holdsReturn {
      holdsReturn = false
      if scalar != "\n" { put("\r", at: start - 1, length: 1, &starts) }
    }
    switch scalar {
    case "\n":
      startFresh(at: start + 1, &starts)
    case "\r":
      holdsReturn = true
      offset = start + 1
    default:
      put(scalar, at: start, length: length, &starts)
      offset = start + length
    }
  }

  private mutating func put(
    _ scalar: Unicode.Scalar, at start: Int, length: Int, _ starts: inout [Int32]
  ) {
    var reading = reader.read(scalar)
    if reading.columns == 0, start - lineStart >= LineBreaker.maximumLineBytes {
      startFresh(at: start, &starts)
      reading = reader.read(scalar)
    }
    if reading.form.kind == .breakingSpace, hasText {
      strong = Opportunity(offset: start + length, column: column)
    }
    guard reading.columns > 0 else {
      if reading.effect == .mark, let after = BreakClass(afterMark: scalar) { lastClass = after }
      return
    }
    let breakClass = BreakClass(scalar, reading)
    if reading.startsCluster { startCluster(at: start, breakClass) }
    switch reading.form.kind {
    case .tab:
      column += tabWidth(at: column)
    case .blank:
      column += reading.columns
    case .letter, .pictograph, .symbol, .mark, .skinTone, .joiner, .breakingSpace, .dropped:
      let width = min(reading.columns, columns)
      let isCut = makeRoom(for: width, at: start, &starts)
      if isCut {
        reader = CellReader()
        _ = reader.read(scalar)
        lastClass = breakClass
      }
      column += width
      hasText = true
    }
  }

  private mutating func startCluster(at start: Int, _ breakClass: BreakClass) {
    cluster = Opportunity(offset: start, column: column)
    if hasText, breakClass != .blank {
      let isBehindBlank = lastClass == .blank
      switch isBehindBlank ? .open : BreakClass.joint(between: lastClass, and: breakClass) {
      case .open: strong = cluster
      case .seam:
        seam = cluster
        loose = cluster
      case .loose: loose = cluster
      case .fast: break
      }
    }
    // With nothing before it, a dash opens what follows.
    lastClass = breakClass == .dash && lastClass == .blank ? .word : breakClass
  }

  /// Ends lines until a cell of a width fits; true when the current cluster had to be cut for it.
  @discardableResult
  private mutating func makeRoom(
    for width: Int, at start: Int, _ starts: inout [Int32]
  ) -> Bool {
    while column + width > columns, column > 0 {
      // In a script without blanks between words those few that there are would leave lines empty.
      if strong.column > 0, !lastClass.isUnspaced || fills(strong.column, half) {
        endLine(at: strong, &starts)
      } else if fills(seam.column, half) {
        endLine(at: seam, &starts)
      } else if fills(loose.column, quarter), loose.column > strong.column {
        endLine(at: loose, &starts)
      } else if strong.column > 0 {
        endLine(at: strong, &starts)
      } else if cluster.column > 0 {
        endLine(at: cluster, &starts)
      } else {
        // The cluster alone is wider than the line.
        cluster = Opportunity(offset: start, column: column)
        endLine(at: cluster, &starts)
        return true
      }
    }
    return false
  }

  /// What a line has at the least that ends at a good place in a long word.
  var half: Int { columns - columns / 2 }
  /// What a line has at the least that ends at any place in one.
  var quarter: Int { (columns + 3) / 4 }

  /// Whether a line that ends at a column has that many, or would be left too empty.
  func fills(_ column: Int, _ wanted: Int) -> Bool {
    column > 0 && column >= wanted
  }

  private mutating func endLine(at end: Opportunity, _ starts: inout [Int32]) {
    starts.append(Int32(end.offset))
    lineStart = end.offset
    column -= end.column
    cluster.column -= end.column
    seam = seam.after(end)
    loose = loose.after(end)
    strong = .none
    hasText = column > 0
    if end.offset == cluster.offset, lastClass == .dash { lastClass = .word }
  }
}

/// Cells from a column to the next tab stop.
func tabWidth(at column: Int) -> Int {
  4 - column % 4
}
