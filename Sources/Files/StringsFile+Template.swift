import OllatuiCore

extension StringsFile {
  /// A file with every text in English, which is `Resources/strings/en.toml`.
  package static var template: String {
    var text = """
      # The texts of ollatui in English, made from the code: a template for another language.
      #
      # Copy this file to ~/.config/ollatui/strings (or $XDG_CONFIG_HOME/ollatui/strings) under the
      # name of a language, such as de.toml or pt-BR.toml, and translate what stands in quotes.
      # Names in {braces} stand for what is put in; all of them have to stay, in any order. What is
      # left out is said in English; a file of the same name as one of the program's own changes
      # just the texts that are in it.

      """
    var section: Substring = ""
    for row in Strings.rows {
      if row.section != section {
        section = row.section
        text += "\n[\(section)]\n"
      }
      text += "\(row.name) = \(literal(row.english))\n"
    }
    return text
  }

  private static func literal(_ text: PhraseText) -> String {
    guard let one = text.one else { return tomlString(text.other) }
    return "{ one = \(tomlString(one)), other = \(tomlString(text.other)) }"
  }
}
