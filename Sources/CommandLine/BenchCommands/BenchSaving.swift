import OllamaWire
import Transcript

extension BenchReport {
  /// The runs of a model that count, as a conversation that a store can take.
  ///
  /// Each prompt is a turn; asked again, it has another answer. The list shows such a conversation
  /// among the archived ones.
  ///
  /// - Parameters:
  ///   - result: what was found out of the model.
  ///   - ids: gives ids that nobody else has.
  /// - Returns: nil where no run counts.
  func conversation(of result: ModelResult, ids: inout RecordIDSource) -> Conversation? {
    let runs = result.runs.filter(\.step.isCounted)
    guard let first = runs.first else { return nil }
    let created = first.reply.created ?? started
    var header = ConversationHeader(id: ids.make(), created: created)
    header.name = "bench · \(result.model)"
    header.model = result.model
    header.host = host
    header.options = wishes.options
    header.isArchived = true
    header.isBench = true
    header.updated = runs.last?.reply.created ?? created
    var rows: [TurnRow] = []
    var before: TurnID?
    var asked: (prompt: BenchPrompt, id: TurnID)?
    for run in runs {
      let isRepeated = asked?.prompt == run.prompt
      let prompt = isRepeated ? asked?.id ?? ids.make() : ids.make()
      if !isRepeated {
        rows.append(
          .prompt(
            Turn(id: prompt, prompt: run.prompt.text, created: run.reply.created), parent: before))
        asked = (run.prompt, prompt)
      }
      let reply = run.stored(as: ids.make(), to: prompt, window: result.contextLength)
      rows.append(.reply(reply, parent: prompt))
      if !isRepeated { before = reply.id }
    }
    return Conversation(header, rows: rows, leaf: before)
  }
}

extension BenchRun {
  fileprivate func stored(as id: TurnID, to prompt: TurnID, window: Int?) -> Reply {
    var asked = reply.asked
    asked.sent = [prompt]
    var stored = Reply(
      id: id, asked, created: reply.created, content: reply.content, thinking: reply.thinking,
      toolCalls: reply.toolCalls, state: reply.state)
    stored.figures = reply.figures
    stored.figures.contextLength = window
    return stored
  }
}
