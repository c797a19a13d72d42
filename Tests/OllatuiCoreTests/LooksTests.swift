import TextUI
import Testing

@testable import OllatuiCore

@Suite struct LooksTests {
  private static let names = ["mine", "dark", "light"]

  /// A program whose screen shows every theme that it is told to.
  private func shown(_ drive: inout Drive) {
    for effect in drive.effects {
      if case .showTheme(let name) = effect { drive.send(.themeShown(name)) }
    }
  }

  private func picking() -> Drive {
    var drive = Drive(columns: 80, rows: 24)
    drive.ask("/theme")
    #expect(drive.effects == [.listThemes])
    drive.send(.themesListed(Self.names))
    return drive
  }

  // MARK: - Dark or light

  @Test func `the automatic theme follows the terminal's answer, and a named one does not`() {
    var drive = Drive()
    drive.send(.input(.background(.rgb(255, 255, 255))))
    #expect(drive.effects == [.showTheme("light")])
    shown(&drive)
    drive.send(.input(.background(.rgb(250, 250, 250))))
    #expect(drive.effects == [])
    var named = Drive(flags: [.theme: "nord"])
    named.send(.input(.background(.rgb(255, 255, 255))))
    #expect(named.effects == [])
  }

  @Test func `the setting background counts more than the answer, at once`() {
    var drive = Drive()
    drive.ask("/set background light")
    #expect(drive.effects == [.showTheme("light")])
    shown(&drive)
    drive.send(.input(.background(.rgb(0, 0, 0))))
    #expect(drive.effects == [])
    drive.ask("/set background auto")
    #expect(drive.effects == [.showTheme("dark")])
  }

  @Test func `the answer does not touch what is typed`() {
    var drive = Drive()
    drive.type("abc")
    drive.send(.input(.background(.rgb(255, 255, 255))))
    drive.type("d")
    #expect(drive.model.input.editor.text == "abcd")
  }

  // MARK: - Choosing

  @Test func `a theme is set by name, once it is on the screen`() {
    var drive = Drive()
    drive.ask("/theme light")
    #expect(drive.effects == [.showTheme("light")])
    #expect(drive.model.settings.theme == "auto")
    shown(&drive)
    #expect(drive.model.settings.theme == "light")
    #expect(drive.screen.contains("theme is now light"))
    drive.ask("/theme auto")
    shown(&drive)
    #expect(drive.model.settings.theme == "auto")
    #expect(drive.model.looks.shown == "dark")
  }

  @Test(arguments: ["/theme drk", "/set theme drk"])
  func `a theme that can't be shown leaves setting and screen as they were`(command: String) {
    var drive = Drive(columns: 90)
    drive.ask(command)
    drive.send(.themeRejected("no theme \"drk\"; did you mean \"dark\"?"))
    #expect(drive.model.settings.theme == "auto")
    #expect(
      drive.screen.contains("no theme \"drk\"; did you mean \"dark\"? · dark stays as it was"))
    drive.ask("/set theme light")
    shown(&drive)
    #expect(drive.model.settings.theme == "light")
  }

  @Test func `the name of a theme is completed`() {
    var drive = Drive(columns: 80)
    drive.send(.themesListed(Self.names))
    drive.type("/theme m")
    drive.press(Key(.tab))
    #expect(drive.model.input.editor.text == "/theme mine")
  }

  // MARK: - The picker

  @Test func `the picker shows each theme as it is selected, and Enter keeps it`() {
    var drive = picking()
    #expect(drive.screen.contains("● auto") && drive.screen.contains("  mine"))
    drive.press(Key(.down))
    #expect(drive.effects == [.showTheme("mine")])
    shown(&drive)
    drive.press(Key(.down), Key(.down))
    #expect(drive.effects == [.showTheme("light")])
    shown(&drive)
    #expect(drive.model.settings.theme == "auto")
    drive.press(Key(.enter))
    shown(&drive)
    #expect(drive.model.overlay == nil)
    #expect(drive.model.settings.theme == "light")
    #expect(drive.model.settings.place(of: .theme) == "/set")
  }

  @Test func `a name that is pasted selects and shows the theme`() {
    var drive = picking()
    drive.send(.input(.paste("light\n")))
    #expect(drive.effects == [.showTheme("light")])
  }

  @Test func `Esc puts the former theme back`() {
    var drive = picking()
    drive.type("lig")
    #expect(drive.effects == [.showTheme("light")])
    shown(&drive)
    drive.press(Key(.escape))
    #expect(drive.effects == [.showTheme("dark")])
    #expect(drive.model.overlay == nil)
    #expect(drive.model.settings.theme == "auto")
  }

  @Test func `Esc shows the background's theme where the terminal answered meanwhile`() {
    var drive = picking()
    drive.send(.input(.background(.rgb(255, 255, 255))))
    #expect(drive.effects == [])
    drive.press(Key(.escape))
    #expect(drive.effects == [.showTheme("light")])
  }

  @Test func `a broken theme keeps the picker open, with the last good one on the screen`() {
    var drive = picking()
    drive.press(Key(.down))
    drive.send(.themeRejected("mine.toml:3: no role \"usr\""))
    drive.press(Key(.enter))
    drive.send(.themeRejected("mine.toml:3: no role \"usr\""))
    #expect(drive.screen.contains("mine.toml:3: no role \"usr\" · dark stays as it was"))
    #expect(drive.screen.contains("theme:"))
    #expect(drive.model.looks.shown == "dark")
    drive.press(Key(.escape))
    #expect(drive.effects == [])
  }

  @Test func `the wheel moves the selection, and nothing matches what nothing is called`() {
    var drive = picking()
    drive.send(.input(.mouse(Mouse(.wheelDown, at: Position(column: 0, row: 0)))))
    #expect(drive.effects == [.showTheme("mine")])
    drive.type("zzz")
    #expect(drive.screen.contains("no match"))
    drive.press(Key(.enter))
    #expect(drive.effects == [])
  }

  // MARK: - An edited file

  @Test func `an edited file is read anew, and a mended one takes its complaint away`() {
    var drive = Drive(columns: 90)
    drive.send(.themeEdited)
    #expect(drive.effects == [.showTheme("dark")])
    drive.send(.themeRejected("dark.toml:1: no role \"usr\""))
    #expect(drive.screen.contains("dark.toml:1"))
    drive.send(.themeShown("dark"))
    #expect(!drive.screen.contains("dark.toml:1"))
    #expect(drive.model.settings.theme == "auto")
  }

  // MARK: - Colours and symbols

  @Test func `colours change at once`() {
    var drive = Drive()
    drive.ask("/set colors 24bit")
    #expect(drive.effects == [.useColors(.direct)])
    drive.ask("/set colors auto")
    #expect(drive.effects == [.useColors(nil)])
  }

  @Test func `symbols are ASCII where they are set so, and letters stay`() {
    var drive = Drive(columns: 80)
    drive.ask("/set symbols ascii")
    drive.type("é")
    let text = drive.screen
    #expect(text.contains("> é") && text.contains(String(repeating: "-", count: 80)))
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0 == "é" })
    drive.press(.control("u"))
    drive.ask("/set symbols unicode")
    #expect(drive.screen.contains("›"))
  }

  @Test(arguments: [(true, "auto", false), (false, "auto", true), (false, "unicode", false)])
  func `symbols are ASCII by themselves where the locale is not UTF-8`(
    isUTF8: Bool, setting: String, isASCII: Bool
  ) throws {
    var settings = Settings()
    try settings.set(.symbols, text: setting, layer: .flag)
    let model = Model(
      size: Size(columns: 80, rows: 24), settings: settings,
      server: ServerIdentity(id: ConnectionID(value: 0), display: "h", isLocal: true),
      looks: Looks(isLocaleUTF8: isUTF8))
    #expect(model.looks.isASCII == isASCII)
  }
}
