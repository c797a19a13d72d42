/// A curve in one row of blocks, such as the rate of a reply in the status bar.
public enum Sparkline {
  /// Draws numbers from left to right.
  ///
  /// Where there are more than columns, each column shows the mean of its share; where there are
  /// fewer, the row is as short as they are. The lowest block stands for zero and a little more; a
  /// number that is not finite leaves a blank.
  ///
  /// - Parameters:
  ///   - values: the numbers; negative ones count as zero.
  ///   - columns: how wide it is at most.
  /// - Returns: one row, whose full block stands for the greatest number.
  public static func text(_ values: [Double], columns: Int) -> String {
    guard columns > 0, !values.isEmpty else { return "" }
    let means = means(values, columns: columns)
    let highest = means.filter(\.isFinite).max() ?? 0
    let blocks = means.map { mean -> Character in
      guard mean.isFinite else { return " " }
      guard highest > 0 else { return block(1) }
      return block(1 + Int((max(0, min(mean / highest, 1)) * 7).rounded()))
    }
    return String(blocks)
  }

  /// A block of so many eighths of a cell's height; what is beyond counts as empty or full.
  static func block(_ eighths: Int) -> Character {
    let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return blocks[max(0, min(eighths, 8))]
  }

  private static func means(_ values: [Double], columns: Int) -> [Double] {
    guard values.count > columns else { return values }
    return (0..<columns).map { column in
      let share = values[
        (column * values.count / columns)..<((column + 1) * values.count / columns)
      ].filter(\.isFinite)
      return share.isEmpty ? .nan : share.reduce(0, +) / Double(share.count)
    }
  }
}
