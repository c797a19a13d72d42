/// Which models are in memory, since when they load and until when they stay.
///
/// A value without a clock: time comes in with every call.
struct LoadedModels: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// A model in memory.
  struct Resident: Equatable, Sendable {
    var name: String
    /// In tokens.
    var context: Int
    /// How long it will stay; nil is forever.
    var remaining: Duration?
  }

  private struct Place {
    var context: Int
    var readyAt: Instant
    var isReady = false
    var users = 0
    var keepAlive = KeepAlive.usual
    /// Counted from the end of the last request.
    var idleSince: Instant

    var expires: Instant? {
      guard case .lasting(let time) = keepAlive else { return nil }
      return idleSince + time
    }
  }

  private var places: [String: Place] = [:]

  /// A request for a model arrives; returns when the model will be ready.
  ///
  /// Another context than before loads the model again. Every arrival ends with ``leave(_:at:)``.
  mutating func arrive(
    _ name: String, context: Int, loadTime: Duration, keepAlive: KeepAlive?, at now: Instant
  ) -> Instant {
    expire(at: now)
    let old = places[name]
    var place =
      old.flatMap { $0.context == context ? $0 : nil }
      ?? Place(context: context, readyAt: now + loadTime, idleSince: now)
    place.users = (old?.users ?? 0) + 1
    place.keepAlive = keepAlive ?? old?.keepAlive ?? .usual
    places[name] = place
    return place.isReady ? now : place.readyAt
  }

  /// The load of a model is complete.
  mutating func finishLoading(_ name: String) {
    places[name]?.isReady = true
  }

  /// A request is over; a load that nobody waits for any more is given up.
  mutating func leave(_ name: String, at now: Instant) {
    guard var place = places[name] else { return }
    place.users = max(0, place.users - 1)
    place.idleSince = now
    let isWanted = place.isReady && place.keepAlive != .lasting(.zero)
    places[name] = place.users == 0 && !isWanted ? nil : place
  }

  /// A model is to go at once.
  mutating func unload(_ name: String) {
    places[name] = nil
  }

  /// The models in memory, longest remaining first.
  mutating func residents(at now: Instant) -> [Resident] {
    expire(at: now)
    return places.filter { $0.value.isReady }
      .map { name, place in
        let start = place.users > 0 ? now : place.idleSince
        let remaining: Duration? =
          switch place.keepAlive {
          case .lasting(let time): start + time - now
          case .forever: nil
          }
        return Resident(name: name, context: place.context, remaining: remaining)
      }
      .sorted { left, right in
        let never = Duration.seconds(1e10)
        let (first, second) = (left.remaining ?? never, right.remaining ?? never)
        return first == second ? left.name < right.name : first > second
      }
  }

  private mutating func expire(at now: Instant) {
    places = places.filter { _, place in
      place.users > 0 || place.expires.map { $0 > now } ?? true
    }
  }
}
