import OllamaWire

extension OllamaError {
  /// Whether nobody answered, so that asking again later makes sense.
  var isUnreachable: Bool {
    switch kind {
    case .refused, .nameNotResolved, .timedOut, .tls, .unreachable, .badAddress: true
    case .modelNotFound, .modelCannot, .badRequest, .unauthorized, .forbidden, .hostRejected,
      .notFound, .queueFull, .rateLimited, .serverFailed, .outOfMemory, .contextTooLong,
      .cloudUnavailable, .notOllama, .lineTooLong, .connectionLost, .cancelled:
      false
    }
  }
}

extension JSONValue {
  /// The value as people read it: JSON without blanks, objects by sorted keys.
  var compactText: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .string(let value): "\"\(value)\""
    case .array(let values): "[" + values.map(\.compactText).joined(separator: ",") + "]"
    case .object(let values):
      "{"
        + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.compactText)" }
        .joined(separator: ", ") + "}"
    }
  }
}
