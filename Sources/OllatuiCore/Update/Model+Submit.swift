import OllamaWire
import TextUI
import Timing
import Transcript

extension Model {
  /// Whether the text looks like a command: it begins with a slash.
  var isTypingCommand: Bool {
    input.editor.text.first == "/" && shown.editing == nil
  }

  /// Takes Enter: sends the text, runs the command, or goes on with a block of several lines.
  ///
  /// - Returns: what is to be done in the world outside.
  mutating func submit(at now: Moment) -> [Effect] {
    if let editing = shown.editing { return finishEdit(editing, at: now) }
    let text = input.editor.text
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    switch PromptBlock.submission(of: text) {
    case .continueBlock:
      edit { $0.insert("\n") }
      return []
    case .send(let prompt):
      if isTypingCommand { return runTyped(text, argumentText: prompt, at: now) }
      return send(prompt, typed: text, at: now)
    }
  }

  private mutating func send(_ prompt: String, typed: String, at now: Moment) -> [Effect] {
    guard running == nil else {
      notice = .warning(strings(.messageStays))
      return askAboutHeld(isWanted: true, at: now)
    }
    let planned = shown.planned.map { asked in
      asked.map { PlannedRequest(asked: $0, turn: conversation.turns.count, prompt: prompt) }
    }
    guard
      !asksBeforeSending(
        planned ?? [self.planned(prompt)], .typed, isCompared: planned != nil, at: now)
    else { return [] }
    remember(typed, at: now)
    input.editor.clear()
    notice = nil
    arrange()
    return ask(prompt, at: now)
  }

  /// Remembers a message for Up, unless it begins with a blank.
  mutating func remember(_ text: String, at now: Moment) {
    guard text.first?.isWhitespace == false else { return prompts.rewind() }
    prompts.add(text)
    if settings.keepsPrompts { store.record(.prompted(text, calendar.time(at: now))) }
  }

  private mutating func runTyped(_ text: String, argumentText: String, at now: Moment)
    -> [Effect]
  {
    let body = argumentText.dropFirst()
    let name = body.prefix { !$0.isWhitespace }
    let argument = body.dropFirst(name.count).drop(while: \.isWhitespace)
    guard let command = Command.row(named: name.lowercased()) else {
      notice = .error(strings(.unknownCommand, [.name: String(name.prefix(40))]))
      return []
    }
    notice = nil
    let trimmed = String(argument.reversed().drop(while: \.isWhitespace).reversed())
    let effects: [Effect]
    do {
      effects = try perform(command, trimmed, at: now)
    } catch {
      notice = .error(error.message)
      return []
    }
    if askedOfTyped() { return effects }
    remember(text, at: now)
    input.editor.clear()
    arrange()
    return effects
  }

  // MARK: - Completion

  /// Completes what is typed as far as all candidates agree.
  mutating func complete() {
    guard isTypingCommand else {
      edit { $0.insert("    ") }
      return
    }
    let candidates = CompletionList(self).candidates
    guard let first = candidates.first else { return }
    var text = first.text
    for candidate in candidates.dropFirst() {
      text = String(zip(text, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    if candidates.count == 1, first.takesMore { text += " " }
    if text.count > input.editor.text.count || candidates.count == 1 {
      edit { $0.replaceAll(with: text) }
    }
  }
}
