import OllamaWire
import TextUI
import Transcript

/// The last row: what happens now, and at its right end what can be done now.
///
/// A class, so that its closures do not copy the model.
final class StatusBar {
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
    if case .question = model.overlay, width(of: segments) + keysColumns(keys) > columns {
      // Nothing matters more than how it is answered.
      segments = width(of: [phase]) + keysColumns(keys) > columns ? [] : [phase]
    }
    while keys.count > 1, width(of: segments) + keysColumns(keys) > columns { keys.removeLast() }
    segments = fitting(segments, into: columns - keysColumns(keys))
    if width(of: segments) + keysColumns(keys) > columns { keys = [] }
    var left: [Span] = [Span(" ", .status)]
    for (index, segment) in segments.enumerated() {
      if index > 0 { left.append(Span("   ", .status)) }
      left.append(Span(segment.text, segment.role))
    }
    var right: [Span] = []
    for (key, what) in keys {
      // Before the first one there is another blank at least.
      right += [
        Span(right.isEmpty ? " " : "  ", .status), Span(key, .keyName), Span(" \(what)", .status),
      ]
    }
    if !right.isEmpty { right.append(Span(" ", .status)) }
    return Line.sides(Line(left), Line(right), columns: columns, fill: .status)
      .padded(to: columns, .status)
  }

  /// The segments for which there is room, in their order; the most important one always.
  ///
  /// Each is taken or left by its rank: a long one that doesn't fit leaves its room to those below.
  private func fitting(_ segments: [Segment], into columns: Int) -> [Segment] {
    var taken: [Int] = []
    var width = -2
    for index in segments.indices.sorted(by: { segments[$0].rank < segments[$1].rank }) {
      let wanted = width + TextUI.columns(of: segments[index].text) + 3
      guard taken.isEmpty || wanted <= columns else { continue }
      taken.append(index)
      width = wanted
    }
    return taken.sorted().map { segments[$0] }
  }

  private func width(of segments: [Segment]) -> Int {
    // A blank before them, and three between them.
    max(1, segments.reduce(-2) { $0 + TextUI.columns(of: $1.text) + 3 })
  }

  private func keysColumns(_ keys: [(String, String)]) -> Int {
    keys.isEmpty
      ? 0 : keys.reduce(1) { $0 + TextUI.columns(of: $1.0) + TextUI.columns(of: $1.1) + 3 }
  }
}
