import OllamaWire
import Statistics
import Transcript

/// What the times of a reply's pieces tell, counted while they come: a look costs what has come
/// since the look before.
struct ArrivalWatch: Equatable, Sendable {
  /// Which reply it is of.
  private(set) var reply: TurnID?
  private(set) var log = ArrivalLog()
  private var tally = GapTally()
  /// Gaps in ranges of a ninth of their length, from some microseconds to a quarter of an hour.
  private var bins = [Int](repeating: 0, count: exponents.count * binsPerDoubling)
  private var taken = 0
  private var first = 0.0
  private var last = 0.0

  private static let binsPerDoubling = 8
  private static let exponents = -17...9

  /// Makes a watch of nothing.
  init() {}

  /// What is known of the gaps; nil: there are none.
  var gaps: ArrivalGaps? { tally.gaps }

  /// The rate over tokens in so many stretches, by the server's count once it came; nil: no time
  /// went by between pieces.
  func rates(_ figures: Figures, stretches: Int) -> RateSeries? {
    guard log.count > 0, log.last > 0 else { return nil }
    let pieces = figures.arrivals.pieces
    let count = figures.metrics?.evalCount ?? 0
    return RateSeries(
      log, columns: max(1, stretches),
      tokensPerChunk: count > 0 && pieces > 0 ? Double(count) / Double(pieces) : 1, window: 16)
  }

  /// Takes what came of a reply since this was last asked; another one is looked at from its start.
  mutating func look(at reply: Reply) {
    let reads = reply.figures.arrivals.reads
    if self.reply != reply.id || reads.count < taken {
      self = ArrivalWatch()
      self.reply = reply.id
    }
    for read in reads[taken...] {
      let time = Double(read.microseconds) / 1e6
      if taken == 0 { (first, last) = (time, time) } else { count(time - last) }
      for _ in 1..<max(1, read.pieces) { count(0) }
      log.append(time - first, chunks: read.pieces)
      last = time
      taken += 1
    }
  }

  private mutating func count(_ gap: Double) {
    tally.add(gap)
    bins[Self.bin(of: gap)] += 1
  }

  private static func bin(of gap: Double) -> Int {
    guard gap >= edge(ofBin: 1) else { return 0 }
    let exponent = Int(gap.exponent)
    guard exponent <= exponents.upperBound else { return exponents.count * binsPerDoubling - 1 }
    return (exponent - exponents.lowerBound) * binsPerDoubling
      + Int((gap.significand - 1) * Double(binsPerDoubling))
  }

  private static func edge(ofBin bin: Int) -> Double {
    let (doubling, part) = bin.quotientAndRemainder(dividingBy: binsPerDoubling)
    return Double(
      sign: .plus, exponent: doubling + exponents.lowerBound,
      significand: 1 + Double(part) / Double(binsPerDoubling))
  }

  /// A range of gaps in seconds: from an end on, up to another; nil: it has none.
  struct Range: Equatable, Sendable {
    var from: Double?
    var to: Double?
    var count: Int
  }

  /// How often gaps are how long, in so many ranges at the most: fine ones for 96 of 100, and one
  /// each for those that are shorter or longer.
  func ranges(atMost most: Int) -> [Range] {
    let sum = bins.reduce(0, +)
    guard sum > 0 else { return [] }
    func bin(below share: Double) -> Int {
      var seen = 0
      return bins.firstIndex { count in
        seen += count
        return Double(seen) > share * Double(sum)
      } ?? bins.count - 1
    }
    let (low, high) = (bin(below: 0.02), bin(below: 0.98))
    var width = 1
    while (high - low) / width + 3 > most { width *= 2 }
    let start = low / width * width
    let end = min(bins.count, (high / width + 1) * width)
    var ranges = stride(from: start, to: end, by: width).map { bin in
      Range(
        from: Self.edge(ofBin: bin), to: Self.edge(ofBin: bin + width),
        count: bins[bin..<min(end, bin + width)].reduce(0, +))
    }
    if start == 0 { ranges[0].from = nil }
    let (before, after) = (bins[..<start].reduce(0, +), bins[end...].reduce(0, +))
    if before > 0 {
      ranges.insert(Range(from: nil, to: Self.edge(ofBin: start), count: before), at: 0)
    }
    if after > 0 { ranges.append(Range(from: Self.edge(ofBin: end), to: nil, count: after)) }
    return ranges
  }
}
