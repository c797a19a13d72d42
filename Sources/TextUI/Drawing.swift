/// Draws stretches of a text: their displayed form as runs of one role.
///
/// Stretches that follow each other are drawn one by one, each in its role; a mark keeps to the
/// role of the letter that carries it.
struct Drawing {
  private let bytes: UTF8Bytes
  /// The edge behind which nothing is drawn (only blanks ever stand there).
  private let limit: Int
  /// The role of symbols that stand for what must not be drawn; nil leaves them in their run's.
  private let symbols: Role?
  /// Cells drawn so far.
  private(set) var column = 0
  private var spans: [Span] = []
  private var role: Role
  private var text = ""
  /// Source bytes of the current run that are drawn as they are and not yet in `text`.
  private var uncopied = 0..<0
  private var reader = CellReader()
  /// The letter of the last cell, as long as a mark may still become one with it.
  private var letter: Unicode.Scalar?

  /// Begins a drawing of a text at its left edge.
  init(_ bytes: UTF8Bytes, role: Role, symbols: Role?, limit: Int = .max) {
    self.bytes = bytes
    self.role = role
    self.symbols = symbols
    self.limit = limit
  }

  /// Draws a stretch; false when the edge was reached.
  @discardableResult
  mutating func draw(_ range: Range<Int>, role wanted: Role) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if reader.isPlain {
        let end = bytes.printableEnd(from: offset, to: range.upperBound)
        let count = min(end - offset, limit - column)
        if count > 0 {
          begin(wanted)
          copy(offset..<offset + count)
          column += count
          offset += count
          reader.pass(blank: bytes[offset - 1] == UTF8Bytes.space)
          letter = nil
        }
        if offset < end { return false }
        if offset == range.upperBound { break }
      }
      let (scalar, length) = bytes.scalar(at: offset)
      guard draw(scalar, at: offset..<offset + length, role: wanted) else { return false }
      offset += length
    }
    return true
  }

  /// The runs drawn.
  consuming func finished() -> [Span] {
    endRun()
    return spans
  }

  private mutating func draw(
    _ scalar: Unicode.Scalar, at range: Range<Int>, role wanted: Role
  ) -> Bool {
    let reading = reader.read(scalar)
    switch reading.effect {
    case .nothing:
      break
    case .mark:
      draw(mark: scalar, at: range)
    case .circledMark:
      guard column < limit else { return false }
      begin(wanted)
      append(CellReader.circle)
      copy(range)
      letter = nil
      column += 1
    case .cell where reading.form.kind == .tab:
      begin(wanted)
      let width = min(tabWidth(at: column), limit - column)
      for _ in 0..<width { append(" ") }
      column += width
    case .cell:
      // A wide character on a screen of one column has no place anywhere.
      let isTooWide = reading.columns > limit
      let form = isTooWide ? .replacement : reading.form
      guard column + Int(form.columns) <= limit else { return false }
      begin(form.kind == .symbol ? symbols ?? wanted : wanted)
      if form.drawn == scalar { copy(range) } else { append(form.drawn) }
      letter = form.drawn
      column += Int(form.columns)
    }
    return true
  }

  private mutating func draw(mark: Unicode.Scalar, at range: Range<Int>) {
    if let letter, let whole = ScalarForm.composition(of: letter, with: mark) {
      flush()
      text.unicodeScalars.removeLast()
      append(whole)
      self.letter = whole
    } else {
      letter = nil
      copy(range)
    }
  }

  private mutating func begin(_ wanted: Role) {
    guard wanted != role else { return }
    endRun()
    role = wanted
  }

  private mutating func endRun() {
    flush()
    if !text.isEmpty { spans.append(Span(text, role)) }
    text = ""
  }

  private mutating func copy(_ range: Range<Int>) {
    if uncopied.upperBound == range.lowerBound {
      uncopied = uncopied.lowerBound..<range.upperBound
    } else {
      flush()
      uncopied = range
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    flush()
    text.unicodeScalars.append(scalar)
  }

  private mutating func flush() {
    guard !uncopied.isEmpty else { return }
    text += String(decoding: UTF8Bytes(rebasing: bytes[uncopied]), as: UTF8.self)
    uncopied = uncopied.upperBound..<uncopied.upperBound
  }
}
