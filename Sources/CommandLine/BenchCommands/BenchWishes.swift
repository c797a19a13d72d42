import OllamaWire

/// What `ollatui bench` is asked to do, once all that was typed has been read.
struct BenchWishes: Equatable, Sendable {
  /// What the models are asked.
  enum Prompt: Equatable, Sendable {
    /// Made-up words, in prompts of about so many tokens each.
    case sizes([Int])
    /// The user's own text.
    case text(String)
  }

  /// The models, in the order in which they are measured.
  var models: [String]
  var prompt: Prompt
  /// Counted runs of each prompt.
  var runs = 5
  /// Runs of each prompt before those, which are not counted.
  var warmups = 1
  /// How often a model is taken out of memory and loaded again.
  var coldLoads = 1
  /// The most tokens of a reply that is measured.
  var replyTokens = 128
  /// What goes with every request, beside the number of tokens.
  var options: ModelOptions = Self.standardOptions
  /// Whether models that can think shall; nil: as they do by themselves.
  var think: Think? = .off

  /// The same reply to the same prompt every time.
  static let standardOptions: ModelOptions = ["seed": 0, "temperature": 0]
  /// The most tokens of a reply of which only the beginning matters.
  static let shortReply = 8
  /// How long models stay in memory between two requests.
  static let keepAlive = KeepAlive.text("5m")

  /// The sizes of the prompts; one without a number for the user's own.
  var sizes: [Int?] {
    switch prompt {
    case .sizes(let sizes): sizes
    case .text: [nil]
    }
  }
}

/// What a run measures.
enum BenchCase: Hashable, Sendable {
  /// Nothing yet: it loads the model, and tells how many tokens words have.
  case preparation
  /// A load of a model that was not in memory.
  case cold
  /// A prompt that was never asked before, of about so many tokens; nil: the user's own.
  case prompt(size: Int?)
  /// The same prompt once more.
  case again(size: Int?)

  /// What it is called in files.
  var name: String {
    switch self {
    case .preparation: "preparation"
    case .cold: "cold"
    case .prompt: "prompt"
    case .again: "again"
    }
  }

  /// About how many tokens the prompt was to have; nil: nobody asked for a number.
  var size: Int? {
    switch self {
    case .preparation, .cold: nil
    case .prompt(let size), .again(let size): size
    }
  }
}

/// One run that is to be made.
struct BenchStep: Equatable, Sendable {
  var kind: BenchCase
  /// Which one of its kind it is, from 1; counted runs and others are numbered by themselves.
  var number: Int
  /// Whether it counts.
  var isCounted: Bool
}

extension BenchWishes {
  /// The runs of one model after it was loaded, in their order.
  ///
  /// Sizes take turns, so that a machine that becomes hot or busy does so for all of them. Each new
  /// prompt is followed by itself.
  ///
  /// - Parameter window: how many tokens fit into the model's window; nil: not known.
  /// - Returns: the runs, and the sizes that don't fit together with a reply.
  func steps(window: Int?) -> (steps: [BenchStep], leftOut: [Int]) {
    let leftOut = sizes.compactMap { $0 }.filter { size in
      window.map { size + replyTokens > $0 } ?? false
    }
    let kept = sizes.filter { size in size.map { !leftOut.contains($0) } ?? true }
    var steps: [BenchStep] = []
    for (count, isCounted) in [(warmups, false), (runs, true)] where count > 0 {
      for number in 1...count {
        for size in kept {
          for kind in [BenchCase.prompt(size: size), .again(size: size)] {
            steps.append(BenchStep(kind: kind, number: number, isCounted: isCounted))
          }
        }
      }
    }
    return (steps, leftOut)
  }
}
