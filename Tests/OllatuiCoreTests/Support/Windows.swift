import OllamaWire
import Statistics
import TextUI
import Transcript

@testable import OllatuiCore

/// What a server tells of its models' windows, and conversations that fill them.
extension Drive {
  /// A program whose model has a window of so many tokens, as `/api/ps` says once it is asked.
  static func windowed(
    _ window: Int = 1000, trained: Int = 32_768, columns: Int = 90, rows: Int = 30,
    flags: [SettingID: String] = [:], strings: Strings = .english, store: Store.State = .off
  ) -> Drive {
    var drive = Drive(columns: columns, rows: rows, flags: flags, strings: strings, store: store)
    drive.ask("first")
    drive.tell(trained: trained)
    drive.grow("one")
    drive.load(window)
    drive.finish(read: 20, written: 5)
    return drive
  }

  /// A message that waited for the server, which has just appeared.
  static func waiting(
    _ text: String = Sample.endless, store: Store.State = .off, rows: Int = 30
  ) -> Drive {
    var drive = Drive(columns: 90, rows: rows, model: nil, installed: nil, store: store)
    let id = drive.model.server.identity.id
    drive.send(.modelsListed(id, .failure(.refused(host: "127.0.0.1:11434"))))
    drive.submit(text)
    drive.list(["llama3:latest"])
    return drive
  }

  /// A conversation that nearly fills a window of 1000 tokens, with three turns: 20 and 5 tokens, 400
  /// and 80, 360 and 80.
  static func nearlyFull(
    _ flags: [SettingID: String] = [:], trained: Int = 32_768, rows: Int = 30,
    bytesPerToken: Int? = nil
  ) -> Drive {
    var drive = Drive.windowed(1000, trained: trained, rows: rows, flags: flags)
    if bytesPerToken != nil { drive.tell(trained: trained, bytesPerToken: bytesPerToken) }
    let (second, third) = (Sample.words("Second answer", 60), Sample.words("Third answer", 60))
    drive.talk(Sample.words("Second question", 300), second, read: 420, written: 80)
    drive.talk(Sample.words("Third question", 280), third, read: 860, written: 80)
    return drive
  }

  /// `/api/show` says how long the model's window may be.
  mutating func tell(
    trained: Int, preset: Int? = nil, bytesPerToken: Int? = nil, shifts: Bool = true,
    of name: String = "llama3:latest"
  ) {
    var facts = ModelFacts()
    facts.trained = trained
    facts.window = preset
    facts.bytesPerToken = bytesPerToken
    facts.shifts = shifts
    send(.modelShown(model.server.identity.id, name, .success(facts)))
  }

  /// `/api/ps` says that the model is loaded with a window.
  mutating func load(_ window: Int, name: String = "llama3:latest", size: Int = 0) {
    let running = RunningModel(name: name, size: size, contextLength: window)
    send(.runningListed(model.server.identity.id, .success([running])))
  }

  mutating func finish(read: Int?, written: Int?, reason: String = "stop") {
    finish(Metrics(promptEvalCount: read, evalCount: written), reason: reason)
  }

  /// Asks with a text that comes at once, however long it is.
  mutating func submit(_ text: String) {
    send(.input(.paste(text)))
    press(Key(.enter))
  }

  /// Asks, and gets an answer that cost so much.
  mutating func talk(
    _ prompt: String, _ answer: String = "yes", read: Int?, written: Int?, thinking: String = "",
    reason: String = "stop"
  ) {
    submit(prompt)
    if !thinking.isEmpty { grow(thinking: thinking) }
    grow(answer)
    finish(read: read, written: written, reason: reason)
  }

  /// Whether it is asked what is to become of what does not fit.
  var isAskingOfWindow: Bool {
    if case .question(let question) = model.overlay, case .tooLong = question.subject {
      return true
    }
    return false
  }

  /// The gauge in the status bar; nil: there is none.
  var gauge: String? {
    let status = screen.split(separator: "\n").last ?? ""
    guard let start = status.firstRange(of: "ctx ")?.lowerBound else { return nil }
    let end = status[start...].firstRange(of: "   ")?.lowerBound ?? status.endIndex
    return String(status[start..<end])
  }

  /// The texts that the last request took along.
  var lastSent: [String] {
    chats.last?.messages.map(\.content) ?? []
  }

  /// How often an effect was wanted.
  func count(_ effect: Effect) -> Int {
    allEffects.count { $0 == effect }
  }
}

extension Sample {
  /// A text that begins in some way and goes on with so many words, of a token each.
  static func words(_ start: String, _ count: Int) -> String {
    ([start] + (0..<count).map { _ in "word" }).joined(separator: " ")
  }
}

extension Sample {
  /// More than small windows hold.
  static let endless = words("Endless", 4000)
}
