import OllamaWire
import TextUI
import Timing
import Transcript

extension Model {
  /// Does what is to be done when the program starts.
  ///
  /// - Parameters:
  ///   - prompt: text to send as soon as it can be sent.
  ///   - demo: whether the demo is wanted instead of a server.
  ///   - now: the present.
  /// - Returns: what is to be done in the world outside.
  mutating func start(prompt: String?, demo: Bool, at now: Moment) -> [Effect] {
    var effects: [Effect] = demo ? [.startDemo] : [.listModels(server.identity.id)]
    if let prompt, prompt.contains(where: { !$0.isWhitespace }) {
      prompts.add(prompt)
      effects += ask(prompt, at: now)
    }
    return effects
  }

  mutating func connected(_ identity: ServerIdentity) -> [Effect] {
    server = Server(identity: identity, lastModel: server.lastModel)
    chosenModel = nil
    // What was wrong at the start is still wrong.
    if problems.isEmpty, !store.isFailing, store.mending == nil { notice = nil }
    return [.listModels(identity.id)]
  }

  mutating func modelsListed(
    _ id: ConnectionID, _ result: Result<[ModelSummary], OllamaError>, at now: Moment
  ) -> [Effect] {
    guard id == server.identity.id else { return [] }
    switch result {
    case .failure(let error):
      return listingFailed(error, at: now)
    case .success(let models):
      let wasDown = if case .unreachable = server.state { true } else { false }
      server.succeeded()
      server.models = models
      if wasDown {
        notice = .good(strings(.serverAnswers, [.host: server.identity.display]), at: now)
      }
      if let name = chosenModel { checkInstalled(name) }
      if chosenModel == nil { return chooseByItself(at: now) }
      return startIfPossible(at: now)
    }
  }

  private mutating func listingFailed(_ error: OllamaError, at now: Moment) -> [Effect] {
    if error.isUnreachable {
      server.failed(error, at: now)
    } else {
      // Something answers, but not with a list: the conversation may work all the same.
      server.succeeded()
      notice = .error(strings.oneLine(error))
    }
    return startIfPossible(at: now)
  }

  private mutating func checkInstalled(_ name: String) {
    if let installed = server.installedName(of: name) {
      chosenModel = installed
    } else if !name.hasSuffix("cloud") {
      notice = .warning(strings(.notInstalled, [.name: name]))
    }
  }

  /// Chooses a model: the last one used, else one that is loaded, else the newest that can chat.
  private mutating func chooseByItself(at now: Moment) -> [Effect] {
    let models = server.chatModels
    if let wanted = settings.model.flatMap({ server.installedName(of: $0) }) {
      return choose(wanted, at: now)
    }
    if let last = server.lastModel.flatMap({ server.installedName(of: $0) }),
      models.contains(where: { $0.name == last })
    {
      return choose(last, at: now)
    }
    guard models.count > 1, !server.identity.isDemo else {
      return models.first.map { choose($0.name, at: now) } ?? []
    }
    return [.listRunning(server.identity.id)]
  }

  mutating func runningListed(
    _ id: ConnectionID, _ result: Result<[RunningModel], OllamaError>, at now: Moment
  ) -> [Effect] {
    guard id == server.identity.id else { return [] }
    showLoaded(result, at: now)
    let answer = try? result.get()
    // Without an answer the choice is made as if nothing were loaded.
    let loaded = answer ?? []
    takeWindows(loaded)
    shown.looked(id, answer, at: now)
    for other in others.keys { others[other]?.looked(id, answer, at: now) }
    let mayBeQueued = mayBeQueued(at: now)
    shown.running?.live.mayBeQueued = mayBeQueued
    let effects = windowsTold(at: now)
    guard chosenModel == nil else { return effects }
    let models = server.chatModels
    let choice = models.first { model in loaded.contains { $0.name == model.name } } ?? models.first
    return effects + (choice.map { choose($0.name, at: now) } ?? [])
  }

  // MARK: - Choosing

  /// Takes a model for what is asked from now on.
  mutating func choose(_ name: String, at now: Moment) -> [Effect] {
    chosenModel = name
    return startIfPossible(at: now)
  }

  /// Takes the model that the user picked; it stays wanted when the server changes.
  mutating func pick(_ name: String, at now: Moment) -> [Effect] {
    if !server.identity.isDemo {
      // Any text is a good name, so there is no error to lose.
      try? settings.set(.model, text: name, layer: .session)
    }
    return choose(name, at: now)
  }

  /// Chooses a model by name, or shows the list where none is named.
  mutating func chooseModel(_ name: String, at now: Moment) throws(CommandError) -> [Effect] {
    guard !name.isEmpty else {
      overlay = .models(ModelPicker())
      return [.listModels(server.identity.id)]
    }
    if let installed = server.installedName(of: name) { return pick(installed, at: now) }
    let similar = (server.models ?? []).filter { $0.name.lowercased().contains(name.lowercased()) }
    if similar.count == 1, let only = similar.first { return pick(only.name, at: now) }
    guard server.models == nil || name.hasSuffix("cloud") else {
      let names = strings.list(similar.prefix(4).map(\.name))
      throw CommandError(
        message: similar.isEmpty
          ? strings(.modelNotFound, [.name: name])
          : strings(.severalModels, [.name: name, .names: names]))
    }
    return pick(name, at: now)
  }

  mutating func switchMode(to argument: String, at now: Moment) throws(CommandError) -> [Effect] {
    if argument.isEmpty {
      mode = mode.other
    } else if let wanted = Mode(rawValue: argument.lowercased()) {
      mode = wanted
    } else {
      throw CommandError(message: strings(.noMode, [.name: argument]))
    }
    notice = .good(strings(mode == .chat ? .chatChosen : .generateChosen), at: now)
    return []
  }
}
