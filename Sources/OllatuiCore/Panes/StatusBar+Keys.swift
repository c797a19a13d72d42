import TextUI
import Transcript

extension StatusBar {
  /// What can be done now: keys and what they do, the least important last.
  var keys: [(String, String)] {
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
    case .statistics(let pane): return pane.keys
    case .columns(let pane): return ColumnKey.labels(pane, model)
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
