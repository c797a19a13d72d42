import CWidth
import Glibc
import OllamaWire
import Testing
import TextUI
import Timing
import Transcript

@testable import OllatuiCore

/// The program without a terminal and a server: events in, effects and screens out.
struct Drive {
  private(set) var model: Model
  /// The effects of the last event.
  private(set) var effects: [Effect] = []
  /// Every effect so far.
  private(set) var allEffects: [Effect] = []
  /// What a screen shows that is told what has changed; nil: nothing that is of interest.
  private var seen: Frame?
  /// What a screen was told last.
  private(set) var change = FrameChange.whole
  /// The clock; only ``wait(_:)`` moves it.
  private(set) var now = Moment.now

  /// A program that has just started at a server that is local and answers.
  init(
    columns: Int = 60, rows: Int = 16, model name: String? = "llama3:latest",
    installed: [String]? = ["llama3:latest", "qwen3:4b"], flags: [SettingID: String] = [:],
    lastModel: String? = nil, strings: Strings = .english, store: Store.State = .off
  ) {
    _ = setlocale(LC_CTYPE, "C.UTF-8")
    var settings = Settings()
    for (id, text) in flags { try? settings.set(id, text: text, layer: .flag) }
    if let name { try? settings.set(.model, text: name, layer: .flag) }
    model = Model(
      size: Size(columns: columns, rows: rows), settings: settings,
      server: ServerIdentity(
        id: ConnectionID(value: 0), display: "127.0.0.1:11434", isLocal: true),
      lastModel: lastModel, strings: strings, ids: RecordIDSource(first: 1 << 40), store: store)
    send(.started(prompt: nil, demo: false))
    if let installed { list(installed) }
  }

  /// The screen as data.
  var frame: Frame {
    var model = model
    return render(&model)
  }

  /// The screen as text, blanks at line ends removed.
  var screen: String {
    frame.rows.map { line in
      String(line.text.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  /// The last row.
  var status: String {
    String(screen.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
  }

  /// The state of the last reply.
  var state: ReplyState? {
    model.conversation.turns.last?.reply?.state
  }

  /// The id of the reply that runs.
  var running: ReplyID {
    model.running?.id ?? ReplyID(value: -1)
  }

  /// The chat requests sent so far.
  var chats: [ChatRequest] {
    allEffects.compactMap {
      if case .startReply(_, .chat(let request)) = $0 { request } else { nil }
    }
  }

  /// The generate requests sent so far.
  var generations: [GenerateRequest] {
    allEffects.compactMap {
      if case .startReply(_, .generate(let request)) = $0 { request } else { nil }
    }
  }

  /// Shows the conversation as if it had just been read from a file.
  mutating func reopen() {
    model.pane.replace(model.conversation)
    send(.resized(model.size))
  }

  mutating func send(_ event: Event) {
    effects = update(&model, event, at: now)
    allEffects += effects
    if model.pane.isAhead {
      // What is drawn ahead of the layout is what the layout shows.
      var laidOut = model
      laidOut.pane.catchUp(laidOut.conversation)
      #expect(render(&laidOut).rows == frame.rows)
    }
    see()
    guard case .tick = event else { return }
    // A tick makes anew only what it may have changed.
    #expect(model.chrome == Chrome.around(model))
    var metered = model
    #expect(metered.meterContext() == [])
    #expect(metered.meter.used == model.meter.used)
  }

  /// Follows what a screen is told while a reply comes: it has to lead to the whole frame.
  private mutating func see() {
    change = model.takeFrameChange()
    switch change {
    case .whole: seen = model.running == nil ? nil : frame
    case .nothing: if let seen { #expect(seen == frame) }
    case .row(let row, let line):
      seen?.rows[row] = line
      if let seen { #expect(seen == frame) }
    case .behind(let row, let column, let span):
      guard var line = seen?.rows[row] else { return }
      #expect(line.columns == column)
      line.spans[line.spans.count - 1].text += span.text
      seen?.rows[row] = line
      if let seen { #expect(seen == frame) }
    }
  }

  mutating func wait(_ duration: Duration) {
    now = now + duration
    if let tick = model.nextTick, tick <= now { send(.tick) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { send(.input(.key(key))) }
  }

  /// Presses keys once the question that the user has brought about takes one.
  mutating func answer(_ keys: Key...) {
    wait(.milliseconds(150))
    for key in keys { press(key) }
  }

  mutating func type(_ text: String) {
    for character in text { press(.typed(character)) }
  }

  mutating func ask(_ text: String) {
    type(text)
    press(Key(.enter))
  }

  mutating func list(_ names: [String]) {
    send(.modelsListed(model.server.identity.id, .success(names.map { ModelSummary(name: $0) })))
  }

  mutating func grow(_ content: String = "", thinking: String = "", chunks: Int = 1) {
    var delta = ReplyDelta()
    delta.content = content
    delta.thinking = thinking
    delta.chunks = chunks
    delta.pieces = chunks
    delta.bytes = content.utf8.count + thinking.utf8.count
    send(.replyGrew(running, delta, ReadTimes(at: now, pieces: chunks)))
  }

  mutating func finish(_ metrics: Metrics = Metrics(), reason: String = "stop") {
    var delta = ReplyDelta()
    delta.final = FinalChunk(doneReason: reason, metrics: metrics)
    delta.chunks = 1
    send(.replyGrew(running, delta, ReadTimes(at: now, pieces: 0)))
    end(.finished)
  }

  mutating func end(_ end: ReplyEnd) {
    send(.replyEnded(running, end, at: now))
    let effects = effects
    settleStatus()
    self.effects = effects + self.effects
  }

  /// Lets pass what is left of a tick, so that the status bar shows what has come.
  mutating func settleStatus() {
    wait(RunningReply.liveInterval)
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.resized(Size(columns: columns, rows: rows)))
  }
}
