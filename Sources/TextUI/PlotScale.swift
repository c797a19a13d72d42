#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A place on an axis that has a label.
public struct PlotTick: Hashable, Sendable {
  public var value: Double
  /// Safe to draw.
  public var label: String

  /// Makes a tick.
  public init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// One axis of a plot.
public struct PlotAxis: Hashable, Sendable {
  /// What the numbers are counted in, safe to draw; empty: nothing.
  public var unit: String
  /// What it spans; nil: what there is, and zero where ``hasZero``.
  public var range: ClosedRange<Double>?
  /// Whether zero is on it in any case, so that lengths can be compared.
  public var hasZero: Bool
  /// Whether equal lengths are equal ratios; numbers that aren't above zero then have no place.
  public var isLogarithmic: Bool
  /// Labels of one's own, such as dates; empty: round numbers.
  public var ticks: [PlotTick]

  /// Makes an axis.
  public init(
    unit: String = "", range: ClosedRange<Double>? = nil, hasZero: Bool = false,
    isLogarithmic: Bool = false, ticks: [PlotTick] = []
  ) {
    self.unit = unit
    self.range = range
    self.hasZero = hasZero
    self.isLogarithmic = isLogarithmic
    self.ticks = ticks
  }
}

/// An axis that knows its numbers: where each of them stands, and which get labels.
struct PlotScale {
  private(set) var low: Double
  private(set) var high: Double
  private(set) var ticks: [PlotTick] = []
  let isLogarithmic: Bool

  /// Lays out an axis.
  ///
  /// - Parameters:
  ///   - axis: what is wanted.
  ///   - values: the numbers; those without a place on the axis don't count.
  ///   - most: how many labels fit, at least 2.
  ///   - isRounded: whether the axis is made longer, to begin and end with a label.
  init(_ axis: PlotAxis, values: some Sequence<Double>, atMost most: Int, isRounded: Bool) {
    isLogarithmic = axis.isLogarithmic
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite && (!isLogarithmic || value > 0) {
      low = min(low, value)
      high = max(high, value)
    }
    if let range = axis.range, !isLogarithmic || range.lowerBound > 0 {
      (low, high) = (range.lowerBound, range.upperBound)
    } else if axis.hasZero, !isLogarithmic, low <= high {
      (low, high) = (min(low, 0), max(high, 0))
    }
    let isEmpty = low > high
    if isEmpty { (low, high) = (1, 10) }
    // Beyond this spans overflow, or can't be told from zero.
    let limits = isLogarithmic ? 1e-300...1e300 : -1e300...1e300
    self.low = max(limits.lowerBound, min(low, limits.upperBound))
    self.high = max(limits.lowerBound, min(high, limits.upperBound))
    widen()
    // Numbers on the axes of nothing would look as if there were something.
    guard !isEmpty else { return }
    let round = isLogarithmic ? powers(atMost: most) : steps(atMost: most, fitting: isRounded)
    if isRounded, axis.range == nil, let first = round.first, let last = round.last {
      self.low = min(self.low, first.value)
      self.high = max(self.high, last.value)
    }
    ticks = (axis.ticks.isEmpty ? round : axis.ticks).filter { share(of: $0.value) != nil }
  }

  /// Where a number stands: 0 at the low end, 1 at the high one; nil: nowhere on the axis.
  func share(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    if isLogarithmic {
      guard value > 0 else { return nil }
      share = (log10(value) - log10(low)) / (log10(high) - log10(low))
    } else {
      share = (value - low) / (high - low)
    }
    return (-1e-9...1 + 1e-9).contains(share) ? max(0, min(share, 1)) : nil
  }

  /// Gives an axis without a length one.
  private mutating func widen() {
    let size = max(abs(low), abs(high))
    if isLogarithmic {
      if high <= low * (1 + 1e-9) { (low, high) = (low / 2, high * 2) }
    } else if size < 1e-300 {
      (low, high) = (0, 1)
    } else if high - low <= size * 1e-9 {
      (low, high) = low > 0 ? (0, high * 2) : (low * 2, 0)
    }
  }

  /// Multiples of 1, 2 or 5 times a power of ten, from one at or below the low end to one at or
  /// above the high end; those beyond the ends must fit too, or not.
  private func steps(atMost most: Int, fitting areOutsideToFit: Bool) -> [PlotTick] {
    var count = max(1, most - 1)
    while true {
      let step = roundStep(for: (high - low) / Double(count))
      let first = (low / step + 1e-9).rounded(.down)
      let last = (high / step - 1e-9).rounded(.up)
      if !areOutsideToFit || last - first <= Double(most - 1) || count == 1 {
        return (0...Int(max(1, last - first))).map { index in
          let value = (first + Double(index)) * step
          return PlotTick(value, plotLabel(value, step: step, greatest: max(abs(low), abs(high))))
        }
      }
      count -= 1
    }
  }

  /// Powers of ten, or some of them, from one at or below the low end to one at or above the high
  /// end.
  private func powers(atMost most: Int) -> [PlotTick] {
    let first = Int((log10(low) + 1e-9).rounded(.down))
    let last = Int((log10(high) - 1e-9).rounded(.up))
    let stride = max(1, (last - first + max(1, most - 1) - 1) / max(1, most - 1))
    return Swift.stride(from: first, through: last + stride - 1, by: stride).map { power in
      let value = pow(10, Double(power))
      return PlotTick(value, plotLabel(value, step: value, greatest: value))
    }
  }
}

/// The least of 1, 2 and 5 times a power of ten that is not below a length above zero.
private func roundStep(for length: Double) -> Double {
  let power = pow(10, log10(length).rounded(.down))
  return [1, 2, 5, 10].map { $0 * power }.first { $0 >= length * (1 - 1e-9) } ?? 10 * power
}

/// A number of an axis, with the decimals that its step has, and `k`, `M`, `G` or `T` for
/// thousands, millions and so on where the step leaves few decimals then.
private func plotLabel(_ value: Double, step: Double, greatest: Double) -> String {
  let units: [(Double, String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
  let (scale, suffix) = units.first { greatest >= 10 * $0.0 && step >= $0.0 / 10 } ?? (1, "")
  let number = value / scale
  let step = step / scale
  guard abs(number) < 1e6, step >= 1e-6 else { return powerLabel(value) }
  var decimals = 0
  var power = 1.0
  while decimals < 6, abs((step * power).rounded() - step * power) > 1e-6 * step * power {
    decimals += 1
    power *= 10
  }
  let whole = Int((abs(number) * power).rounded())
  guard whole > 0 else { return "0" }
  var digits = String(whole)
  if decimals > 0 {
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    digits = digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }
  return (number < 0 ? "-" : "") + digits + suffix
}

/// A number that is very large or very small, with at most three digits: `2.5e-9`.
private func powerLabel(_ value: Double) -> String {
  guard value != 0 else { return "0" }
  var power = Int(log10(abs(value)).rounded(.down))
  var hundredths = Int((abs(value) / pow(10, Double(power)) * 100).rounded())
  if hundredths >= 1000 {
    hundredths /= 10
    power += 1
  }
  var digits = String(hundredths)
  while digits.count > 1, digits.last == "0" { digits.removeLast() }
  if digits.count > 1 { digits.insert(".", at: digits.index(after: digits.startIndex)) }
  return (value < 0 ? "-" : "") + digits + "e\(power)"
}
