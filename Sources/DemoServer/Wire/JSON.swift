/// A JSON value whose objects keep the order of their fields, as Ollama's replies do.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Field])

  /// One field of an object.
  struct Field: Equatable, Sendable {
    var name: String
    var value: JSON
  }

  /// What Go calls a value of this kind in its messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .integer, .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The field of an object; nil where there is none or this is no object.
  subscript(name: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  /// The value as a whole number with any fraction cut off; nil where it is no number.
  var wholeNumber: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
    case .null, .bool, .string, .array, .object: nil
    }
  }
}

// MARK: - Literals

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) {
    self = .string(value)
  }

  init(integerLiteral value: Int) {
    self = .integer(value)
  }

  init(booleanLiteral value: Bool) {
    self = .bool(value)
  }

  init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }

  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Field(name: $0.0, value: $0.1) })
  }
}

// MARK: - Reading

extension JSON: Decodable {
  /// Any field name.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) {
      nil
    }
  }

  /// Reads any value; the order of an object's fields is not known.
  init(from decoder: any Decoder) throws {
    // Asking for a container of the wrong kind is how the kind is found out, so the error says
    // nothing that is lost.
    if let fields = try? decoder.container(keyedBy: Name.self) {
      self = .object(
        try fields.allKeys.map {
          Field(name: $0.stringValue, value: try fields.decode(JSON.self, forKey: $0))
        })
    } else if var items = try? decoder.unkeyedContainer() {
      var array: [JSON] = []
      while !items.isAtEnd { array.append(try items.decode(JSON.self)) }
      self = .array(array)
    } else {
      self = try Self.scalar(from: decoder.singleValueContainer())
    }
  }

  private static func scalar(from container: any SingleValueDecodingContainer) throws -> JSON {
    if container.decodeNil() { return .null }
    // As above: what it is not, it is known not to be.
    if let value = try? container.decode(Bool.self) { return .bool(value) }
    if let value = try? container.decode(Int.self) { return .integer(value) }
    if let value = try? container.decode(Double.self) { return .number(value) }
    return .string(try container.decode(String.self))
  }
}
