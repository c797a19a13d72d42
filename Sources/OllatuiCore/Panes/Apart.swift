/// A large value that is rarely there, in a place of its own: what holds it is small to copy.
@propertyWrapper
struct Apart<Value: Equatable & Sendable>: Equatable, Sendable {
  /// Holds one value or none.
  private var place: [Value] = []

  init(wrappedValue: Value?) {
    self.wrappedValue = wrappedValue
  }

  var wrappedValue: Value? {
    get { place.first }
    set { place = newValue.map { [$0] } ?? [] }
  }

  /// Whether there is a value; to ask for the value copies it.
  var isThere: Bool { !place.isEmpty }
}
