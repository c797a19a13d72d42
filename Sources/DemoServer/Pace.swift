/// How much of the pauses a real model makes the demo really makes.
package struct Pace: Equatable, Sendable {
  /// The share of every pause that is waited: 1 is as told by the models' rates, 0 is no pause.
  package var share: Double

  /// As fast as the models say they are.
  package static let live = Pace(share: 1)
  /// Without any pause, for tests.
  package static let instant = Pace(share: 0)

  /// Makes a pace.
  package init(share: Double) {
    self.share = share
  }

  /// How long to wait where a real model would take this long.
  func pause(_ duration: Duration) -> Duration {
    duration * share
  }
}
