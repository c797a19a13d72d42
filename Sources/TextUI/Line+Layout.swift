extension Line {
  /// How many columns the line takes.
  public var columns: Int {
    spans.reduce(0) { $0 + TextUI.columns(of: $1.text) }
  }

  /// The line cut to a width; what is cut off is replaced by `…`.
  public func truncated(to width: Int) -> Line {
    guard columns > width else { return self }
    guard width > 0 else { return [] }
    var rest = width - 1
    var kept: [Span] = []
    for span in spans {
      let spanColumns = TextUI.columns(of: span.text)
      if spanColumns <= rest {
        kept.append(span)
        rest -= spanColumns
        continue
      }
      var text = ""
      for character in span.text {
        let needed = TextUI.columns(of: String(character))
        guard needed <= rest else { break }
        text.append(character)
        rest -= needed
      }
      kept.append(Span(text + "…", span.role))
      return Line(kept)
    }
    return Line(kept)
  }

  /// The cells of some columns; a wide character that is cut becomes a blank.
  public func columns(_ range: Range<Int>) -> Line {
    guard !range.isEmpty else { return [] }
    var column = 0
    var kept: [Span] = []
    for span in spans {
      var text = ""
      for character in span.text {
        let width = TextUI.columns(of: String(character))
        let cells = column..<column + width
        column += width
        if cells.lowerBound >= range.lowerBound, cells.upperBound <= range.upperBound {
          text.append(character)
        } else {
          text += String(repeating: " ", count: cells.clamped(to: range).count)
        }
        if column >= range.upperBound { break }
      }
      if !text.isEmpty { kept.append(Span(text, span.role)) }
      if column >= range.upperBound { break }
    }
    return Line(kept)
  }

  /// The line with some columns in another role.
  public func marked(_ range: Range<Int>, _ role: Role) -> Line {
    let width = columns
    let range = range.clamped(to: 0..<width)
    guard !range.isEmpty else { return self }
    let marked = columns(range).spans.map { Span($0.text, role) }
    return Line(
      columns(0..<range.lowerBound).spans + marked + columns(range.upperBound..<width).spans)
  }

  /// The line filled up with blanks of a role to a width, for roles that have a background.
  public func padded(to width: Int, _ role: Role) -> Line {
    let missing = width - columns
    guard missing > 0 else { return self }
    return Line(spans + [Span(run(of: " ", columns: missing), role)])
  }

  /// Two lines on one row, the first at the left edge, the second at the right; where both do not
  /// fit, the first is cut, and the second left out when less than a third would remain.
  public static func sides(_ left: Line, _ right: Line, columns width: Int, fill: Role = .text)
    -> Line
  {
    let rightColumns = right.columns
    guard rightColumns > 0 else { return left.truncated(to: width) }
    guard rightColumns + 1 < width - width / 3 || left.columns + rightColumns < width else {
      return left.truncated(to: width)
    }
    let cut = left.truncated(to: width - rightColumns - 1)
    return Line(cut.padded(to: width - rightColumns, fill).spans + right.spans)
  }
}

/// One character again and again, for rules and blanks, which are made with every frame;
/// `String(repeating:count:)` appends one by one.
///
/// - Parameters:
///   - scalar: a character of one column that is safe to draw.
///   - columns: how many of them; none where it is negative.
/// - Returns: that many of it.
public func run(of scalar: Unicode.Scalar, columns: Int) -> String {
  let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  let count = max(0, columns)
  return String(unsafeUninitializedCapacity: count * bytes.count) { buffer in
    var offset = 0
    for _ in 0..<count {
      for byte in bytes {
        buffer[offset] = byte
        offset += 1
      }
    }
    return offset
  }
}
