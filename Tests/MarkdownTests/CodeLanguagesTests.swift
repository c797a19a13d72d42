import Testing

@testable import Markdown

struct CodeLanguagesTests {
  private func language(_ name: String, _ aliases: [String]) -> CodeLanguage {
    var definition = CodeDefinition(name: name)
    definition.aliases = aliases
    return CodeLanguage(definition)
  }

  @Test(arguments: [
    "Swift", "swift", "SWIFT", "{.swift}", "{.swift .numberLines}", "language-swift",
    "swift,ignore",
    "swift:main.swift", "swift{1,3}", "main.swift", "Sources/App/main.swift", "swift=x",
    "lang-swift",
  ])
  func `what stands after a fence finds its language`(name: String) {
    let languages = CodeLanguages([language("Swift", ["swift"]), language("C++", ["cpp"])])
    #expect(languages.language(named: name)?.name == "Swift")
  }

  @Test(arguments: ["", "{}", "swif", "text", "...", String(repeating: "a", count: 10000)])
  func `other names find none`(name: String) {
    #expect(CodeLanguages([language("Swift", ["swift"])]).language(named: name) == nil)
  }

  @Test func `names with signs are found`() {
    let languages = CodeLanguages([language("C++", ["cpp"]), language("C#", []), language("C", [])])
    #expect(languages.language(named: "c++")?.name == "C++")
    #expect(languages.language(named: "C#")?.name == "C#")
    #expect(languages.language(named: "c")?.name == "C")
  }

  @Test func `an earlier language keeps an alias, and a name counts more than an alias`() {
    let languages = CodeLanguages([
      language("One", ["x", "two"]), language("Two", ["x", "y"]),
    ])
    #expect(languages.language(named: "x")?.name == "One")
    #expect(languages.language(named: "two")?.name == "Two")
    #expect(languages.language(named: "y")?.name == "Two")
  }
}
