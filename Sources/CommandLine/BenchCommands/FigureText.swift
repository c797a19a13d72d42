import Foundation
import Statistics

/// How the numbers of one figure are written so that they can be compared: one unit, and as many
/// decimals as make three to four digits of a usual one.
struct FigureScale: Equatable, Sendable {
  /// The unit as it stands beside the numbers; empty for tokens.
  let unit: String
  private let factor: Double
  private let decimals: Int

  /// Finds the scale for numbers around a usual one.
  init(_ usual: Double, _ unit: Measure.Unit) {
    switch unit {
    case .seconds where abs(usual) < 1: (self.unit, factor) = ("ms", 1000)
    case .seconds: (self.unit, factor) = ("s", 1)
    case .tokensPerSecond: (self.unit, factor) = ("tok/s", 1)
    case .tokens: (self.unit, factor) = ("", 1)
    }
    let size = abs(usual) * factor
    switch unit {
    case .tokens: decimals = 0
    case .seconds, .tokensPerSecond:
      decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3
    }
  }

  /// A number in ``unit``.
  func scaled(_ value: Double) -> Double {
    value * factor
  }

  /// A number without its unit.
  func text(_ value: Double) -> String {
    // Half a token can only be a median.
    let isBroken = decimals == 0 && unit.isEmpty && value != value.rounded()
    return String(format: "%.\(isBroken ? 1 : decimals)f", scaled(value))
  }
}

/// A single number with its unit.
struct FigureText: Equatable, Sendable {
  /// As in `38.12 ms`.
  let text: String

  /// Writes a number.
  init(_ value: Double, _ unit: Measure.Unit) {
    let scale = FigureScale(value, unit)
    text = scale.text(value) + (scale.unit.isEmpty ? "" : " " + scale.unit)
  }
}

extension Measure {
  /// What it is called for people.
  var title: String {
    switch self {
    case .load: "load"
    case .firstToken: "first token"
    case .thinking: "thinking"
    case .promptTime: "prompt time"
    case .promptRate: "prompt rate"
    case .evalTime: "eval time"
    case .evalRate: "eval rate"
    case .clockRate: "clock rate"
    case .total: "total"
    case .other: "other"
    case .elapsed: "elapsed"
    case .promptTokens: "prompt tokens"
    case .cachedTokens: "cached tokens"
    case .evalTokens: "reply tokens"
    case .contextTokens: "context tokens"
    }
  }
}
