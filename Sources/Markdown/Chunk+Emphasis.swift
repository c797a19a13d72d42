import TextUI

extension Chunk {
  /// Copies text, with a mark beside stars that stand between an ideograph and punctuation.
  ///
  /// Where words are not parted by blanks, CommonMark takes the stars of `**Note:**text` for no end
  /// of emphasis; with the mark, which is no punctuation, it does.
  mutating func appendText(_ source: UTF8Bytes, _ range: Range<Int>) {
    guard hasTightStars else {
      appendPlain(source[range])
      return
    }
    var copied = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard source[offset] == UInt8(ascii: "*") else {
        offset += 1
        continue
      }
      var end = offset
      while end < range.upperBound, source[end] == UInt8(ascii: "*") { end += 1 }
      let before = Self.scalar(in: source, before: offset)
      let after = end < range.upperBound ? source.scalar(at: end).scalar : "\n"
      let isEnd = before.isPunctuation && after.isTight
      let isStart = after.isPunctuation && before.isTight
      if isEnd || isStart {
        appendPlain(source[copied..<(isEnd ? offset : end)])
        bytes += [Formula.firstByte, Formula.secondByte, 0x92]
        copied = isEnd ? offset : end
      }
      offset = end
    }
    appendPlain(source[copied..<range.upperBound])
  }

  private static func scalar(in source: UTF8Bytes, before offset: Int) -> Unicode.Scalar {
    var start = offset - 1
    while start > 0, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 ? source.scalar(at: start).scalar : "\n"
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of a script that puts no blanks between words.
  fileprivate var isTight: Bool {
    switch value {
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      !isPunctuation
    default: false
    }
  }

  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .dashPunctuation, .connectorPunctuation:
      true
    default: false
    }
  }
}
