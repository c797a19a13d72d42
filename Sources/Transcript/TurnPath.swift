/// The turns of a conversation that are shown, oldest first: one way through its tree.
public struct TurnPath: RandomAccessCollection, Sendable {
  @usableFromInline let turns: [Turn]
  /// Where the shown ones are among ``turns``.
  @usableFromInline let path: [Int]

  @usableFromInline init(turns: [Turn], path: [Int]) {
    self.turns = turns
    self.path = path
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { path.count }

  // To be inlined in other modules, where a turn would else be copied to be asked for a number.
  @inlinable public subscript(index: Int) -> Turn {
    turns[path[index]]
  }
}
