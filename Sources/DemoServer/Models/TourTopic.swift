/// What the tour can talk about.
///
/// To add a topic, add a case with its words, and its text.
enum TourTopic: CaseIterable {
  case welcome, keys, modes, figures, models, stopping, markdown

  /// Finds the topic that a question names most often; without any, the tour begins.
  init(asked question: String) {
    let words = question.lowercased().split { !$0.isLetter }.map(String.init)
    let named = Self.allCases.map { topic in
      (topic: topic, count: words.count { topic.words.contains($0) })
    }
    // `max(by:)` returns the last of equals; the first is wanted.
    let best = named.reversed().max { $0.count < $1.count }
    self = best.map { $0.count > 0 ? $0.topic : .welcome } ?? .welcome
  }

  /// Words in a question that ask for the topic.
  private var words: Set<String> {
    switch self {
    case .welcome: []
    case .keys:
      ["key", "keys", "keyboard", "shortcut", "shortcuts", "press", "binding", "bindings"]
    case .modes: ["mode", "modes", "chat", "generate", "completion", "history"]
    case .figures:
      [
        "figure", "figures", "number", "numbers", "metric", "metrics", "statistics", "speed",
        "fast", "token", "tokens", "duration", "durations", "tok",
      ]
    case .models: ["model", "models", "demo", "slow", "endless", "broken", "thinker", "poem"]
    case .stopping:
      ["stop", "cancel", "esc", "escape", "retry", "again", "abort", "error", "fail", "fails"]
    case .markdown: ["markdown", "table", "tables", "list", "format", "formatting", "render"]
    }
  }

  /// What the tour says about it, in Markdown.
  var text: String {
    switch self {
    case .welcome: Self.welcomeText
    case .keys: Self.keysText
    case .modes: Self.modesText
    case .figures: Self.figuresText
    case .models: Self.modelsText
    case .stopping: Self.stoppingText
    case .markdown: Self.markdownText
    }
  }
}
