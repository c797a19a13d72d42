/// How far the recovery of a damaged store is.
package enum RecoveryProgress: Equatable, Sendable {
  /// Another program recovers it, and is waited for.
  case waiting
  /// So many bytes of the file were read, of so many, and so many prompts and replies saved.
  case reading(bytes: Int, of: Int, turns: Int)
  /// All that can be read was; what holds it together is made anew.
  case joining(turns: Int)
}
