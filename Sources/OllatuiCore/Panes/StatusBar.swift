import OllamaWire
import TextUI
import Transcript

/// The last row: what happens now, and at its right end what can be done now.
struct StatusBar {
  let model: Model

  /// Makes the bar of a model.
  init(_ model: Model) {
    self.model = model
  }

  var strings: Strings { model.strings }

  /// A part of the bar; the least important ones go first where it is narrow.
  struct Segment {
    var text: String
    var role = Role.status
    /// 0 stays longest.
    var rank: Int
  }

  /// The bar for a width.
  func line(columns: Int) -> Line {
    var segments = self.segments
    var keys = self.keys
    while width(of: segments) + keysColumns(keys) > columns {
      if keys.count > 1 {
        keys.removeLast()
      } else if let worst = segments.indices.max(by: { segments[$0].rank < segments[$1].rank }),
        segments.count > 1
      {
        segments.remove(at: worst)
      } else if !keys.isEmpty {
        keys = []
      } else {
        break
      }
    }
    var left: [Span] = [Span(" ", .status)]
    for (index, segment) in segments.enumerated() {
      if index > 0 { left.append(Span("   ", .status)) }
      left.append(Span(segment.text, segment.role))
    }
    var right: [Span] = []
    for (key, what) in keys {
      right += [Span("  ", .status), Span(key, .keyName), Span(" \(what)", .status)]
    }
    if !right.isEmpty { right.append(Span(" ", .status)) }
    return Line.sides(Line(left), Line(right), columns: columns, fill: .status)
      .padded(to: columns, .status)
  }

  private func width(of segments: [Segment]) -> Int {
    // Three columns between them, and two before the keys.
    segments.reduce(0) { $0 + TextUI.columns(of: $1.text) + 3 }
  }

  private func keysColumns(_ keys: [(String, String)]) -> Int {
    keys.reduce(1) { $0 + TextUI.columns(of: $1.0) + TextUI.columns(of: $1.1) + 3 }
  }
}
