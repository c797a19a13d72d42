import OllamaWire
import Statistics
import Transcript

/// What is known of windows and tokens, by server and model; it lasts as long as the program.
package struct ContextKnowledge: Sendable {
  /// A model as it is loaded for requests that ask for a window, or leave that to the server.
  struct Loading: Hashable, Sendable {
    let model: ServedModel
    /// `options.num_ctx`; nil: left to the server.
    let asked: Int?
  }

  /// What is waited for from `/api/ps`.
  struct Question: Equatable, Sendable {
    let loading: Loading
    let conversation: ConversationID
    /// The turn whose reply it is.
    let turn: TurnID
    let reply: TurnID
  }

  /// What replies have taught of tokens.
  private(set) var profiles: [ServedModel: ModelProfile] = [:]
  /// What `/api/show` said.
  private(set) var facts: [ServedModel: ModelFacts] = [:]
  /// Windows that `/api/ps` has told.
  private(set) var windows: [Loading: Int] = [:]
  /// The window that a model had when `/api/ps` was last asked; none: it was not loaded.
  private(set) var loaded: [ServedModel: Int] = [:]
  /// What it took in memory, by window.
  private(set) var memory: [ServedModel: [MemoryEstimate.Seen]] = [:]
  /// The load-time options of the last request.
  var lastOptions: [ServedModel: ModelOptions] = [:]
  /// Of which models `/api/show` and the store were asked.
  private var asked: Set<ServedModel> = []
  /// Of which models `/api/show` has answered, be it that it could not tell.
  private var answered: Set<ServedModel> = []
  private var read: Set<ServedModel> = []
  /// How often `/api/ps` was asked for a window.
  private var attempts: [Loading: Int] = [:]
  /// What `/api/ps` is being asked for.
  var question: Question?
  /// Counts what has changed estimates.
  private(set) var version = 0

  /// Whether `/api/show` is to be asked of a model: true once.
  mutating func wantsFacts(of model: ServedModel) -> Bool { asked.insert(model).inserted }

  /// Whether `/api/show` has not answered of a model yet.
  func awaitsFacts(of model: ServedModel) -> Bool { !answered.contains(model) }

  /// Takes that `/api/show` could not tell of a model.
  mutating func takeNoFacts(of model: ServedModel) { answered.insert(model) }

  /// Whether the store is to be read for a model: true once.
  mutating func wantsLessons(of model: ServedModel) -> Bool { read.insert(model).inserted }

  /// Whether `/api/ps` is to be asked for a window: twice at the most, while it is not known.
  mutating func wantsWindow(of loading: Loading) -> Bool {
    guard windows[loading] == nil, attempts[loading, default: 0] < 2 else { return false }
    attempts[loading, default: 0] += 1
    return true
  }

  /// Forgets a window, since the model was loaded anew.
  mutating func forgetWindow(of loading: Loading) {
    windows[loading] = nil
    attempts[loading] = nil
  }

  /// Takes what `/api/show` said.
  mutating func take(_ facts: ModelFacts, of model: ServedModel) {
    self.facts[model] = facts
    answered.insert(model)
    version += 1
  }

  /// Takes what replies have taught.
  mutating func learn(_ lessons: [ModelProfile.Lesson], of model: ServedModel) {
    guard !lessons.isEmpty else { return }
    for lesson in lessons { profiles[model, default: ModelProfile()].learn(lesson) }
    version += 1
  }

  /// Takes what `/api/ps` said of a server.
  mutating func take(_ models: [RunningModel], of host: String) {
    loaded = loaded.filter { $0.key.host != host }
    for running in models {
      guard let window = running.contextLength, window > 0 else { continue }
      let model = ServedModel(host: host, name: running.name)
      loaded[model] = window
      guard running.size > 0 else { continue }
      var seen = memory[model, default: []].filter { $0.window != window }
      seen.append(MemoryEstimate.Seen(window: window, bytes: running.size))
      memory[model] = seen
    }
    // The window of a load may be told while another one is asked for.
    guard let question, let window = loaded[question.loading.model] else { return }
    windows[question.loading] = window
    version += 1
  }

  /// Whether a model runs in the cloud: it is not loaded with what is asked for.
  func isRemote(_ model: ServedModel) -> Bool {
    Server.isOfCloud(model.name) || facts[model]?.isRemote == true
  }

  /// Whether the window of a model is shifted while it answers a request with some options.
  func shifts(_ model: ServedModel, _ options: ModelOptions) -> Bool {
    options.shifts ?? facts[model]?.shifts ?? true
  }

  /// The window that requests get.
  func window(of loading: Loading) -> ContextWindow {
    let facts = facts[loading.model]
    guard !isRemote(loading.model) else { return ContextWindow(trained: facts?.trained) }
    return ContextWindow(
      measured: windows[loading], asked: loading.asked, preset: facts?.window,
      trained: facts?.trained, least: facts?.least)
  }
}
