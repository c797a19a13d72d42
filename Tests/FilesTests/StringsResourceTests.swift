import Foundation
import OllatuiCore
import Testing

@testable import Files

/// What lies in `Resources/strings` of the package.
struct StringsResourceTests {
  private static let folder = packageFolder + "/Resources/strings"
  private static let translations = StringsFolders([folder]).names.filter { $0 != "en" }

  private func file(_ name: String) throws -> StringsFile {
    let path = "\(Self.folder)/\(name).toml"
    return StringsFile(text: try String(contentsOfFile: path, encoding: .utf8), path: path)
  }

  @Test func `en.toml is what the code makes, and says what the code says`() throws {
    let path = Self.folder + "/en.toml"
    if ProcessInfo.processInfo.environment["UPDATE_RESOURCES"] != nil {
      try write(StringsFile.template, to: path)
    }
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == StringsFile.template,
      "to rewrite it: UPDATE_RESOURCES=1 swift test --filter StringsResourceTests")
    let read = StringsFile(text: StringsFile.template, path: path)
    #expect(read.problems == [])
    for row in Strings.rows { #expect(read.texts[row.key] == row.english) }
  }

  @Test func `these are all languages`() {
    #expect(Self.translations == ["zh-Hans"])
  }

  @Test(arguments: translations)
  func `every language says everything, and nothing that is unknown`(name: String) throws {
    let file = try file(name)
    #expect(file.problems == [])
    #expect(Strings.rows.map(\.key).filter { file.texts[$0] == nil } == [])
  }

  @Test func `Chinese has no English left but names`() throws {
    let names: Set<String> = [
      "Alt", "ID", "history", "import", "API", "ASCII", "Ctrl", "HOME", "XDG_DATA_HOME", "ollatui",
      "last", "new",
      "EDITOR", "Enter", "Esc", "IP", "IPv", "LANG",
      "OLLAMA_API_KEY",
      "OLLAMA_HOST", "Ollama", "PEM", "Shift", "VISUAL", "auto", "com", "demo", "example", "fg",
      "en", "http", "https", "keep_alive", "libcurl", "library", "load", "localhost", "ms",
      "num_ctx", "num_predict", "off", "ollama", "parameter", "pull", "qwen", "repeat_penalty",
      "serve", "set", "signin", "temperature", "themes", "token", "zh", "Hans", "End",
      "chat", "generate", "host", "mouse", "none", "nothink", "quiet", "system", "think", "true",
      "false", "verbose", "on", "reply", "code", "table", "link", "turn", "prompt", "all",
      "open", "folded", "rename", "undelete", "role", "user", "since", "until", "pinned",
      "history", "model", "Markdown", "dark", "light", "ascii", "UTF", "tool", "osc", "OSC",
      "BROWSER", "bit",
      "clipboard", "colors", "copy", "direct", "mailto", "ncurses", "save", "term", "tmux", "xterm",
      "ca", "file", "first", "timeout", "between",
      "tokens", "export", "markdown", "json", "text", "html", "request", "curl", "ChatGPT", "oterm",
      "undo", "GPU", "CPU", "md", "csv", "statistics", "conversation", "compare", "server", "local",
      "origin", "bench", "README", "tok", "eval_count", "truncate", "shift", "deepseek",
    ]
    for (key, text) in try file("zh-Hans").texts {
      // What is put in is no word of the text.
      let words = text.other.replacing(/\{[a-z]+\}/, with: "")
      for word in words.matches(of: /[A-Za-z_]{2,}/) {
        #expect(names.contains(String(word.output)), "\(key): \(text.other)")
      }
    }
  }

  @Test func `Chinese is set as Chinese`() throws {
    for (key, text) in try file("zh-Hans").texts {
      // No half-width mark beside an ideograph, and a blank between ideographs and letters.
      #expect(!text.other.contains(/[一-鿿][,;:?!()]|[,;:?!()][一-鿿]/), "\(key): \(text.other)")
      #expect(!text.other.contains(/[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]/), "\(key): \(text.other)")
      #expect(!text.other.contains(/[，。；：？！（）、] | [，。；：？！（）、]/), "\(key)")
    }
  }
}
