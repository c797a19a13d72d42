/// A model on a server.
package struct ServedModel: Hashable, Sendable {
  /// The server as it is shown, without credentials.
  package let host: String
  /// The model's name with its tag, in lower case.
  package let name: String

  /// Names a model.
  package init(host: String, name: String) {
    self.host = host
    self.name = Server.withTag(name).lowercased()
  }
}
