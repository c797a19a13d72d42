import Markdown
import TextUI
import Timing
import Transcript

// MARK: - What became of it

extension Model {
  mutating func copied(
    _ result: Result<CopyRoute, CopyError>, _ thing: CopiedThing, at now: Moment
  ) {
    switch result {
    case .success(let route):
      notice = .good(
        strings(
          .copied,
          [.thing: strings.description(of: thing), .way: strings.description(of: route)]),
        at: now)
    case .failure(let error):
      notice = .error(strings.message(of: error))
    }
  }

  mutating func fileSaved(
    _ request: SaveRequest, _ result: Result<Void, SaveError>, at now: Moment
  ) {
    switch result {
    case .success:
      notice = .good(
        strings(
          .saved, [.thing: strings.description(of: request.thing), .path: request.path]), at: now)
    case .failure(.exists):
      raise(.overwrite(request), else: strings.message(of: .exists, path: request.path), at: now)
    case .failure(let error):
      notice = .error(strings.message(of: error, path: request.path))
    }
  }

  mutating func linkOpened(
    _ address: String, _ result: Result<String, LinkError>, at now: Moment
  ) {
    switch result {
    case .success(let program):
      notice = .good(strings(.opened, [.url: address, .name: program]), at: now)
    case .failure(.noOpener):
      raise(.copyLink(address), else: strings(.nothingOpens, [.url: address]), at: now)
    case .failure(.refused):
      notice = .error(strings(.notOpened, [.url: String(address.prefix(80))]))
    case .failure(.failed(let why)):
      notice = .error(strings(.addressIs, [.reason: strings(why), .url: address]))
    }
  }

  /// Asks, unless the user is doing something else by now: a key meant for that would answer.
  mutating func raise(_ subject: Question.Subject, else text: String, at now: Moment) {
    guard overlay == nil, input.editor.text.isEmpty else {
      notice = .warning(text)
      return
    }
    notice = nil
    overlay = .question(Question(subject, at: now))
  }
}

// MARK: - Questions

extension Model {
  /// Takes a key while a question is open; keys that are no answer do nothing.
  mutating func take(_ key: Key, inQuestion before: Question, at now: Moment) -> [Effect] {
    var question = before
    let rows = ScreenLayout(self).paneRows
    guard !question.pause.swallows(key, at: now) else {
      overlay = .question(question)
      return takeStray(key, question, at: now)
    }
    if case .tooLong(let overflow) = question.subject,
      let effects = take(key, of: overflow, at: now)
    {
      return effects
    }
    switch (key.code, key.modifiers) {
    case (.enter, []), (.character("y"), []):
      overlay = nil
      return agreed(to: question.subject, at: now)
    case (.character("D"), _):
      guard case .deleteTurn(let mode, _, _, let answers) = question.subject, answers > 1 else {
        return []
      }
      delete(mode, onlyAnswer: true, at: now)
      return []
    case (.character("c"), []):
      guard case .openLink(let address) = question.subject else { return [] }
      overlay = nil
      return [.copy(address, CopiedThing(.address, of: address))]
    case (.escape, _), (.character("n"), []), (.character("c"), .control):
      guard case .tooLong(let overflow) = question.subject else {
        overlay = question.subject.mode.map(Overlay.turns)
        return []
      }
      return giveUp(overflow, at: now)
    case (.up, _): question.scroll(by: -1, rows: rows, columns: size.columns, strings)
    case (.down, _): question.scroll(by: 1, rows: rows, columns: size.columns, strings)
    case (.pageUp, _): question.scroll(by: 1 - rows, rows: rows, columns: size.columns, strings)
    case (.pageDown, _): question.scroll(by: rows - 1, rows: rows, columns: size.columns, strings)
    default: return redrawOrSuspend(key, at: now)
    }
    overlay = .question(question)
    return []
  }

  private mutating func redrawOrSuspend(_ key: Key, at now: Moment) -> [Effect] {
    guard let command = Command.row(for: key), ["redraw", "suspend"].contains(command.name)
    else { return [] }
    return run(command, "", at: now)
  }

  /// Takes a key that was pressed before the question can have been read: where that came by
  /// itself, text goes where it was meant to go, and what is asked waits until it is wanted; others
  /// do nothing.
  private mutating func takeStray(_ key: Key, _ question: Question, at now: Moment) -> [Effect] {
    guard question.pause.cameByItself, case .character = key.code,
      key.modifiers.isSubset(of: .shift), case .tooLong(let overflow) = question.subject,
      overflow.sending.isOverText
    else { return redrawOrSuspend(key, at: now) }
    overlay = nil
    insertTyped(key)
    return []
  }

  private mutating func agreed(to subject: Question.Subject, at now: Moment) -> [Effect] {
    switch subject {
    case .openLink(let address):
      notice = .good(strings(.opening, [.url: address]), at: now)
      return [.openLink(address)]
    case .copyLink(let address):
      return [.copy(address, CopiedThing(.address, of: address))]
    case .overwrite(var request):
      request.overwrites = true
      return [.saveFile(request)]
    case .overwriteExport(var request):
      request.overwrites = true
      return [.export(request)]
    case .deleteTurn(let mode, _, _, _): delete(mode, onlyAnswer: false, at: now)
    case .deleteAnswer(let mode, _, _): delete(mode, onlyAnswer: true, at: now)
    case .deleteConversation(let id, _): return delete(id, at: now)
    case .tooLong(let overflow): return send(overflow, at: now)
    }
    return []
  }

  /// The address that `/open` means: as given, or that of a link of the last reply.
  func address(_ argument: String) throws(CommandError) -> String {
    let link = TakeArgument("link \(argument)")
    let address = link.rest.isEmpty ? try link.taken(from: conversation, strings).0 : argument
    guard Address.openable(address) != nil else {
      throw CommandError(message: strings(.notOpened, [.url: String(address.prefix(80))]))
    }
    return address
  }
}
