/// The screen lines that a text makes at a width.
///
/// It holds offsets, not text: the text (up to 2 GiB of UTF-8) comes with every call and must be
/// the one the table was last told of. Words wrap at blanks, which hang over the edge, and between
/// ideographs, except where a line would then begin with closing punctuation or end with an
/// opening bracket. `\n` and `\r\n` end lines; a text that ends with one has an empty last line.
public struct LineTable: Equatable, Sendable {
  /// The width in cells, at least 1.
  public private(set) var columns: Int
  /// Where each line begins, in UTF-8.
  @usableFromInline var starts: [Int32] = [0]
  /// Has read the whole text and stands in its last line.
  var breaker: LineBreaker

  /// Makes the table of an empty text; fewer columns than 1 count as 1.
  public init(columns: Int) {
    self.columns = max(1, columns)
    breaker = LineBreaker(columns: self.columns)
  }

  /// Makes the table of a text.
  public init(_ text: String, columns: Int) {
    self.init(columns: columns)
    grow(text)
  }

  /// The numbers of the lines.
  public var indices: Range<Int> {
    starts.indices
  }

  /// Screen lines, at least 1.
  @inlinable public var count: Int {
    starts.count
  }

  /// Bytes of the text that were read.
  public var length: Int {
    breaker.offset
  }

  /// Cells that are free on the last line, behind the blanks that it ends with.
  public var room: Int {
    breaker.room
  }

  /// Takes in what was appended to the text since the last call.
  ///
  /// Costs what the new part costs, however long the text or its last line is.
  public mutating func grow(_ text: String) {
    withUTF8(of: text) { bytes in
      if bytes.count < breaker.offset { self = LineTable(columns: columns) }
      while breaker.readLine(bytes, into: &starts) {}
    }
  }

  /// Starts again with a text at a width.
  public mutating func rewrap(_ text: String, columns: Int) {
    self = LineTable(text, columns: columns)
  }

  /// The UTF-8 offsets of a line, its trailing blanks and its line break included.
  public func range(_ index: Int) -> Range<Int> {
    Int(starts[index])..<end(index)
  }

  /// The line in which the byte at an offset stands; the last one for the text's end.
  public func index(containing utf8Offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= utf8Offset {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  private func end(_ index: Int) -> Int {
    index + 1 < starts.count ? Int(starts[index + 1]) : breaker.offset
  }
}

// MARK: - Edits

extension LineTable {
  /// Lines before an edit whose starts may depend on what was edited.
  ///
  /// A line's start is known when a cell did not fit, which stands there or, where several breaks
  /// were needed at once, up to two lines further; a carriage return waits for one scalar more.
  public static let linesBeforeEdit = 4

  /// Takes in that a part of the text was replaced.
  ///
  /// Wraps from shortly before the edit to where the lines fall as before.
  /// - Parameters:
  ///   - text: The text as it is now.
  ///   - range: What was replaced, in UTF-8 of the text as it was.
  ///   - count: Bytes that stand there now.
  public mutating func edit(_ text: String, replaced range: Range<Int>, with count: Int) {
    let old = starts
    let oldBreaker = breaker
    let shift = count - range.count
    let unchanged = range.lowerBound + count
    let first = max(0, index(containing: range.lowerBound) - LineTable.linesBeforeEdit)
    starts.removeSubrange((first + 1)...)
    breaker = LineBreaker(columns: columns, at: Int(old[first]))
    withUTF8(of: text) { bytes in
      var candidate = first + 1
      var seen = starts.count
      while breaker.readLine(bytes, into: &starts) {
        while seen < starts.count {
          let start = Int(starts[seen])
          seen += 1
          guard start >= unchanged else { continue }
          while candidate < old.count, Int(old[candidate]) + shift < start { candidate += 1 }
          guard candidate < old.count, Int(old[candidate]) + shift == start else { continue }
          starts.removeSubrange(seen...)
          starts.append(contentsOf: old[(candidate + 1)...].lazy.map { $0 + Int32(shift) })
          breaker = oldBreaker
          breaker.shift(by: shift)
          return
        }
      }
    }
  }
}
