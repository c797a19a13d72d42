/// Something wrong in a file, or with it; all else that was read counts.
package struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's whole path, as it was opened.
  package var path: String
  /// The line, counted from 1; nil where it is the file as a whole.
  package var line: Int?
  /// What is wrong, what was expected, what happens now.
  package var message: String

  /// Makes a problem.
  package init(path: String, line: Int? = nil, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// For the user, such as `config.toml:12: no setting "modle"; did you mean "model"?`.
  package var description: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return line.map { "\(name):\($0): \(message)" } ?? "\(path): \(message)"
  }
}
