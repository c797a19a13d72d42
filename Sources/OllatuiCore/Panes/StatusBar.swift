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

  private var strings: Strings { model.strings }

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
    keys.reduce(1) { $0 + TextUI.columns(of: $1.0) + TextUI.columns(of: $1.1) + 3 }
  }

  private var segments: [Segment] {
    // Many keys are to be named there.
    if case .turns(let mode) = model.overlay {
      return [place(of: mode)] + (model.running == nil ? [] : phase)
    }
    return phase + identity
  }

  private func place(of mode: TurnMode) -> Segment {
    let (number, count) = (mode.place.turn + 1, model.conversation.turns.count)
    return Segment(
      text: strings(.turnSelected, [.number: "\(number)", .high: "\(count)"]),
      role: .statusAccent, rank: 0)
  }

  private var identity: [Segment] {
    var segments: [Segment] = []
    if model.store.isFailing {
      segments.append(Segment(text: strings(.unstored), role: .statusAccent, rank: 1))
    }
    if let name = model.chosenModel {
      segments.append(Segment(text: displayed(name), rank: 4))
    }
    segments.append(Segment(text: strings(model.mode.word), rank: 5))
    if model.server.identity.isDemo {
      segments.append(Segment(text: strings(.demoServer), role: .statusAccent, rank: 3))
    } else if !model.server.identity.isLocal {
      segments.append(Segment(text: displayed(model.server.identity.display), rank: 6))
    }
    return segments
  }

  private var phase: [Segment] {
    guard let running = model.running else {
      guard let editing = model.shown.editing else { return [idle] }
      let what = strings(editing.isReply ? .editsAnswer : .editsMessage)
      return [Segment(text: what, role: .statusAccent, rank: 0)]
    }
    let state = model.conversation.turns[running.turn].alternates[running.alternate].state
    let live = running.live
    let spin = Self.spinner[live.step % Self.spinner.count]
    let clock = Format.clock(live.elapsed)
    let word: String
    switch state {
    case .queued: word = queuedReason
    case .connecting: word = "\(spin) \(strings(.connecting)) \(clock)"
    case .waiting: word = "\(spin) \(waitingReason(running)) \(clock)"
    case .thinking: word = "\(strings(.thinkingNow)) \(clock)"
    case .answering: word = "\(strings(.answering)) \(clock)"
    case .finished, .cancelled, .failed, .incomplete, .interrupted, .edited: word = strings(.ending)
    }
    var segments = [Segment(text: word, role: .statusAccent, rank: 0)]
    if let rate = live.rate {
      segments.append(Segment(text: "≈\(Format.fixed(rate, rate < 10 ? 1 : 0)) tok/s", rank: 1))
    }
    if live.chunks > 0 {
      segments.append(Segment(text: "≈\(strings(.tokens, count: live.chunks))", rank: 2))
    }
    return segments
  }

  private var queuedReason: String {
    if case .unreachable = model.server.state { return strings(.waitsForServer) }
    return strings(model.chosenModel == nil ? .waitsForModel : .queued)
  }

  private func waitingReason(_ running: RunningReply) -> String {
    switch running.isLoaded {
    case nil: strings(.waiting)
    case .some(false): strings(.loadingModel)
    case .some(true): strings(.readingPrompt)
    }
  }

  private var idle: Segment {
    switch model.server.state {
    case .asking: Segment(text: strings(.lookingForServer), rank: 0)
    case .reachable:
      Segment(text: strings(model.chosenModel == nil ? .noModel : .ready), rank: 0)
    case .unreachable: Segment(text: strings(.noServer), role: .error, rank: 0)
    }
  }

  private var keys: [(String, String)] {
    keyPhrases.map { ($0, strings($1)) }
  }

  private var keyPhrases: [(String, Phrase)] {
    let help = ("F1", Phrase.keyHelp)
    switch model.overlay {
    case .help: return [("Esc", .keyClose), ("PageDown", .keyMore)]
    case .models: return [("Esc", .keyClose), ("Enter", .keyChoose)]
    case .themes: return [("Esc", .keyAsBefore), ("Enter", .keyKeep)]
    case .question(let question): return question.keys
    case .find(let bar):
      return bar.isStepping
        ? [("Esc", .keyClose), ("n", .keyNext), ("N", .keyFormer)]
        : [("Esc", .keyClose), ("Enter", .keyFind), ("↓", .keyNext)]
    case .select:
      return [("Esc", .keyClose), ("y", .keyCopy), ("v", .keyMark)]
    case .turns: return TurnKey.all.compactMap { row in row.label.map { (row.keyName, $0) } }
    case .details: return [("Esc", .keyClose), ("PageDown", .keyMore)]
    case .conversations(let list): return keys(in: list)
    case .search: return [("Esc", .keyClose), ("Enter", .keyOpen), ("↓", .keyNext)]
    case .recall: return [("Esc", .keyAsBefore), ("Enter", .keyTake), ("Alt+H", .keyOlder)]
    case nil: break
    }
    if let editing = model.shown.editing, model.running == nil {
      return [("Enter", editing.isReply ? .keyKeep : .keySend), ("Esc", .keyLeave)]
    }
    if model.running != nil { return [("Esc", .keyStop), help] }
    if case .unreachable = model.server.state { return [("F2", .keyDemo), help] }
    if model.chosenModel == nil, model.server.state == .reachable {
      return [("Ctrl+O", .keyModel), help]
    }
    if !model.pane.isFollowing { return [("End", .keyFollow), help] }
    let isRetryable = model.conversation.turns.last?.reply?.state != .finished
    if isRetryable, !model.conversation.turns.isEmpty { return [("Ctrl+R", .keyRetry), help] }
    return [help]
  }

  private func keys(in list: ConversationList) -> [(String, Phrase)] {
    switch list.step {
    case .choosing:
      [
        ("Esc", .keyClose), ("Enter", .keyOpen), ("Alt+R", .keyRename), ("Alt+P", .keyPin),
        ("Alt+D", .keyErase), ("Alt+A", .keyArchive), ("Alt+C", .keyDuplicate),
      ]
    case .renaming: [("Esc", .keyLeave), ("Enter", .keyRename)]
    case .deleting: [("n", .keyLeave), ("y", .keyErase)]
    }
  }
}
