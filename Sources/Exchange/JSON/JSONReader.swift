import OllamaWire

/// What is wrong with a text that should be JSON, and where.
struct JSONFault: Error, Equatable {
  /// In bytes from the start.
  var offset: Int
  var message: String
  /// Whether the text ends where more should come.
  var isTruncated = false
}

/// Reads JSON from front to back, member by member, so that a long list need not be in memory whole.
///
/// It is lenient where files of others are broken: bytes that are no UTF-8, halves of surrogate
/// pairs and raw control characters in strings are mended. The bytes must outlive it.
struct JSONReader {
  /// How deep values may lie in each other.
  static let maximumDepth = 512

  let bytes: UnsafeRawBufferPointer
  /// The byte that is read next.
  private(set) var offset = 0
  private var depth = 0

  /// Begins at the start, behind a byte order mark.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The byte that the next value begins with; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    return offset < bytes.count ? bytes[offset] : nil
  }

  /// Steps over one byte that must be there.
  mutating func expect(_ byte: UInt8, _ what: String) throws(JSONFault) {
    guard let next = peek() else { throw ended }
    guard next == byte else { throw fault(what) }
    offset += 1
  }

  /// Says what is wrong here.
  func fault(_ message: String) -> JSONFault {
    JSONFault(offset: offset, message: message)
  }

  /// Says that the text ends too early.
  var ended: JSONFault {
    JSONFault(
      offset: bytes.count, message: "the file ends in the middle of a value", isTruncated: true)
  }

  // MARK: - Values

  /// Reads a value whole.
  mutating func value() throws(JSONFault) -> JSONValue {
    guard let byte = peek() else { throw ended }
    switch byte {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default: throw fault("a value should begin here")
    }
  }

  private mutating func object() throws(JSONFault) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    try open(UInt8(ascii: "{"))
    var isFirst = true
    while let key = try nextMember(&isFirst) { members[key] = try value() }
    return members
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    var values: [JSONValue] = []
    try open(UInt8(ascii: "["))
    var isFirst = true
    while try nextElement(&isFirst) { values.append(try value()) }
    return values
  }

  // MARK: - Piece by piece

  /// Steps into an object or a list.
  mutating func open(_ bracket: UInt8) throws(JSONFault) {
    let name = bracket == UInt8(ascii: "{") ? "an object" : "a list"
    try expect(bracket, "\(name) should begin here")
    depth += 1
    guard depth <= Self.maximumDepth else { throw fault("values lie too deep in each other") }
  }

  /// The key of the next member, whose value is read next; nil: the object is over.
  mutating func nextMember(_ isFirst: inout Bool) throws(JSONFault) -> String? {
    guard try goesOn(until: UInt8(ascii: "}"), &isFirst) else { return nil }
    guard let byte = peek() else { throw ended }
    guard byte == UInt8(ascii: "\"") else { throw fault("a key in quotes should stand here") }
    let key = try string()
    try expect(UInt8(ascii: ":"), "a colon should stand here")
    return key
  }

  /// Whether an element follows, which is read next; false: the list is over.
  mutating func nextElement(_ isFirst: inout Bool) throws(JSONFault) -> Bool {
    try goesOn(until: UInt8(ascii: "]"), &isFirst)
  }

  private mutating func goesOn(until bracket: UInt8, _ isFirst: inout Bool) throws(JSONFault)
    -> Bool
  {
    guard let byte = peek() else { throw ended }
    if byte == bracket {
      offset += 1
      depth -= 1
      return false
    }
    if !isFirst { try expect(UInt8(ascii: ","), "a comma should stand here") }
    isFirst = false
    return true
  }

  /// Steps over a value without making anything of it; what is wrong inside is not noticed.
  mutating func skip() throws(JSONFault) {
    guard let first = peek() else { throw ended }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      _ = try value()
      return
    }
    var open = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: "\""):
        try skipString()
        continue
      default: break
      }
      offset += 1
      if open == 0 { return }
    }
    throw ended
  }

  // MARK: - Words and numbers

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault)
    -> JSONValue
  {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset + index < bytes.count else { throw ended }
      guard bytes[offset + index] == word.utf8Start[index] else {
        throw fault("a value should begin here")
      }
    }
    offset += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = offset
    var isWhole = true
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
      default:
        return try number(String(decoding: bytes[start..<offset], as: UTF8.self), isWhole, start)
      }
      offset += 1
    }
    // Only a whole file can end with a number, and none that is read here is one.
    throw ended
  }

  private func number(_ text: String, _ isWhole: Bool, _ start: Int) throws(JSONFault)
    -> JSONValue
  {
    if isWhole, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text) else { throw JSONFault(offset: start, message: "no number") }
    return value.isFinite ? .number(value) : .null
  }

  // MARK: - Strings

  private mutating func skipString() throws(JSONFault) {
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return }
    }
    throw ended
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = offset + 1
    try skipString()
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<offset - 1])
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    guard let text = JSONEscapes.text(raw) else {
      throw JSONFault(offset: start, message: "this text has an escape that JSON does not know")
    }
    return text
  }
}
