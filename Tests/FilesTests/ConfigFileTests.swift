import Foundation
import OllatuiCore
import Testing

@testable import Files

struct ConfigFileTests {
  private func entry(_ id: SettingID, _ value: SettingValue, _ line: Int) -> ConfigFile.Entry {
    ConfigFile.Entry(id: id, value: value, line: line)
  }

  @Test func `settings are read with their lines`() {
    let file = ConfigFile(
      text: """
        # mine
        model = "qwen3:4b"   # small

        mouse = false
        verbose = "off"
        scroll-lines = 5
        connect-timeout = 2.5
        first-token-timeout = "off"
        think = true
        colors = 256
        keep-alive = -1
        system = '''
        two
        lines'''
        "theme" = "light"
        """, path: "/c/config.toml")
    #expect(file.problems == [])
    #expect(
      file.entries == [
        entry(.model, .text("qwen3:4b"), 2), entry(.mouse, .flag(false), 4),
        entry(.verbose, .flag(false), 5), entry(.scrollLines, .integer(5), 6),
        entry(.connectTimeout, .duration(.milliseconds(2500)), 7),
        entry(.firstTokenTimeout, .nothing, 8), entry(.think, .text("on"), 9),
        entry(.colors, .text("256"), 10), entry(.keepAlive, .text("-1"), 11),
        entry(.system, .text("two\nlines"), 12), entry(.theme, .text("light"), 15),
      ])
  }

  @Test func `a mistake names line, expectation and consequence, and the rest counts`() {
    let file = ConfigFile(
      text: """
        modle = "x"
        model = 4
        mouse = 'maybe'
        scroll-lines = 99
        host = ["a"]
        theme = 1979-05-27
        zzz = 1
        mode = "generate"
        mode = "chat"
        """, path: "/c/config.toml")
    #expect(
      file.problems.map(\.description) == [
        #"config.toml:1: no setting "modle"; did you mean "model"?"#,
        "config.toml:2: model wants a text in quotes, not 4; the line is passed over",
        #"config.toml:3: mouse wants on or off, not "maybe"; the line is passed over"#,
        "config.toml:4: scroll-lines wants a whole number from 1 to 20, not \"99\"; "
          + "the line is passed over",
        "config.toml:5: host wants a host, such as 127.0.0.1:11434 in quotes, not a list; "
          + "the line is passed over",
        "config.toml:6: cannot be read, since there is a date or a time; the line is passed over",
        #"config.toml:7: no setting "zzz"; the line is passed over"#,
        #"config.toml:9: "mode" stands in line 8 already, which counts"#,
      ])
    #expect(file.entries == [entry(.mode, .text("generate"), 8)])
  }

  @Test func `what is no TOML costs its own line only`() {
    let file = ConfigFile(
      text: """
        model = qwen3:4b
        mouse = off
        theme "light"
        host = "unclosed
        colors = ["a",
        editor = "vi"
        = 3
        system = \"""never closed
        scroll-lines = 4
        """, path: "/c/config.toml")
    #expect(file.problems.map(\.line) == [1, 2, 3, 4, 5, 7, 8])
    #expect(
      file.problems.allSatisfy {
        $0.message.hasPrefix("cannot be read, since ")
          && $0.message.hasSuffix("; write name = \"text\", name = 3 or name = true")
      })
    #expect(file.entries == [entry(.editor, .text("vi"), 6), entry(.scrollLines, .integer(4), 9)])
  }

  @Test func `a table is told of once and its members are passed over`() {
    let file = ConfigFile(
      text: """
        mouse = false
        a.b = 1
        [display]
        theme = "light"
        model = "x"
        [display.more]
        x = 1
        """, path: "/c/config.toml")
    #expect(
      file.problems.map(\.description) == [
        "config.toml:2: no table \"a\"; settings stand above all tables, "
          + "and what is in it is passed over",
        "config.toml:3: no table \"display\"; settings stand above all tables, "
          + "and what is in it is passed over",
      ])
    #expect(file.entries == [entry(.mouse, .flag(false), 1)])
  }

  @Test func `zero bytes and bytes that are no UTF-8 are told of by line`() throws {
    try withFolder { folder in
      let path = folder + "/config.toml"
      var bytes = Data("mouse = false\nmodel = \"a".utf8)
      bytes += [0xFF] + Data("\"\ntheme = \"x\" \0\nmode = \"generate\"\r\n".utf8)
      try bytes.write(to: URL(filePath: path))
      let file = ConfigFile(path: path)
      #expect(
        file.problems.map(\.description) == [
          "config.toml:2: this line is not UTF-8 text",
          "config.toml:3: there is a zero byte; the line is passed over",
        ])
      #expect(file.entries.map(\.id) == [.mouse, .model, .mode])
    }
  }

  @Test func `control characters of the file do not come back in a message`() {
    let file = ConfigFile(text: "a\u{1B}[31m = \u{1B}\n\"b\\u001B\" = 1", path: "/c/config.toml")
    #expect(file.problems.count == 2)
    #expect(file.problems.allSatisfy { !$0.message.contains("\u{1B}") })
  }

  @Test func `a missing file is a problem only where it was asked for`() {
    #expect(ConfigFile(path: "/nowhere/config.toml").problems == [])
    #expect(
      ConfigFile(path: "/nowhere/config.toml", isRequired: true).problems.map(\.description) == [
        "/nowhere/config.toml: there is no such file"
      ])
  }

  @Test func `a folder, a pipe and a huge file are refused in words`() throws {
    try withFolder { folder in
      try #require(mkfifo(folder + "/pipe", 0o600) == 0)
      try write(String(repeating: "#", count: 256 << 10 + 1), to: folder + "/huge")
      #expect(
        ["", "/pipe", "/huge"].map { ConfigFile(path: folder + $0).problems.map(\.message) } == [
          ["cannot be read: it is no plain file"], ["cannot be read: it is no plain file"],
          ["is not read: it is longer than 256 KB"],
        ])
    }
  }

  @Test func `what the file says counts less than the environment and says its line`() throws {
    var settings = Settings()
    try settings.set(.theme, text: "light", layer: .environment)
    ConfigFile(text: "theme = \"x\"\nmodel = \"m\"", path: "/c/config.toml").apply(to: &settings)
    #expect(settings.theme == "light")
    #expect(settings.model == "m")
    #expect(settings.place(of: .model) == "config.toml:2")
  }

  @Test(.timeLimit(.minutes(1))) func `many unclosed lists are read one by one`() {
    let text = String(repeating: "a = [\n", count: 20_000)
    #expect(TOMLStatement.all(in: text).count == 20_000)
  }
}
