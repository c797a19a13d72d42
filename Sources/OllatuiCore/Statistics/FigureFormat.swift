import Statistics
import Transcript

/// Figures of the statistics pane as text.
extension Format {
  /// What stands before a number that is a bound: at most and at least, with a blank.
  ///
  /// One character of ASCII would say something else: ``StatisticsScreen/spellOut()`` puts two in
  /// their place.
  static let atMost = "\u{2264} "
  static let atLeast = "\u{2265} "

  /// A number of tokens per second, also a difference of two: three digits that count, two decimals
  /// below 10.
  static func rate(_ rate: Double) -> String {
    let size = abs(rate)
    guard size < 10_000 || size > 1e15 else { return grouped(Int(rate.rounded())) }
    return fixed(rate, size < 10 ? 2 : size < 1000 ? 1 : 0)
  }

  /// Seconds to read, as ``duration(_:)``.
  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e12 else { return "–" }
    return seconds < 0
      ? "-" + duration(.seconds(-seconds)) : duration(.seconds(seconds))
  }

  /// A value of a measure, with its unit.
  static func value(_ value: Double, of measure: Measure) -> String {
    switch measure.unit {
    case .seconds: seconds(value)
    case .tokens: value.isFinite && abs(value) < 1e15 ? grouped(Int(value.rounded())) : "–"
    case .tokensPerSecond: rate(value) + " tok/s"
    }
  }

  /// The same for a column of a table, where the head tells the unit of rates.
  static func cell(_ value: Double, of measure: Measure) -> String {
    measure.unit == .tokensPerSecond ? rate(value) : self.value(value, of: measure)
  }

  /// A share in hundredths.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    return fixed(percent, abs(percent) < 9.95 && percent != percent.rounded() ? 1 : 0)
  }
}

extension Measure {
  /// What the screen calls it.
  var name: Term {
    switch self {
    case .load: .load
    case .firstToken: .firstToken
    case .thinking: .thinking
    case .promptTime: .promptTime
    case .promptRate: .promptRate
    case .evalTime: .evalTime
    case .evalRate: .evalRate
    case .clockRate: .clockRate
    case .total: .total
    case .other: .other
    case .elapsed: .elapsed
    case .promptTokens: .promptTokens
    case .cachedTokens: .cachedTokens
    case .evalTokens: .evalTokens
    case .contextTokens: .contextTokens
    }
  }

  /// The measures that one steps through, the most wanted first; without ``clockRate``, since
  /// history is read without the times of pieces.
  static let stepped: [Measure] = [
    .evalRate, .promptRate, .firstToken, .load, .total, .promptTime, .evalTime, .thinking, .other,
    .elapsed, .promptTokens, .cachedTokens, .evalTokens, .contextTokens,
  ]

  /// The one after it, or before it.
  func stepped(by step: Int) -> Measure {
    let all = Self.stepped
    let index = (all.firstIndex(of: self) ?? 0) + step
    return all[(index % all.count + all.count) % all.count]
  }
}
