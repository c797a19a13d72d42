import TextUI

/// Finds a text in others: smart case, so that a query without capitals finds them all the same.
struct TextSearch: Equatable, Sendable {
  /// What is searched for.
  let query: String
  private let bytes: [UInt8]
  /// Whether capitals and small letters count as the same.
  private let foldsCase: Bool

  /// Prepares a search.
  init(_ query: String) {
    self.query = query
    foldsCase = query == query.lowercased()
    bytes = Array(query.utf8)
  }

  /// Where the query stands in a text, in UTF-8, without overlaps; at most so many places.
  func ranges(in text: String, limit: Int) -> [Range<Int>] {
    guard !bytes.isEmpty else { return [] }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    guard foldsCase, !isASCII,
      query.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.isCased })
    else {
      return withUTF8(of: text) { ranges(in: $0, limit: limit) }
    }
    return foldedRanges(in: text, limit: limit)
  }

  /// The usual case: ASCII letters are compared without their case, all else byte by byte.
  private func ranges(in text: UTF8Bytes, limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let first = bytes[0]
    let other = foldsCase ? Self.capital(first) : first
    var offset = 0
    while offset + bytes.count <= text.count, found.count < limit {
      let byte = text[offset]
      guard byte == first || byte == other, matches(text, at: offset) else {
        offset += 1
        continue
      }
      found.append(offset..<offset + bytes.count)
      offset += bytes.count
    }
    return found
  }

  private func matches(_ text: UTF8Bytes, at offset: Int) -> Bool {
    for index in bytes.indices {
      let byte = text[offset + index]
      guard byte == bytes[index] || (foldsCase && Self.small(byte) == bytes[index]) else {
        return false
      }
    }
    return true
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  private static func capital(_ byte: UInt8) -> UInt8 {
    byte &- 0x61 < 26 ? byte & ~0x20 : byte
  }

  /// For letters beyond ASCII that have a case.
  private func foldedRanges(in text: String, limit: Int) -> [Range<Int>] {
    let wanted = Array(query)
    var found: [Range<Int>] = []
    var start = text.startIndex
    while start < text.endIndex, found.count < limit {
      var end = start
      var index = 0
      while index < wanted.count, end < text.endIndex,
        text[end].lowercased() == String(wanted[index])
      {
        end = text.index(after: end)
        index += 1
      }
      if index == wanted.count {
        let from = text.utf8.distance(from: text.startIndex, to: start)
        found.append(from..<from + text.utf8.distance(from: start, to: end))
        start = end
      } else {
        start = text.index(after: start)
      }
    }
    return found
  }
}
