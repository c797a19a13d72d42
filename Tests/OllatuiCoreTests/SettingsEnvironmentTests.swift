import TextUI
import Testing

@testable import OllatuiCore

struct SettingsEnvironmentTests {
  @Test func `variables of our own count more than the file and shared ones less`() throws {
    var settings = Settings()
    try settings.set(.host, text: "file:1", layer: .file)
    try settings.set(.model, text: "file", layer: .file)
    let errors = settings.read(environment: [
      "OLLAMA_HOST": "shared:1", "OLLATUI_MODEL": "env", "PATH": "/bin",
    ])
    #expect(errors == [])
    #expect(settings.host == "file:1")
    #expect(settings.model == "env")
    settings.unset(.host, layer: .file)
    #expect(settings.host == "shared:1")
    #expect(settings.place(of: .host) == "OLLAMA_HOST")
    #expect(settings.place(of: .model) == "OLLATUI_MODEL")
  }

  @Test func `the first shared variable that is set counts`() {
    var settings = Settings()
    #expect(
      settings.read(environment: ["EDITOR": "ed", "VISUAL": "vim", "OLLAMA_EDITOR": ""]) == [])
    #expect(settings.editor == "vim")
    #expect(settings.place(of: .editor) == "VISUAL")
  }

  @Test func `NO_COLOR takes colours away unless it is empty or something else is asked for`() {
    var settings = Settings()
    #expect(settings.read(environment: ["NO_COLOR": "1"]) == [])
    #expect(settings.colors == ColorDepth.none)
    var asked = Settings()
    #expect(asked.read(environment: ["NO_COLOR": "1", "OLLATUI_COLORS": "16"]) == [])
    #expect(asked.colors == .sixteen)
    var empty = Settings()
    #expect(empty.read(environment: ["NO_COLOR": ""]) == [])
    #expect(empty.colors == nil)
  }

  @Test func `a wrong variable and a misspelt one are told of, and the rest counts`() {
    var settings = Settings()
    let errors = settings.read(environment: [
      "OLLATUI_SCROLL_LINES": "many", "OLLATUI_MODLE": "x", "OLLATUI_SOMETHING_ELSE": "x",
      "OLLATUI_THEME": "light",
    ])
    #expect(
      errors == [
        SettingError(
          message: "OLLATUI_SCROLL_LINES: scroll-lines wants a whole number from 1 to 20, "
            + "not \"many\"; it is passed over"),
        SettingError(
          message: "no setting for \"OLLATUI_MODLE\"; did you mean \"OLLATUI_MODEL\"?"),
      ])
    #expect(settings.theme == "light")
    #expect(settings.scrollLines == 3)
  }
}
