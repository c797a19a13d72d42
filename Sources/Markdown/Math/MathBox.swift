import TextUI

/// A part of a formula as it will stand on the screen: usually one line.
struct MathBox {
  /// What all lines of a box may take, in cells; beyond it, no reader would see a formula.
  static let areaLimit = 65_536

  /// The lines, from the top.
  var lines: [String]
  /// The line that meets what stands beside the box.
  var baseline = 0

  /// A box of one line.
  init(_ text: String) {
    lines = [text]
  }

  /// A box of several lines that meets others in the middle.
  init(lines: [String]) {
    self.lines = lines
    baseline = (lines.count - 1) / 2
  }

  /// The text, where it is one line.
  var text: String { lines[0] }

  /// Whether it is one line.
  var isFlat: Bool { lines.count == 1 }

  /// The cells that its widest line takes.
  var width: Int { lines.reduce(0) { max($0, columns(of: $1)) } }

  /// Boxes side by side, with so many blanks before each.
  init(beside parts: [(gap: Int, box: MathBox)]) throws(MathProblem) {
    guard parts.contains(where: { !$0.box.isFlat }) else {
      var text = ""
      var gap = 0
      for part in parts {
        gap = max(gap, part.gap)
        // Empty braces only keep operators from what is before them.
        guard !part.box.text.isEmpty else { continue }
        if !text.isEmpty { text += String(repeating: " ", count: gap) }
        text += part.box.text
        gap = 0
      }
      self.init(text)
      return
    }
    let above = parts.reduce(0) { max($0, $1.box.baseline) }
    let below = parts.reduce(0) { max($0, $1.box.lines.count - $1.box.baseline) }
    let widths = parts.map(\.box.width)
    // Each part costs a step per line even if it is empty.
    let gaps = parts.reduce(parts.count) { $0 + $1.gap }
    try Self.check(rows: above + below, columns: widths.reduce(gaps, +))
    self.init(lines: Array(repeating: "", count: above + below))
    baseline = above
    for (index, part) in parts.enumerated() {
      let top = above - part.box.baseline
      for row in lines.indices {
        let isInside = part.box.lines.indices.contains(row - top)
        if index > 0 { lines[row] += String(repeating: " ", count: part.gap) }
        lines[row] += padded(
          isInside ? part.box.lines[row - top] : "", to: widths[index], at: .left)
      }
    }
  }

  /// Gives every line the same width, and moves them together to their place in it.
  mutating func square(to width: Int, at alignment: MathGrid.Alignment) {
    let own = self.width
    for index in lines.indices {
      lines[index] = padded(padded(lines[index], to: own, at: .left), to: width, at: alignment)
    }
  }

  /// Fails for what is larger than the limit.
  static func check(rows: Int, columns: Int) throws(MathProblem) {
    guard rows * columns <= areaLimit else { throw MathProblem() }
  }

  /// The box between brackets of its height; an empty one takes no place.
  func fenced(_ open: String, _ close: String) throws(MathProblem) -> MathBox {
    guard !isFlat else { return MathBox(open + text + close) }
    let gap = open == "{" || close == "}" ? 1 : 0
    return try MathBox(beside: [(0, bracket(open)), (gap, self), (gap, bracket(close))])
  }

  /// A bracket as high as the box.
  private func bracket(_ sign: String) -> MathBox {
    let count = lines.count
    var bracket = MathBox(lines: Array(repeating: "", count: count))
    bracket.baseline = baseline
    guard !sign.isEmpty else { return bracket }
    // Top, between, bottom, and what stands in the middle of three lines or more.
    let parts: [String: [String]] = [
      "(": ["⎛", "⎜", "⎝", "⎜"], ")": ["⎞", "⎟", "⎠", "⎟"], "[": ["⎡", "⎢", "⎣", "⎢"],
      "]": ["⎤", "⎥", "⎦", "⎥"], "{": ["⎧", "⎪", "⎩", "⎨"], "}": ["⎫", "⎪", "⎭", "⎬"],
      "⌊": ["⎢", "⎢", "⎣", "⎢"], "⌋": ["⎥", "⎥", "⎦", "⎥"], "⌈": ["⎡", "⎢", "⎢", "⎢"],
      "⌉": ["⎤", "⎥", "⎥", "⎥"], "|": ["│", "│", "│", "│"], "‖": ["║", "║", "║", "║"],
    ]
    guard let part = parts[sign] else {
      bracket.lines[baseline] = sign
      return bracket
    }
    for row in lines.indices {
      bracket.lines[row] = part[row == 0 ? 0 : row == count - 1 ? 2 : row == baseline ? 3 : 1]
    }
    return bracket
  }
}

/// A text with blanks up to a width.
func padded(_ text: String, to width: Int, at alignment: MathGrid.Alignment) -> String {
  let missing = max(0, width - columns(of: text))
  let before =
    switch alignment {
    case .left: 0
    case .center: missing / 2
    case .right: missing
    }
  return String(repeating: " ", count: before) + text
    + String(repeating: " ", count: missing - before)
}
