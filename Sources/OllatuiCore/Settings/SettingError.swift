/// Why a setting or a model parameter does not take what was given; the message is for the user.
package struct SettingError: Error, Equatable, Sendable {
  /// What is wrong, what was expected and, where something comes near, what may have been meant.
  package var message: String

  /// Makes an error from its message.
  package init(message: String) {
    self.message = message
  }

  /// Says that a value is not what is expected.
  package static func wrongValue(of name: String, wants expected: String, not text: String)
    -> SettingError
  {
    SettingError(message: "\(name) wants \(expected), not \(quoted(text))")
  }

  /// Says that there is nothing of that name, and what may have been meant.
  ///
  /// - Parameters:
  ///   - kind: what was looked for, such as "setting".
  ///   - name: what was given.
  ///   - names: what there is.
  ///   - otherwise: what to do where nothing comes near.
  /// - Returns: the error.
  package static func unknown(
    _ kind: String, _ name: String, among names: [String], otherwise: String
  ) -> SettingError {
    let what = "no \(kind) \(quoted(name))"
    guard let near = nearestWord(to: name, among: names) else {
      return SettingError(message: "\(what); \(otherwise)")
    }
    return SettingError(message: "\(what); did you mean \(quoted(near))?")
  }
}
