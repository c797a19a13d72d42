import Testing

@testable import OllamaWire

/// Runs the scanner alone.
func scan(_ line: [UInt8], _ api: ReplyAPI, _ delta: inout ReplyDelta) -> Bool {
  var scanner = ChunkScanner()
  return line.withUnsafeBytes { scanner.scan($0, api: api, into: &delta) }
}

/// Where the scanner takes a line otherwise than `JSONDecoder` does; nil where they agree.
///
/// Text is compared by its bytes: equal strings may have different scalars.
func difference(_ line: [UInt8], _ api: ReplyAPI) -> String? {
  var delta = ReplyDelta()
  let shown = String(decoding: line, as: UTF8.self)
  guard scan(line, api, &delta) else {
    return delta == ReplyDelta() ? nil : "declined, but changed the delta: \(shown)"
  }
  guard let chunk = try? line.withUnsafeBytes({ try Chunk($0, api: api) }) else {
    return "accepted what does not decode: \(shown)"
  }
  var expected = Chunk(isChunk: true)
  expected.content = delta.content
  expected.thinking = delta.thinking
  guard chunk == expected, Array(chunk.content.utf8) == Array(delta.content.utf8),
    Array(chunk.thinking.utf8) == Array(delta.thinking.utf8)
  else { return "scanned \(delta) but decoded \(chunk): \(shown)" }
  return nil
}

/// Expects that the scanner takes a line, gives this text, and `JSONDecoder` agrees.
func expectScanned(
  _ line: String,
  _ api: ReplyAPI,
  content: String = "",
  thinking: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var expected = ReplyDelta()
  expected.content = content
  expected.thinking = thinking
  var delta = ReplyDelta()
  let bytes = Array(line.utf8)
  let isFine =
    scan(bytes, api, &delta) && delta == expected
    && Array(delta.content.utf8) == Array(content.utf8) && difference(bytes, api) == nil
  guard !isFine else { return }
  Issue.record("\(delta) of \(line)", sourceLocation: sourceLocation)
}

/// A chat chunk with this between the quotes of its content.
func chat(content: String) -> String {
  #"{"model":"m","message":{"role":"assistant","content":"\#(content)"},"done":false}"#
}

/// `\uXXXX`.
func hex(_ unit: Int, upper: Bool) -> String {
  let digits = String(unit, radix: 16, uppercase: upper)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

/// All orders of some things.
func permutations<Element>(_ elements: [Element]) -> [[Element]] {
  guard elements.count > 1 else { return [elements] }
  return elements.indices.flatMap { index in
    var others = elements
    let first = others.remove(at: index)
    return permutations(others).map { [first] + $0 }
  }
}

extension [UInt8] {
  /// Whether a text stands in it.
  func contains(_ text: String) -> Bool {
    String(decoding: self, as: UTF8.self).contains(text)
  }
}
