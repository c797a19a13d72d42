/// Upright bars over a common base, such as a histogram, as lines of a screen.
package struct BarPlot: Hashable, Sendable {
  /// One bar.
  package struct Bar: Hashable, Sendable {
    /// What stands below it, safe to draw; may be empty.
    package var label: String
    /// How high it is; no bar where that isn't a finite number above zero.
    package var value: Double

    /// Makes a bar.
    package init(_ label: String, _ value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// From left to right.
  package var bars: [Bar]
  /// What the labels are counted in; empty: nothing.
  package var unit: String
  /// The vertical axis, which begins at zero.
  package var y: PlotAxis
  package var role: Role

  /// Makes bars.
  package init(
    _ bars: [Bar], unit: String = "", y: PlotAxis = PlotAxis(), role: Role = .plot
  ) {
    self.bars = bars
    self.unit = unit
    self.y = y
    self.role = role
  }

  /// The bars with axes and labels.
  ///
  /// All bars have the same width, with a blank between them where there is room; where there are
  /// more than columns, the highest of neighbours stands for them. A bar above zero is visible
  /// however low it is.
  ///
  /// - Parameters:
  ///   - size: how large it shall be; the lines are as many as it has rows.
  ///   - marks: how they are drawn: in eighths of a cell, or in ASCII.
  /// - Returns: lines, none of them wider than the size.
  package func lines(size: Size, marks: PlotMarks = .blocks) -> [Line] {
    guard size.columns > 0, size.rows > 0 else { return [] }
    var axis = y
    axis.hasZero = true
    axis.isLogarithmic = false
    let values = bars.lazy.map(\.value).filter { $0.isFinite && $0 > 0 }
    var frame = PlotFrame(size: size, y: axis, values: values)
    let shown = merged(to: frame.columns)
    let pitch = shown.isEmpty ? 1 : min(12, frame.columns / shown.count)
    let width = pitch > 2 ? pitch - 1 : pitch
    frame.label(
      shown.enumerated().map { ($0.offset * pitch + (width - 1) / 2, $0.element.label) }, unit: unit
    )
    let eighths = shown.map { bar -> Int in
      guard bar.value > 0, let share = frame.clampedShare(ofY: bar.value) else { return 0 }
      return max(1, Int((share * Double(frame.rows * 8)).rounded()))
    }
    let lines = frame.lines { row in
      let base = (frame.rows - 1 - row) * 8
      let text = eighths.map { level in
        String(repeating: Sparkline.block(level - base), count: width)
          + String(repeating: " ", count: pitch - width)
      }
      return [Span(text.joined(), role)]
    }
    return marks == .ascii ? lines.map(\.inASCII) : lines
  }

  private func merged(to count: Int) -> [Bar] {
    guard bars.count > count else { return bars }
    return (0..<count).map { index in
      let range = bars[(index * bars.count / count)..<((index + 1) * bars.count / count)]
      let highest = range.lazy.map(\.value).filter(\.isFinite).max() ?? 0
      return Bar(range.first?.label ?? "", highest)
    }
  }
}
