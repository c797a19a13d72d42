/// What the lines of a reply add up to: the part of ``ReplyReader`` behind the splitter.
struct ReplyLines: Sendable {
  /// What came since it was last taken away.
  var delta = ReplyDelta()
  /// How the reply ended, once a line said so.
  var end: ReplyEnd? {
    didSet { hasEnded = end != nil }
  }
  /// Whether ``end`` is known; comparing that itself for every read would cost as much as a line.
  private(set) var hasEnded = false

  private let api: ReplyAPI
  private var scanner = ChunkScanner()
  private var hasChunks = false
  private var firstStrangeLine: String?

  init(api: ReplyAPI) {
    self.api = api
  }

  /// How the reply ended if nothing more comes.
  var endAtLast: ReplyEnd {
    if let end { return end }
    guard !hasChunks, let line = firstStrangeLine else { return .incomplete }
    return .failed(.notOllama(firstLine: line))
  }

  /// Takes a line.
  ///
  /// A torn one had no end: if it is no JSON, it was cut off and not strange.
  mutating func take(_ line: UnsafeRawBufferPointer, isTorn: Bool = false) {
    guard !hasEnded else { return }
    let size = delta.content.utf8.count + delta.thinking.utf8.count
    if scanner.scan(line, api: api, into: &delta) {
      delta.chunks += 1
      if delta.content.utf8.count + delta.thinking.utf8.count > size { delta.pieces += 1 }
      hasChunks = true
      return
    }
    guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
    // Why it is no chunk does not matter: it is counted, and the first one is shown.
    guard let chunk = try? Chunk(line, api: api), chunk.isChunk || chunk.isError else {
      passOver(line, isTorn: isTorn)
      return
    }
    take(chunk, line)
  }

  private mutating func take(_ chunk: Chunk, _ line: UnsafeRawBufferPointer) {
    hasChunks = true
    guard !chunk.isError else {
      end = .failed(OllamaError(line: line))
      return
    }
    delta.chunks += 1
    delta.thinking += chunk.thinking
    delta.content += chunk.content
    delta.toolCalls += chunk.toolCalls
    delta.logprobs += chunk.logprobs
    if !(chunk.thinking.isEmpty && chunk.content.isEmpty && chunk.toolCalls.isEmpty) {
      delta.pieces += 1
    }
    guard let final = chunk.final else { return }
    delta.final = final
    delta.finalText = shortenedJSON(line)
    end = .finished
  }

  private mutating func passOver(_ line: UnsafeRawBufferPointer, isTorn: Bool) {
    if firstStrangeLine == nil {
      firstStrangeLine = String(decoding: line.prefix(1000), as: UTF8.self)
    }
    guard !(isTorn && hasChunks) else { return }
    delta.skippedLines += 1
  }
}
