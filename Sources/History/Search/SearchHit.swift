/// A turn, or a conversation by its title, in which a query was found.
package struct SearchHit: Equatable, Sendable {
  /// The turn; nil: only the title of the conversation has the words.
  package var turn: Int64?
  /// The conversation.
  package var conversation: Int64
  /// The conversation's title.
  package var title: String
  /// What was found in the title, in bytes of its UTF-8; empty unless `turn` is nil.
  package var titleMarks: [Range<Int>]
  /// Whose words; nil for a title.
  package var role: SearchQuery.Role?
  /// The model that answered or was asked; nil: not known.
  package var model: String?
  /// When the turn was, or the conversation went on last, in milliseconds since 1970.
  package var created: Int64?
  /// Whether the conversation is pinned.
  package var isPinned: Bool
  /// A piece of the text around what was found, on one line; empty for a title.
  package var excerpt: String
  /// What was found, in bytes of the excerpt's UTF-8; every mark holds whole characters.
  package var marks: [Range<Int>]
  /// Where the marked piece's first find stands in the turn's text, or in its thinking, in bytes of
  /// UTF-8.
  package var position: Int
  /// Whether the piece is what the model thought.
  package var isThinking = false
}

/// Some hits, and where the search goes on.
package struct SearchPage: Equatable, Sendable {
  /// The hits, the newest or the best first.
  package var hits: [SearchHit]
  /// What to go on from for older hits; nil: there are none.
  package var next: SearchPosition?
}

/// A place among all turns, from which a search goes on to older ones.
package struct SearchPosition: Equatable, Sendable {
  /// The number of the last document that was looked at.
  var doc: Int64
}
