import OllamaWire
import TextUI

/// What stands where the conversation will be, before it has begun.
struct Welcome {
  private let model: Model

  /// Makes the text for a model.
  init(_ model: Model) {
    self.model = model
  }

  /// The lines for a width.
  func lines(columns: Int) -> [Line] {
    (content + problems).flatMap { text, role in
      guard !text.isEmpty else { return [Line()] }
      var table = LineTable(columns: columns)
      table.grow(text)
      return (0..<table.count).map { Line(table.spans($0, of: text, role: role)) }
    }
  }

  /// The line of notices holds one; here all of them stand.
  private var problems: [(String, Role)] {
    guard model.problems.count > 1 else { return [] }
    return [("", .dim)] + model.problems.map { ($0, .warning) }
  }

  private var content: [(String, Role)] {
    let host = model.server.identity.display
    switch model.server.state {
    case .asking:
      return [("Looking for an Ollama server at \(host)…", .dim)]
    case .unreachable(let error):
      return unreachable(error, host: host)
    case .reachable:
      break
    }
    if let models = model.server.models, models.isEmpty {
      return [
        ("The server at \(host) has no models yet.", .text),
        ("", .dim),
        ("Pull one in another terminal, for example:  ollama pull qwen3:4b", .dim),
        ("It is found here when you press Ctrl+O. F2 starts the built-in demo.", .dim),
      ]
    }
    guard let name = model.chosenModel else {
      return [
        ("No model is chosen, and none of those installed is known to chat.", .text),
        ("Ctrl+O picks one.", .dim),
      ]
    }
    return [
      (name, .assistant),
      ("", .dim),
      ("Type a message and press Enter. F1 shows all keys, Ctrl+O the models.", .dim),
    ]
  }

  private func unreachable(_ error: OllamaError, host: String) -> [(String, Role)] {
    var lines: [(String, Role)] = [
      ("No Ollama server answers at \(host).", .error),
      (error.message, .text),
    ]
    if let hint = error.hint { lines.append((hint, .text)) }
    return lines + [
      ("", .dim),
      ("start one      ollama serve   (it is noticed here by itself)", .dim),
      ("another host   /set host NAME:PORT", .dim),
      ("no server      F2 or /demo starts the built-in demo", .dim),
      ("", .dim),
      ("You can write meanwhile: what you send waits for the server.", .dim),
    ]
  }
}
