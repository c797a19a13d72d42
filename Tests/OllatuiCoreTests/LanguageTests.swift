import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// Nothing on the screen is said past the tables of texts.
@Suite struct LanguageTests {
  /// What is the same in every language: names that are typed, keys, units.
  private static let names: Set<String> = {
    let typed =
      Command.all.flatMap { [$0.name] + $0.aliases } + Setting.all.map(\.name)
      + ModelParameter.all.map(\.name)
    let keys = Command.all.flatMap { $0.keys + $0.listKeys }.map(\.description)
    let units = ["tok/s", "ms", "GB", "µs"]
    return Set((typed + keys + units).flatMap(letters))
  }()

  private static func letters(_ text: String) -> [String] {
    text.matches(of: /[A-Za-z_]{2,}/).map { String($0.output) }
  }

  /// Words of the alphabet on the screen that are neither names nor the test's own.
  func leftovers(_ drive: Drive, _ own: String = "") -> [String] {
    let own = Set(Self.letters(own))
    return Self.letters(drive.screen).filter { !Self.names.contains($0) && !own.contains($0) }
  }

  func drive(
    model name: String? = "mm:1", installed: [String]? = ["mm:1", "nn:2"], rows: Int = 40
  ) -> Drive {
    Drive(columns: 120, rows: rows, model: name, installed: installed, strings: .pseudo)
  }

  @Test func `the welcome says nothing past the tables, whatever the server does`() {
    var asking = drive(model: nil, installed: nil)
    #expect(leftovers(asking) == [])
    asking.send(.modelsListed(ConnectionID(value: 0), .failure(.refused(host: "127.0.0.1:11434"))))
    #expect(leftovers(asking) == [])
    asking.ask("12")
    #expect(leftovers(asking) == [])
    #expect(leftovers(drive(model: nil, installed: [])) == [])
    #expect(leftovers(drive(), "mm") == [])
    #expect(leftovers(drive(model: "zz:1"), "zz") == [])
    var mute = drive(model: nil, installed: nil)
    let embedding = ModelSummary(name: "mm:1", capabilities: ["embedding"])
    mute.send(.modelsListed(ConnectionID(value: 0), .success([embedding])))
    mute.send(.runningListed(ConnectionID(value: 0), .success([])))
    #expect(leftovers(mute) == [])
    mute.press(.control("o"))
    #expect(leftovers(mute, "mm") == [])
  }

  @Test func `help, pickers and completions say nothing past the tables`() {
    var drive = drive(rows: 200)
    drive.press(Key(.function(1)))
    #expect(leftovers(drive, "mm chat generate none") == [])
    drive.press(Key(.escape), .control("o"))
    #expect(leftovers(drive, "mm nn") == [])
    drive.type("99")
    #expect(leftovers(drive, "mm") == [])
    drive.press(Key(.escape))
    drive.type("/")
    #expect(leftovers(drive, "mm") == [])
  }

  @Test func `the themes and their sample say nothing past the tables`() {
    var drive = drive(rows: 24)
    drive.ask("/theme")
    drive.send(.themesListed(["mm", "nn"]))
    #expect(drive.screen.contains("nn") && drive.screen.contains("42"))
    #expect(leftovers(drive, "auto mm nn let greet hi") == [])
    drive.type("99")
    #expect(leftovers(drive, "mm") == [])
    drive.press(Key(.escape))
    drive.ask("/set theme mm")
    drive.send(.themeShown("mm"))
    #expect(drive.model.notice?.kind == .good)
    #expect(leftovers(drive, "mm") == [])
    drive.send(.themeRejected("12"))
    #expect(leftovers(drive, "mm") == [])
  }

  @Test func `a reply says nothing past the tables in all its phases`() {
    var drive = drive()
    drive.ask("12")
    #expect(leftovers(drive, "mm") == [])
    drive.send(.replySent(drive.running, at: drive.now))
    drive.wait(.milliseconds(600))
    #expect(leftovers(drive, "mm") == [])
    for names in [[], ["mm:1"]] {
      let models = names.map { RunningModel(name: $0) }
      drive.send(.runningListed(ConnectionID(value: 0), .success(models)))
      #expect(leftovers(drive, "mm") == [])
    }
    drive.grow(thinking: "1 2 3")
    drive.wait(.seconds(1))
    #expect(leftovers(drive, "mm") == [])
    drive.grow("4", chunks: 7)
    drive.wait(.seconds(1))
    #expect(leftovers(drive, "mm") == [])
    drive.finish(
      Metrics(
        totalDuration: .milliseconds(4536), loadDuration: .milliseconds(41), promptEvalCount: 26,
        promptEvalCachedCount: 3, promptEvalDuration: .microseconds(342_546), evalCount: 282,
        evalDuration: .seconds(4.2)), reason: "length")
    #expect(drive.screen.contains("67.14 tok/s"))
    #expect(leftovers(drive, "mm") == [])
  }

  @Test(arguments: [
    ReplyEnd.incomplete, .failed(.refused(host: "127.0.0.1:1")), .failed(.modelNotFound("mm:1")),
  ])
  func `how a reply ended is said from the tables`(end: ReplyEnd) {
    var drive = drive()
    drive.ask("12")
    drive.grow("3")
    drive.end(end)
    #expect(leftovers(drive, "mm") == [])
    drive.press(.control("r"), Key(.escape))
    #expect(leftovers(drive, "mm") == [])
  }

  @Test(arguments: [
    "/new", "/clear", "/mouse", "/mode", "/mode xx", "/model xx", "/model 1", "/load", "/retry",
    "/system", "/system 12", "/system none", "/xx", "/set xx 1", "/set mose 1", "/set language",
    "/set host", "/set mouse xx", "/set mouse off", "/set colors 16", "/set scroll-lines 99",
    "/set think xx", "/set parameter", "/set parameter xx 1", "/set parameter mirostat 1",
    "/set parameter temperature xx", "/set parameter seed 1", "/set parameter seed",
    "/set parameter num_ctx 0", "/set parameter use_mmap 5", "/set connect-timeout xx",
    "/set keep-alive xx", "/set model nn", "/set theme ../x", "/set symbols xx", "/set colors xx",
    "/set background xx", "/set clipboard", "/copy", "/copy xx", "/copy code", "/copy all",
    "/copy turn", "/copy link 3", "/save", "/save xx", "/save table xx", "/save all xx", "/open",
    "/open xx", "/open file:xx",
  ])
  func `what a command answers is said from the tables`(text: String) {
    var drive = drive(rows: 24)
    drive.ask(text)
    let values =
      "chat generate auto on off low medium high max unicode ascii bit none dark light tool osc "
      + "reply code table link turn prompt all http https mailto FILE"
    #expect(leftovers(drive, "\(text) \(values) mm nn") == [])
  }

  @Test func `notices of the world outside are said from the tables`() {
    var drive = drive()
    for event: Event in [
      .demoFailed("12"), .hostRejected(.badAddress("1", reason: "only http and https are spoken")),
      .editorEnded(.failure(EditorError(Message(.editorFailed, [.command: "1", .status: "2"])))),
    ] {
      drive.send(event)
      #expect(drive.model.notice?.kind == .error)
      #expect(leftovers(drive, "mm") == [])
    }
    drive.press(.control("c"))
    #expect(leftovers(drive, "mm") == [])
    drive.send(.modelsListed(ConnectionID(value: 0), .failure(.refused(host: "1"))))
    drive.list(["mm:1"])
    #expect(leftovers(drive, "mm") == [])
  }
}

@Suite struct LanguageChoiceTests {
  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], "zh-Hans"), (["LANG": "zh_SG"], "zh-Hans"),
    (["LANG": "zh_CN.GB18030"], "zh-Hans"), (["LANG": "zh"], "zh-Hans"),
    (["LANG": "zh_Hans_CN"], "zh-Hans"), (["LANG": "de_DE.UTF-8"], "de"),
    (["LANG": "de_AT@euro"], "de"), (["LANG": "fr_FR.UTF-8"], "en"),
    (["LANG": "en_US.UTF-8"], "en"), (["LANG": "C"], "en"), (["LANG": "C.UTF-8"], "en"),
    (["LANG": "POSIX"], "en"), (["LANG": ""], "en"), ([:], "en"),
    // The first that is set counts, but an empty one is not set.
    (["LANG": "zh_CN", "LC_MESSAGES": "de_DE"], "de"),
    (["LANG": "zh_CN", "LC_MESSAGES": "de_DE", "LC_ALL": "C"], "en"),
    (["LANG": "zh_CN", "LC_MESSAGES": "", "LC_ALL": ""], "zh-Hans"),
    (["LC_CTYPE": "zh_CN.UTF-8"], "en"),
    // The list counts more than a locale, but not more than C.
    (["LANG": "en_US.UTF-8", "LANGUAGE": "fr:zh_CN:de"], "zh-Hans"),
    (["LANG": "de_DE", "LANGUAGE": "fr"], "de"), (["LANG": "C", "LANGUAGE": "zh_CN"], "en"),
    (["LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"], "en"), (["LANGUAGE": "zh_CN"], "en"),
    // The other script is better than none, and worse than what was asked for as well.
    (["LANG": "zh_TW.UTF-8"], "zh-Hans"), (["LANG": "zh_HK"], "zh-Hans"),
    (["LANG": "zh_TW", "LANGUAGE": "zh_TW:en"], "en"),
  ])
  func `the environment chooses`(environment: [String: String], language: String) {
    let names = ["de", "en", "zh-Hans"]
    #expect(preferredLanguage(environment: environment, among: names) == language)
  }

  @Test(arguments: [
    ("zh_TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh_CN", "zh-Hans"), ("pt_BR", "pt-BR"),
    ("pt_PT", "pt"), ("pt", "pt"), ("en_GB", "en-GB"), ("en_US", "en"), ("sr", "sr-Latn"),
  ])
  func `the table that fits best is taken`(locale: String, language: String) {
    let names = ["en-GB", "pt", "pt-BR", "sr-Latn", "zh-Hans", "zh-Hant"]
    #expect(preferredLanguage(environment: ["LANG": locale], among: names) == language)
  }
}
