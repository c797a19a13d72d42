/// A password or key: it goes out on the wire and appears nowhere else.
///
/// Printing, dumping and reflecting show a fixed mark, and there is no way to encode it.
package struct Secret: Hashable, Sendable {
  /// The text itself, for the request only.
  let text: String

  /// Keeps a password or key.
  package init(_ text: String) {
    self.text = text
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "•••" }

  package var debugDescription: String { "•••" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// User and password of a URL.
struct Credentials: Hashable, Sendable {
  /// Who signs in; as little to be shown as the password.
  let user: Secret
  /// The password; empty where the URL has none.
  let password: Secret
}
