import History
import OllamaWire
import Transcript

/// Keeps the runs that count in a store, each as soon as it has ended: so that what was measured
/// outlives whatever happens to this program.
///
/// A model's runs are a conversation. Each prompt is a turn; asked again, it has another answer. The
/// list shows such a conversation among the archived ones. What could not be written is tried again
/// with the next run.
final class BenchKeeper {
  private let store: HistoryStore
  private let progress: BenchProgress
  private let host: String
  private let options: ModelOptions
  private let started: Timestamp
  private var ids: RecordIDSource
  /// The conversation of the model at hand; nil: no run of it counted yet.
  private var header: ConversationHeader?
  private var leaf: TurnID?
  private var asked: (prompt: BenchPrompt, id: TurnID)?
  /// Replies that were kept before the model's window was known.
  private var withoutWindow: [Reply] = []
  private var waiting: [HistoryChange] = []
  private var lastFailure: HistoryError?
  /// Whether all that was to be stored was, of models before the one at hand.
  private(set) var isStored = true

  /// Makes one that has nothing to keep yet.
  init(_ store: HistoryStore, _ progress: BenchProgress, _ report: BenchReport) {
    self.store = store
    self.progress = progress
    host = report.host
    options = report.wishes.options
    started = report.started
    ids = RecordIDSource(startedAt: report.started, salt: .random(in: 0...(.max)))
  }

  /// Keeps a run that has just ended, if it counts.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - result: what is known of its model.
  func keep(_ run: BenchRun, of result: ModelResult) {
    guard run.step.isCounted else { return }
    let created = run.reply.created ?? started
    var rows: [TurnRow] = []
    let prompt: TurnID
    let isRepeated = asked?.prompt == run.prompt
    if let asked, isRepeated {
      prompt = asked.id
    } else {
      prompt = ids.make()
      let turn = Turn(id: prompt, prompt: run.prompt.text, created: created)
      rows.append(.prompt(turn, parent: leaf))
      asked = (run.prompt, prompt)
    }
    let reply = run.stored(as: ids.make(), to: prompt, window: result.contextLength)
    rows.append(.reply(reply, parent: prompt))
    if !isRepeated { leaf = reply.id }
    if result.contextLength == nil { withoutWindow.append(reply) }
    var header = header ?? self.header(of: result.model, created: created)
    header.updated = created
    self.header = header
    waiting.append(.conversation(header, title: header.name ?? "", leaf: leaf))
    waiting += rows.map { .turn($0, in: header.id) }
    write()
  }

  /// Notes the model's window, once it is known, with the replies that were kept before.
  func learn(window: Int) {
    for reply in withoutWindow {
      var figures = reply.figures
      figures.contextLength = window
      waiting.append(.ended(reply.id, reply.state, toolCalls: reply.toolCalls, figures))
    }
    withoutWindow = []
    write()
  }

  /// Says what became of the model's runs; the next model begins anew.
  func end(_ model: String) {
    if !waiting.isEmpty { write() }
    if !waiting.isEmpty {
      isStored = false
      let why = lastFailure.map { ": \($0.advised)" } ?? ""
      progress.note("\(model): not all runs were stored\(why)")
    } else if let header {
      progress.note("\(model): kept in the history as \(header.id)")
    }
    (header, leaf, asked, withoutWindow, waiting) = (nil, nil, nil, [], [])
  }

  /// Closes the store.
  func close() {
    // Whoever closes last puts the log into the file; what was stored is on disk without that.
    try? store.close()
  }

  private func header(of model: String, created: Timestamp) -> ConversationHeader {
    var header = ConversationHeader(id: ids.make(), created: created)
    header.name = "bench · \(model)"
    header.model = model
    header.host = host
    header.options = options
    header.isArchived = true
    header.isBench = true
    return header
  }

  private func write() {
    do throws(HistoryError) {
      try store.apply(waiting)
      waiting = []
    } catch {
      lastFailure = error
    }
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
