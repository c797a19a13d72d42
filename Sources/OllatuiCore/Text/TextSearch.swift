import TextUI

/// Finds a text in others: smart case, so that a query without capitals finds them all the same.
///
/// A blank also finds a line break, and text that is struck out is found too.
struct TextSearch: Equatable, Sendable {
  /// What is searched for.
  let query: String
  /// For each scalar of the query the ways in which it may be written, in UTF-8.
  private let forms: [[[UInt8]]]
  /// The bytes that a hit can begin with.
  private let firstBytes: (UInt8, UInt8, UInt8)
  /// The longest that a hit can be, in UTF-8.
  let maximumLength: Int

  /// Prepares a search; nil: there is nothing to search for.
  init?(_ query: String) {
    self.query = query
    let foldsCase = query == query.lowercased()
    forms = query.unicodeScalars.map { Self.forms(of: $0, foldsCase: foldsCase) }
    guard let first = forms.first else { return nil }
    let bytes = first.map { $0[0] }
    firstBytes = (bytes[0], bytes[bytes.count / 2], bytes[bytes.count - 1])
    maximumLength = forms.reduce(0) { $0 + ($1.map(\.count).max() ?? 0) + Self.stroke.count }
  }

  static func == (one: TextSearch, other: TextSearch) -> Bool {
    one.query == other.query
  }

  /// At most three, the scalar itself first.
  private static func forms(of scalar: Unicode.Scalar, foldsCase: Bool) -> [[UInt8]] {
    if scalar == " " { return [[0x20], [0x0A]] }
    let properties = scalar.properties
    let written =
      foldsCase
      ? [String(scalar), properties.uppercaseMapping, properties.titlecaseMapping]
      : [String(scalar)]
    var forms: [[UInt8]] = []
    for form in written.map({ Array($0.utf8) }) where !forms.contains(form) { forms.append(form) }
    return forms
  }

  /// What is drawn over text that is struck out: U+0336.
  private static let stroke: [UInt8] = [0xCC, 0xB6]

  /// Where the query stands in a text from an offset on, in UTF-8, without overlaps; at most so
  /// many places.
  func ranges(in text: String, from start: Int = 0, limit: Int) -> [Range<Int>] {
    withUTF8(of: text) { bytes in
      var found: [Range<Int>] = []
      let (first, second, third) = firstBytes
      var offset = start
      while offset < bytes.count, found.count < limit {
        let byte = bytes[offset]
        guard byte == first || byte == second || byte == third,
          let end = end(ofHitAt: offset, in: bytes)
        else {
          offset += 1
          continue
        }
        found.append(offset..<end)
        offset = end
      }
      return found
    }
  }

  private func end(ofHitAt start: Int, in text: UTF8Bytes) -> Int? {
    var offset = start
    for forms in forms {
      guard let form = forms.first(where: { matches($0, text, at: offset) }) else { return nil }
      offset += form.count
      if matches(Self.stroke, text, at: offset) { offset += Self.stroke.count }
    }
    return offset
  }

  private func matches(_ form: [UInt8], _ text: UTF8Bytes, at offset: Int) -> Bool {
    guard offset + form.count <= text.count else { return false }
    for index in form.indices where text[offset + index] != form[index] { return false }
    return true
  }
}
