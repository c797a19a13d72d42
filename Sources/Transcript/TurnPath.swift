/// The turns of a conversation that are shown, oldest first: one way through its tree.
package struct TurnPath: RandomAccessCollection, Sendable {
  let turns: [Turn]
  /// Where the shown ones are among ``turns``.
  let path: [Int]

  package var startIndex: Int { 0 }
  package var endIndex: Int { path.count }

  package subscript(index: Int) -> Turn {
    turns[path[index]]
  }
}
