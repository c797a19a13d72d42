/// What a model of the demo says to one request.
struct Script: Sendable {
  /// How the text goes on when all of it is said.
  enum Ending: Sendable {
    /// The reply is finished.
    case finished
    /// The model process dies.
    case crash
    /// Verse after verse follows; the number counts from 1.
    case verses(@Sendable (Int) -> String)
  }

  /// What it thinks before it answers.
  var thinking = ""
  /// The answer.
  var answer: String
  /// What comes after the answer.
  var ending = Ending.finished
}

/// A part of a reply that goes out in one chunk.
struct Piece: Equatable, Sendable {
  /// Reasoning to append.
  var thinking = ""
  /// Answer to append.
  var content = ""
}
