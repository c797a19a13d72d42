/// A run of text in one role.
///
/// The text is safe to draw: it passed ``displayed(_:)`` or is a literal of ours.
package struct Span: Hashable, Sendable {
  /// Text without control characters.
  package var text: String
  /// What it means.
  package var role: Role

  /// Makes a run of text that is already safe to draw.
  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One row of styled text, from its left end; cells beyond its end are blank.
package struct Line: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The runs from left to right.
  package var spans: [Span]

  /// Makes a line of runs.
  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  /// Makes a line of one run that is already safe to draw.
  package init(_ text: String, _ role: Role = .text) {
    spans = text.isEmpty ? [] : [Span(text, role)]
  }

  package init(arrayLiteral elements: Span...) {
    spans = elements
  }

  /// The text without its roles.
  package var text: String {
    spans.reduce(into: "") { $0 += $1.text }
  }
}
