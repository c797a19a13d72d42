import OllamaWire
import Statistics
import TextUI
import Transcript

extension StatusBar {
  private static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  /// What happens now, in the order of the setting.
  var segments: [Segment] {
    let chosen = model.settings.statusBar.compactMap(segment)
    // Many keys are to be named there.
    if case .turns(let mode) = model.overlay {
      return [place(of: mode)] + (model.status == nil ? [] : chosen)
    }
    if case .columns(let pane) = model.overlay { return [place(in: pane)] + unstored + held }
    return chosen + unstored + held
  }

  private func place(in pane: ColumnsPane) -> Segment {
    let (number, count) = (pane.focus + 1, pane.columns.count)
    return Segment(
      text: strings(.columnSelected, [.number: "\(number)", .high: "\(count)"]),
      role: .statusAccent, rank: 0)
  }

  private func place(of mode: TurnMode) -> Segment {
    let (number, count) = (mode.place.turn + 1, model.conversation.turns.count)
    return Segment(
      text: strings(.turnSelected, [.number: "\(number)", .high: "\(count)"]),
      role: .statusAccent, rank: 0)
  }

  /// That nothing is stored is said whatever is chosen.
  private var unstored: [Segment] {
    if let mending = model.store.mending {
      return [Segment(text: strings.progress(of: mending), role: .statusAccent, rank: 1)]
    }
    guard model.store.isFailing else { return [] }
    return [Segment(text: strings(.unstored), role: .statusAccent, rank: 1)]
  }

  /// That messages wait for an answer in conversations that are not shown.
  private var held: [Segment] {
    let count = model.others.values.reduce(0) { $0 + ($1.heldReplies.isEmpty ? 0 : 1) }
    guard count > 0 else { return [] }
    return [Segment(text: strings(.waitsElsewhere, count: count), role: .statusAccent, rank: 1)]
  }

  /// The text of a part; nil where there is nothing to say.
  private func segment(_ segment: StatusSegment) -> Segment? {
    let text: String? =
      switch segment {
      case .phase, .context: nil
      case .model: model.chosenModel.map(displayed)
      case .mode: strings(model.mode.word)
      case .host: model.server.identity.isLocal ? nil : displayed(model.server.identity.display)
      case .left, .rate, .mean, .bars, .gaps, .tokens, .first, .elapsed:
        model.status.flatMap { figure(segment, $0.reply.live) }
      }
    if segment == .phase { return phase }
    if segment == .context {
      let gauge = model.status.map(\.gauge) ?? ContextGauge(model)
      return gauge.map {
        Segment(text: $0.text, role: $0.role, rank: segment.rank)
      }
    }
    if segment == .host, model.server.identity.isDemo {
      return Segment(text: strings(.demoServer), role: .statusAccent, rank: 3)
    }
    return text.map { Segment(text: $0, rank: segment.rank) }
  }

  /// A figure of the running reply; all of tokens are estimates until its final chunk.
  private func figure(_ segment: StatusSegment, _ live: LiveFigures) -> String? {
    switch segment {
    case .left: live.left.map(left)
    case .rate: live.rate.map(rate)
    case .mean: live.meanRate.map { "⌀ " + rate($0) }
    case .bars:
      live.rates.count > 1
        ? Sparkline.text(live.rates, columns: LiveFigures.seconds) : nil
    case .gaps: live.gaps.map(gaps)
    case .tokens: live.tokens > 0 ? "≈\(strings(.tokens, count: live.tokens))" : nil
    case .first:
      live.firstToken.map { strings(.firstToken, [.time: Format.duration($0)]) }
    case .elapsed: Format.clock(live.elapsed)
    case .phase, .context, .model, .mode, .host: nil
    }
  }

  /// An estimate with its spread; beyond what nine of ten took, only that.
  ///
  /// One or two replies have no spread that says anything.
  private func left(_ left: WaitEstimate.Spread) -> String {
    func time(_ seconds: Double) -> String { Format.clock(.seconds(seconds)) }
    let isByFew = left.count < 3
    guard left.p90 > 0 else { return strings(isByFew ? .waitIsLonger : .waitIsLong) }
    guard !isByFew else {
      return strings(.waitLeftByFew, count: left.count, [.time: time(left.median)])
    }
    return strings(
      .waitLeft,
      [.time: time(left.median), .low: time(left.p10), .high: time(left.p90)])
  }

  private func gaps(_ gaps: ArrivalGaps) -> String {
    strings(
      .gaps,
      [
        .low: Format.seconds(gaps.p50), .high: Format.seconds(gaps.p95),
        .last: Format.seconds(gaps.longest),
      ])
  }

  /// With a decimal where a whole number could be off by 2 %.
  private func rate(_ rate: Double) -> String {
    "≈\(Format.fixed(rate, rate < 29.5 ? 1 : 0)) tok/s"
  }

  // MARK: - The phase

  /// What becomes of the reply that runs, or of the program.
  var phase: Segment {
    guard let reply = model.status?.reply else {
      guard let editing = model.shown.editing else { return idle }
      let what = strings(editing.isReply ? .editsAnswer : .editsMessage)
      return Segment(text: what, role: .statusAccent, rank: 0)
    }
    return Segment(text: phase(of: reply), role: .statusAccent, rank: 0)
  }

  /// The figures of a running reply for a place of its own, most telling first.
  func figures(of running: RunningReply) -> [String] {
    let shown: [StatusSegment] = [.rate, .tokens, .first, .elapsed]
    return [phase(of: running)]
      + (running.phase == .queued ? [] : shown.compactMap { figure($0, running.live) })
  }

  private func phase(of running: RunningReply) -> String {
    let live = running.live
    let clock = Format.clock(live.phaseElapsed)
    let spin = Self.spinner[live.step % Self.spinner.count]
    return switch running.phase {
    case .queued: queuedReason(running)
    case .connecting: "\(spin) \(strings(.connecting)) \(clock)"
    case .waiting: "\(spin) \(strings(.waiting)) \(clock)"
    case .loading: "\(spin) \(strings(.loadingModel)) \(clock)"
    case .prompt:
      "\(spin) \(strings(live.mayBeQueued ? .queueOrPrompt : .readingPrompt)) \(clock)"
    case .thinking: "\(strings(.thinkingNow)) \(clock)"
    case .answering: "\(strings(.answering)) \(clock)"
    }
  }

  private func queuedReason(_ running: RunningReply) -> String {
    if case .unreachable = model.server.state { return strings(.waitsForServer) }
    if running.isHeld { return strings(.waitsForAnswer) }
    let hasModel = running.isCompared || model.chosenModel != nil
    return strings(hasModel ? .queued : .waitsForModel)
  }

  private var idle: Segment {
    switch model.server.state {
    case .asking: Segment(text: strings(.lookingForServer), rank: 0)
    case .reachable:
      Segment(text: strings(model.chosenModel == nil ? .noModel : .ready), rank: 0)
    case .unreachable: Segment(text: strings(.noServer), role: .error, rank: 0)
    }
  }
}
