import OllamaWire
import Transcript

/// The members of an object of our own files.
///
/// What is missing or null is nil; what is there must be of its kind.
struct JSONFields {
  private let members: [String: JSONValue]
  /// Where the object is, for problems.
  private let place: String?

  /// Takes an object.
  init(_ value: JSONValue, place: String? = nil) throws(ImportProblem) {
    guard case .object(let members) = value else {
      throw ImportProblem(place: place, message: "here should be an object")
    }
    self.members = members
    self.place = place
  }

  /// A member as it is.
  subscript(key: String) -> JSONValue? {
    guard let value = members[key], value != .null else { return nil }
    return value
  }

  func text(_ key: String) throws(ImportProblem) -> String? {
    try of(key, "text") { $0.stringValue }
  }

  func integer(_ key: String) throws(ImportProblem) -> Int64? {
    try of(key, "whole number") { $0.integerValue }
  }

  func flag(_ key: String) throws(ImportProblem) -> Bool {
    try of(key, "truth value") { if case .bool(let flag) = $0 { flag } else { nil } } ?? false
  }

  func list(_ key: String) throws(ImportProblem) -> [JSONValue] {
    try of(key, "list") { if case .array(let values) = $0 { values } else { nil } } ?? []
  }

  func options(_ key: String) throws(ImportProblem) -> ModelOptions {
    try of(key, "object") {
      if case .object(let values) = $0 { ModelOptions(values) } else { nil }
    } ?? [:]
  }

  func object(_ key: String) throws(ImportProblem) -> JSONFields? {
    guard let value = self[key] else { return nil }
    return try JSONFields(value, place: place.map { "\($0), \(key)" } ?? key)
  }

  func id<Owner>(_ key: String) throws(ImportProblem) -> RecordID<Owner>? {
    try of(key, "id of ours") { $0.stringValue.flatMap { RecordID($0) } }
  }

  func time(_ key: String) throws(ImportProblem) -> Timestamp? {
    // Differences of such can be made: what lies beyond is a mistake or malice.
    try integer(key).map { Timestamp(milliseconds: min(max($0, -1 << 48), 1 << 48)) }
  }

  func duration(_ key: String) throws(ImportProblem) -> Duration? {
    try integer(key).map { .nanoseconds($0) }
  }

  func count(_ key: String) throws(ImportProblem) -> Int? {
    // One can reckon with it: what lies beyond is a mistake or malice.
    try integer(key).map { Int(min(max($0, -1 << 53), 1 << 53)) }
  }

  func mode(_ key: String) throws(ImportProblem) -> Mode {
    try of(key, "mode") { $0.stringValue.flatMap { Mode(rawValue: $0) } } ?? .chat
  }

  /// A member that has to be there.
  func required<Value>(_ value: Value?, _ key: String) throws(ImportProblem) -> Value {
    guard let value else {
      throw ImportProblem(place: place, message: "\"\(key)\" is missing")
    }
    return value
  }

  private func of<Value>(_ key: String, _ kind: String, _ read: (JSONValue) -> Value?)
    throws(ImportProblem) -> Value?
  {
    guard let value = self[key] else { return nil }
    guard let result = read(value) else {
      throw ImportProblem(place: place, message: "\"\(key)\" is no \(kind)")
    }
    return result
  }
}
