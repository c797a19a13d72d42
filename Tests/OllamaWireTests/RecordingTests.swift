import OllamaWire
import Testing

struct RecordingTests {
  /// Exchanges of the endpoints that answer with one object; see `RecordedObjectTests`.
  static let objects: Set<String> = [
    "tags", "tags_head", "show", "show_think", "show_verbose", "ps", "ps_loaded",
    "ps_after_unload", "ps_after_keepalive0", "ps_keepalive_neg", "version", "version_head",
    "root_head", "root_get",
  ]

  @Test func `every recording has its expected value`() throws {
    let expected = RecordedReply.all.map(\.name) + RecordingTests.objects
    #expect(expected.count == 142)
    #expect(try Recording.names() == Set(expected))
  }

  @Test(arguments: RecordedReply.all)
  func `a recorded answer reads as expected`(expected: RecordedReply) throws {
    let recording = try Recording(expected.name)
    var reader = expected.reader(of: recording)
    var (delta, end) = reader.readAll([recording.body])
    if recording.status == 200 { #expect(delta.bytes == recording.body.count) }
    checkCounts(&delta)
    #expect(delta == expected.delta)
    #expect(end == expected.end)
  }

  /// Checks what every recording tells of its chunks, and takes it out of the comparison.
  private func checkCounts(_ delta: inout ReplyDelta) {
    let isBare = delta.content.isEmpty && delta.thinking.isEmpty && delta.toolCalls.isEmpty
    #expect(isBare == (delta.pieces == 0))
    #expect(delta.pieces <= delta.chunks)
    #expect((delta.final == nil) == (delta.finalText == nil))
    #expect(delta.finalText?.contains(#""done":true"#) != false)
    (delta.bytes, delta.pieces, delta.finalText) = (0, 0, nil)
  }

  @Test(arguments: RecordedReply.all)
  func `a recorded answer reads the same byte by byte`(expected: RecordedReply) throws {
    let recording = try Recording(expected.name)
    var reader = expected.reader(of: recording)
    var (delta, end) = reader.readAll(recording.body.map { [$0] })
    checkCounts(&delta)
    #expect(delta == expected.delta)
    #expect(end == expected.end)
  }

  /// A line's end leaves a reader with nothing but what it has read so far, so it is
  /// enough to cut each line everywhere and to compare what the reader is after it.
  @Test(arguments: RecordedReply.all)
  func `a recorded answer reads the same cut at every byte`(expected: RecordedReply) throws {
    let recording = try Recording(expected.name)
    var reader = expected.reader(of: recording)
    for line in recording.body.lines {
      let before = reader
      let whole = Outcome(&reader, [line])
      for cut in line.indices.dropFirst() {
        var other = before
        let outcome = Outcome(&other, [line[..<cut], line[cut...]])
        guard outcome != whole else { continue }
        Issue.record("cut at byte \(cut): \(outcome) instead of \(whole)")
        return
      }
    }
    #expect(reader.finish().1 == expected.end)
  }
}

extension RecordedReply {
  /// A reader that has seen the recording's head.
  func reader(of recording: Recording) -> ReplyReader {
    var reader = ReplyReader(api: api)
    reader.head(status: recording.status, contentType: recording.contentType)
    return reader
  }
}

/// What a reader is after some pieces: what it told, what it keeps, how it would end.
private struct Outcome: Equatable {
  var delta = ReplyDelta()
  var buffered: Int
  var isOver: Bool
  var lastDelta: ReplyDelta?
  var end: ReplyEnd

  init(_ reader: inout ReplyReader, _ pieces: [ArraySlice<UInt8>]) {
    for piece in pieces {
      if let told = reader.read(piece) { delta.merge(told) }
    }
    buffered = reader.buffered
    isOver = reader.isOver
    var ended = reader
    (lastDelta, end) = ended.finish()
  }
}
