import Timing

/// When the network brought a delta, read by read, by the monotonic clock.
public struct ReadTimes: Equatable, Sendable {
  /// A read after the first.
  public struct Read: Equatable, Sendable {
    /// How long after the first.
    public var after: Duration
    /// See ``ReplyDelta/pieces``.
    public var pieces: Int
  }

  /// When the first read came.
  public private(set) var first: Moment
  /// When the last read came.
  public private(set) var last: Moment
  /// What the first read brought; see ``ReplyDelta/pieces``.
  public private(set) var firstPieces: Int
  /// The reads after the first; empty for most deltas, which then need no memory of their own.
  public private(set) var later: [Read] = []
  /// When the last of them began.
  private var lastRead: Moment

  /// What comes sooner than this after the read before it counts as part of that.
  private static let sameRead = Duration.microseconds(100)

  /// Makes the times of one read.
  public init(at moment: Moment, pieces: Int) {
    first = moment
    last = moment
    lastRead = moment
    firstPieces = pieces
  }

  /// Adds a later read.
  public mutating func add(at moment: Moment, pieces: Int) {
    last = moment
    guard moment - lastRead >= Self.sameRead else {
      if later.isEmpty { firstPieces += pieces } else { later[later.count - 1].pieces += pieces }
      return
    }
    lastRead = moment
    later.append(Read(after: moment - first, pieces: pieces))
  }

  /// Adds the times of a later delta of the same reply.
  public mutating func merge(_ other: ReadTimes) {
    add(at: other.first, pieces: other.firstPieces)
    for read in other.later { add(at: other.first + read.after, pieces: read.pieces) }
    last = other.last
  }
}
