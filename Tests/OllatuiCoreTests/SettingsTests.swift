import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

struct SettingsTests {
  @Test func `nothing set gives every default with its type`() {
    let settings = Settings()
    #expect(settings.host == nil)
    #expect(settings.connectTimeout == .seconds(10))
    #expect(settings.firstTokenTimeout == nil)
    #expect(settings.betweenTokensTimeout == nil)
    #expect(settings.caFile == nil)
    #expect(settings.model == nil)
    #expect(settings.mode == .chat)
    #expect(settings.system == nil)
    #expect(settings.keepAlive == nil)
    #expect(settings.think == nil)
    #expect(settings.theme == "auto")
    #expect(settings.isBackgroundLight == nil)
    #expect(settings.usesASCII == nil)
    #expect(settings.colors == nil)
    #expect(settings.verbose)
    #expect(settings.mouse)
    #expect(settings.scrollLines == 3)
    #expect(settings.editor == nil)
    #expect(settings.language == nil)
    #expect(settings.place(of: .theme) == "default")
  }

  @Test func `a value that is set comes back with its type`() throws {
    var settings = Settings()
    for (name, text) in [
      ("host", "h:1"), ("connect-timeout", "2.5"), ("first-token-timeout", "1m"),
      ("ca-file", "~/ca.pem"), ("model", "m"), ("mode", "generate"), ("system", "s"),
      ("keep-alive", "300"), ("think", "low"), ("theme", "light"), ("colors", "none"),
      ("background", "light"), ("symbols", "ascii"),
      ("verbose", "off"), ("mouse", "off"), ("scroll-lines", "5"), ("editor", "vi -u NONE"),
      ("language", "en"),
    ] {
      try settings.set(Setting.named(name).id, text: text, layer: .session)
    }
    #expect(settings.host == "h:1")
    #expect(settings.connectTimeout == .milliseconds(2500))
    #expect(settings.firstTokenTimeout == .seconds(60))
    #expect(settings.caFile == "~/ca.pem")
    #expect(settings.model == "m")
    #expect(settings.mode == .generate)
    #expect(settings.system == "s")
    #expect(settings.keepAlive == .seconds(300))
    #expect(settings.think == .level("low"))
    #expect(settings.theme == "light")
    #expect(settings.colors == ColorDepth.none)
    #expect(settings.isBackgroundLight == true)
    #expect(settings.usesASCII == true)
    #expect(!settings.verbose)
    #expect(!settings.mouse)
    #expect(settings.scrollLines == 5)
    #expect(settings.editor == "vi -u NONE")
    #expect(settings.language == "en")
    try settings.set(Setting.named("keep-alive").id, text: "10m", layer: .session)
    #expect(settings.keepAlive == .text("10m"))
    try settings.set(Setting.named("think").id, text: "off", layer: .session)
    #expect(settings.think == .off)
  }

  @Test(arguments: SettingID.allCases)
  func `every choice of every setting has a typed value`(id: SettingID) throws {
    guard case .choice(let words) = Setting[id].kind else { return }
    for word in words {
      var settings = Settings()
      try settings.set(id, text: word, layer: .file)
      _ = (settings.mode, settings.think, settings.colors, settings.usesASCII)
      #expect(settings.value(of: id) == .text(word))
    }
  }

  @Test func `the highest layer counts, and taking it away shows the next`() throws {
    var settings = Settings()
    for (layer, model) in zip(Settings.Layer.allCases.reversed(), ["e", "d", "c", "b", "a"]) {
      try settings.set(.model, text: model, layer: layer)
    }
    var seen: [String] = []
    for layer in Settings.Layer.allCases.reversed() {
      seen.append("\(settings.model ?? "") \(settings.place(of: .model))")
      #expect(settings.origin(of: .model) == .layer(layer))
      settings.unset(.model, layer: layer)
    }
    #expect(
      seen == [
        "e /set", "d --model", "c OLLATUI_MODEL", "b config.toml", "a environment",
      ])
    #expect(settings == Settings())
    #expect(settings.origin(of: .model) == .standard)
  }

  @Test func `an empty text and off hide what lies below`() throws {
    var settings = Settings()
    try settings.set(.system, text: "be brief", layer: .file)
    try settings.set(.system, text: "", layer: .flag)
    try settings.set(.firstTokenTimeout, text: "30", layer: .file)
    try settings.set(.firstTokenTimeout, text: "off", layer: .session)
    #expect(settings.system == nil)
    #expect(settings.firstTokenTimeout == nil)
    #expect(settings.place(of: .system) == "--system")
  }

  @Test func `a refused value changes nothing`() throws {
    var settings = Settings()
    try settings.set(.scrollLines, text: "7", layer: .file)
    let before = settings
    #expect(throws: SettingError.self) {
      try settings.set(.scrollLines, text: "700", layer: .session)
    }
    #expect(settings == before)
  }

  @Test func `the listing shows values and places, and no passwords`() throws {
    var settings = Settings()
    try settings.set(.host, text: "https://me:pass@example.com", layer: .session)
    try settings.set(.connectTimeout, text: "2.50", layer: .file, place: "config.toml:3")
    let rows = Setting.all.map { settings.row(of: $0.id) }
    #expect(rows.map(\.name) == Setting.all.map(\.name))
    #expect(
      rows.first
        == Settings.Row(
          name: "host", value: "https://…@example.com", place: "/set"))
    let values = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.value) })
    #expect(values["connect-timeout"] == "2.5")
    #expect(values["first-token-timeout"] == "off")
    #expect(values["mouse"] == "on")
    #expect(values["scroll-lines"] == "3")
    #expect(values["model"] == "")
    #expect(settings.row(of: .connectTimeout).place == "config.toml:3")
  }
}
