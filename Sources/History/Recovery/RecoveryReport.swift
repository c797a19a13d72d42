/// What became of a damaged store.
package struct RecoveryReport: Equatable, Sendable {
  /// What was saved of one table.
  package struct Table: Equatable, Sendable {
    /// Its name in the database.
    package var name: String
    /// How many rows were saved.
    package var saved: Int
    /// How many rows are known to be lost; those of which no trace is left are not among them.
    package var lost: Int
  }

  /// Where the damaged file is now; nil: another program had recovered it already.
  package var damagedFile: String?
  /// The tables, those with the words first.
  package var tables: [Table] = []

  /// How many prompts and replies were saved.
  package var savedTurns: Int {
    tables.first { $0.name == "turn" }?.saved ?? 0
  }

  /// How many prompts and replies are known to be lost.
  package var lostTurns: Int {
    tables.first { $0.name == "turn" }?.lost ?? 0
  }
}
