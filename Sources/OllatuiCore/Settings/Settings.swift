/// The values of all settings, from every place that can set them.
///
/// The highest layer that has a value counts; taking it away there shows the one below again.
package struct Settings: Equatable, Sendable {
  /// The places that set values, in rising order of precedence.
  package enum Layer: Int, CaseIterable, Hashable, Sendable {
    /// A variable shared with other programs, such as `OLLAMA_HOST`.
    case shared
    /// `config.toml`.
    case file
    /// An `OLLATUI_*` variable.
    case environment
    /// A command-line option.
    case flag
    /// `/set`.
    case session
  }

  /// Where a value comes from.
  package enum Origin: Hashable, Sendable {
    case standard
    case layer(Layer)
  }

  private struct Stored: Equatable {
    var value: SettingValue
    /// The place in words, such as `config.toml:12`.
    var place: String
  }

  private var layers: [Layer: [SettingID: Stored]] = [:]

  /// Makes settings in which every default counts.
  package init() {}

  // MARK: - Reading

  /// The value that counts; nil where nobody has set any and there is no default.
  package func value(of id: SettingID) -> SettingValue? {
    stored(id)?.1.value ?? Setting[id].defaultValue
  }

  /// The place whose value counts.
  package func origin(of id: SettingID) -> Origin {
    stored(id).map { .layer($0.0) } ?? .standard
  }

  /// The place whose value counts, in words: `default`, `OLLAMA_HOST`, `config.toml:12`, `/set`.
  package func place(of id: SettingID) -> String {
    stored(id)?.1.place ?? "default"
  }

  private func stored(_ id: SettingID) -> (Layer, Stored)? {
    for layer in Layer.allCases.reversed() {
      if let found = layers[layer]?[id] { return (layer, found) }
    }
    return nil
  }

  // MARK: - Setting

  /// Sets a value.
  ///
  /// - Parameters:
  ///   - id: which.
  ///   - text: such as `3`.
  ///   - layer: who sets it.
  ///   - place: the place in words, where the layer alone does not say it.
  /// - Throws: what was expected instead; the settings stay as they were.
  package mutating func set(
    _ id: SettingID, text: String, layer: Layer, place: String? = nil
  ) throws(SettingError) {
    set(id, to: try Setting[id].value(of: text), layer: layer, place: place)
  }

  /// Sets a value that `Setting.value(of:)` has read.
  ///
  /// - Parameters:
  ///   - id: which.
  ///   - value: of the type that the setting takes.
  ///   - layer: who sets it.
  ///   - place: the place in words, where the layer alone does not say it.
  package mutating func set(
    _ id: SettingID, to value: SettingValue, layer: Layer, place: String? = nil
  ) {
    let place = place ?? layer.place(of: Setting[id])
    layers[layer, default: [:]][id] = Stored(value: value, place: place)
  }

  /// Takes a value away; the layers below count again.
  package mutating func unset(_ id: SettingID, layer: Layer) {
    layers[layer]?[id] = nil
    if layers[layer]?.isEmpty == true { layers[layer] = nil }
  }
}

extension Settings.Layer {
  /// The place in words.
  fileprivate func place(of setting: Setting) -> String {
    switch self {
    case .shared: setting.sharedVariables.first ?? "environment"
    case .file: "config.toml"
    case .environment: setting.environmentVariable
    case .flag: "--\(setting.name)"
    case .session: "/set"
    }
  }
}
