import Transcript

/// An earlier message or answer that stands in the input box to be changed.
struct Editing: Equatable, Sendable {
  /// Names the prompt or the reply.
  let id: TurnID
  /// Whether it is an answer.
  let isReply: Bool
  /// Its text as it is.
  let original: String
  /// What stood in the input box before.
  let draft: String
}
