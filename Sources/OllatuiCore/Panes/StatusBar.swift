import OllamaWire
import TextUI
import Transcript

/// The last row: what happens now, and at its right end what can be done now.
struct StatusBar {
  private let model: Model

  /// Makes the bar of a model.
  init(_ model: Model) {
    self.model = model
  }

  private static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  /// A part of the bar; the least important ones go first where it is narrow.
  private struct Segment {
    var text: String
    var role = Role.status
    /// 0 stays longest.
    var rank: Int
  }

  /// The bar for a width.
  func line(columns: Int) -> Line {
    var segments = self.segments
    var keys = self.keys
    while width(of: segments) + keysColumns(keys) > columns {
      if keys.count > 1 {
        keys.removeLast()
      } else if let worst = segments.indices.max(by: { segments[$0].rank < segments[$1].rank }),
        segments.count > 1
      {
        segments.remove(at: worst)
      } else if !keys.isEmpty {
        keys = []
      } else {
        break
      }
    }
    var left: [Span] = [Span(" ", .status)]
    for (index, segment) in segments.enumerated() {
      if index > 0 { left.append(Span("   ", .status)) }
      left.append(Span(segment.text, segment.role))
    }
    var right: [Span] = []
    for (key, what) in keys {
      right += [Span("  ", .status), Span(key, .keyName), Span(" \(what)", .status)]
    }
    if !right.isEmpty { right.append(Span(" ", .status)) }
    return Line.sides(Line(left), Line(right), columns: columns, fill: .status)
      .padded(to: columns, .status)
  }

  private func width(of segments: [Segment]) -> Int {
    segments.reduce(1) { $0 + TextUI.columns(of: $1.text) + 3 }
  }

  private func keysColumns(_ keys: [(String, String)]) -> Int {
    keys.reduce(1) { $0 + $1.0.count + $1.1.count + 3 }
  }

  private var segments: [Segment] {
    phase + identity
  }

  private var identity: [Segment] {
    var segments: [Segment] = []
    if let name = model.chosenModel {
      segments.append(Segment(text: displayed(name), rank: 4))
    }
    segments.append(Segment(text: model.mode.rawValue, rank: 5))
    if model.server.identity.isDemo {
      segments.append(Segment(text: "demo", role: .statusAccent, rank: 3))
    } else if !model.server.identity.isLocal {
      segments.append(Segment(text: displayed(model.server.identity.display), rank: 6))
    }
    return segments
  }

  private var phase: [Segment] {
    guard let running = model.running else { return [idle] }
    let state = model.conversation.turns[running.turn].alternates[running.alternate].state
    let live = running.live
    let spin = Self.spinner[live.step % Self.spinner.count]
    let clock = Format.clock(live.elapsed)
    let word: String
    switch state {
    case .queued: word = queuedReason
    case .connecting: word = "\(spin) connecting \(clock)"
    case .waiting: word = "\(spin) \(waitingReason(running)) \(clock)"
    case .thinking: word = "thinking \(clock)"
    case .answering: word = "answering \(clock)"
    case .finished, .cancelled, .failed, .incomplete: word = "ending"
    }
    var segments = [Segment(text: word, role: .statusAccent, rank: 0)]
    if let rate = live.rate {
      segments.append(Segment(text: "≈\(Format.fixed(rate, rate < 10 ? 1 : 0)) tok/s", rank: 1))
    }
    if live.chunks > 0 {
      segments.append(Segment(text: "≈\(Format.count(live.chunks, "token"))", rank: 2))
    }
    return segments
  }

  private var queuedReason: String {
    if case .unreachable = model.server.state { return "waits for the server" }
    return model.chosenModel == nil ? "waits for a model" : "queued"
  }

  private func waitingReason(_ running: RunningReply) -> String {
    switch running.isLoaded {
    case nil: "waiting"
    case .some(false): "loading the model"
    case .some(true): "reading the prompt"
    }
  }

  private var idle: Segment {
    switch model.server.state {
    case .asking: Segment(text: "looking for the server", rank: 0)
    case .reachable: Segment(text: model.chosenModel == nil ? "no model" : "ready", rank: 0)
    case .unreachable: Segment(text: "no server", role: .error, rank: 0)
    }
  }

  private var keys: [(String, String)] {
    let help = ("F1", "help")
    switch model.overlay {
    case .help: return [("Esc", "close"), ("PageDown", "more")]
    case .models: return [("Esc", "close"), ("Enter", "choose")]
    case .themes: return [("Esc", "as before"), ("Enter", "keep")]
    case .question(let question): return question.keys
    case nil: break
    }
    if model.running != nil { return [("Esc", "stop"), help] }
    if case .unreachable = model.server.state { return [("F2", "demo"), help] }
    if model.chosenModel == nil, model.server.state == .reachable {
      return [("Ctrl+O", "model"), help]
    }
    if !model.pane.isFollowing { return [("End", "follow"), help] }
    let isRetryable = model.conversation.turns.last?.reply?.state != .finished
    if isRetryable, !model.conversation.turns.isEmpty { return [("Ctrl+R", "retry"), help] }
    return [help]
  }
}
