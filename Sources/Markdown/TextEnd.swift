import TextUI

/// The end of a long text that is read by itself, so that it can be shown before all is read.
///
/// Where it begins is told by blank lines and fences alone. For odd texts that may be wrong: they
/// are shown right as soon as they are read from the start.
struct TextEnd: Equatable {
  /// Where it begins, in UTF-8 from the text's start.
  var start = 0
  /// The line of the fence that it begins in; empty where it begins in none.
  var opening = 0..<0
  /// Blocks of code before it.
  var codeNumber = 0

  /// A place where it could begin.
  private enum Rank: Int {
    case none, line, block, paragraph
  }

  /// Finds the last bytes of a text, about so many; nil: there is no place to begin at.
  init?(of text: UTF8Bytes, bytes: Int) {
    let first = text.count - bytes
    var rank = Rank.none
    var fence = Fence()
    var end = TextEnd()
    var offset = 0
    var isBehindBlank = true
    while offset < text.count, offset <= first + bytes / 2, rank != .paragraph {
      let next = text.lineEnd(from: offset)
      let indented = text[offset..<next].firstIndex { $0 != UTF8Bytes.space && $0 != 0x09 }
      if offset >= first {
        let here = Self.rank(text[offset], isInFence: fence.isOpen, isBehindBlank: isBehindBlank)
        if here.rawValue > rank.rawValue {
          rank = here
          self = TextEnd(
            start: offset, opening: fence.isOpen ? fence.line : 0..<0,
            codeNumber: fence.isOpen ? end.codeNumber - 1 : end.codeNumber)
        }
      }
      if let indented, fence.read(text, indented..<next, from: offset), fence.isOpen {
        end.codeNumber += 1
      }
      isBehindBlank = indented.map { text[$0] < UTF8Bytes.space } ?? true
      offset = next
    }
    guard rank != .none else { return nil }
  }

  private init(start: Int = 0, opening: Range<Int> = 0..<0, codeNumber: Int = 0) {
    self.start = start
    self.opening = opening
    self.codeNumber = codeNumber
  }

  /// How good a place a line is, by its first byte.
  private static func rank(_ byte: UInt8, isInFence: Bool, isBehindBlank: Bool) -> Rank {
    let goesOn = byte <= UTF8Bytes.space
    guard isBehindBlank, !isInFence, !goesOn else { return .line }
    // A list, a quotation or a table may have begun before.
    let isPart = byte &- 0x30 < 10 || "-*+>|".utf8.contains(byte)
    return isPart ? .block : .paragraph
  }

  /// The code between fences that a line lies in.
  private struct Fence {
    var mark: UInt8 = 0
    var length = 0
    /// The line that opened it.
    var line = 0..<0

    var isOpen: Bool {
      length > 0
    }

    /// Reads a line, from what is not blank on; true: it opened or closed a fence.
    mutating func read(_ text: UTF8Bytes, _ range: Range<Int>, from start: Int) -> Bool {
      let first = text[range.lowerBound]
      guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return false }
      let rest = text[range].drop { $0 == first }
      let count = rest.startIndex - range.lowerBound
      if isOpen {
        guard first == mark, count >= length, rest.allSatisfy({ $0 <= UTF8Bytes.space }) else {
          return false
        }
        length = 0
        return true
      }
      guard count >= 3, first == UInt8(ascii: "~") || !rest.contains(first) else { return false }
      mark = first
      length = count
      line = start..<range.upperBound
      return true
    }
  }
}

extension UTF8Bytes {
  /// The end of the line that begins at an offset, its line feed included.
  fileprivate func lineEnd(from start: Int) -> Int {
    var offset = start
    while offset < count {
      offset = printableEnd(from: offset, to: count)
      guard offset < count else { break }
      offset += 1
      if self[offset - 1] == UTF8Bytes.lineFeed { break }
    }
    return offset
  }
}

extension DocumentLayout {
  /// Makes the layout of a text's last bytes, about so many; nil: only the whole text can be read.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - bytes: how much of it to read.
  ///   - other: a layout of the same text, whose options count.
  public init?(endOf text: String, bytes: Int, like other: DocumentLayout) {
    let end = withUTF8(of: text) { source -> (text: String, codeNumber: Int)? in
      guard let end = TextEnd(of: source, bytes: bytes) else { return nil }
      let bytes = Array(source[end.opening]) + source[end.start...]
      return (String(decoding: bytes, as: UTF8.self), end.codeNumber)
    }
    guard let end else { return nil }
    self.init(other.options, like: other.document, codeNumber: end.codeNumber)
    _ = grow(end.text)
    finish(end.text)
  }
}
