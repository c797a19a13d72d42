import Testing

@testable import TextUI

@Suite struct PlotTests {
  init() {
    #expect(UTF8Locale.isSet)
  }

  /// A rate that climbs, stays, and falls at once.
  private var rate: Plot {
    let points = (0...300).map { token in
      Plot.Point(
        x: Double(token), y: token <= 100 ? 20 + Double(token) / 2 : token <= 200 ? 70 : 30)
    }
    return Plot(
      [Plot.Series(points)], x: PlotAxis(unit: "tokens"), y: PlotAxis(unit: "tok/s", hasZero: true))
  }

  private func picture(_ lines: [Line]) -> String {
    lines.map(\.text).joined(separator: "\n")
  }

  @Test func `a curve stands over axes with round numbers and units`() {
    #expect(
      picture(rate.lines(size: Size(columns: 40, rows: 9))) == """
        tok/s
        100┤
           │           ⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
           │       ⣀⡤⠖⠊⠁           ⢸
         50┤   ⣀⡤⠖⠋⠁                ⡇
           │⠤⠖⠋⠁                    ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
          0┤
           └┬───────────┬──────────┬────────────
            0          100        200     tokens
        """)
  }

  @Test func `a curve has a form in half blocks, and one in ASCII`() {
    #expect(
      picture(rate.lines(size: Size(columns: 40, rows: 8), marks: .blocks)) == """
        tok/s
        100┤
           │          ▄▄▄▄▄▄▄▄▄▄▄▄▄▄
         50┤    ▄▄▄█▀▀▀            █
           │▄▄█▀▀                  ▀▀▀▀▀▀▀▀▀▀▀▀▀
          0┤
           └┬───────────┬──────────┬────────────
            0          100        200     tokens
        """)
    #expect(
      picture(rate.lines(size: Size(columns: 40, rows: 8), marks: .ascii)) == """
        tok/s
        100+
           |          ..............
         50+    ...:'''            :
           |..:''                  '''''''''''''
          0+
           ++-----------+----------+------------
            0          100        200     tokens
        """)
  }

  @Test func `where there is no room for axes the curve stands alone`() {
    #expect(
      picture(rate.lines(size: Size(columns: 11, rows: 3))) == """
           ⢀⣀⣀⣀⡀
         ⣠⠖⠉   ⡇
        ⠋⠁     ⠉⠉⠉⠉
        """)
    #expect(rate.lines(size: Size(columns: 0, rows: 3)).isEmpty)
    #expect(rate.lines(size: Size(columns: 1, rows: 1)).count == 1)
  }

  @Test func `points of two kinds keep their roles, and single points aren't joined`() {
    let plot = Plot([
      Plot.Series([.init(x: 0, y: 0), .init(x: 10, y: 10)], isJoined: false),
      Plot.Series([.init(x: 0, y: 10), .init(x: 10, y: 0)], isJoined: false, role: .accent),
    ])
    let lines = plot.lines(size: Size(columns: 20, rows: 6))
    #expect(
      picture(lines) == """
        10┤⠁               ⠈
          │
         5┤
         0┤⡀               ⢀
          └┬───────┬───────┬
           0       5      10
        """)
    #expect(lines[0].spans.map(\.role) == [.plotAxis, .accent, .plot])
  }

  @Test func `a gap in the numbers is a gap in the curve`() {
    let plot = Plot([
      Plot.Series([
        .init(x: 0, y: 1), .init(x: 2, y: 1), .init(x: 3, y: .nan), .init(x: 4, y: .infinity),
        .init(x: 6, y: 1), .init(x: 8, y: 1),
      ])
    ])
    #expect(
      picture(plot.lines(size: Size(columns: 24, rows: 6))) == """
        2┤
         │
        1┤⠉⠉⠉⠉⠉⠉          ⠉⠉⠉⠉⠉⠉
        0┤
         └┬────────────┬────────
          0            5
        """)
  }

  @Test func `equal ratios are equal lengths on a logarithmic axis`() {
    let points = [0.002, 0.02, 0.2, 2, 20, 0, -1].enumerated().map {
      Plot.Point(x: Double($0.offset), y: $0.element)
    }
    let plot = Plot([Plot.Series(points)], y: PlotAxis(unit: "s", isLogarithmic: true))
    #expect(
      picture(plot.lines(size: Size(columns: 30, rows: 9))) == """
        s
         1000┤
             │               ⣀
           10┤          ⢀⡠⠤⠒⠉
          0.1┤      ⢀⡠⠔⠊⠁
             │  ⢀⡠⠔⠊⠁
        0.001┤⠔⠊⠁
             └┬──────────────────┬────
              0                  5
        """)
  }

  @Test func `an axis may have labels of its own, which never touch`() {
    let days = (0..<29).map { Plot.Point(x: Double($0), y: Double($0 * 1000)) }
    let ticks = [(0.0, "1 Nov"), (1, "2 Nov"), (14, "15 Nov"), (28, "29 Nov")].map {
      PlotTick($0.0, $0.1)
    }
    let plot = Plot([Plot.Series(days)], x: PlotAxis(ticks: ticks))
    #expect(
      picture(plot.lines(size: Size(columns: 36, rows: 6))) == """
        40k┤
           │                       ⣀⣀⡠⠤⠤⠤⠒⠒⠒
        20k┤           ⣀⣀⣀⠤⠤⠔⠒⠒⠒⠉⠉⠉
          0┤⣀⣀⠤⠤⠤⠒⠒⠊⠉⠉⠉
           └┬───────────────┬──────────────┬
            1 Nov         15 Nov      29 Nov
        """)
  }

  @Test func `a plot of nothing has bare axes`() {
    let expected = """
      │
      │
      └─────────────

      """
    for points in [[], [Plot.Point(x: .nan, y: 1)], [Plot.Point(x: 1, y: .infinity)]] {
      let plot = Plot([Plot.Series(points)])
      #expect(picture(plot.lines(size: Size(columns: 14, rows: 4))) == expected)
    }
  }

  @Test(
    arguments: [
      [0, 1], [5, 5], [-3, 8], [0, 1e7], [12345, 12347], [1e-9, 5e-9], [-1e308, 1e308],
      [0, .leastNonzeroMagnitude], [-7, -7], [1e300, 1e300], [0.1, 0.1000000001],
    ], [false, true])
  func `no numbers break a plot, and no line is too wide`(range: [Double], isLogarithmic: Bool) {
    let points = range.map { Plot.Point(x: $0, y: $0) }
    let axis = PlotAxis(unit: "unit", isLogarithmic: isLogarithmic)
    for columns in [1, 5, 12, 13, 20, 77] {
      for rows in [1, 2, 3, 4, 5, 6, 13] {
        for marks in PlotMarks.allCases {
          let size = Size(columns: columns, rows: rows)
          let lines = Plot([Plot.Series(points)], x: axis, y: axis).lines(size: size, marks: marks)
          #expect(lines.count == rows && lines.allSatisfy { $0.columns <= columns })
        }
      }
    }
  }

  @Test func `the ASCII form is ASCII`() {
    let text = picture(rate.lines(size: Size(columns: 60, rows: 12), marks: .ascii))
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
  }
}
