/// What somebody looks for.
///
/// Words are found by their beginning, in any order; what was typed without a blank
/// (`foo_bar.baz()`, `c++`, `春天`) stands like that in the text, and so does what stands between
/// quotes, where a blank matches any blanks and marks. Case, accents, width and ligatures (`ss` for
/// `ß`, `fi` for `ﬁ`) do not matter.
package struct SearchQuery: Equatable, Sendable {
  /// What one is looking for among the turns.
  package enum Role: Equatable, Sendable {
    /// What the user wrote.
    case user
    /// What a model answered.
    case assistant
  }

  /// The words as typed, without filters.
  package var text: String
  /// Part of the model's name, without regard to case; nil: any model.
  package var model: String?
  /// Whose words; nil: anybody's.
  package var role: Role?
  /// The first moment that counts, in milliseconds since 1970.
  package var since: Int64?
  /// The last moment that counts, in milliseconds since 1970.
  package var until: Int64?
  /// Whether only pinned conversations (true) or only others (false) count; nil: all.
  package var isPinned: Bool?
  /// How many hits there are at most.
  package var limit: Int

  /// Makes a query of words that are not looked through for filters.
  package init(
    text: String, model: String? = nil, role: Role? = nil, since: Int64? = nil,
    until: Int64? = nil, isPinned: Bool? = nil, limit: Int = 50
  ) {
    self.text = text
    self.model = model
    self.role = role
    self.since = since
    self.until = until
    self.isPinned = isPinned
    self.limit = limit
  }

  /// More of what was typed than this does not count, in scalars.
  static let longest = 1000

  /// The patterns that a text must have, all of them.
  var patterns: [SearchPattern] {
    SearchPattern.all(in: text)
  }

  /// Whether anything narrows the search but words.
  var hasFilters: Bool {
    model != nil || role != nil || since != nil || until != nil || isPinned != nil
  }
}
