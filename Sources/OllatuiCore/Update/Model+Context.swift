import OllamaWire
import Statistics
import Timing
import TextUI
import Transcript

// MARK: - What is known

extension Model {
  /// The model that the next prompt goes to, on the present server.
  var served: ServedModel? {
    chosenModel.map { ServedModel(host: server.identity.display, name: $0) }
  }

  /// The window that the next request gets.
  package var contextWindow: ContextWindow {
    guard let served else { return .unknown }
    return context.window(
      of: ContextKnowledge.Loading(model: served, asked: options.contextLength))
  }

  /// Takes turns that were left out into the next request again.
  mutating func sendWhole(at now: Moment) -> [Effect] {
    shown.firstSent = .all
    notice = .good(strings(.wholeIsSent), at: now)
    return []
  }

  /// Where the next request of the conversation that is shown begins, before a turn.
  func firstSent(before end: Int) -> TurnID? {
    switch shown.firstSent {
    case .turn(let id): id
    case .prompt: conversation.turns.indices.contains(end) ? conversation.turns[end].id : nil
    case .all: nil
    case nil: conversation.firstSent(before: end)
    }
  }

  /// Reckons what a model is sent in the conversation that is shown.
  func reckoning(_ model: ServedModel, system: String?) -> PromptReckoning {
    let verdicts = shown.marks.verdicts
    return PromptReckoning(
      conversation: conversation, profile: context.profiles[model] ?? ModelProfile(),
      model: model.name, system: system, ownSystem: context.facts[model]?.system ?? TextCounts(),
      isWhole: { verdicts[$0]?.prompt ?? .whole == .whole })
  }

  // MARK: - What is asked

  /// Takes what was measured and typed since; asks for what is needed for the first time.
  ///
  /// Called after every event but the growth of a reply.
  mutating func meterContext() -> [Effect] {
    let text = isTypingCommand ? "" : input.editor.text
    let profile = served.flatMap { context.profiles[$0] } ?? ModelProfile()
    meter.take(draft: text, profile, version: context.version)
    let first = mode == .chat ? firstSent(before: draftTurn) : nil
    let basis = ContextMeter.Basis(
      conversation: conversation.id, leaf: conversation.leaf, running: running?.id,
      editing: shown.editing?.id, model: served, mode: mode, system: conversation.system,
      first: first, version: context.version)
    if basis != meter.basis {
      meter.basis = basis
      review()
      meter.used = used(from: first)
    }
    let compared = comparedModels
    let isIdle = text.isEmpty && conversation.turns.isEmpty && compared.isEmpty
    return isIdle ? [] : askForFacts(also: compared)
  }

  /// The models that answers side by side are, or are about to be, asked of, and those of messages
  /// that wait in conversations that are not shown.
  private var comparedModels: [String] {
    var names = (shown.planned ?? []).map(\.model)
    for open in [shown] + others.values where open.hasWaiting {
      names += open.runningIDs.compactMap(open.model(of:))
    }
    let command = "/compare "
    guard isTypingCommand, input.editor.text.hasPrefix(command) else { return names }
    // The prompt behind the models may be long; what can't be read yet is not asked about.
    let typed = String(input.editor.text.dropFirst(command.count).prefix(Self.typedModels))
    let argument = try? CompareArgument(typed, server, strings)
    return names + (argument?.columns.map(\.model) ?? [])
  }

  /// So many characters of a command are read for models while it is typed.
  private static let typedModels = 200

  /// The turn in whose place what is typed would be sent.
  private var draftTurn: Int {
    if let running { return running.turn }
    if let editing = shown.editing, let turn = conversation.index(of: editing.id) { return turn }
    return conversation.turns.count
  }

  private func used(from first: TurnID?) -> PromptReckoning.Result {
    guard let served else { return PromptReckoning.Result() }
    if let running {
      let reply = conversation.turns[running.turn].alternates[running.alternate]
      let model = ServedModel(host: served.host, name: reply.model)
      return reckoning(model, system: reply.asked.system)
        .tokens(of: reply.asked.sent, before: running.turn)
    }
    let end = draftTurn
    let sent = mode == .chat ? conversation.sent(before: end, from: first) : []
    return reckoning(served, system: conversation.system).tokens(of: sent, before: end)
  }

  /// Asks what is not known of the chosen model and of others yet, once each.
  private mutating func askForFacts(also others: [String]) -> [Effect] {
    guard server.state == .reachable else { return [] }
    var effects: [Effect] = []
    for name in (chosenModel.map { [$0] } ?? []) + others where !name.isEmpty {
      let served = ServedModel(host: server.identity.display, name: name)
      if context.wantsFacts(of: served) {
        effects.append(.showModel(server.identity.id, name))
      }
      if store.state == .ready, context.wantsLessons(of: served) {
        effects.append(.readLessons(served, name: name))
      }
    }
    return effects
  }

  /// Takes what `/api/show` said; a failure is no error.
  mutating func modelShown(
    _ id: ConnectionID, _ name: String, _ result: Result<ModelFacts, OllamaError>, at now: Moment
  ) -> [Effect] {
    guard id == server.identity.id else { return [] }
    let served = ServedModel(host: server.identity.display, name: name)
    switch result {
    case .success(let facts): context.take(facts, of: served)
    case .failure: context.takeNoFacts(of: served)
    }
    return windowsTold(at: now)
  }

  /// Asks for the window of the running reply's model, where it is not known, once text came or it
  /// ended: before that another load may be told.
  mutating func askForWindow(isFirst: Bool = false) -> [Effect] {
    guard let running, running.connection == server.identity.id else { return [] }
    let turn = conversation.turns[running.turn]
    let reply = turn.alternates[running.alternate]
    let loading = reply.loading(on: server.identity.display)
    // Loaded anew it may have another one, where that is left to the server.
    if isFirst, running.hasLoaded { context.forgetWindow(of: loading) }
    guard !context.isRemote(loading.model), context.wantsWindow(of: loading) else {
      return []
    }
    context.question = ContextKnowledge.Question(
      loading: loading, conversation: conversation.id, turn: turn.id, reply: reply.id)
    return [.listRunning(server.identity.id)]
  }

  /// Takes the windows that `/api/ps` told, for the reply that asked for them too.
  mutating func takeWindows(_ models: [RunningModel]) {
    context.take(models, of: server.identity.display)
    guard let question = context.question else { return }
    context.question = nil
    guard let window = context.windows[question.loading] else { return }
    if question.conversation == conversation.id {
      set(window, of: question)
    } else if others[question.conversation] != nil {
      withOther(question.conversation) { $0.set(window, of: question) }
    }
  }

  private mutating func set(_ window: Int, of question: ContextKnowledge.Question) {
    guard let index = conversation.index(of: question.turn),
      let alternate = conversation.turns[index].alternates.firstIndex(where: {
        $0.id == question.reply
      })
    else { return }
    conversation.update(turn: index) { turn in
      turn.update(alternate: alternate) { $0.figures.contextLength = window }
    }
    let reply = conversation.turns[index].alternates[alternate]
    guard reply.state.isOver else { return }
    // What it was said of the reply was said without the window.
    shown.marks.verdicts[reply.id] = nil
    store.record(
      .ended(reply.id, reply.state, toolCalls: reply.toolCalls, reply.figures))
  }

  // MARK: - What is learned

  /// Takes the window of a reply that is about to end, and what its figures teach.
  mutating func learn(from running: RunningReply, _ state: ReplyState) {
    let turn = conversation.turns[running.turn]
    let reply = turn.alternates[running.alternate]
    let loading = reply.loading(on: server.identity.display)
    guard running.connection == server.identity.id, state == .finished else { return }
    if let window = context.windows[loading] {
      shown.change { $0.figures.contextLength = window }
    }
    // Before anything is learned: a prompt that was cut would teach that texts have few tokens.
    judge(ofTurn: running.turn, alternate: running.alternate)
    guard running.continues == nil, reply.toolCalls.isEmpty else { return }
    let judged = conversation.turns[running.turn].alternates[running.alternate]
    var lesson = ModelProfile.Lesson(
      reply: TextCounts(reply.content) + TextCounts(reply.thinking),
      replyTokens: reply.figures.metrics?.evalCount, pieces: reply.figures.arrivals.pieces)
    if let (prompt, tokens) = promptLesson(of: judged, turn, loading.model) {
      lesson.takePrompt(prompt, messages: 1, tokens: tokens)
    }
    context.learn([lesson], of: loading.model)
  }

  /// No server has a smaller window unless it is asked for.
  private static let smallestWindow = 2000

  /// What the last message of a request cost: what the server counted beyond what it had counted
  /// before.
  private func promptLesson(of reply: Reply, _ turn: Turn, _ model: ServedModel) -> (
    TextCounts, Int
  )? {
    guard reply.mode == .chat, let read = reply.figures.metrics?.promptEvalCount,
      shown.marks.verdicts[reply.id]?.prompt == .whole,
      reply.figures.contextLength != nil || read < Self.smallestWindow,
      let index = conversation.index(of: turn.id), reply.asked.sent.last == turn.id
    else { return nil }
    let reckoning = reckoning(model, system: reply.asked.system)
    let before = reckoning.tokens(of: Array(reply.asked.sent.dropLast()), before: index)
    guard before.total.isExact || reply.asked.sent.count == 1 && context.facts[model] != nil else {
      return nil
    }
    return (TextCounts(turn.prompt), read - before.total.rounded)
  }
}

extension Reply {
  /// How its model is loaded.
  func loading(on host: String) -> ContextKnowledge.Loading {
    ContextKnowledge.Loading(
      model: ServedModel(host: host, name: model), asked: asked.options.contextLength)
  }
}

extension ModelOptions {
  /// `num_ctx`; nil where it is left to the server.
  var contextLength: Int? {
    self["num_ctx"]?.integerValue.map { Int($0) }
  }

  /// The options whose change makes a server load the model again.
  var loadTime: ModelOptions {
    let names = Set(ModelParameter.all.filter(\.isLoadTime).map(\.name))
    return ModelOptions(values.filter { names.contains($0.key) })
  }
}
