import Foundation
import OllamaWire
import OllatuiCore
import Statistics
import Timing
import Transcript

/// Measures one model.
final class ModelBench {
  private let wishes: BenchWishes
  private let server: BenchServer
  private let progress: BenchProgress
  private let interruption: Interruption
  private let keeper: BenchKeeper?
  private let patience: Duration
  private var calibration = TokenCalibration()
  private var marks: Set<Int> = []
  private var canThink: Bool?
  /// What the run before brought, in a few words.
  private var lastText: String?
  /// What was found out so far.
  private(set) var result: ModelResult

  /// Makes one that has not begun.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - wishes: what is to be done.
  ///   - server: where.
  ///   - progress: who is told.
  ///   - interruption: what may end it.
  ///   - keeper: who keeps the runs; nil: nobody does.
  ///   - patience: how long it is waited for a model to leave memory.
  init(
    _ model: String, _ wishes: BenchWishes, _ server: BenchServer, _ progress: BenchProgress,
    _ interruption: Interruption, _ keeper: BenchKeeper? = nil, patience: Duration = .seconds(30)
  ) {
    self.wishes = wishes
    self.server = server
    self.progress = progress
    self.interruption = interruption
    self.keeper = keeper
    self.patience = patience
    result = ModelResult(model: model)
  }

  /// Measures everything; what fails ends it and stands in the result.
  ///
  /// - Throws: ``Interrupted``; the result has what was measured before.
  func run() throws {
    do {
      try describe()
      try loadCold()
      try prepare()
      try measure()
    } catch let error as OllamaError {
      result.failure = error
    }
  }

  // MARK: - The model and its memory

  private func describe() throws {
    progress.doing("\(result.model): asking what it is")
    let answer = try server.ask(.show, ShowRequest(model: result.model))
    result.details = answer.details
    canThink = answer.capabilities?.contains("thinking")
    result.remoteHost = answer.remoteHost ?? answer.remoteModel.map { _ in "another server" }
    if result.remoteHost == nil, Server.isOfCloud(result.model) {
      result.remoteHost = "ollama.com"
    }
    if let host = result.remoteHost {
      result.note("runs on \(host): there are no loads to measure, and figures may be missing")
    }
  }

  private func loadCold() throws {
    guard wishes.coldLoads > 0, result.remoteHost == nil else { return }
    for number in 1...wishes.coldLoads {
      let step = BenchStep(kind: .cold, number: number, isCounted: true)
      progress.doing(text(of: step, "unloading"))
      guard try unload() else { return }
      let run = try self.run(step, words: Self.shortWords, tokens: BenchWishes.shortReply)
      calibrate(run)
    }
  }

  /// Takes the model out of memory; false, with a note, where that can't be done or seen.
  private func unload() throws -> Bool {
    let request = GenerateRequest(model: result.model, stream: false, keepAlive: .seconds(0))
    _ = try server.reply(
      .generate(request), to: Reply(AskedRequest(model: result.model, mode: .generate)))
    let start = Moment.now
    var pause = Duration.milliseconds(10)
    while try loaded() != nil {
      guard Moment.now - start < patience else {
        result.note("it does not leave memory, perhaps since others use it: no cold load")
        return false
      }
      try interruption.pause(for: pause)
      pause = min(pause * 2, .milliseconds(200))
    }
    return true
  }

  private func loaded() throws -> RunningModel? {
    let wanted = ModelName.listed(result.model)
    return try server.ask(.ps, NoBody()).first { ModelName.listed($0.name) == wanted }
  }

  // MARK: - Runs

  private static let shortWords = 32
  private static let longWords = 256

  /// Loads the model where it isn't yet, and learns how many tokens words have.
  private func prepare() throws {
    let lengths: [Int]
    switch wishes.prompt {
    case .sizes:
      lengths = result.runs.isEmpty ? [Self.shortWords, Self.longWords] : [Self.longWords]
    case .text: lengths = result.runs.isEmpty ? [Self.shortWords] : []
    }
    for (index, words) in lengths.enumerated() {
      let step = BenchStep(kind: .preparation, number: index + 1, isCounted: false)
      calibrate(try run(step, words: words, tokens: BenchWishes.shortReply))
    }
    guard result.remoteHost == nil else { return }
    guard let running = try loaded() else {
      return result.note("the server does not list it as loaded: every run may load it anew")
    }
    result.contextLength = running.contextLength
    if let window = running.contextLength { keeper?.learn(window: window) }
    result.digest = running.digest
    if running.size > 0 {
      result.memory = ModelResult.Memory(bytes: running.size, videoBytes: running.sizeVRAM)
    }
  }

  private func calibrate(_ run: BenchRun) {
    guard let words = run.prompt.words, let metrics = run.reply.figures.metrics,
      let tokens = metrics.promptEvalCount, tokens > 0
    else { return }
    calibration.add(words: words, tokens: tokens)
  }

  private func measure() throws {
    let plan = wishes.steps(window: result.contextLength)
    for size in plan.leftOut {
      result.note(
        "prompts of \(size) tokens are left out: with \(wishes.replyTokens) of a reply they don't "
          + "fit into the window of \(result.contextLength ?? 0); see --option num_ctx=…")
    }
    var last: BenchRun?
    for step in plan.steps {
      switch step.kind {
      case .preparation, .cold: continue
      case .prompt(let size):
        let words = size.map { calibration.words(forTokens: $0) }
        let run = try self.run(step, words: words, tokens: wishes.replyTokens)
        if !step.isCounted { calibrate(run) }
        result.noteDoubts(of: run, wishes)
        last = run
      case .again:
        guard let last else { continue }
        try run(step, again: last)
      }
    }
  }

  /// Asks a prompt that no server has seen.
  @discardableResult
  private func run(_ step: BenchStep, words: Int?, tokens: Int) throws -> BenchRun {
    var mark = Int.random(in: BenchPrompt.marks)
    while !marks.insert(mark).inserted { mark = Int.random(in: BenchPrompt.marks) }
    let prompt: BenchPrompt
    switch (wishes.prompt, words) {
    case (_, let words?): prompt = BenchPrompt(mark: mark, words: words)
    case (.text(let text), nil): prompt = BenchPrompt(mark: mark, text: text)
    case (.sizes, nil): preconditionFailure("made-up prompts have a number of words")
    }
    return try ask(step, prompt, tokens: tokens, after: nil)
  }

  /// Asks the same prompt once more.
  private func run(_ step: BenchStep, again first: BenchRun) throws {
    _ = try ask(step, first.prompt, tokens: BenchWishes.shortReply, after: first)
  }

  private func ask(
    _ step: BenchStep, _ prompt: BenchPrompt, tokens: Int, after first: BenchRun?
  ) throws -> BenchRun {
    progress.doing(text(of: step, lastText.map { "asking; before: \($0)" } ?? "asking"))
    var asked = AskedRequest(
      model: result.model, mode: .chat, host: server.host, system: prompt.system,
      think: canThink == false && wishes.think == .off ? nil : wishes.think,
      options: wishes.options, keepAlive: BenchWishes.keepAlive)
    asked.options["num_predict"] = .integer(Int64(min(tokens, wishes.replyTokens)))
    asked.sent = [TurnID(value: 0)]
    guard let request = asked.body({ _ in .user(prompt.text) }) else {
      preconditionFailure("the prompt is at hand")
    }
    let reply = try server.reply(
      request, to: Reply(asked, created: Timestamp(Date()), state: .connecting))
    let cache = first.map {
      CacheFinding(again: reply.figures.metrics, first: $0.reply.figures.metrics)
    }
    let run = BenchRun(step: step, prompt: prompt, reply: reply, cache: cache)
    result.runs.append(run)
    keeper?.keep(run, of: result)
    if reply.state != .finished {
      result.note("a reply ended before it was complete; it does not count")
    }
    let text = run.progressText
    progress.done(self.text(of: step, text))
    lastText = text
    return run
  }

  private func text(of step: BenchStep, _ what: String) -> String {
    let total =
      step.kind == .cold ? wishes.coldLoads : step.isCounted ? wishes.runs : wishes.warmups
    let number = step.kind == .preparation ? "" : " \(step.number)/\(total)"
    return "\(result.model): \(step.title)\(number): \(what)"
  }
}
