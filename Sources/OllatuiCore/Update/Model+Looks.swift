import TextUI
import Timing

extension Model {
  /// Takes the terminal's answer; the automatic theme follows it.
  mutating func backgroundFound(_ color: Color) -> [Effect] {
    looks.isBackgroundLight = color.isLight
    return followBackground()
  }

  /// Shows the automatic theme of the present background, where it is the one that is set.
  mutating func followBackground() -> [Effect] {
    if case .themes = overlay { return [] }  // The picker shows what is selected in it.
    let name = settings.themeName(onLight: looks.isBackgroundLight)
    guard settings.theme == Settings.automaticTheme, name != looks.shown else { return [] }
    return [.showTheme(name)]
  }

  /// Fits the symbols to the setting and the locale.
  mutating func chooseSymbols() {
    looks.isASCII = settings.usesASCII ?? !looks.isLocaleUTF8
  }

  // MARK: - Choosing a theme

  /// Sets a theme once it is on the screen, or shows the list where none is named.
  mutating func chooseTheme(_ name: String) throws(CommandError) -> [Effect] {
    guard !name.isEmpty else {
      overlay = .themes(ThemePicker(current: settings.theme, before: looks.shown))
      return [.listThemes]
    }
    do {
      _ = try Setting[.theme].value(of: name)
    } catch {
      throw CommandError(message: error.text(in: strings))
    }
    looks.wanted = name
    return [showTheme(name)]
  }

  /// The order to show what a name stands for.
  private func showTheme(_ name: String) -> Effect {
    .showTheme(settings.resolved(name, onLight: looks.isBackgroundLight))
  }

  mutating func themesListed(_ names: [String]) {
    looks.names = [Settings.automaticTheme] + names
    guard case .themes(var picker) = overlay else { return }
    picker.find(among: looks.names)
    overlay = .themes(picker)
  }

  mutating func themeShown(_ name: String, at now: Moment) {
    looks.shown = name
    if notice?.text == looks.complaint { notice = nil }
    looks.complaint = nil
    guard let wanted = looks.wanted else { return }
    looks.wanted = nil
    if case .themes = overlay { overlay = nil }
    // It was read before it was shown, so there is no error to lose.
    try? settings.set(.theme, text: wanted, layer: .session)
    notice = .good(
      strings(.isNow, [.name: SettingID.theme.rawValue, .value: wanted]), at: now)
  }

  /// The last good theme stays on the screen, and the setting what it was.
  mutating func themeRejected(_ message: String) {
    looks.wanted = nil
    let complaint = strings(.themeStays, [.reason: message, .name: looks.shown])
    looks.complaint = complaint
    notice = .error(complaint)
  }

  // MARK: - The picker

  mutating func take(_ key: Key, inThemes before: ThemePicker, at now: Moment) -> [Effect] {
    var picker = before
    switch (key.code, key.modifiers) {
    case (.up, _), (.character("p"), .control): picker.move(by: -1, looks.names)
    case (.down, _), (.character("n"), .control): picker.move(by: 1, looks.names)
    case (.pageUp, _): picker.move(by: -10, looks.names)
    case (.pageDown, _): picker.move(by: 10, looks.names)
    case (.home, _): picker.move(by: -looks.names.count, looks.names)
    case (.end, _): picker.move(by: looks.names.count, looks.names)
    case (.backspace, _): picker.edit(looks.names) { $0.perform(.backspace) }
    case (.character("u"), .control): picker.edit(looks.names) { $0.perform(.killToLineStart) }
    case (.character("w"), .control): picker.edit(looks.names) { $0.perform(.killWordBack) }
    case (.enter, _):
      guard let chosen = picker.selected(looks.names) else { return [] }
      looks.wanted = chosen
      return [showTheme(chosen)]
    case (.character(let character), let modifiers) where modifiers.isSubset(of: .shift):
      picker.edit(looks.names) { $0.insert(String(character)) }
    default: return leaveThemes(picker, with: key, at: now)
    }
    return preview(picker)
  }

  /// Takes a changed picker over; what is selected in it is shown at once.
  mutating func preview(_ picker: ThemePicker) -> [Effect] {
    overlay = .themes(picker)
    guard let chosen = picker.selected(looks.names) else { return [] }
    let effect = showTheme(chosen)
    return effect == .showTheme(looks.shown) ? [] : [effect]
  }

  /// Puts the theme back that was shown before, where the key closes the picker.
  private mutating func leaveThemes(_ picker: ThemePicker, with key: Key, at now: Moment)
    -> [Effect]
  {
    let effects = closeOverlay(with: key, at: now)
    if case .themes = overlay { return effects }
    let isAutomatic = settings.theme == Settings.automaticTheme
    let back = isAutomatic ? settings.themeName(onLight: looks.isBackgroundLight) : picker.before
    return (back == looks.shown ? [] : [.showTheme(back)]) + effects
  }
}
