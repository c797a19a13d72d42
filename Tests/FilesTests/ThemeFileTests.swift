import OllatuiCore
import Testing
import TextUI

@testable import Files

struct ThemeFileTests {
  private func file(_ text: String) -> ThemeFile {
    ThemeFile(text: text, path: "/t/mine.toml", name: "mine") { name throws(SettingError) in
      guard name == "dark" else { throw SettingError(message: "no theme \(name)") }
      return .builtin
    }
  }

  @Test func `roles are read in short, as tables and by dotted keys`() {
    let read = file(
      """
      light = true
      dim = "#808080"
      user = { fg = "bright-blue", bg = "default", bold = true }
      error.fg = "red"
      error.underline = true
      text = {}
      [status-accent]
      italic = true
      dim = true
      reverse = false
      """)
    #expect(read.problems == [])
    #expect(
      read.theme
        == Theme(
          name: "mine", isLight: true,
          styles: [
            .dim: Style(.rgb(0x80, 0x80, 0x80)),
            .user: Style(.palette(.brightBlue), bold: true),
            .error: Style(.palette(.red), underline: true),
            .statusAccent: Style(dim: true, italic: true),
          ]))
    #expect(read.roles == [.dim, .user, .error, .text, .statusAccent])
  }

  @Test func `what is named replaces what is inherited, wherever that stands`() {
    var expected = Theme.builtin
    expected.name = "mine"
    expected.setStyle(of: .user, to: Style(.palette(.green)))
    let read = file("user = \"green\"\ninherits = \"dark\"")
    #expect(read.problems == [])
    #expect(read.theme == expected)
  }

  @Test func `every mistake has its line, and the rest counts`() {
    let read = file(
      """
      usr = "red"
      user = { fg = "blurple", bold = true }
      dim = { foreground = "red", italic = 1 }
      light = "yes"
      inherits = 3
      text = 4
      zzz.fg = "red"
      accent = "blue
      good = "green"
      [title.x.y]
      """)
    let lines = read.problems.filter { $0.line != 8 }.map(\.description)
    let expected = ##"""
      mine.toml:1: no role "usr"; did you mean "user"?
      mine.toml:2: user.fg wants a colour, such as "#87afd7", "bright-blue" or "default", \##
      not "blurple"; it is passed over
      mine.toml:3: no style "foreground"; there are fg, bg, bold, dim, italic, underline \##
      and reverse
      mine.toml:3: dim.italic wants true or false, not 1; it is passed over
      mine.toml:4: light wants true or false, not "yes"
      mine.toml:5: inherits wants the name of a theme in quotes, not 3
      mine.toml:6: text wants a colour, such as "#87afd7", "bright-blue" or "default", \##
      not 4; it is passed over
      mine.toml:7: no role "zzz"; the line is passed over
      mine.toml:10: title has no tables in it; the line is passed over
      """##
    #expect(lines.joined(separator: "\n") == expected)
    #expect(read.problems.count { $0.line == 8 } == 1)
    #expect(read.theme.style(of: .user) == Style(bold: true))
    #expect(read.theme.style(of: .good) == Style(.palette(.green)))
    #expect(!read.theme.isLight)
  }

  @Test func `the user's folder hides the program's, and themes build on each other`() throws {
    try withFolder { folder in
      try write("inherits = \"base\"\nuser = \"red\"", to: folder + "/user/mine.toml")
      try write("dim = \"cyan\"", to: folder + "/user/base.toml")
      try write("dim = \"blue\"\nx = 1", to: folder + "/own/base.toml")
      try write("dim = \"blue\"\nx = 1", to: folder + "/own/other.toml")
      try write("", to: folder + "/own/.hidden.toml")
      let themes = ThemeFolders([folder + "/none", folder + "/user", folder + "/own"])
      #expect(themes.names == ["base", "dark", "mine", "other"])
      #expect(themes.listed == ["base", "mine", "other", "dark"])
      let mine = try themes.theme(named: "mine")
      #expect(mine.problems == [])
      #expect(mine.sources == [folder + "/user/mine.toml", folder + "/user/base.toml"])
      #expect(mine.theme.style(of: .dim) == Style(.palette(.cyan)))
      #expect(mine.theme.style(of: .user) == Style(.palette(.red)))
      #expect(try themes.theme(named: "other").problems.map(\.line) == [2])
      #expect(try themes.theme(named: "dark").theme == .builtin)
    }
  }

  @Test(arguments: [
    ("drk", #"no theme "drk"; did you mean "dark"?"#),
    ("zzz", #"no theme "zzz"; there are a, b, dark"#),
    ("../a", #"no theme "../a"; there are a, b, dark"#),
  ])
  func `an unknown theme is told of with those that there are`(name: String, message: String)
    throws
  {
    try withFolder { folder in
      try write("", to: folder + "/a.toml")
      try write("", to: folder + "/b.toml")
      #expect(throws: SettingError(message: message)) {
        try ThemeFolders([folder]).theme(named: name)
      }
    }
  }

  @Test func `a theme that inherits from itself says so and is drawn all the same`() throws {
    try withFolder { folder in
      try write("inherits = \"b\"\ndim = \"red\"", to: folder + "/a.toml")
      try write("inherits = \"a\"\nuser = \"red\"", to: folder + "/b.toml")
      let file = try ThemeFolders([folder]).theme(named: "a")
      #expect(
        file.problems.map(\.description) == [
          "b.toml:1: a theme cannot inherit from itself: a → b → a"
        ])
      #expect(file.theme.style(of: .dim) == Style(.palette(.red)))
      #expect(file.theme.style(of: .user) == Style(.palette(.red)))
    }
  }
}
