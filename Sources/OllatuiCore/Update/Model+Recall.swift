import TextUI
import Timing

// MARK: - Looking for an earlier message

extension Model {
  /// Opens the search through earlier messages.
  mutating func recall() {
    overlay = .recall(PromptSearch(before: input.editor.text))
  }

  mutating func take(_ key: Key, inRecall before: PromptSearch, at now: Moment) -> [Effect] {
    var search = before
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control), (.character("g"), .control):
      overlay = nil
      return show(typed: before.before)
    case (.enter, _):
      overlay = nil
      return []
    case (.character("h"), .alt), (.character("r"), .control), (.up, []),
      (.character("p"), .control):
      search.step(older: true, prompts)
    case (.down, []), (.character("n"), .control), (.character("s"), .control):
      search.step(older: false, prompts)
    case (.backspace, []), (.character("h"), .control):
      search.edit(prompts) { $0.perform(.backspace) }
    case (.character("u"), .control): search.edit(prompts) { $0.perform(.killToLineStart) }
    case (.character("w"), .control): search.edit(prompts) { $0.perform(.killWordBack) }
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      search.edit(prompts) { $0.insert(String(character)) }
    default:
      // Any other key takes the message and does its work in it.
      overlay = nil
      return take(.key(key), at: now)
    }
    return take(search)
  }

  /// Adds pasted text to what is looked for.
  mutating func paste(_ line: String, into before: PromptSearch) {
    var search = before
    search.edit(prompts) { $0.insert(line) }
    _ = take(search)
  }

  private mutating func take(_ search: PromptSearch) -> [Effect] {
    overlay = .recall(search)
    return show(typed: search.text(prompts))
  }

  private mutating func show(typed text: String) -> [Effect] {
    if input.editor.text != text { edit { $0.replaceAll(with: text) } }
    return []
  }
}
