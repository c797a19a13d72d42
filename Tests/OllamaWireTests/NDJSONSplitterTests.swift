import OllamaWire
import Testing

struct NDJSONSplitterTests {
  @Test(arguments: [
    ("a\nbc\n", ["a", "bc"]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("\n\na\n\r\n\nb", ["a", "b"]),
    ("last without end", ["last without end"]),
    ("a\rb\u{85}c\u{2028}d\n", ["a\rb\u{85}c\u{2028}d"]),
    ("😀é智\n\u{1F468}\u{200D}\u{1F469}\n", ["😀é智", "\u{1F468}\u{200D}\u{1F469}"]),
    (#"{"a":"\ud83d\ude00"}"# + "\n", [#"{"a":"\ud83d\ude00"}"#]),
    ("a\r", ["a"]),
    ("\r", []),
    ("", []),
  ])
  func `lines are the same at every chunking`(text: String, expected: [String]) throws {
    let bytes = Array(text.utf8)
    #expect(try lines(of: [bytes]) == expected)
    #expect(try lines(of: bytes.map { [$0] }) == expected)
    for first in bytes.indices {
      for second in first..<bytes.count {
        let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]].map { Array($0) }
        #expect(try lines(of: pieces) == expected)
      }
    }
  }

  @Test func `many lines of one read are handed over where they lie`() throws {
    let bytes = Array("one\ntwo\nthree".utf8)
    try bytes.withUnsafeBytes { whole in
      let start = try #require(whole.baseAddress)
      var splitter = NDJSONSplitter()
      var places: [Range<Int>] = []
      try splitter.push(whole) { line throws(OllamaError) in
        guard let address = line.baseAddress else { return }
        places.append(address - start..<address - start + line.count)
      }
      #expect(places == [0..<3, 4..<7])
      #expect(splitter.buffered == 5)
    }
  }

  @Test func `what waits for its end is counted`() throws {
    var splitter = NDJSONSplitter()
    var seen: [String] = []
    try push("ab", to: &splitter, &seen)
    #expect(splitter.buffered == 2)
    try push("c\nd", to: &splitter, &seen)
    #expect(splitter.buffered == 1)
    #expect(seen == ["abc"])
    try splitter.finish { line throws(OllamaError) in
      seen.append(String(decoding: line, as: UTF8.self))
    }
    #expect(splitter.buffered == 0)
    #expect(seen == ["abc", "d"])
  }

  @Test(arguments: [1, 3, 100])
  func `a line as long as the limit is taken and a longer one refused`(size: Int) throws {
    let limit = 10
    for ending in ["\n", "\r\n"] {
      let long = Array((String(repeating: "x", count: limit) + ending).utf8)
      #expect(try lines(of: long.pieces(of: size), limit: limit) == ["xxxxxxxxxx"])
      let longer = Array((String(repeating: "x", count: limit + 1) + ending).utf8)
      #expect(throws: OllamaError.lineTooLong(limit: limit)) {
        try lines(of: longer.pieces(of: size), limit: limit)
      }
    }
  }

  @Test func `a line without end is refused as soon as it is too long`() throws {
    var splitter = NDJSONSplitter(limit: 100)
    var seen: [String] = []
    for _ in 0..<10 { try push("0123456789", to: &splitter, &seen) }
    #expect(throws: OllamaError.lineTooLong(limit: 100)) {
      try push("more", to: &splitter, &seen)
    }
    #expect(splitter.buffered == 0)
    #expect(seen == [])
  }

  @Test func `a line of 64 MB is taken`() throws {
    var splitter = NDJSONSplitter()
    let piece = [UInt8](repeating: 0x61, count: 1 << 20)
    var lengths: [Int] = []
    for _ in 0..<64 {
      try piece.withUnsafeBytes { try splitter.push($0) { _ throws(OllamaError) in } }
    }
    try [0x0A].withUnsafeBytes { end in
      try splitter.push(UnsafeRawBufferPointer(rebasing: end.prefix(1))) {
        line throws(OllamaError) in lengths.append(line.count)
      }
    }
    #expect(lengths == [64 << 20])
  }

  @Test func `an error of the taker goes through and the next line comes whole`() throws {
    var splitter = NDJSONSplitter()
    var seen: [String] = []
    try push("ab", to: &splitter, &seen)
    #expect(throws: OllamaError.cancelled) {
      try Array("c\n".utf8).withUnsafeBytes { bytes in
        try splitter.push(bytes) { _ throws(OllamaError) in throw .cancelled }
      }
    }
    try push("d\n", to: &splitter, &seen)
    #expect(seen == ["d"])
  }

  private func push(
    _ text: String,
    to splitter: inout NDJSONSplitter,
    _ seen: inout [String]
  ) throws {
    try Array(text.utf8).withUnsafeBytes { bytes in
      try splitter.push(bytes) { line throws(OllamaError) in
        seen.append(String(decoding: line, as: UTF8.self))
      }
    }
  }

  private func lines(
    of pieces: [[UInt8]],
    limit: Int = NDJSONSplitter.usualLimit
  ) throws -> [String] {
    var splitter = NDJSONSplitter(limit: limit)
    var seen: [String] = []
    for piece in pieces {
      try piece.withUnsafeBytes { bytes in
        try splitter.push(bytes) { line throws(OllamaError) in
          seen.append(String(decoding: line, as: UTF8.self))
        }
      }
    }
    try splitter.finish { line throws(OllamaError) in
      seen.append(String(decoding: line, as: UTF8.self))
    }
    return seen
  }
}

extension [UInt8] {
  /// The bytes in pieces of a size, the last one shorter.
  func pieces(of size: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
