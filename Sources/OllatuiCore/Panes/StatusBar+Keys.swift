import TextUI
import Transcript

extension StatusBar {
  /// What can be done now: keys and what they do, the least important last.
  var keys: [(String, String)] {
    keyPhrases.map { ($0, strings($1)) }
  }

  private var keyPhrases: [(String, KeyLabel)] {
    let help = ("F1", KeyLabel.help)
    switch model.overlay {
    case .help: return [("Esc", .close), ("PageDown", .more)]
    case .models: return [("Esc", .close), ("Enter", .choose)]
    case .themes: return [("Esc", .asBefore), ("Enter", .keep)]
    case .question(let question): return question.keys
    case .find(let bar): return keys(in: bar)
    case .select: return Self.selectKeys
    case .turns: return TurnKey.all.compactMap { row in row.label.map { (row.keyName, $0) } }
    case .details: return [("Esc", .close), ("PageDown", .more)]
    case .conversations(let list): return keys(in: list)
    case .search: return [("Esc", .close), ("Enter", .open), ("↓", .next)]
    case .statistics(let pane): return pane.keys
    case .columns(let pane):
      if pane.selecting != nil { return Self.selectKeys }
      return pane.find.map(keys) ?? ColumnKey.labels(pane, model)
    case .recall: return [("Esc", .asBefore), ("Enter", .take), ("Alt+H", .older)]
    case nil: break
    }
    if let editing = model.shown.editing, model.status == nil {
      return [("Enter", editing.isReply ? .keep : .send), ("Esc", .leave)]
    }
    if model.status != nil { return [("Esc", .stop), help] }
    if case .unreachable = model.server.state { return [("F2", .demo), help] }
    if model.chosenModel == nil, model.server.state == .reachable {
      return [("Ctrl+O", .model), help]
    }
    if !model.pane.isFollowing { return [("End", .follow), help] }
    let isRetryable = model.conversation.turns.last?.reply?.state != .finished
    if isRetryable, !model.conversation.turns.isEmpty { return [("Ctrl+R", .retry), help] }
    return [help]
  }

  private static let selectKeys: [(String, KeyLabel)] = [
    ("Esc", .close), ("y", .copy), ("v", .mark),
  ]

  private func keys(in bar: FindBar) -> [(String, KeyLabel)] {
    bar.isStepping
      ? [("Esc", .close), ("n", .next), ("N", .former)]
      : [("Esc", .close), ("Enter", .find), ("↓", .next)]
  }

  private func keys(in list: ConversationList) -> [(String, KeyLabel)] {
    switch list.step {
    case .choosing:
      [
        ("Esc", .close), ("Enter", .open), ("Alt+R", .rename), ("Alt+P", .pin),
        ("Alt+D", .erase), ("Alt+A", .archive), ("Alt+C", .duplicate),
      ]
    case .renaming: [("Esc", .leave), ("Enter", .rename)]
    case .deleting: [("n", .leave), ("y", .erase)]
    }
  }
}
