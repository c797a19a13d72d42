/// The turns of a conversation that are shown, oldest first: one way through its tree.
public struct TurnPath: RandomAccessCollection, Sendable {
  let turns: [Turn]
  /// Where the shown ones are among ``turns``.
  let path: [Int]

  public var startIndex: Int { 0 }
  public var endIndex: Int { path.count }

  public subscript(index: Int) -> Turn {
    turns[path[index]]
  }
}
