import TextUI

/// A place in a line, by bytes and by columns: a tab may belong to what is before it in part.
struct LineCursor {
  /// The byte of the source.
  private(set) var offset: Int
  private var column = 0
  private let line: Slice<UTF8Bytes>

  /// Begins at the start of a line.
  init(_ line: Slice<UTF8Bytes>) {
    self.line = line
    offset = line.startIndex
  }

  /// What is behind the place.
  var rest: Slice<UTF8Bytes> {
    line[offset...]
  }

  /// Columns of blanks behind the place, and the byte behind them.
  var indent: (columns: Int, next: Int) {
    var end = column
    var next = offset
    while next < line.endIndex, UTF8Bytes.isBlank(line[next]) {
      end += line[next] == UTF8Bytes.space ? 1 : 4 - end % 4
      next += 1
    }
    return (end - column, next)
  }

  /// Whether nothing but blanks is behind the place.
  var isAtEnd: Bool {
    let next = indent.next
    return next == line.endIndex || UTF8Bytes.endsLine(line[next])
  }

  /// Goes on to a byte.
  mutating func move(to end: Int) {
    while offset < end { step() }
  }

  /// Goes over so many columns of blanks, or as many as there are.
  mutating func skip(columns: Int) {
    var left = columns
    while left > 0, offset < line.endIndex, UTF8Bytes.isBlank(line[offset]) {
      let width = line[offset] == UTF8Bytes.space ? 1 : 4 - column % 4
      guard width <= left else {
        column += left
        return
      }
      step()
      left -= width
    }
  }

  private mutating func step() {
    column += line[offset] == 0x09 ? 4 - column % 4 : 1
    offset += 1
  }
}
