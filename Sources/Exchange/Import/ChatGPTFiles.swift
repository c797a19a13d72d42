import OllamaWire

/// Pictures, sounds and other files of one message of ChatGPT's export.
///
/// They lie beside the file, or not even there, and are not read in; a mark in brackets with their
/// names stands where they were.
struct ChatGPTFiles {
  /// Those within the parts of the message, whose marks stand in its text.
  private(set) var within: [String] = []
  /// Those that came with it apart from its text.
  private(set) var apart: [String] = []

  /// The marks of all.
  var marks: [String] { within + apart }

  /// Looks at a message.
  init(of message: JSONValue?) {
    if case .array(let parts)? = message?["content"]?["parts"] {
      within = parts.compactMap(Self.mark(ofPart:))
    }
    guard case .array(let attachments)? = message?["metadata"]?["attachments"] else { return }
    for attachment in attachments {
      let type = attachment["mime_type"] ?? attachment["mimeType"]
      let id = attachment["id"]?.stringValue
      let isWithin =
        id.map { id in within.contains { $0.contains(id) } } ?? false
        || type?.stringValue?.hasPrefix("image/") == true && !within.isEmpty
      if !isWithin { apart.append(Self.mark("file", attachment["name"]?.stringValue ?? id)) }
    }
  }

  /// What stands for a part of a message; nil: it is text, or nothing.
  static func mark(ofPart part: JSONValue) -> String? {
    guard case .object = part, part["text"]?.stringValue == nil,
      let type = part["content_type"]?.stringValue
    else { return nil }
    let pointer = part["asset_pointer"]?.stringValue
    // `file-service://file-abc` is the beginning of the file's name in the archive.
    let name = pointer.flatMap { $0.split(separator: "/").last.map(String.init) }
    return mark(type == "image_asset_pointer" ? "image" : type, name)
  }

  private static func mark(_ kind: String, _ name: String?) -> String {
    guard let name, !name.isEmpty else { return "[\(kind)]" }
    return "[\(kind): \(name)]"
  }
}
