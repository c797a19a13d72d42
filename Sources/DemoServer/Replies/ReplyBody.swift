import FlyingSocks

/// The body of a streamed reply: every buffer is one line and becomes one HTTP chunk.
///
/// The next line is made only when the one before is written, so a client that does not read holds
/// up the generation, and one that left ends it with the write that fails.
struct ReplyBody: AsyncBufferedSequence {
  typealias Element = UInt8

  /// What comes first; it was made before the headers went out.
  let first: Reply.Moment
  let reply: Reply

  func makeAsyncIterator() -> Iterator {
    Iterator(upcoming: first, reply: reply)
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var upcoming: Reply.Moment?
    fileprivate var reply: Reply
    fileprivate var isOver = false
    private var line: ArraySlice<UInt8> = []

    fileprivate init(upcoming: Reply.Moment, reply: Reply) {
      self.upcoming = upcoming
      self.reply = reply
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard !isOver else { return nil }
      let moment: Reply.Moment
      if let upcoming {
        moment = upcoming
        self.upcoming = nil
      } else {
        moment = try await reply.next()
      }
      switch moment {
      case .piece: break
      case .finished, .failed: isOver = true
      }
      return reply.chunk(moment).bytes + [UInt8(ascii: "\n")]
    }

    mutating func next() async throws -> UInt8? {
      if line.isEmpty { line = try await nextBuffer(suggested: 1)?[...] ?? [] }
      return line.popFirst()
    }
  }
}
