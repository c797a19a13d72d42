extension KeyedDecodingContainer {
  /// A value that may be missing, null or of the wrong type: all three read as nil.
  ///
  /// For facts that are nice to have. A reply must not be lost because a figure
  /// beside it is not what it should be, so the error is dropped on purpose.
  func lenient<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
    (try? decodeIfPresent(type, forKey: key)) ?? nil
  }

  /// The elements that decode, in order; those that do not are left out.
  func lenientArray<Element: Decodable>(of type: Element.Type, _ key: Key) -> [Element]? {
    lenient([Lenient<Element>].self, key)?.compactMap(\.value)
  }

  /// A count or a size; nil unless it lies between 0 and 2^53.
  ///
  /// Beyond that a number is a mistake or malice, and sums of such would overflow.
  func count(_ key: Key) -> Int? {
    guard let value = lenient(JSONValue.self, key)?.integerValue else { return nil }
    guard (0...(1 << 53)).contains(value) else { return nil }
    return Int(value)
  }
}

/// An element of a list that is passed over when it is not what it should be.
private struct Lenient<Value: Decodable>: Decodable {
  let value: Value?

  init(from decoder: any Decoder) throws {
    // One strange entry must not hide the others of its list.
    value = try? Value(from: decoder)
  }
}

extension KeyedEncodingContainer {
  /// Writes a list, a text or a map unless it is empty: an empty one means "not said".
  mutating func encodeFilled(_ value: some Collection & Encodable, _ key: Key) throws {
    guard !value.isEmpty else { return }
    try encode(value, forKey: key)
  }
}
