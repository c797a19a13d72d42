import TextUI

/// Finds a text in others: smart case, so that a query without capitals finds them all the same.
///
/// A blank also finds a line break, and text that is struck out is found too.
struct TextSearch: Equatable, Sendable {
  /// A way in which a scalar may be written: up to eight bytes of UTF-8, the first one lowest.
  private struct Form: Equatable, Sendable {
    var bytes: UInt64 = 0
    var count = 0

    /// nil: it is longer.
    init?(_ text: String) {
      guard text.utf8.count <= 8 else { return nil }
      for byte in text.utf8 {
        bytes |= UInt64(byte) << (8 * count)
        count += 1
      }
    }
  }

  /// What is searched for.
  let query: String
  /// For each scalar of the query the ways in which it may be written, the usual one twice where
  /// there is no other.
  private let forms: [(Form, Form)]
  /// The longest that a hit can be, in UTF-8.
  let maximumLength: Int

  /// Prepares a search; nil: there is nothing to search for.
  init?(_ query: String) {
    guard !query.isEmpty else { return nil }
    self.query = query
    let foldsCase = query == query.lowercased()
    forms = query.unicodeScalars.compactMap { Self.forms(of: $0, foldsCase: foldsCase) }
    maximumLength = forms.reduce(0) { $0 + max($1.0.count, $1.1.count) + 2 }
  }

  static func == (one: TextSearch, other: TextSearch) -> Bool {
    one.query == other.query
  }

  private static func forms(of scalar: Unicode.Scalar, foldsCase: Bool) -> (Form, Form)? {
    guard let own = Form(String(scalar)) else { return nil }
    if scalar == " " { return (own, Form("\n") ?? own) }
    return (own, foldsCase ? Form(scalar.properties.uppercaseMapping) ?? own : own)
  }

  /// Where the query stands in a text from an offset on, in UTF-8, without overlaps; at most so
  /// many places.
  func ranges(in text: String, from start: Int = 0, limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    forEachRange(in: text, from: start, limit: limit) { found.append($0) }
    return found
  }

  /// Hands over where the query stands in a text, in UTF-8, without overlaps; at most so many places.
  func forEachRange(
    in text: String, from start: Int = 0, limit: Int, _ take: (Range<Int>) -> Void
  ) {
    guard let (own, other) = forms.first else { return }
    let (first, second) = (UInt8(own.bytes & 0xFF), UInt8(other.bytes & 0xFF))
    withUTF8(of: text) { bytes in
      var count = 0
      var offset = start
      while offset < bytes.count {
        let byte = bytes[offset]
        guard byte == first || byte == second, let end = end(ofHitAt: offset, in: bytes) else {
          offset += 1
          continue
        }
        guard count < limit else { return }
        take(offset..<end)
        count += 1
        offset = end
      }
    }
  }

  private func end(ofHitAt start: Int, in text: UTF8Bytes) -> Int? {
    var offset = start
    for (own, other) in forms {
      if matches(own, text, at: offset) {
        offset += own.count
      } else if matches(other, text, at: offset) {
        offset += other.count
      } else {
        return nil
      }
      // What is drawn over text that is struck out: U+0336.
      if offset + 1 < text.count, text[offset] == 0xCC, text[offset + 1] == 0xB6 { offset += 2 }
    }
    return offset
  }

  private func matches(_ form: Form, _ text: UTF8Bytes, at offset: Int) -> Bool {
    guard offset + form.count <= text.count else { return false }
    var rest = form.bytes
    for index in 0..<form.count {
      guard text[offset + index] == UInt8(rest & 0xFF) else { return false }
      rest >>= 8
    }
    return true
  }
}
