import Testing

@testable import DemoServer

struct GenerationTests {
  /// Everything a generation says, to its end.
  private func run(_ script: Script, stops: [String] = [], limit: Int? = nil)
    -> (pieces: [Piece], ending: Generation.Ending, count: Int)
  {
    var options = ReplyOptions()
    options.stops = stops
    options.tokenLimit = limit
    var generation = Generation(script, options: options)
    var pieces: [Piece] = []
    while true {
      switch generation.next() {
      case .piece(let piece): pieces.append(piece)
      case .held: continue
      case .ended(let ending): return (pieces, ending, generation.count)
      }
    }
  }

  @Test func `thinking comes before the answer and counts against the limit`() {
    let said = run(Script(thinking: "Hm so", answer: "Yes it is"), limit: 3)
    #expect(
      said.pieces == [
        Piece(thinking: "Hm"), Piece(thinking: " so"), Piece(content: "Yes"),
      ])
    #expect(said.ending == .length)
  }

  @Test func `a stop text ends the answer even across tokens`() {
    let said = run(Script(answer: "one two three"), stops: ["o th", "x"])
    #expect(said.pieces.map(\.content).joined() == "one tw")
    #expect(said.ending == .stop)
    #expect(said.count == 3)
  }

  @Test func `what only looks like a stop text is sent after all`() {
    let said = run(Script(answer: "one tw"), stops: ["two"])
    #expect(said.pieces.map(\.content) == ["one", " ", "tw"])
    #expect(said.ending == .stop)
  }

  @Test func `a crash comes after the text`() {
    let said = run(Script(answer: "and then", ending: .crash))
    #expect(said.pieces == [Piece(content: "and"), Piece(content: " then")])
    #expect(said.ending == .crash)
  }

  @Test func `verses follow the answer`() {
    let said = run(Script(answer: "Go", ending: .verses { " v\($0)" }), limit: 3)
    #expect(said.pieces.map(\.content) == ["Go", " v1", " v2"])
  }

  @Test func `tokens are words, marks, ideographs and the parts of an emoji`() {
    #expect(
      Tokenizer.tokens(of: "Hello, world!\n\n  床前\u{1F468}\u{200D}\u{1F469} internationally")
        == [
          "Hello", ",", " world", "!", "\n\n", "  ", "床", "前", "\u{1F468}", "\u{200D}",
          "\u{1F469}", " internat", "ionally",
        ])
  }

  @Test(arguments: DemoModel.all.map(\.name))
  func `the tokens of every model's text are that text again`(name: String) throws {
    let model = try #require(DemoModel.named(name))
    let script = model.script("", .high)
    for text in [script.thinking, script.answer] {
      #expect(
        Array(Tokenizer.tokens(of: text).joined().unicodeScalars) == Array(text.unicodeScalars))
    }
  }

  @Test(arguments: [
    ("Hi", TourTopic.welcome), ("What can I do here?", .welcome), ("Which keys are there?", .keys),
    ("What is the difference between chat and generate mode?", .modes),
    ("What do the figures mean?", .figures), ("Which demo models can I try?", .models),
    ("What happens when I cancel or when a model fails?", .stopping),
    ("Show me a table in Markdown.", .markdown),
  ])
  func `the tour answers what it was asked`(question: String, topic: TourTopic) {
    #expect(TourTopic(asked: question) == topic)
  }

  @Test func `the tour's questions lead to every topic`() {
    let questions = TourTopic.welcomeText.split(separator: "\n")
      .filter { $0.hasPrefix("- *") }
    #expect(
      Set(questions.map { TourTopic(asked: String($0)) })
        == Set(TourTopic.allCases).subtracting([.welcome]))
  }

  @Test func `other words bring other poems and programs`() {
    #expect(poem(asked: "写一首关于春天的诗").hasPrefix("## 春晓"))
    #expect(poem(asked: "a poem").hasPrefix("## 静夜思"))
    #expect(program(asked: "Python please").contains("```python"))
    #expect(program(asked: "please").contains("```swift"))
  }
}
