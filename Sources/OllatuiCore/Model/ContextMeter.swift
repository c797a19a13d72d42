import OllamaWire
import Statistics
import Transcript

/// How much of the window is used, and will be by what is typed.
struct ContextMeter: Equatable, Sendable {
  /// What the figures depend on; while it stays, they do.
  struct Basis: Equatable, Sendable {
    var conversation: ConversationID
    var leaf: TurnID?
    var running: ReplyID?
    var editing: TurnID?
    var model: ServedModel?
    var mode: Mode
    var system: String?
    var first: TurnID?
    var version: Int
  }

  /// What the figures below were taken of.
  var basis: Basis?
  /// The conversation up to here, as it would be sent.
  var used = PromptReckoning.Result()
  /// What is typed, and its tokens.
  private(set) var draft = ""
  private var draftCounts = TextCounts()
  private(set) var draftTokens = TokenCount.none
  private var draftVersion = 0

  /// Counts what is typed, where it is another text than before: one fast pass over it.
  mutating func take(draft text: String, _ profile: ModelProfile, version: Int) {
    let isNew = text != draft
    guard isNew || version != draftVersion else { return }
    if isNew {
      draft = text
      draftCounts = TextCounts(text)
    }
    draftVersion = version
    draftTokens = profile.tokens(of: draftCounts)
  }
}

/// What is marked in a conversation of what models did not see.
struct ContextMarks: Equatable, Sendable {
  /// What figures tell of replies.
  var verdicts: [TurnID: ContextVerdict] = [:]
  /// The turn that the model sees first; nil: it sees all.
  var firstSeen: TurnID?
}

/// Where a request begins, where the user has said so.
enum FirstSent: Equatable, Sendable {
  /// At this turn: those before it are left out.
  case turn(TurnID)
  /// At the prompt itself: all before it is left out.
  case prompt
  /// At the conversation's first turn.
  case all
}
