/// Reads the usual chunk of a stream without `JSONDecoder`, some 25 times as fast.
///
/// The usual chunk has strings, numbers, truth values and null at its top, text in
/// `message` or `response`, and `done:false`; in any order and any spelling that JSON
/// allows. At anything else (`done:true`, tool calls, log probabilities, an error, a
/// key that stands twice, broken text) it declines, and `JSONDecoder` decides. Where
/// it accepts, both agree.
struct ChunkScanner: Sendable {
  private var scratch: [UInt8] = []

  /// What was found while walking, before any of it counts.
  private struct Found {
    var content: JSONText?
    var thinking: JSONText?
    var hasText = false
    var isGoingOn = false
  }

  /// Appends the text of a usual chunk to a delta; false, with nothing changed, for any other.
  mutating func scan(
    _ line: UnsafeRawBufferPointer,
    api: ReplyAPI,
    into delta: inout ReplyDelta
  ) -> Bool {
    var cursor = JSONCursor(line)
    var found = Found()
    guard scanTop(&cursor, api, &found), cursor.isAtEnd(), found.hasText, found.isGoingOn else {
      return false
    }
    guard let thinking = text(found.thinking, cursor), let content = text(found.content, cursor)
    else { return false }
    if !thinking.isEmpty { delta.thinking += thinking }
    if !content.isEmpty { delta.content += content }
    return true
  }

  private mutating func text(_ text: JSONText?, _ cursor: JSONCursor) -> String? {
    guard let text else { return "" }
    return cursor.string(of: text, scratch: &scratch)
  }

  private func scanTop(_ cursor: inout JSONCursor, _ api: ReplyAPI, _ found: inout Found) -> Bool {
    guard cursor.skip(UInt8(ascii: "{")) else { return false }
    repeat {
      guard let key = cursor.string(), !key.isEscaped, cursor.skip(UInt8(ascii: ":")) else {
        return false
      }
      guard scanTopValue(of: key, &cursor, api, &found) else { return false }
    } while cursor.skip(UInt8(ascii: ","))
    return cursor.skip(UInt8(ascii: "}"))
  }

  private func scanTopValue(
    of key: JSONText,
    _ cursor: inout JSONCursor,
    _ api: ReplyAPI,
    _ found: inout Found
  ) -> Bool {
    if cursor.text(key, is: "done") {
      guard !found.isGoingOn, cursor.skipLiteral("false") else { return false }
      found.isGoingOn = true
      return true
    }
    guard !cursor.text(key, is: "error") else { return false }
    switch api {
    case .chat:
      guard cursor.text(key, is: "message") else { return cursor.skipScalar() }
      guard !found.hasText else { return false }
      found.hasText = true
      return scanMessage(&cursor, &found)
    case .generate:
      guard cursor.text(key, is: "response") else {
        return scanTextMember(key, "thinking", &cursor, &found.thinking)
      }
      found.hasText = true
      return scanTextMember(key, "response", &cursor, &found.content)
    }
  }

  private func scanMessage(_ cursor: inout JSONCursor, _ found: inout Found) -> Bool {
    guard cursor.skip(UInt8(ascii: "{")) else { return false }
    repeat {
      guard let key = cursor.string(), !key.isEscaped, cursor.skip(UInt8(ascii: ":")) else {
        return false
      }
      let isFine =
        cursor.text(key, is: "content")
        ? scanTextMember(key, "content", &cursor, &found.content)
        : scanTextMember(key, "thinking", &cursor, &found.thinking)
      guard isFine else { return false }
    } while cursor.skip(UInt8(ascii: ","))
    return cursor.skip(UInt8(ascii: "}"))
  }

  /// Notes the text of a member by that name, once; steps over any other.
  private func scanTextMember(
    _ key: JSONText,
    _ name: StaticString,
    _ cursor: inout JSONCursor,
    _ text: inout JSONText?
  ) -> Bool {
    guard cursor.text(key, is: name) else { return cursor.skipScalar() }
    guard text == nil, let value = cursor.string() else { return false }
    text = value
    return true
  }
}
