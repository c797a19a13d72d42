import Testing

@testable import OllatuiCore

struct SettingTests {
  @Test func `every setting has one row`() {
    #expect(Set(Setting.all.map(\.id)) == Set(SettingID.allCases))
    #expect(Setting.all.count == SettingID.allCases.count)
  }

  @Test(arguments: Setting.all)
  func `every setting has a name, help, and a default or an example that it takes`(
    setting: Setting
  ) throws {
    #expect(setting.name.allSatisfy { ("a"..."z").contains($0) || $0 == "-" })
    #expect(!setting.summary.isEmpty)
    #expect(setting.summary.last != ".")
    #expect((setting.defaultText == nil) != (setting.example == nil))
    let text = try #require(setting.defaultText ?? setting.example)
    #expect(try setting.value(of: text) != .nothing || text == "off")
  }

  @Test func `the variable's name comes from the setting's`() {
    #expect(Setting[.firstTokenTimeout].environmentVariable == "OLLATUI_FIRST_TOKEN_TIMEOUT")
  }

  @Test(arguments: [
    (SettingID.model, "qwen3:4b", SettingValue.text("qwen3:4b")),
    (.model, "", .nothing),
    (.system, " two words ", .text(" two words ")),
    (.host, " example.com ", .text("example.com")),
    (.theme, "light", .text("light")),
    (.mode, "generate", .text("generate")),
    (.think, "high", .text("high")),
    (.think, "true", .text("on")),
    (.think, "false", .text("off")),
    (.colors, "256", .text("256")),
    (.mouse, "on", .flag(true)),
    (.mouse, "FALSE", .flag(false)),
    (.verbose, "0", .flag(false)),
    (.scrollLines, " 20 ", .integer(20)),
    (.connectTimeout, "10", .duration(.seconds(10))),
    (.connectTimeout, "0.5", .duration(.milliseconds(500))),
    (.connectTimeout, "1m30s", .duration(.seconds(90))),
    (.firstTokenTimeout, "off", .nothing),
    (.firstTokenTimeout, "0", .nothing),
    (.firstTokenTimeout, "250ms", .duration(.milliseconds(250))),
    (.keepAlive, "300", .text("300")),
    (.keepAlive, "-1", .text("-1")),
    (.keepAlive, "1h30m", .text("1h30m")),
    (.keepAlive, "-1m", .text("-1m")),
    (.keepAlive, "", .nothing),
  ])
  func `a setting takes`(id: SettingID, text: String, value: SettingValue) throws {
    #expect(try Setting[id].value(of: text) == value)
  }

  @Test(arguments: [
    (SettingID.scrollLines, "0", #"scroll-lines wants a whole number from 1 to 20, not "0""#),
    (.scrollLines, "3.5", #"scroll-lines wants a whole number from 1 to 20, not "3.5""#),
    (.mouse, "maybe", #"mouse wants on or off, not "maybe""#),
    (.mode, "talk", #"mode wants chat or generate, not "talk""#),
    (.mode, "on", #"mode wants chat or generate, not "on""#),
    (.colors, "24", #"colors wants auto, 24bit, 256, 16 or none, not "24""#),
    (.theme, "", #"theme wants a name without slashes, not """#),
    (.theme, "../x", #"theme wants a name without slashes, not "../x""#),
    (
      .connectTimeout, "off",
      #"connect-timeout wants seconds above 0, such as 10 or 1m30s, not "off""#
    ),
    (.connectTimeout, "0", #"connect-timeout wants seconds above 0, such as 10 or 1m30s, not "0""#),
    (
      .connectTimeout, "nan",
      #"connect-timeout wants seconds above 0, such as 10 or 1m30s, not "nan""#
    ),
    (
      .betweenTokensTimeout, "-3",
      #"between-tokens-timeout wants off, or seconds above 0, such as 10 or 1m30s, not "-3""#
    ),
    (
      .keepAlive, "ten",
      #"keep-alive wants seconds, or a duration with units, such as 300, 10m or -1, not "ten""#
    ),
    (
      .keepAlive, "10 m",
      #"keep-alive wants seconds, or a duration with units, such as 300, 10m or -1, not "10 m""#
    ),
  ])
  func `a setting refuses, and says what it wants`(id: SettingID, text: String, message: String) {
    #expect(throws: SettingError(message: message)) { try Setting[id].value(of: text) }
  }

  @Test(arguments: [
    ("modle", #"no setting "modle"; did you mean "model"?"#),
    ("scroll", #"no setting "scroll"; did you mean "scroll-lines"?"#),
    ("Mouse", #"no setting "Mouse"; did you mean "mouse"?"#),
    ("conect-timeuot", #"no setting "conect-timeuot"; did you mean "connect-timeout"?"#),
    ("zzz", #"no setting "zzz"; /set lists them all"#),
    ("", #"no setting ""; /set lists them all"#),
    ("a\u{1B}[31m\u{202E}", "no setting \"a\u{FFFD}[31m\u{FFFD}\"; /set lists them all"),
  ])
  func `an unknown name is told of with the nearest`(name: String, message: String) {
    #expect(throws: SettingError(message: message)) { try Setting.named(name) }
  }

  @Test func `a long text is quoted in part`() {
    #expect(
      quoted(String(repeating: "x", count: 61)) == "\"\(String(repeating: "x", count: 60))…\"")
    #expect(quoted(String(repeating: "x", count: 60)) == "\"\(String(repeating: "x", count: 60))\"")
  }

  @Test(arguments: [
    ("1h30m", 5400.0), ("90s", 90), ("500ms", 0.5), ("0", 0), ("-1m", -60), ("1.5h", 5400),
    ("2µs", 0.000_002), (".5s", 0.5),
  ])
  func `a Go duration is read`(text: String, seconds: Double) {
    #expect(GoDuration.seconds(text) == seconds)
  }

  @Test(arguments: ["", "-", "5", "m", "1d", "1h 30m", "1..5s", "3000000h", "0x1s", "1e3s", "."])
  func `what Go refuses is no duration`(text: String) {
    #expect(GoDuration.seconds(text) == nil)
  }
}
