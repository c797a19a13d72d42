import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct StringsTests {
  @Test(
    arguments: Phrase.allCases.map { ($0.rawValue, $0.english) }
      + KeptText.allCases.map { ($0.rawValue, $0.english) }
      + WindowText.allCases.map { ($0.rawValue, $0.english) })
  func `every phrase has its English, with names that can be put in`(
    key: String, english: PhraseText
  ) {
    #expect(!english.other.isEmpty)
    let known = Set(Placeholder.allCases.map(\.rawValue))
    #expect(english.placeholders.isSubset(of: known))
    #expect(key.wholeMatch(of: /[a-z]+\.[a-z-]+/) != nil)
  }

  @Test func `no key stands for two texts, and sections stand together`() {
    let keys = Strings.rows.map(\.key)
    #expect(Set(keys).count == keys.count)
    var sections: [Substring] = []
    for row in Strings.rows where sections.last != row.section { sections.append(row.section) }
    #expect(Set(sections).count == sections.count)
  }

  @Test func `what a language lacks is said in English`() {
    let strings = Strings(language: "x", texts: ["status.ready": "bereit"])
    #expect(strings(.ready) == "bereit")
    #expect(strings(.noModel) == "no model")
    #expect(strings.heading(of: .moving) == "Moving")
  }

  @Test func `a text comes in the form of its number`() {
    #expect(Strings.english(.linesBelow, count: 1) == "1 line")
    #expect(Strings.english(.linesBelow, count: 0) == "0 lines")
    let strings = Strings(language: "x", texts: ["screen.lines-below": "{count} 行"])
    #expect(strings(.linesBelow, count: 1) == "1 行")
  }

  @Test func `what is put in is not looked at for more names`() {
    let text = Strings.english(.wrongValue, [.name: "{wants}", .wants: "{value}", .value: "{"])
    #expect(text == "{wants} wants {value}, not {")
  }

  @Test func `values may change places`() {
    let strings = Strings(language: "x", texts: ["wants.integer": "{high} ≥ n ≥ {low}"])
    #expect(strings(Setting[.scrollLines].wanted) == "20 ≥ n ≥ 1")
    #expect(Setting[.scrollLines].expectation == "a whole number from 1 to 20")
  }

  @Test func `a language is changed while the program runs`() {
    var drive = Drive(columns: 70)
    drive.ask("hi")
    drive.grow("x")
    drive.finish()
    drive.ask("/set language de")
    #expect(drive.effects == [.readStrings("de")])
    drive.send(
      .stringsRead(
        Strings(
          language: "de",
          texts: [
            "status.ready": "bereit", "reply.you": "du", "notice.is-now": "{name} ist {value}",
          ])))
    #expect(drive.screen.contains("du\nhi"))
    #expect(drive.screen.contains(" bereit "))
    #expect(drive.screen.contains("language ist de"))
    drive.ask("/set language auto")
    #expect(drive.effects == [.readStrings(nil)])
  }

  @Test func `wide texts keep the status bar and the lists within the screen`() {
    var drive = Drive(columns: 44, rows: 16, strings: .pseudo)
    drive.type("/mo")
    for row in drive.frame.rows { #expect(row.columns <= 44) }
    #expect(drive.frame.rows.last?.columns == 44)
    let list = drive.frame.rows.filter { $0.text.hasPrefix("/mo") }
    #expect(list.count == 3)
    #expect(list.allSatisfy { $0.text.hasPrefix("/mod") || $0.text.hasPrefix("/mouse  ") })
  }
}

@Suite struct WireTextTests {
  private let marked = Strings(
    language: "x",
    texts: Dictionary(
      uniqueKeysWithValues: WireText.all.map { row in
        (row.key, PhraseText(other: "«" + row.english + "»"))
      }))

  private static let ours: [OllamaError] = [
    .refused(host: "h:1"), .nameNotResolved(host: "h"), .timedOut(host: "h", after: .seconds(3)),
    .firstTokenTimedOut(after: .milliseconds(2500)), .tokensStalled(after: .seconds(1)),
    .tls(host: "h", detail: "self-signed"), .tls(host: "h", detail: ""),
    .connectionLost(host: "[::1]:1", detail: "reset"), .connectionLost(host: "h"),
    .unreachable(host: "h", detail: "no route"), .unreachable(host: "h"),
    .badAddress("a@b", reason: "only http and https are spoken"), .badAddress("b", reason: ""),
    .cancelled, .lineTooLong(limit: 4 << 20), .notOllama(firstLine: "SSH-2.0"),
    .notOllama(firstLine: ""), .modelNotFound("m"), .modelNotFound(""),
  ]

  /// Answers of servers: the status, the text, and whether their own words stay as they are.
  private static let answers: [(status: Int, body: String, staysMessage: Bool)] = [
    (404, #"{"error":"model 'm' not found"}"#, false),
    (400, #"{"error":"pull model manifest: file does not exist"}"#, true),
    (400, #"{"error":"\"m\" does not support thinking"}"#, true),
    (400, #"{"error":"\"m\" does not support multimodal"}"#, true),
    (400, #"{"error":"\"m\" does not support chat"}"#, true),
    (400, #"{"error":"model is required"}"#, true), (400, #"{"error":"invalid model name"}"#, true),
    (400, #"{"error":"option \"x\" must be of type integer"}"#, true),
    (400, #"{"error":"time: missing unit in duration"}"#, true),
    (400, #"{"error":"illegal base64 data"}"#, true),
    (401, #"{"error":"unauthorized","signin_url":"https://ollama.com/c"}"#, false),
    (401, #"{"error":"unauthorized"}"#, true), (403, #"{"error":"no"}"#, true), (403, "", false),
    (503, #"{"error":"server busy, please try again"}"#, false), (429, #"{"error":"slow"}"#, true),
    (500, #"{"error":"timed out waiting for llama runner"}"#, true),
    (500, #"{"error":"token repeat limit reached"}"#, true), (500, #"{"error":"broken"}"#, true),
    (500, #"{"error":"model requires more system memory"}"#, true),
    (400, #"{"error":"prompt exceeds the context length"}"#, true),
    (403, #"{"error":"ollama cloud is disabled"}"#, true),
    (500, #"{"error":"cannot run this remote model"}"#, true),
    (502, #"{"error":"cloud"}"#, true), (502, "", false), (404, "page not found", false),
    (302, "", false), (500, "<html><title>Oh</title></html>", false), (500, "{\"error\":1}", false),
  ]

  @Test(arguments: ours)
  func `what we say of an error is recognised, with what varies`(error: OllamaError) {
    #expect(marked.message(of: error).contains("«"), "\(error.message)")
    #expect(plain(marked.message(of: error)) == error.message)
    if let hint = error.hint { #expect(marked.hint(of: error) == "«\(hint)»") }
    #expect(Strings.english.message(of: error) == error.message)
  }

  @Test(arguments: answers.indices)
  func `what a server says stays as it came, and the hint is ours`(index: Int) {
    let (status, body, staysMessage) = Self.answers[index]
    let error = OllamaError(status: status, body: Array(body.utf8))
    let message = marked.message(of: error)
    #expect(staysMessage ? message == error.message : plain(message) == error.message)
    #expect(staysMessage == !message.contains("«"), "\(message)")
    if let hint = error.hint { #expect(marked.hint(of: error) == "«\(hint)»") }
  }

  @Test func `every sentence is one that is used`() {
    let errors =
      Self.ours + Self.answers.map { OllamaError(status: $0.status, body: Array($0.body.utf8)) }
    // These are made where the network is.
    var unseen: Set<String> = [
      "moved", "no-library", "unusable-key", "ended-early", "unsendable", "unsaid",
      "is-option-infinite", "set-host-if-trusted", "is-libcurl-installed", "look-at-key",
      "may-be-cut", "slash-in-password", "slash-and-at", "path-character", "broken-escape",
      "name-character", "many-colons", "zone-character", "only-http",
    ]
    unseen = Set(unseen.map { "errors.\($0)" })
    let texts = errors.flatMap { [$0.message, $0.hint ?? ""] }
    for row in WireText.all where !unseen.contains(row.key) {
      #expect(texts.contains { row.values(in: $0) != nil }, "\(row.key)")
    }
  }

  @Test func `a sentence is recognised as a whole or not at all`() {
    let row = WireText("x", "no connection to {host} within {time}")
    #expect(row.values(in: "no connection to a b within 3 s") == ["host": "a b", "time": "3 s"])
    #expect(row.values(in: "no connection to a") == nil)
    #expect(row.values(in: "well, no connection to a within 3 s") == nil)
    let end = WireText("x", "{host} cannot be reached")
    #expect(end.values(in: "h cannot be reached now") == nil)
    #expect(end.values(in: "h") == nil)
    #expect(end.values(in: "h cannot be reached") == ["host": "h"])
  }

  private func plain(_ text: String) -> String {
    text.filter { $0 != "«" && $0 != "»" }
  }
}
