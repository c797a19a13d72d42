import Statistics
import Transcript

/// How long models were silent before, by server and model; it lasts as long as the program.
struct Waits: Sendable {
  private var histories: [ServedModel: WaitHistory] = [:]
  private var asked: Set<ServedModel> = []

  /// Whether the store is to be asked for earlier replies of a model: true once.
  mutating func wantsSamples(of model: ServedModel) -> Bool {
    asked.insert(model).inserted
  }

  /// Takes earlier replies, the oldest first; what was learnt meanwhile is newer.
  mutating func take(_ samples: [ReplySample], of model: ServedModel) {
    var history = WaitHistory()
    for sample in samples { history.add(sample) }
    histories[model] = history
  }

  /// Takes a reply that is over.
  mutating func add(_ sample: ReplySample) {
    guard let host = sample.host, sample.isFinished else { return }
    histories[ServedModel(host: host, name: sample.model), default: WaitHistory()].add(sample)
  }

  /// What is to be expected of a request; nil without earlier replies.
  ///
  /// - Parameters:
  ///   - model: who was asked.
  ///   - newTokens: tokens that the server has to read.
  ///   - willLoad: whether the model is not in memory; nil: not known.
  /// - Returns: nil without earlier replies.
  func estimate(_ model: ServedModel, newTokens: Int, willLoad: Bool?) -> WaitEstimate? {
    histories[model]?.estimate(newTokens: newTokens, willLoad: willLoad)
  }
}

/// How many tokens a request has, by estimate.
struct PromptSize: Equatable, Sendable {
  /// Of all its texts, which a model reads that was just loaded.
  var whole: Int
  /// Of the last message, which is all that is new to a model that was asked before.
  var last: Int
}
