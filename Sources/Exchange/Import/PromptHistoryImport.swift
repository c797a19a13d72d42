/// Prompts that were typed into another program.
package enum PromptHistoryImport {
  /// What `ollama run` remembers: one prompt a line, the oldest first.
  ///
  /// Commands are left out, and lines that begin with a space, which are not to be remembered.
  package static func prompts(in file: some Collection<UInt8>) -> [String] {
    var prompts: [String] = []
    for line in String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let prompt = String(line).withoutTrailingSpace
      guard let first = prompt.first, !first.isWhitespace, prompt != prompts.last,
        !commands.contains(String(prompt.prefix { !$0.isWhitespace }))
      else { continue }
      prompts.append(prompt)
    }
    return prompts
  }

  private static let commands: Set<String> = [
    "/?", "/bye", "/clear", "/exit", "/help", "/list", "/load", "/save", "/set", "/show", "\"\"\"",
  ]
}
