/// What stands around the area of a plot: axes, labels and units, and the area's size.
struct PlotFrame {
  /// The size of the area in cells.
  let columns: Int
  let rows: Int
  private let size: Size
  private let hasAxes: Bool
  private let unit: String
  private var unitX = ""
  private let y: PlotScale
  private(set) var x: PlotScale?
  /// Labels below the area, by the column that their middle is above.
  private var below: [(column: Int, label: String)] = []

  /// Lays out the vertical axis, whose labels take columns from the area.
  init(size: Size, y axis: PlotAxis, values: some Sequence<Double>) {
    self.size = size
    let unit = size.rows >= 6 ? axis.unit : ""
    let rows = size.rows - 2 - (unit.isEmpty ? 0 : 1)
    y = PlotScale(axis, values: values, atMost: max(2, (rows + 2) / 2), isRounded: true)
    let labels = y.ticks.map { TextUI.columns(of: $0.label) }.max() ?? 0
    hasAxes = size.columns >= max(12, 2 * labels) && size.rows >= 4
    self.unit = hasAxes ? unit : ""
    self.rows = hasAxes ? rows : size.rows
    columns = hasAxes ? size.columns - labels - 1 : size.columns
  }

  /// Lays out the horizontal axis of a curve.
  mutating func scaleX(_ axis: PlotAxis, values: some Sequence<Double>) {
    let scale = PlotScale(axis, values: values, atMost: max(3, columns / 8), isRounded: false)
    x = scale
    unitX = axis.unit
    below = scale.ticks.compactMap { tick in
      guard let share = scale.share(of: tick.value) else { return nil }
      return (Int((share * Double(columns - 1)).rounded()), tick.label)
    }
  }

  /// Takes labels of bars, by the column that their middle is above.
  mutating func label(_ labels: [(column: Int, label: String)], unit: String) {
    below = labels
    unitX = unit
  }

  /// Where a number stands in the area, from 0 at the bottom to 1 at the top; nil: nowhere.
  func clampedShare(ofY value: Double) -> Double? {
    guard value.isFinite, value > 0 || !y.isLogarithmic else { return nil }
    return y.share(of: max(y.low, min(value, y.high)))
  }

  /// The area, row by row, with what stands around it.
  func lines(area: (Int) -> [Span]) -> [Line] {
    guard hasAxes else { return (0..<rows).map { Line(area($0)).withoutEndBlanks } }
    let margin = size.columns - columns - 1
    var labels: [Int: String] = [:]
    for tick in y.ticks {
      guard let share = y.share(of: tick.value) else { continue }
      labels[Int(((1 - share) * Double(rows - 1)).rounded())] = tick.label
    }
    var lines = unit.isEmpty ? [] : [Line(displayed(unit, upTo: size.columns), .plotAxis)]
    for row in 0..<rows {
      let label = labels[row] ?? ""
      let blanks = String(repeating: " ", count: max(0, margin - TextUI.columns(of: label)))
      let axis = Span(blanks + label + (labels[row] == nil ? "│" : "┤"), .plotAxis)
      lines.append(Line([axis] + area(row)).withoutEndBlanks)
    }
    let blanks = String(repeating: " ", count: margin)
    let (axis, texts) = rule()
    lines.append(Line(blanks + "└" + axis, .plotAxis))
    lines.append(Line(blanks + " " + texts, .plotAxis).withoutEndBlanks)
    return lines
  }

  /// The horizontal axis, and the labels below it that don't touch each other or the unit.
  private func rule() -> (axis: String, labels: String) {
    var axis = [Character](repeating: "─", count: columns)
    var labels = ""
    var end = 0
    let unit = displayed(unitX, upTo: columns / 3)
    let limit = columns - (unit.isEmpty ? 0 : TextUI.columns(of: unit) + 1)
    for (column, label) in below where axis.indices.contains(column) {
      let width = TextUI.columns(of: label)
      let start = max(0, min(column - (width - 1) / 2, limit - width))
      // A label that had to move too far no longer stands below its tick.
      guard width > 0, start >= end + (end > 0 ? 1 : 0), start + width <= limit,
        (start..<start + width).contains(column)
      else { continue }
      axis[column] = "┬"
      labels += String(repeating: " ", count: start - end) + label
      end = start + width
    }
    if !unit.isEmpty {
      labels += String(repeating: " ", count: columns - TextUI.columns(of: unit) - end) + unit
    }
    return (String(axis), labels)
  }
}

extension Line {
  /// The line without blanks at its end.
  fileprivate var withoutEndBlanks: Line {
    var spans = spans
    while var last = spans.popLast() {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      guard !kept.isEmpty else { continue }
      last.text = String(kept)
      return Line(spans + [last])
    }
    return []
  }
}
