import OllamaWire
import OllatuiCore
import Statistics
import Transcript

// What is said of a run while it goes on, and of figures that have to be read with care.

extension BenchStep {
  /// What it is called while it goes on.
  var title: String {
    let warm = isCounted ? "" : ", warm-up"
    switch kind {
    case .preparation: return "preparation"
    case .cold: return "cold load"
    case .prompt(let size): return (size.map { "prompt of \($0) tokens" } ?? "prompt") + warm
    case .again(let size): return (size.map { "\($0) tokens again" } ?? "the same again") + warm
    }
  }
}

extension BenchRun {
  /// Its most telling figures in a few words.
  var progressText: String {
    var parts: [String] = []
    for (measure, word) in [(Measure.load, "load"), (.firstToken, "first")] {
      guard let value = value(of: measure) else { continue }
      if measure == .load, step.kind != .cold { continue }
      parts.append("\(word) \(FigureText(value, .seconds).text)")
    }
    if case .prompt = step.kind {
      if let rate = value(of: .evalRate) {
        parts.append(FigureText(rate, .tokensPerSecond).text)
      } else if let rate = value(of: .clockRate) {
        parts.append("≈" + FigureText(rate, .tokensPerSecond).text)
      }
    }
    return parts.isEmpty ? "done" : parts.joined(separator: ", ")
  }
}

extension ModelResult {
  /// Notes what makes figures of a run doubtful.
  mutating func noteDoubts(of run: BenchRun, _ wishes: BenchWishes) {
    guard run.step.isCounted, run.reply.state == .finished else { return }
    let metrics = run.reply.figures.metrics
    guard !run.reply.figures.isStub else {
      let reason = run.reply.figures.doneReason ?? ""
      return note("a reply ended with \(reason): nothing was generated; it does not count")
    }
    if metrics?.isEmpty != false {
      note("the server gave no figures: only those of this machine's clock are there")
    } else if run.value(of: .evalRate) == nil, run.value(of: .clockRate) != nil {
      note("the server gives no time of writing: clock rate is by this machine's clock")
    }
    if run.reply.figures.notableOther != nil {
      note(
        "some runs waited for their turn, perhaps since others use the server: first token and "
          + "total have that in them")
    }
    if let size = run.step.kind.size, let count = metrics?.promptEvalCount, count * 4 < size * 3 {
      note("prompts of \(size) tokens were cut: the server counted \(count)")
    }
    if let window = contextLength, let count = metrics?.promptEvalCount, count <= window,
      case .prompt(nil) = run.step.kind, run.prompt.leastTokens > Double(window)
    {
      note(
        "the prompt was cut: it does not fit into the window of \(window) tokens; see --option "
          + "num_ctx=…")
    }
    if let count = metrics?.evalCount, count < 16, count < wishes.replyTokens {
      note("a reply had only \(count) token\(count == 1 ? "" : "s"): its rate says little")
    }
    if wishes.think == .off, !run.reply.thinking.isEmpty { note("it thinks all the same") }
  }
}

/// What the name of a model tells.
enum ModelName {
  /// The name as `/api/ps` lists it, in small letters.
  static func listed(_ name: String) -> String {
    var name = name.lowercased()
    for start in ["registry.ollama.ai/", "library/"] where name.hasPrefix(start) {
      name.removeFirst(start.count)
    }
    return Server.withTag(name)
  }
}
