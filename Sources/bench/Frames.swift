import Foundation
import Markdown
import OllamaWire
import OllatuiCore
import TextUI
import Timing

/// What a token costs from the event to the frame behind a long conversation, without a terminal.
func measureFrame(_ setup: Setup) throws -> [Row] {
  let languages = try setup.languages()
  let history = Answers.tokens(1000, of: .markdown, marks: false).joined()
  return TextKind.allCases.map { kind in
    var mean = Sample()
    var worst = Sample()
    var paced = Sample()
    for _ in 0..<setup.runs {
      var stage = Stage(languages)
      for _ in 0..<100 { stage.answer(history) }
      stage.ask()
      let tokens = Answers.tokens(4000, of: kind, behind: 1000, marks: false)
      _ = stage.grow(tokens[..<1000].joined())
      let times = tokens[1000...].map { stage.grow($0) }
      mean.add(times.reduce(.zero, +) / times.count / .microseconds(1))
      worst.add((times.max() ?? .zero) / .microseconds(1))
      for token in Answers.tokens(300, of: kind, marks: false).dropFirst() {
        pause(.milliseconds(10))  // Others have the processor's caches meanwhile.
        paced.add(stage.grow(token) / .microseconds(1))
      }
    }
    return Row(
      what: "\(kind): update and frame of a token behind 100 turns",
      figure: mean.text("µs", decimals: 1) + "; worst " + worst.text("µs", decimals: 0)
        + "; 100 a second " + paced.text("µs", decimals: 0))
  }
}

/// A saved conversation of 100,000 lines until its first frame, without a terminal.
func measureOpen(_ setup: Setup) throws -> [Row] {
  let languages = try setup.languages()
  return [TextKind.line, .markdown].map { kind in
    let text = Answers.history(100_000, of: kind).joined()
    var shown = Sample()
    for _ in 0..<setup.runs {
      var stage = Stage(languages)
      stage.answer(text)
      shown.add(stage.open())
    }
    return Row(
      what: "opening 100,000 lines of \(kind): first frame", figure: shown.text("ms", decimals: 1))
  }
}

/// The program without a terminal and a server: events in, frames out.
struct Stage {
  private var model: Model
  private let start = Moment.now

  /// The program as it has just started.
  init(_ languages: CodeLanguages) {
    model = Model(
      size: Size(columns: 120, rows: 36), settings: Settings(),
      server: ServerIdentity(id: ConnectionID(value: 0), display: "localhost", isLocal: true))
    send(.started(prompt: nil, demo: false))
    send(
      .modelsListed(ConnectionID(value: 0), .success([ModelSummary(name: "bench:latest")])))
    model.chosenModel = "bench:latest"
    send(.languagesRead(languages))
  }

  private mutating func send(_ event: Event) {
    _ = update(&model, event, at: start)
  }

  /// Sends a message.
  mutating func ask() {
    send(.input(.paste("hi")))
    send(.input(.key(Key(.enter))))
  }

  /// A message and its whole answer.
  mutating func answer(_ text: String) {
    ask()
    _ = grow(text)
    guard let id = model.running?.id else { return }
    send(.replyEnded(id, .finished, at: start))
  }

  /// Lets the answer grow and draws it; how long that took.
  @discardableResult
  mutating func grow(_ text: String) -> Duration {
    guard let id = model.running?.id else { return .zero }
    var delta = ReplyDelta()
    delta.content = text
    delta.chunks = 1
    delta.bytes = text.utf8.count
    let begin = Moment.now
    send(.replyGrew(id, delta, ReadTimes(at: start, pieces: 1)))
    _ = render(&model)
    return .now - begin
  }

  /// Shows the conversation as if it had just been read from disk; how long that took.
  mutating func open() -> Duration {
    let begin = Moment.now
    model.pane.replace(model.conversation)
    _ = render(&model)
    return .now - begin
  }
}
