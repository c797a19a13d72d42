/// Why a setting or a model parameter does not take what was given; the message is for the user.
package struct SettingError: Error, Equatable, Sendable {
  /// What is wrong, what was expected and, where something comes near, what may have been meant;
  /// in English, as it stands beside the name of a file or an option.
  package let message: String
  /// The same for the screen, in any language; nil: there is only English.
  private let said: Message?

  /// Makes an error from its message in English.
  package init(message: String) {
    self.message = message
    said = nil
  }

  /// Makes an error that can be said in any language.
  package init(_ said: Message) {
    message = Strings.english(said)
    self.said = said
  }

  package static func == (one: SettingError, other: SettingError) -> Bool {
    one.message == other.message
  }

  /// What is wrong, in the language of the screen.
  package func text(in strings: Strings) -> String {
    said.map { strings($0) } ?? message
  }

  /// Says that a value is not what is expected.
  package static func wrongValue(of name: String, wants expected: Message, not text: String)
    -> SettingError
  {
    SettingError(
      Message(
        .wrongValue,
        [.name: .text(name), .wants: .message(expected), .value: .text(quoted(text))]))
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
    _ kind: Phrase, _ name: String, among names: [String], otherwise: Message
  ) -> SettingError {
    let kind = Message.Value.message(Message(kind))
    let given = Message.Value.text(quoted(name))
    guard let near = nearestWord(to: name, among: names) else {
      return SettingError(
        Message(.unknownOther, [.kind: kind, .name: given, .otherwise: .message(otherwise)]))
    }
    return SettingError(
      Message(.unknownNear, [.kind: kind, .name: given, .near: .text(quoted(near))]))
  }

  /// Says the same of what only files have, in English.
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
