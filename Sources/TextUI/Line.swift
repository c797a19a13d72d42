/// A run of text in one role.
///
/// The text is safe to draw: it passed ``displayed(_:)`` or is a literal of ours.
public struct Span: Hashable, Sendable {
  /// Text without control characters.
  public var text: String
  /// What it means.
  public var role: Role

  /// Makes a run of text that is already safe to draw.
  public init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One row of styled text, from its left end; cells beyond its end are blank.
public struct Line: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The runs from left to right.
  public var spans: [Span]

  /// Makes a line of runs.
  public init(_ spans: [Span] = []) {
    self.spans = spans
  }

  /// Makes a line of one run that is already safe to draw.
  public init(_ text: String, _ role: Role = .text) {
    spans = text.isEmpty ? [] : [Span(text, role)]
  }

  public init(arrayLiteral elements: Span...) {
    spans = elements
  }

  /// The text without its roles.
  public var text: String {
    spans.reduce(into: "") { $0 += $1.text }
  }
}
