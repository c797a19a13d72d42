import Foundation

/// Cuts a stream of bytes into lines at 0x0A, wherever its reads happen to end.
///
/// A line that lies within one read is handed over where it lies, without a copy; only
/// the unfinished rest of a read is kept. Every byte is looked at once, so a long line
/// in small reads costs no more than a short one. Empty lines are passed over and a
/// trailing 0x0D is dropped.
public struct NDJSONSplitter: Sendable {
  /// The longest line that is taken, in bytes without its end.
  public static let usualLimit = 64 << 20

  private var rest: [UInt8] = []
  private let limit: Int

  /// Makes a splitter that refuses lines beyond `limit` bytes.
  public init(limit: Int = usualLimit) {
    self.limit = limit
  }

  /// How many bytes of an unfinished line wait for their end.
  public var buffered: Int {
    rest.count
  }

  /// Takes the next bytes and hands over every line that is now whole.
  ///
  /// The bytes given to `line` are valid only during the call.
  ///
  /// - Throws: ``OllamaError`` of kind `lineTooLong` beyond the limit, with what was
  ///   kept dropped; otherwise what `line` throws.
  public mutating func push(
    _ bytes: UnsafeRawBufferPointer,
    line: (UnsafeRawBufferPointer) throws(OllamaError) -> Void
  ) throws(OllamaError) {
    var next = 0
    while let end = newline(in: bytes, from: next) {
      let piece = UnsafeRawBufferPointer(rebasing: bytes[next..<end])
      next = end + 1
      if rest.isEmpty {
        try handOver(piece, line)
      } else {
        try keep(piece)
        try handOverRest(line)
      }
    }
    try keep(UnsafeRawBufferPointer(rebasing: bytes[next...]))
  }

  /// Hands over the last line if it had no end.
  ///
  /// - Throws: what `line` throws.
  public mutating func finish(
    line: (UnsafeRawBufferPointer) throws(OllamaError) -> Void
  ) throws(OllamaError) {
    try handOverRest(line)
  }

  private func newline(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    guard let found = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  private mutating func keep(_ piece: UnsafeRawBufferPointer) throws(OllamaError) {
    guard !piece.isEmpty else { return }
    // One more than the limit may be the 0x0D before the line's end.
    guard piece.count <= limit + 1 - rest.count else {
      rest = []
      throw .lineTooLong(limit: limit)
    }
    rest.append(contentsOf: piece)
  }

  private mutating func handOverRest(
    _ line: (UnsafeRawBufferPointer) throws(OllamaError) -> Void
  ) throws(OllamaError) {
    guard !rest.isEmpty else { return }
    // Out of `self`, so that a line that fails leaves nothing behind.
    var whole: [UInt8] = []
    swap(&whole, &rest)
    let outcome = whole.withUnsafeBytes { bytes -> Result<Void, OllamaError> in
      do throws(OllamaError) {
        return .success(try handOver(bytes, line))
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
    // The room of ordinary lines is used again; that of a huge one is given back.
    guard whole.capacity <= 1 << 16 else { return }
    whole.removeAll(keepingCapacity: true)
    swap(&whole, &rest)
  }

  private func handOver(
    _ bytes: UnsafeRawBufferPointer,
    _ line: (UnsafeRawBufferPointer) throws(OllamaError) -> Void
  ) throws(OllamaError) {
    let isMarked = bytes.last == 0x0D
    let whole = isMarked ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes
    guard whole.count <= limit else { throw .lineTooLong(limit: limit) }
    guard !whole.isEmpty else { return }
    try line(whole)
  }
}
