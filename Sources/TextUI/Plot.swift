/// Curves or clouds of points over two axes, as lines of a screen.
public struct Plot: Hashable, Sendable {
  /// One point; where a number is not finite there is none, and a curve has a gap.
  public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Points of one kind.
  public struct Series: Hashable, Sendable {
    /// A curve's points from left to right.
    public var points: [Point]
    /// Whether neighbours are joined by a line.
    public var isJoined: Bool
    public var role: Role

    /// Makes a series.
    public init(_ points: [Point], isJoined: Bool = true, role: Role = .plot) {
      self.points = points
      self.isJoined = isJoined
      self.role = role
    }
  }

  /// What is drawn; later ones over earlier ones.
  public var series: [Series]
  public var x: PlotAxis
  public var y: PlotAxis

  /// Makes a plot.
  public init(_ series: [Series], x: PlotAxis = PlotAxis(), y: PlotAxis = PlotAxis()) {
    self.series = series
    self.x = x
    self.y = y
  }

  /// The plot with its axes, units and labels.
  ///
  /// What is too low or too high stands at the edge. Where there is no room for axes, in less than
  /// 12 columns or 4 rows, the points stand alone.
  ///
  /// - Parameters:
  ///   - size: how large it shall be; the lines are as many as it has rows.
  ///   - marks: how dots are drawn.
  /// - Returns: lines, none of them wider than the size.
  public func lines(size: Size, marks: PlotMarks = .braille) -> [Line] {
    guard size.columns > 0, size.rows > 0 else { return [] }
    let values = series.lazy.flatMap { $0.points }
      .filter { $0.x.isFinite && $0.y.isFinite }
    var frame = PlotFrame(size: size, y: y, values: values.map(\.y))
    frame.scaleX(x, values: values.map(\.x))
    var canvas = PlotCanvas(columns: frame.columns, rows: frame.rows, marks: marks)
    for series in series { draw(series, on: &canvas, frame) }
    let lines = frame.lines { canvas.spans(row: $0) }
    return marks == .ascii ? lines.map(\.inASCII) : lines
  }

  private func draw(_ series: Series, on canvas: inout PlotCanvas, _ frame: PlotFrame) {
    var before: (x: Int, y: Int)?
    for point in series.points {
      guard let x = frame.x?.share(of: point.x), let y = frame.clampedShare(ofY: point.y) else {
        before = nil
        continue
      }
      let dot = (
        x: Int((x * Double(canvas.width - 1)).rounded()),
        y: Int(((1 - y) * Double(canvas.height - 1)).rounded())
      )
      if series.isJoined, let before {
        canvas.draw(from: before, to: dot, series.role)
      } else {
        canvas.draw(dot.x, dot.y, series.role)
      }
      before = dot
    }
  }
}
