import OllamaWire

/// Takes out of texts what must not be stored: users and passwords of URLs, and ways to sign in.
enum Credentials {
  /// A text without users and passwords, and without what stands behind the `?` of its URLs.
  static func removed(fromText text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) || text.contains("://") else { return text }
    var clean = ""
    var word = ""
    for character in text {
      if character.isWhitespace || "\"'`<>()[]{}|,;".contains(character) {
        clean += cleaned(word: word)
        clean.append(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return clean + cleaned(word: word)
  }

  /// What was typed: a command such as `/set host http://me:secret@there` without user and password.
  ///
  /// A message is what the user wants to have kept, as it is.
  static func removed(fromTyped text: String) -> String {
    guard text.hasPrefix("/"), text.utf8.contains(UInt8(ascii: "@")) else { return text }
    return removed(fromText: text)
  }

  /// An error as it may be stored: without the address at which to sign in.
  static func removed(from error: OllamaError) -> OllamaError {
    var error = error
    if let url = error.signInURL, !url.isEmpty {
      error.message = error.message.replacing(url, with: "…")
      if error.hint?.contains(url) == true { error.hint = nil }
      error.signInURL = nil
    }
    error.message = removed(fromText: error.message)
    error.hint = error.hint.map(removed(fromText:))
    return error
  }

  /// A word without what stands before its `@`, where that can be a password.
  private static func cleaned(word: String) -> String {
    let scheme = word.firstRange(of: "://")
    var word = word
    if let scheme, let question = word[scheme.upperBound...].firstIndex(of: "?") {
      // A `?` of a password stands before the `@`.
      if !word[question...].contains("@") { word = String(word[..<question]) }
    }
    guard let at = word.lastIndex(of: "@") else { return word }
    let start = scheme.map(\.upperBound).flatMap { $0 <= at ? $0 : nil } ?? word.startIndex
    let before = word[start..<at]
    guard let colon = before.firstIndex(of: ":") else {
      // `user@host` is no secret by itself, but one of a URL may be a token.
      return scheme == nil || before.contains("/")
        ? word : String(word[..<start] + word[word.index(after: at)...])
    }
    let rest = before[before.index(after: colon)...]
    let port = rest.prefix { $0 != "/" }
    let isPort = port.count < rest.count && !port.isEmpty && port.allSatisfy(\.isNumber)
    return isPort ? word : String(word[..<start] + word[word.index(after: at)...])
  }
}
