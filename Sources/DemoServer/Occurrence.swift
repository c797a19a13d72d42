/// Something that happened in the demo server; tests wait for these instead of sleeping.
package enum DemoOccurrence: Equatable, Sendable {
  /// A request for a model was accepted and waits for its first token.
  case began(model: String)
  /// The model is in memory now, or was already.
  case loaded(model: String)
  /// The request is over; not complete where the client left or the server stopped.
  case ended(model: String, isComplete: Bool)
}
