import Foundation

/// How a reply ended.
public enum ReplyEnd: Equatable, Sendable {
  /// The final chunk came.
  case finished
  /// The stream ended without a final chunk and without an error.
  case incomplete
  /// An error instead of the reply, or in the middle of it.
  case failed(OllamaError)
}

/// Reads one reply from the bytes of its answer, streamed or in one piece.
///
/// Does no I/O.
///
/// Call ``head(status:contentType:)`` once, ``read(_:)`` with every piece of the body and
/// ``finish()`` at its end. Every byte read is counted in the `bytes` of some delta or in
/// ``buffered``, except what comes after ``isOver``: that is thrown away and counted
/// nowhere (in the very read that brought the end it still counts).
public struct ReplyReader: Sendable {
  /// The most that is kept of the body of an error, in bytes.
  private static let longestErrorBody = 1 << 20

  private var splitter: NDJSONSplitter
  private var lines: ReplyLines
  private var failure: (status: Int, contentType: String?)?
  private var failureBody: [UInt8] = []

  /// Makes a reader for the answer of an endpoint.
  public init(api: ReplyAPI, lineLimit: Int = NDJSONSplitter.usualLimit) {
    splitter = NDJSONSplitter(limit: lineLimit)
    lines = ReplyLines(api: api)
  }

  /// Takes the status line.
  ///
  /// Any status but 2xx makes the body the text of an error.
  public mutating func head(status: Int, contentType: String?) {
    failure = (200..<300).contains(status) ? nil : (status, contentType)
  }

  /// Whether the rest of the body has no meaning.
  ///
  /// So after the final chunk, after an error line and after as much of an error's body
  /// as anyone would read.
  public var isOver: Bool {
    lines.hasEnded || failureBody.count >= Self.longestErrorBody
  }

  /// Bytes that were read and are in no delta yet: an unfinished line, an error's body.
  public var buffered: Int {
    splitter.buffered + failureBody.count
  }

  /// Takes a piece of the body; nil when it completed no line.
  public mutating func read(_ bytes: UnsafeRawBufferPointer) -> ReplyDelta? {
    guard !isOver else { return nil }
    guard failure == nil else {
      failureBody.append(contentsOf: bytes.prefix(Self.longestErrorBody - failureBody.count))
      return nil
    }
    let known = splitter.buffered + bytes.count
    do throws(OllamaError) {
      try ReplyReader.push(bytes, through: &splitter, to: &lines)
    } catch {
      lines.end = .failed(error)
    }
    return takeDelta(known: known)
  }

  /// Ends the body: reads a last line without an end and says how the reply ended.
  public mutating func finish() -> (ReplyDelta?, ReplyEnd) {
    if let failure {
      let error = OllamaError(
        status: failure.status, contentType: failure.contentType, body: failureBody)
      failureBody = []
      return (nil, .failed(error))
    }
    let known = splitter.buffered
    do throws(OllamaError) {
      try ReplyReader.finish(&splitter, to: &lines)
    } catch {
      lines.end = .failed(error)
    }
    return (takeDelta(known: known), lines.endAtLast)
  }

  private mutating func takeDelta(known: Int) -> ReplyDelta? {
    let consumed = known - splitter.buffered
    guard consumed > 0 else { return nil }
    var delta = ReplyDelta()
    swap(&delta, &lines.delta)
    delta.bytes = consumed
    return delta
  }

  // Two parts of `self` at a time, which a closure over `self` could not have.

  private static func push(
    _ bytes: UnsafeRawBufferPointer,
    through splitter: inout NDJSONSplitter,
    to lines: inout ReplyLines
  ) throws(OllamaError) {
    try splitter.push(bytes) { line in lines.take(line) }
  }

  private static func finish(
    _ splitter: inout NDJSONSplitter,
    to lines: inout ReplyLines
  ) throws(OllamaError) {
    try splitter.finish { line in lines.take(line, isTorn: true) }
  }
}
