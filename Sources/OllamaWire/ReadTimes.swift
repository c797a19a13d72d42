import Timing

/// When the network brought a delta, read by read, by the monotonic clock.
package struct ReadTimes: Equatable, Sendable {
  /// A read after the first.
  package struct Read: Equatable, Sendable {
    /// How long after the first.
    package var after: Duration
    /// See ``ReplyDelta/pieces``.
    package var pieces: Int
  }

  /// When the first read came.
  package private(set) var first: Moment
  /// When the last read came.
  package private(set) var last: Moment
  /// What the first read brought; see ``ReplyDelta/pieces``.
  package private(set) var firstPieces: Int
  /// The reads after the first; empty for most deltas, which then need no memory of their own.
  package private(set) var later: [Read] = []
  /// When the last of them began.
  private var lastRead: Moment

  /// What comes sooner than this after the read before it counts as part of that.
  private static let sameRead = Duration.microseconds(100)

  /// Makes the times of one read.
  package init(at moment: Moment, pieces: Int) {
    first = moment
    last = moment
    lastRead = moment
    firstPieces = pieces
  }

  /// Adds a later read.
  package mutating func add(at moment: Moment, pieces: Int) {
    last = moment
    guard moment - lastRead >= Self.sameRead else {
      if later.isEmpty { firstPieces += pieces } else { later[later.count - 1].pieces += pieces }
      return
    }
    lastRead = moment
    later.append(Read(after: moment - first, pieces: pieces))
  }

  /// Adds the times of a later delta of the same reply.
  package mutating func merge(_ other: ReadTimes) {
    add(at: other.first, pieces: other.firstPieces)
    for read in other.later { add(at: other.first + read.after, pieces: read.pieces) }
    last = other.last
  }
}
