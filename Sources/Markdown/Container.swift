import CCmark
import TextUI

/// A list's item, a quotation or a footnote that is still open where the next reading begins.
///
/// The text from there on alone does not tell that it is in one, so cmark is given the line that
/// opened it once more.
struct Container: Equatable, Sendable {
  /// What its blocks have at their left.
  var inset: Inset
  /// The number that an item of a numbered list shows.
  var number: Int
  /// The line that opened it, up to where its content begins.
  var opening: [UInt8]
  /// Where that line begins in the source; containers that one line opened share it.
  var line: Int

  /// The label, where it is a footnote.
  var footnote: String? {
    inset.kind == .footnote ? String(inset.mark.dropFirst().dropLast(2)) : nil
  }

  /// Stands in the place of a container's content: a rule, which nothing can continue, and which
  /// is no item of a list, as a line of `*` or `-` could be.
  static let content = Array("___\n".utf8)

  /// The same for a paragraph that goes on.
  static let text = Array("x\n".utf8)
}

extension Container {
  /// The lines that open containers once more, outermost first; the last one up to its content.
  ///
  /// The first formulas of the chunk stand in the place of the footnotes' labels, so that nothing
  /// else in it has these.
  ///
  /// - Parameters:
  ///   - path: the containers.
  ///   - last: what stands in the place of the last line; nil: nothing does.
  /// - Returns: the lines, and how many of them are whole.
  static func openings(
    of path: [Container], last: [UInt8]? = nil
  ) -> (bytes: [UInt8], lines: Int) {
    var bytes: [UInt8] = []
    var lines = 0
    var footnotes = 0
    var labels: [(label: String, number: Int)] = []
    for (index, container) in path.enumerated() {
      if let label = container.footnote {
        labels.append((label, footnotes))
        footnotes += 1
      }
      let isLast = index + 1 == path.count
      guard isLast || path[index + 1].line != container.line else { continue }
      bytes += marked(isLast ? last ?? container.opening : container.opening, labels)
      labels = []
      guard !isLast else { break }
      bytes += content
      lines += 1
    }
    return (bytes, lines)
  }

  /// A line with marks in the place of the labels of the footnotes that it opens.
  private static func marked(
    _ line: [UInt8], _ labels: [(label: String, number: Int)]
  ) -> [UInt8] {
    guard !labels.isEmpty else { return line }
    var marked: [UInt8] = []
    var rest = line[...]
    for (label, number) in labels {
      guard let place = rest.firstRange(of: Array("[^\(label)]".utf8)) else { continue }
      marked += rest[..<place.lowerBound] + Array("[^".utf8) + Formula.mark(number) + [0x5D]
      rest = rest[place.upperBound...]
    }
    return marked + rest
  }

  /// Where the content of a container begins in its line.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - line: the bytes of the line.
  ///   - column: where cmark says it begins, from 1.
  /// - Returns: the line up to its content; nil where the line does not look as expected.
  static func opening(_ kind: Inset.Kind, line: ArraySlice<UInt8>, column: Int) -> [UInt8]? {
    let start = line.startIndex + column - 1
    guard line.indices.contains(start) || (kind == .footnote && start == line.endIndex) else {
      return nil
    }
    switch kind {
    case .quote:
      guard line[start] == UInt8(ascii: ">") else { return nil }
      let hasBlank = start + 1 < line.endIndex && line[start + 1] == UTF8Bytes.space
      return Array(line[...(start + (hasBlank ? 1 : 0))])
    case .footnote:
      return Array(line[..<start]) + [UTF8Bytes.space]
    case .item:
      var end = start
      while end < line.endIndex, line[end] &- 0x30 < 10 { end += 1 }
      guard end < line.endIndex, "-+*.)".utf8.contains(line[end]) else { return nil }
      return Array(line[...end]) + blanks(line[(end + 1)...], markerEnd: end + 1 - line.startIndex)
    }
  }

  /// The blanks between a marker and its item's content.
  private static func blanks(_ rest: ArraySlice<UInt8>, markerEnd: Int) -> [UInt8] {
    var width = 0
    var end = rest.startIndex
    while end < rest.endIndex, UTF8Bytes.isBlank(rest[end]) {
      let column = markerEnd + width
      width += rest[end] == 0x09 ? 4 - column % 4 : 1
      end += 1
    }
    let isEmpty = end == rest.endIndex || UTF8Bytes.endsLine(rest[end])
    // With five blanks and more the content is indented code, one blank behind the marker.
    return width == 0 || width > 4 || isEmpty ? [UTF8Bytes.space] : Array(rest[..<end])
  }
}
