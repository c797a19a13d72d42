import OllamaWire
import Timing

/// When the text of a reply came, read by read; what rates, plots and gaps are made of.
///
/// Times are of the monotonic clock, taken when the bytes arrive. A piece is a chunk that brought
/// text or a tool call; most servers send one token in each, but not all.
public struct Arrivals: Equatable, Sendable {
  /// What one read of the network brought.
  public struct Read: Equatable, Sendable {
    /// Microseconds since the request went out.
    public var microseconds: Int64
    /// How many pieces came with it.
    public var pieces: Int
  }

  /// The reads, in their order; of more than ``limit`` the first ones are only counted.
  public private(set) var reads: [Read] = []
  /// The pieces of all reads, those that were not kept included.
  public private(set) var pieces = 0
  /// The pieces of reads that were not kept.
  private var dropped = 0

  /// How many reads are kept of one reply.
  public static let limit = 1 << 18
  /// How many pieces are counted: two days at 100 a second.
  ///
  /// What a file says beyond that is a mistake or malice.
  public static let mostPieces = 1 << 24

  /// Makes those of a reply to which nothing has come.
  public init() {}

  /// Whether every read was kept.
  public var isComplete: Bool { dropped == 0 }

  /// Adds what came.
  ///
  /// - Parameters:
  ///   - times: when it came.
  ///   - start: when the request went out.
  public mutating func add(_ times: ReadTimes, since start: Moment) {
    // Plain numbers: a duration has 128 bits.
    let first = (times.first.nanoseconds - start.nanoseconds) / 1000
    add(microseconds: first, pieces: times.firstPieces)
    for read in times.later {
      add(microseconds: first + read.after.microseconds, pieces: read.pieces)
    }
  }

  /// Adds one read.
  public mutating func add(after time: Duration, pieces count: Int) {
    add(microseconds: time.microseconds, pieces: count)
  }

  private mutating func add(microseconds: Int64, pieces count: Int) {
    guard count > 0, count <= Self.mostPieces - pieces else { return }
    pieces += count
    if reads.count == Self.limit { dropFirst(Self.limit / 4) }
    reads.append(Read(microseconds: max(0, microseconds), pieces: count))
  }

  private mutating func dropFirst(_ count: Int) {
    dropped += reads.prefix(count).reduce(0) { $0 + $1.pieces }
    reads.removeFirst(count)
  }

  // MARK: - What they tell

  /// Pieces per second within the last moments, which falls while none come.
  ///
  /// It counts from the last read before the span, or from the first of all, to the last one. Where
  /// there was a stall at one of these ends, longer than the time between pieces of the span, the
  /// span's own end counts. At an even pace that is exact, however few pieces there are. Its cost is
  /// that of the reads in the span.
  ///
  /// - Parameters:
  ///   - span: how far to look back.
  ///   - now: the time since the request went out.
  /// - Returns: nil before two reads came.
  public func rate(within span: Duration, before now: Duration) -> Double? {
    guard let last = reads.last, reads.count > 1 else { return nil }
    let now = max(now.microseconds, last.microseconds)
    let limit = now - span.microseconds
    var count = 0
    var start = last.microseconds
    var earliest = start
    for read in reads.reversed() {
      start = read.microseconds
      guard start > limit else { break }
      earliest = start
      count += read.pieces
    }
    if start > limit, let first = reads.first { count -= first.pieces }
    guard count > 0 else { return 0 }
    let pause =
      count > 1
      ? (last.microseconds - earliest) / Int64(count - 1) : last.microseconds - start
    let end = now - last.microseconds <= pause ? last.microseconds : now
    if start <= limit, limit - start > pause, count > 1 { start = limit }
    return Double(count) / Double(max(1, end - start)) * 1e6
  }

  /// The times between one piece and the next, in seconds: those that came in one read have none
  /// between them.
  public var gaps: [Double] { gaps(from: 0) }

  /// The same for the pieces of a read and those after it, the gap before it included.
  public func gaps(from index: Int) -> [Double] {
    guard index < reads.count else { return [] }
    var gaps: [Double] = []
    gaps.reserveCapacity(reads.count - index)
    var last = index > 0 ? reads[index - 1].microseconds : nil
    for read in reads[index...] {
      if let last { gaps.append(Double(read.microseconds - last) / 1e6) }
      for _ in 1..<max(1, read.pieces) { gaps.append(0) }
      last = read.microseconds
    }
    return gaps
  }

  /// Pieces per second from the first that was kept to the last; nil before two reads came.
  public var rate: Double? {
    guard let first = reads.first, let last = reads.last,
      last.microseconds > first.microseconds
    else { return nil }
    let count = pieces - dropped - first.pieces
    return Double(count) / Double(last.microseconds - first.microseconds) * 1e6
  }
}

// MARK: - As bytes

extension Arrivals {
  /// How many microseconds one unit of the stored form is.
  private static let unit: Int64 = 10

  /// The form that is stored: two bytes for most pieces, times to 10 µs.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var last: Int64 = 0
    for read in reads {
      let time = read.microseconds / Self.unit
      let gap = UInt64(max(0, time - last))
      last = max(time, last)
      let isOne = read.pieces == 1
      Self.append(gap << 1 | (isOne ? 0 : 1), to: &bytes)
      if !isOne { Self.append(UInt64(read.pieces), to: &bytes) }
    }
    return bytes
  }

  /// Reads what ``bytes`` wrote; what is damaged ends it.
  public init(bytes: some Sequence<UInt8>) {
    var numbers: [UInt64] = []
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else {
        guard shift < 56 else { break }
        continue
      }
      numbers.append(value)
      (value, shift) = (0, 0)
    }
    var time: Int64 = 0
    var rest = numbers[...]
    while let number = rest.popFirst() {
      time += Int64(number >> 1)
      let count = number & 1 == 0 ? 1 : rest.popFirst()
      guard let count, count > 0, count <= Self.mostPieces - pieces, time < 1 << 50 else { break }
      reads.append(Read(microseconds: time * Self.unit, pieces: Int(count)))
      pieces += Int(count)
    }
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

extension Duration {
  /// Whole microseconds; what does not fit is cut.
  fileprivate var microseconds: Int64 {
    let (seconds, attoseconds) = components
    guard abs(seconds) < 1 << 40 else { return seconds < 0 ? -1 << 60 : 1 << 60 }
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }
}
