import OllamaWire
import TextUI
import Timing
import Transcript

/// Takes one thing that happened; returns what is to be done in the world outside.
///
/// It does no I/O and asks no clock.
package func update(_ model: inout Model, _ event: Event, at now: Moment) -> [Effect] {
  guard case .replyGrew = event else {
    model.unseen = .everything
    let isTick = if case .tick = event { true } else { false }
    // What was only drawn has to be there for all that looks at the conversation.
    if !isTick || model.movesViewAtTicks { model.pane.catchUp(model.shown.conversation) }
    var effects = route(event, to: &model, at: now)
    model.uncoverColumns()
    effects += model.askAboutHeld(at: now)
    // Before what depends on which reply is the running one, and is not looked at again at ticks.
    model.shown.turnToFirst()
    // What the window is reckoned from changes by other events alone.
    if !isTick { effects += model.meterContext() }
    if model.store.isOn { effects = model.handOver(before: effects, at: now) }
    model.fitList(at: now)
    model.fitSearch(at: now)
    effects += model.fitStatistics(at: now)
    model.takeStatus(after: event, at: now)
    model.takeColumnsStatus(after: event, at: now)
    model.refreshChrome(isTick: isTick)
    model.planTick(at: now)
    return effects
  }
  // The way of every token: all around the conversation stays as it is until the next tick.
  return route(event, to: &model, at: now)
}

/// Only routes.
private func route(_ event: Event, to model: inout Model, at now: Moment) -> [Effect] {
  switch event {
  case .started(let prompt, let demo):
    return model.start(prompt: prompt, demo: demo, at: now)
  case .input(let input):
    return model.take(input, at: now)
  case .resized(let size):
    model.size = size
    model.arrange()
    model.searchAgain()
    model.letGoOfOldText()
    return []
  case .tick:
    return model.tick(at: now)
  case .replySent(let id, let moment):
    model.replySent(id, at: moment)
    return []
  case .replyGrew(let id, let delta, let times):
    return model.replyGrew(id, delta, times)
  case .replyEnded(let id, let end, let moment):
    return model.replyEnded(id, end, at: moment) + model.refreshStatistics()
  case .connected(let identity):
    return model.connected(identity) + model.forgetLoaded()
  case .hostRejected(let error):
    model.notice = .error(model.strings.oneLine(error))
    return []
  case .modelsListed(let id, let result):
    return model.modelsListed(id, result, at: now)
  case .runningListed(let id, let result):
    return model.runningListed(id, result, at: now)
  case .modelShown(let id, let name, let result):
    return model.modelShown(id, name, result, at: now)
  case .lessonsRead(let served, let lessons):
    model.context.learn(lessons, of: served)
    return []
  case .demoStarted(let url):
    return [.connectDemo(url: url)]
  case .demoFailed(let message):
    model.notice = .error(model.strings(.demoFailed, [.reason: message]))
    return []
  case .stringsRead(let strings):
    model.take(strings, at: now)
    return []
  case .languagesRead(let languages):
    model.reading.languages = languages
    model.arrange()
    return []
  case .themesListed(let names):
    model.themesListed(names)
    return []
  case .themeShown(let name):
    model.themeShown(name, at: now)
    return []
  case .themeRejected(let message):
    model.themeRejected(message)
    return []
  case .themeEdited:
    return [.showTheme(model.looks.shown)]
  case .copied(let result, let thing):
    model.copied(result, thing, at: now)
    return []
  case .noProgramCopied(let text, let thing, let tried):
    return [.copyByTerminal(text, thing, tried: tried)]
  case .linkOpened(let address, let result):
    model.linkOpened(address, result, at: now)
    return []
  case .fileSaved(let request, let result):
    model.fileSaved(request, result, at: now)
    return []
  case .exported(let request, let result):
    model.exported(request, result, at: now)
    return []
  case .imported(let path, let result):
    return model.imported(path, result, at: now) + model.refreshStatistics()
  case .storeOpened(let prompts, let last):
    model.storeOpened(prompts: prompts, last)
    return model.performWaiting(at: now) + model.refreshStatistics()
  case .storeChanged(let state, let waiting):
    return model.storeChanged(state, waiting: waiting, at: now)
  case .recorded(let ticket):
    return model.recorded(ticket, at: now)
  case .storeUnreadable(let problem):
    model.storeUnreadable(problem)
    return []
  case .storeReplaced(let recovered):
    return model.storeReplaced(recovered) + model.refreshStatistics()
  case .storeTouched:
    return model.storeTouched() + model.refreshStatistics()
  case .conversationNotNamed(let name, let isAmbiguous):
    model.notice = .error(
      model.strings(isAmbiguous ? .severalConversations : .noConversation, [.name: name]))
    return []
  case .ending:
    model.end(at: now)
    return []
  case .conversationRead(let id, let stored, let turn):
    return model.conversationRead(id, stored, at: turn, now)
  case .conversationsListed(let summaries):
    model.conversationsListed(summaries)
    return []
  case .samplesRead(let served, let samples):
    model.samplesRead(served, samples)
    return []
  case .historyFound(let ticket, let found, let isComplete, let unread):
    model.historyFound(ticket, found, isComplete: isComplete, unread: unread)
    return []
  case .statisticsRead(let ticket, let reading):
    model.statisticsRead(ticket, reading)
    return []
  case .editorEnded(let result):
    model.editorEnded(result)
    return []
  case .problem(let message):
    model.problems.append(message)
    model.notice = .warning(message)
    return []
  }
}
