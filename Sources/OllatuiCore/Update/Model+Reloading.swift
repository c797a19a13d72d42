import OllamaWire
import Statistics
import Timing
import Transcript

// MARK: - Models that are loaded again

extension Model {
  /// Says that a request loads its model again, where it asks for other load-time options than the
  /// last one, or than what `/api/ps` said of the window.
  mutating func noteReload(_ model: ServedModel, _ options: ModelOptions, at now: Moment) {
    let wanted = options.loadTime
    let changed = changes(of: model, to: wanted)
    context.lastOptions[model] = wanted
    guard !isAside, !changed.isEmpty else { return }
    notice = .good(
      strings(.reloads, [.value: strings.list(changed.map { describe($0, options) })]), at: now)
  }

  private func describe(_ name: String, _ options: ModelOptions) -> String {
    options[name].map { "\(name) \($0.compactText)" } ?? "\(name) –"
  }

  /// The load-time options in which a request differs from how its model is loaded, by name; none
  /// where that is not known.
  private func changes(of model: ServedModel, to wanted: ModelOptions) -> [String] {
    guard !context.isRemote(model) else { return [] }
    guard let last = context.lastOptions[model] else {
      // Another program may have loaded it.
      guard let loaded = context.loaded[model], let asked = window(of: model, wanted) else {
        return []
      }
      return wanted.contextLength == nil || asked == loaded ? [] : ["num_ctx"]
    }
    let names = Set(last.values.keys).union(wanted.values.keys).sorted()
    return names.filter { name in
      guard last[name] != wanted[name] else { return false }
      if name == "shift" { return context.shifts(model, last) != context.shifts(model, wanted) }
      // What the server chose by itself may be what is asked for now.
      guard name == "num_ctx", let before = window(of: model, last),
        let after = window(of: model, wanted)
      else { return true }
      return before != after
    }
  }

  /// The window of a model that is loaded with some options, where that is known.
  private func window(of model: ServedModel, _ options: ModelOptions) -> Int? {
    let window = context.window(
      of: ContextKnowledge.Loading(model: model, asked: options.contextLength))
    return window.certainty >= .asked ? window.size : nil
  }

  /// Whether a change of an option makes the next message load the chosen model again.
  func reloads(_ name: String) -> Bool {
    guard let served, !context.isRemote(served) else { return false }
    let changed = changes(of: served, to: options.loadTime)
    // Of a model that another program has loaded, only the window is known.
    let isLoaded = context.lastOptions[served] == nil && context.loaded[served] != nil
    let isAsServed =
      name == "shift" && context.shifts(served, options) == context.shifts(served, [:])
    return changed.contains(name)
      || isLoaded && name != "num_ctx" && !isAsServed && options.loadTime[name] != nil
  }
}
