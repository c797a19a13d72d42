import TextUI

extension Chunk {
  /// The footnotes that a part defines, and where their labels begin.
  static func footnotes(
    in source: UTF8Bytes, _ part: Range<Int>
  ) -> [(label: String, offset: Int)] {
    guard source[part].contains(UInt8(ascii: "^")) else { return [] }
    var labels: [(label: String, offset: Int)] = []
    var offset = part.lowerBound
    while offset < part.upperBound {
      let end = lineEnd(source, from: offset, to: part.upperBound)
      var content = offset
      // A note may begin behind the mark of another one, as deep as cmark goes.
      let first = labels.count
      while labels.count - first < 100, let label = footnoteLabel(source[content..<end]) {
        labels.append((String(decoding: label, as: UTF8.self), label.startIndex))
        content = label.endIndex + 2
      }
      offset = end
    }
    return labels
  }

  /// The label of a footnote that a line defines: `[^label]:` behind nothing but marks.
  private static func footnoteLabel(_ line: Slice<UTF8Bytes>) -> Slice<UTF8Bytes>? {
    let rest = line[line.contentStart...]
    guard rest.starts(with: "[^".utf8) else { return nil }
    let label = rest.dropFirst(2).prefix(while: UTF8Bytes.isOfLabel)
    let behind = rest.dropFirst(2 + label.count)
    guard !label.isEmpty, label.count < 100, behind.starts(with: "]:".utf8) else { return nil }
    return label
  }
}

extension Collection where Element == UInt8, Index == Int {
  /// Where the content of a line begins, behind the marks of containers and the box of a task.
  var contentStart: Int {
    let start = markersEnd
    let box = self[start...].prefix(4)
    guard box.count == 4, box.first == UInt8(ascii: "["),
      " xX".utf8.contains(box[start + 1]), box[start + 2] == UInt8(ascii: "]"),
      UTF8Bytes.isBlank(box[start + 3]), isOneItem(self[..<start])
    else { return start }
    return self[start...].dropFirst(3).firstIndex { $0 != UTF8Bytes.space && $0 != 0x09 }
      ?? endIndex
  }

  /// Whether marks are that of one item and no others: behind more of them cmark finds no box.
  private func isOneItem(_ marks: SubSequence) -> Bool {
    let words = marks.split(whereSeparator: UTF8Bytes.isBlank)
    return words.count == 1 && !marks.contains(UInt8(ascii: ">"))
  }

  /// Where the marks of containers end that a line begins with: quotations, bullets and numbers.
  var markersEnd: Int {
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      if UTF8Bytes.isBlank(byte) || byte == UInt8(ascii: ">") {
        index += 1
        continue
      }
      var mark = index
      while mark < endIndex, self[mark] &- 0x30 < 10, mark - index < 9 { mark += 1 }
      guard mark < endIndex else { return index }
      let isNumber = mark > index && ".)".utf8.contains(self[mark])
      guard isNumber || (mark == index && "-+*".utf8.contains(byte)) else { return index }
      guard mark + 1 == endIndex || UTF8Bytes.isBlankOrEnd(self[mark + 1]) else { return index }
      index = mark + 1
    }
    return index
  }
}
