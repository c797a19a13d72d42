import Transcript

/// What is about to go out while it is asked whether it should.
enum Sending: Equatable, Sendable {
  /// What stands in the input box: a message, a changed one, or a command.
  case typed
  /// A turn of those shown, once more; it was selected so.
  case retry(turn: Int, TurnMode?)
  /// The rest of a turn's answer; it was selected so.
  case goOn(turn: Int, TurnMode?)
  /// The answer in focus of several side by side, once more.
  case column(ColumnsPane)
  /// What was queued and is kept back, with the answers side by side that it belongs to; how its
  /// prompt begins; whether those answers were shown when it was asked about, not the conversation.
  case queued(ColumnsPane?, prompt: String, fromColumns: Bool)

  /// What is selected, where a turn was; nil: nothing.
  var mode: TurnMode? {
    switch self {
    case .typed, .column, .queued: nil
    case .retry(_, let mode), .goOn(_, let mode): mode
    }
  }

  /// Whether it was queued, so that what is not sent is given up.
  var isQueued: Bool {
    if case .queued = self { true } else { false }
  }

  /// Whether it is asked where text could be typed.
  var isOverText: Bool {
    if case .queued(_, _, let fromColumns) = self { !fromColumns } else { columns == nil }
  }

  /// The answers side by side that are shown after it; nil: something else.
  var columns: ColumnsPane? {
    switch self {
    case .column(let pane): pane
    case .queued(let pane, _, _): pane
    case .typed, .retry, .goOn: nil
    }
  }
}

/// A request before it is made, so that it can be told whether it fits.
struct PlannedRequest {
  /// How it is asked, with the model.
  var asked: AskedRequest
  /// The turn in whose place it goes out, of those shown; their number for a new one.
  var turn: Int
  /// The prompt; nil: that of the turn.
  var prompt: String?
  /// The answer that it goes on from; nil: it begins anew.
  var earlier: Reply?
  /// Where what it takes along begins; nil: where a new request would.
  var begins: FirstSent?
}

/// A window that a request was compared with.
struct GuardedWindow: Equatable, Sendable {
  /// How the model would be loaded.
  let loading: ContextKnowledge.Loading
  /// Tokens; nil: that was not known.
  let size: Int?
}

/// What the user has answered to the question whether something is sent that does not fit.
struct SendingAnswer: Sendable {
  /// The window that a request asks for in the place of the one that its model would have.
  var windows: [ContextKnowledge.Loading: Int] = [:]
}
