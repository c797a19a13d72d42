import OllamaWire
import Transcript

extension Reply {
  /// What the reply cost, in one line; empty where nothing is known.
  var figuresLine: String {
    var parts: [String] = []
    let metrics = figures.metrics
    if let rate = figures.evalRate { parts.append("\(fixed(rate)) tok/s") }
    if let count = metrics?.evalCount, count > 0 {
      parts.append(
        counted(count, "token") + (timed(metrics?.evalDuration).map { " in \($0)" } ?? ""))
    }
    if let first = timed(figures.firstToken) { parts.append("first \(first)") }
    if let prompt { parts.append(prompt) }
    if let load = timed(metrics?.loadDuration) { parts.append("load \(load)") }
    if let total = timed(metrics?.totalDuration) {
      parts.append("total \(total)")
    } else if let elapsed = timed(figures.elapsed) {
      parts.append("after \(elapsed)")
    }
    return parts.joined(separator: " · ")
  }

  private var prompt: String? {
    guard let metrics = figures.metrics, let count = metrics.promptEvalCount, count > 0 else {
      return nil
    }
    var text = "prompt \(count)"
    if let cached = metrics.promptEvalCachedCount, cached > 0 { text += " (\(cached) cached)" }
    if let time = timed(metrics.promptEvalDuration) { text += " in \(time)" }
    switch promptRate(isRetry: false) {
    case .known(let rate): text += " at \(fixed(rate))/s"
    case .upperBound(let rate): text += " at most \(fixed(rate))/s"
    case .unknown: break
    }
    return text
  }

  /// How it ended, where that was not as it should; nil: all is well.
  var endingLine: String? {
    switch state {
    case .queued, .connecting, .waiting, .thinking, .answering: "still coming"
    case .finished:
      switch figures.doneReason {
      case nil, "", "stop": nil
      case "length": "stopped at its length limit"
      case .some(let reason): "ended: \(reason)"
      }
    case .cancelled: "cancelled"
    case .failed(let error): "failed: \(error.withoutAddresses)"
    case .incomplete: "incomplete: the stream ended without its last chunk"
    case .interrupted: "interrupted: the program ended while it came"
    case .edited: "edited by the user"
    }
  }

  /// What it wanted called, one line each.
  var callLines: [String] {
    toolCalls.map { "→ calls \($0.name)(\(JSONWriter.text($0.arguments)))" }
  }

  /// What the fold of its reasoning is called.
  var thinkingTitle: String {
    timed(figures.thinking).map { "Thinking, \($0)" } ?? "Thinking"
  }

  private func timed(_ duration: Duration?) -> String? {
    guard let duration, duration > .zero else { return nil }
    let seconds = duration.seconds
    switch seconds {
    case ..<0.001: return "\(fixed(seconds * 1e6, 0)) µs"
    case ..<0.9995: return "\(fixed(seconds * 1e3, seconds < 0.01 ? 1 : 0)) ms"
    default: return "\(fixed(seconds)) s"
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

/// A number with so many decimals, rounded; without a locale.
private func fixed(_ value: Double, _ decimals: Int = 2) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "–" }
  let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100
  let scaled = Int((value * Double(scale)).rounded())
  guard decimals > 0 else { return String(scaled) }
  let fraction = String(scaled % scale)
  let zeros = String(repeating: "0", count: decimals - fraction.count)
  return "\(scaled / scale).\(zeros)\(fraction)"
}

extension Timestamp {
  /// RFC 3339 in UTC with milliseconds where there are some.
  var text: String {
    // The years that four digits can say.
    let bounded = min(max(milliseconds, -62_167_219_200_000), 253_402_300_799_999)
    let rest = bounded % 1000 < 0 ? bounded % 1000 + 1000 : bounded % 1000
    return WireDate(seconds: (bounded - rest) / 1000, nanoseconds: Int(rest) * 1_000_000)
      .description
  }
}

// MARK: - What is not given away

extension OllamaError {
  /// Its message without addresses, which may lead to an account.
  var withoutAddresses: String {
    Exchange.withoutAddresses(message)
  }
}

/// A text with every URL replaced, since one may hold names, passwords or keys.
func withoutAddresses(_ text: String) -> String {
  guard text.contains("://") else { return text }
  var result = ""
  var word = ""
  for character in text {
    if character.isWhitespace {
      result += word.contains("://") ? "[address]" : word
      result.append(character)
      word = ""
    } else {
      word.append(character)
    }
  }
  return result + (word.contains("://") ? "[address]" : word)
}
