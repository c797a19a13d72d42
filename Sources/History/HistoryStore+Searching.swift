import GRDB

extension HistoryStore {
  /// The newest turns that a query finds; see ``SearchIndex/newest(_:after:within:_:)``.
  ///
  /// - Parameters:
  ///   - query: What is looked for.
  ///   - position: The `next` of the page before; nil: from the newest on.
  /// - Returns: A page of hits; what still grows is not among them.
  /// - Throws: What the database has to say.
  package func newest(
    _ query: SearchQuery, after position: SearchPosition? = nil
  ) throws(HistoryError) -> SearchPage {
    try read { db in try SearchIndex.newest(query, after: position, db) }
  }

  /// The best hits of a query; see ``SearchIndex/ranked(_:within:_:)``.
  package func best(_ query: SearchQuery) throws(HistoryError) -> [SearchHit] {
    try read { db in try SearchIndex.ranked(query, db) }
  }
}
