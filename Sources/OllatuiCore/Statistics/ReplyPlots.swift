import OllamaWire
import Statistics
import TextUI
import Transcript

/// What the times of a reply's pieces look like.
struct ReplyPlots {
  private let watch: ArrivalWatch
  private let figures: Figures
  private let strings: Strings
  private let marks: PlotMarks

  init(_ watch: ArrivalWatch, _ figures: Figures, _ strings: Strings, marks: PlotMarks) {
    self.watch = watch
    self.figures = figures
    self.strings = strings
    self.marks = marks
  }

  /// Points of the plot of the rate over tokens: two for each column of braille.
  static func stretches(columns: Int) -> Int { max(1, columns * 2) }

  /// How many ranges of gaps are told apart at the most.
  static let gapRanges = 16

  /// The rate over tokens.
  func rate(columns: Int) -> [Line] {
    guard figures.firstToken != nil || watch.log.count > 0 else { return [] }
    let head: [Line] = [[], heading(strings[.rateOverTokens], "tok/s", columns)]
    guard watch.log.count > 0 else {
      return head + wrapped(strings[.missingArrivals], .dim, columns)
    }
    guard let rates = watch.rates(figures, stretches: Self.stretches(columns: columns)) else {
      return head + wrapped(strings[.cameAtOnce], .dim, columns)
    }
    let points = rates.rates.enumerated().map { index, rate in
      Plot.Point(x: rates.token(at: index), y: rate)
    }
    let plot = Plot(
      [Plot.Series(points)],
      x: PlotAxis(unit: strings[.columnTokens], range: 0...max(1, rates.tokens)),
      y: PlotAxis(hasZero: true))
    var lines = head + plot.lines(size: Size(columns: columns, rows: 9), marks: marks)
    if !figures.arrivals.isComplete {
      let count = [Placeholder.count: Format.grouped(Arrivals.limit)]
      lines += wrapped(strings[.cutArrivals, count], .dim, columns)
    }
    return lines
  }

  /// How long the gaps between pieces are.
  func gaps(columns: Int) -> [Line] {
    guard let gaps = watch.gaps else { return [] }
    let ranges = watch.ranges(atMost: Self.gapRanges)
    let most = ranges.map(\.count).max() ?? 1
    let note = strings[
      .gapFigures,
      [
        .low: Format.seconds(gaps.p50), .high: Format.seconds(gaps.p95),
        .last: Format.seconds(gaps.longest), .count: Format.grouped(gaps.count),
      ]]
    let room = columns - 29
    let rows = ranges.map { range in
      let label = Line(Self.name(of: range), .dim).padded(toRight: 19)
      let number = Line(Format.grouped(range.count)).padded(toRight: 8)
      let bar = Span(" " + bar(Double(range.count) / Double(most), columns: max(0, room)), .plot)
      return Line(label.spans + number.spans + (room > 4 ? [bar] : [])).truncated(to: columns)
    }
    return [[], heading(strings[.gaps], "", columns)] + wrapped(note, .text, columns) + rows
  }

  private static func name(of range: ArrivalWatch.Range) -> String {
    switch (range.from, range.to) {
    case (nil, let to?): "< " + Format.seconds(to)
    case (let from?, nil): Format.atLeast + Format.seconds(from)
    case (let from?, let to?): Format.seconds(from) + " – " + Format.seconds(to)
    case (nil, nil): ""
    }
  }
}
