import Foundation

/// The fields of a request body, read with Go's complaints where a type is wrong.
struct Fields {
  /// What Go calls the object, such as `ChatRequest`.
  let type: String
  private let values: [String: JSON]

  /// Takes the fields of an object; names are told apart without regard to case, as Go does.
  init(_ object: [JSON.Field], type: String) {
    self.type = type
    values = Dictionary(
      object.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { _, last in last })
  }

  /// Reads a request body.
  ///
  /// - Throws: ``RequestError`` where the body is empty, cut off or no object.
  init(body: Data, type: String) throws(RequestError) {
    guard !body.isEmpty else { throw .bad("missing request body") }
    let json: JSON
    do {
      json = try JSONDecoder().decode(JSON.self, from: body)
    } catch {
      let last = body.last { $0 > 0x20 }
      throw .bad(
        last == UInt8(ascii: "}")
          ? "invalid character looking for beginning of value" : "unexpected EOF")
    }
    guard case .object(let object) = json else {
      throw .bad("json: cannot unmarshal \(json.kind) into Go value of type api.\(type)")
    }
    self.init(object, type: type)
  }

  /// The value of a field; nil where it is missing or null.
  subscript(name: String) -> JSON? {
    let value = values[name]
    return value == .null ? nil : value
  }

  /// The text of a field; nil where it is missing or null.
  func text(_ name: String) throws(RequestError) -> String? {
    switch self[name] {
    case nil: return nil
    case .string(let text)?: return text
    case let other?: throw wrong(other, name, "string")
    }
  }

  /// The truth of a field; nil where it is missing or null.
  func flag(_ name: String) throws(RequestError) -> Bool? {
    switch self[name] {
    case nil: return nil
    case .bool(let flag)?: return flag
    case let other?: throw wrong(other, name, "bool")
    }
  }

  /// The items of a field; empty where it is missing or null.
  func list(_ name: String, of element: String) throws(RequestError) -> [JSON] {
    switch self[name] {
    case nil: return []
    case .array(let items)?: return items
    case let other?: throw wrong(other, name, "[]\(element)")
    }
  }

  /// The fields of an object in a field; empty where it is missing or null.
  func object(_ name: String) throws(RequestError) -> [JSON.Field] {
    switch self[name] {
    case nil: return []
    case .object(let fields)?: return fields
    case let other?: throw wrong(other, name, "map[string]interface {}")
    }
  }

  private func wrong(_ value: JSON, _ name: String, _ expected: String) -> RequestError {
    .bad(
      "json: cannot unmarshal \(value.kind) into Go struct field \(type).\(name) "
        + "of type \(expected)")
  }
}
