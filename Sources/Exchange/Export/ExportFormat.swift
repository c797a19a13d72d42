/// What conversations can be written as.
package enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  /// For people and their notes.
  case markdown
  /// Everything, to be read in again.
  case json
  /// For people, without markup of our own.
  case text
  /// One page for a browser.
  case html

  /// What the names of such files end with.
  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .json: "json"
    case .text: "txt"
    case .html: "html"
    }
  }

  /// Finds a format by what it is called or by what its files end with; nil: there is none.
  package init?(name: String) {
    let name = name.lowercased()
    switch name {
    case "htm": self = .html
    case "plain": self = .text
    default:
      guard
        let format = Self.allCases.first(where: { [$0.rawValue, $0.fileExtension].contains(name) })
      else { return nil }
      self = format
    }
  }

  /// Finds a format by the name of a file; nil: it does not say.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(name: String(fileName[fileName.index(after: dot)...]))
  }

  /// A name for a file with a conversation: letters of any language, digits, `-`, `_` and `.`.
  ///
  /// It never begins with a dot or a dash, holds no slash and takes at most 100 bytes.
  package func fileName(title: String) -> String {
    var name = ""
    var isAfterGap = false
    for character in title {
      guard character.isLetter || character.isNumber || "-_.".contains(character) else {
        isAfterGap = true
        continue
      }
      let part = isAfterGap && !name.isEmpty ? "-\(character)" : "\(character)"
      guard name.utf8.count + part.utf8.count <= 94 else { break }
      name += part
      isAfterGap = false
    }
    let ends: Set<Character> = [".", "-"]
    while let first = name.first, ends.contains(first) { name.removeFirst() }
    while let last = name.last, ends.contains(last) { name.removeLast() }
    return "\(name.isEmpty ? "conversation" : name).\(fileExtension)"
  }
}
