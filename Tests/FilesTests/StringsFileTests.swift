import OllatuiCore
import Testing

@testable import Files

struct StringsFileTests {
  private func messages(_ text: String) -> [String] {
    StringsFile(text: text, path: "/x/de.toml").problems.map(\.description)
  }

  @Test func `sections, forms of numbers and rows of tables are read`() {
    let file = StringsFile(
      text: """
        [status]
        ready = "bereit"
        [screen]
        lines-below = { one = "{count} Zeile", other = "{count} Zeilen" }
        [commands]
        quit = "beenden"
        """, path: "de.toml")
    #expect(file.problems == [])
    let strings = Strings(language: "de", texts: file.texts)
    #expect(strings(.ready) == "bereit")
    #expect(strings(.linesBelow, count: 1) == "1 Zeile")
    #expect(strings(.linesBelow, count: 2) == "2 Zeilen")
    #expect(Command.all.map(strings.summary).contains("beenden"))
  }

  @Test(arguments: [
    ("[stauts]\nready = \"x\"", #"de.toml:1: no section "stauts"; did you mean "status"?"#),
    ("[status]\nraedy = \"x\"", #"de.toml:2: no text "raedy"; did you mean "ready"?"#),
    ("[status]\nzzzz = \"x\"", #"de.toml:2: no text "zzzz"; the line is passed over"#),
    (
      "[status]\nready = 3",
      "de.toml:2: status.ready wants a text in quotes, not 3; it is passed over"
    ),
    ("[status]\nready = \"\"", "de.toml:2: ready is empty; it is passed over"),
    (
      "[welcome]\nlooking = \"wo?\"", "de.toml:2: looking lacks {host}; it is passed over"
    ),
    (
      "[welcome]\nlooking = \"{hots}\"",
      #"de.toml:2: no name in braces "hots"; did you mean "host"?"#
    ),
    (
      "[status]\nready = \"a\\u001b[31mb\"",
      "de.toml:2: ready holds a control character or a line break; it is passed over"
    ),
    (
      "[status]\nready = \"a\\u202eb\"",
      "de.toml:2: ready holds a control character or a line break; it is passed over"
    ),
    (
      "[screen]\nlines-below = { few = \"{count}\" }",
      #"de.toml:2: lines-below has the forms one and other, not "few"; it is passed over"#
    ),
    ("status = 3", "de.toml:1: status wants a table, not 3; it is passed over"),
  ])
  func `a mistake names its line and costs no other text`(text: String, message: String) {
    #expect(messages(text) == [message])
    let file = StringsFile(text: text + "\n[keys]\nstop = \"halt\"\n", path: "de.toml")
    #expect(file.texts == ["keys.stop": "halt"])
  }

  @Test func `a text of the user's own counts more, and the rest comes from the program's`() throws
  {
    try withFolder { folder in
      try write("[status]\nready = \"bereit\"", to: folder + "/own/de.toml")
      try write(
        "[status]\nready = \"fertig\"\nqueued = \"wartet\"\nx = 1", to: folder + "/shipped/de.toml")
      try write("[status]\nready = \"go\"", to: folder + "/own/en.toml")
      try write("[status]\nready = \"not read\"", to: folder + "/shipped/en.toml")
      let folders = StringsFolders([folder + "/own", folder + "/none", folder + "/shipped"])
      #expect(folders.names == ["de", "en"])
      let (german, problems) = try folders.strings(named: "de")
      #expect(german(.ready) == "bereit")
      #expect(german(.queued) == "wartet")
      #expect(german(.noModel) == "no model")
      #expect(problems.map(\.line) == [4])
      #expect(folders.strings(for: ["LANG": "de_AT"]).0 == german)
      #expect(folders.strings(for: ["LANG": "fr_FR"]).0(.ready) == "go")
      #expect(try StringsFolders([folder + "/none"]).strings(named: "en").0 == .english)
    }
  }

  @Test(arguments: ["dee", "../own/de", "", ".de"])
  func `a language that there is not is told of with those there are`(name: String) throws {
    try withFolder { folder in
      try write("", to: folder + "/de.toml")
      let error = #expect(throws: SettingError.self) {
        try StringsFolders([folder]).strings(named: name)
      }
      #expect(error?.message.hasPrefix("no language \"\(name)\"; ") == true)
      #expect(error?.message.contains("de") == true)
    }
  }
}
