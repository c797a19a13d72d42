/// Something a test waited for did not happen in time.
package struct TimedOut: Error, CustomStringConvertible {
  /// What was awaited and what was seen instead.
  package let description: String

  init(_ awaited: String, within limit: Duration, seen: String) {
    description = "waited \(limit) for \(awaited); seen: \(seen)"
  }
}
