import OllamaWire
import Statistics
import TextUI
import Transcript

/// The gauge of the window in the status bar: `ctx 1.2k+80/8.2k`.
///
/// First the conversation as it would be sent, `≈` where that is an estimate; behind `+` what is
/// typed; behind `/` the window, `?` where it is only known how long it is at the most.
struct ContextGauge: Equatable {
  /// What the status bar shows.
  let text: String
  /// How full it is, as a colour.
  let role: Role

  /// From this share of the window on it is nearly full.
  private static let high = 0.8

  /// Makes the gauge of a model; nil: there is nothing to show, or nothing known of the window.
  init?(_ model: borrowing Model) {
    let window = model.contextWindow
    let (used, draft) = model.contextUse
    guard let size = window.size, used.value + draft.value > 0 else { return nil }
    let sign = used.isExact && draft.value == 0 ? "" : "≈"
    let typed = draft.value > 0 ? "+" + Format.tokens(max(1, draft.rounded)) : ""
    let mark = window.certainty == .assumed ? "?" : ""
    text =
      model.strings(.contextGauge)
      + " \(sign)\(Format.tokens(used.rounded))\(typed)/\(Format.tokens(size))\(mark)"
    let share = (used.value + draft.value) / Double(size)
    role = share > 1 ? .error : share >= Self.high ? .gaugeHigh : .status
  }
}

extension Model {
  /// What the conversation takes of the window as it would be sent, and what is typed would.
  ///
  /// While a reply comes, what came of it counts by its pieces.
  package var contextUse: (used: TokenCount, draft: TokenCount) {
    var used = meter.used.total
    if let running {
      let tokens = Double(running.live.tokens)
      used += TokenCount(value: tokens, spread: tokens * 0.1 + 1)
      return (used, .none)
    }
    let isSent = shown.editing?.isReply != true
    return (used, isSent ? meter.draftTokens : .none)
  }
}
