import OllamaWire
import TextUI
import Timing
import Transcript

/// What `/set` understands: the words of `ollama run`, and every setting by its name.
enum SetCommand {
  /// Carries out one `/set`; its argument is what stands behind it.
  static func run(_ argument: String, on model: inout Model, at now: Moment)
    throws(CommandError) -> [Effect]
  {
    let (name, rest) = split(argument)
    switch name {
    case "":
      model.overlay = .help(
        HelpPane(at: .settings, columns: model.size.columns, strings: model.strings))
      return []
    case "parameter": return try setParameter(rest, on: &model, at: now)
    case "system": return model.setSystem(rest, at: now)
    case "think": return try set(.think, to: rest.isEmpty ? "on" : rest, on: &model, at: now)
    case "nothink": return try set(.think, to: "off", on: &model, at: now)
    case "verbose": return try set(.verbose, to: rest.isEmpty ? "on" : rest, on: &model, at: now)
    case "quiet": return try set(.verbose, to: "off", on: &model, at: now)
    default: break
    }
    let setting: Setting
    do {
      setting = try Setting.named(name)
    } catch {
      throw CommandError(message: error.text(in: model.strings))
    }
    return try set(setting.id, to: rest, on: &model, at: now)
  }

  private static func split(_ text: String) -> (name: String, rest: String) {
    let name = text.prefix { !$0.isWhitespace }
    let rest = text.dropFirst(name.count).drop(while: \.isWhitespace)
    return (String(name), String(rest))
  }

  private static func setParameter(_ text: String, on model: inout Model, at now: Moment)
    throws(CommandError) -> [Effect]
  {
    let (name, rest) = split(text)
    guard !name.isEmpty else {
      model.overlay = .help(
        HelpPane(at: .parameters, columns: model.size.columns, strings: model.strings))
      return []
    }
    guard !rest.isEmpty else {
      throw CommandError(message: model.strings(.usageParameter))
    }
    let words = rest.split(separator: " ").map(String.init)
    let value: JSONValue
    do {
      value = try ModelParameter.parse(name, words)
    } catch {
      throw CommandError(message: error.text(in: model.strings))
    }
    let before = model.contextWindow
    model.options[name] = value
    guard !model.reloads(name) else {
      let memory = name == "num_ctx" ? model.memory(forWindowAfter: before) : nil
      let values: [Placeholder: String] = [.name: name, .value: rest]
      model.notice = .warning(
        memory.map {
          model.strings(.willReloadLarger, values.merging([.summary: $0]) { given, _ in given })
        } ?? model.strings(.willReload, values))
      return []
    }
    model.notice = .good(model.strings(.parameterSet, [.name: name, .value: rest]), at: now)
    return []
  }

  private static func set(_ id: SettingID, to text: String, on model: inout Model, at now: Moment)
    throws(CommandError) -> [Effect]
  {
    guard !text.isEmpty else {
      model.notice = .warning(model.line(about: Setting[id]))
      return []
    }
    if id == .theme { return try model.chooseTheme(text) }
    if id == .model {
      let effects = try model.chooseModel(text, at: now)
      model.notice = .good(
        model.strings(.isNow, [.name: id.rawValue, .value: model.chosenModel ?? text]), at: now)
      return effects
    }
    do {
      try model.settings.set(id, text: text, layer: .session)
    } catch {
      throw CommandError(message: error.text(in: model.strings))
    }
    model.notice = .good(
      model.strings(
        .isNow, [.name: id.rawValue, .value: model.settings.row(of: id).value]), at: now)
    return model.apply(id, at: now)
  }

  /// The names `/set` takes.
  static func completions(_ model: Model) -> [String] {
    let words = ["parameter", "think", "nothink", "verbose", "quiet"]
    let parameters = ModelParameter.all.map { "parameter \($0.name)" }
    let settings = Setting.all.map(\.name).filter { !words.contains($0) }
    return words + settings + parameters
  }
}

extension Model {
  /// One setting with its value, where that comes from, and what it takes.
  fileprivate func line(about setting: Setting) -> String {
    let row = settings.row(of: setting.id)
    let isDefault = settings.origin(of: setting.id) == .standard
    return strings(
      .settingShown,
      [
        .name: row.name, .value: row.value.isEmpty ? strings(.notSet) : row.value,
        .place: isDefault ? strings(.byDefault) : row.place,
        .summary: strings.summary(of: setting), .wants: strings(setting.wanted),
      ])
  }

  /// Takes the texts of another language, and says so in it.
  mutating func take(_ strings: Strings, at now: Moment) {
    self.strings = strings
    arrange()
    guard notice?.kind == .good else { return }
    let name = SettingID.language
    notice = .good(
      strings(.isNow, [.name: name.rawValue, .value: settings.row(of: name).value]), at: now)
  }

  /// Does what a changed setting asks for at once.
  mutating func apply(_ id: SettingID, at now: Moment) -> [Effect] {
    switch id {
    case .host: return [.connect(nil)]
    case .language: return [.readStrings(settings.language)]
    case .mode: mode = settings.mode
    case .system: conversation.system = settings.system
    case .background: return followBackground()
    case .colors: return [.useColors(settings.colors)]
    case .symbols: chooseSymbols()
    case .mouse:
      isMouseTaken = settings.mouse
      return [.takeMouse(isMouseTaken)]
    case .thinking:
      reading.thinking = nil
      arrange()
    case .verbose, .codeWrap: arrange()
    case .compare: return startIfPossible(at: now)
    case .model, .theme, .statusBar: break  // They were chosen before, or are read at once.
    case .think, .keepAlive, .scrollLines, .editor, .clipboard, .connectTimeout,
      .firstTokenTimeout, .betweenTokensTimeout, .caFile, .history, .promptHistory, .start, .titles,
      .truncationGuard:
      break  // They count from the next request, key or start on.
    }
    return []
  }
}
