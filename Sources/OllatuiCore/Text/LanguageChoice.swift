/// The language that the environment asks for, among those there are texts for.
///
/// `LC_ALL`, `LC_MESSAGES` and `LANG` name a locale, the first that is set; where that is not the
/// C locale, the list in `LANGUAGE` counts more, as for gettext. A table of the same language in
/// another script or for another country is better than none: whoever asked for `zh_TW` alone gets
/// `zh-Hans` unless there is a `zh-Hant`.
///
/// - Parameters:
///   - environment: the variables by name.
///   - names: the tables there are, such as `zh-Hans`; English is always there.
/// - Returns: one of the names, or `en`.
package func preferredLanguage(
  environment: [String: String], among names: [String]
) -> String {
  let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]
  let given = variables.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  guard let locale = given.map(LocaleName.init), !locale.isPlain else { return "en" }
  let list = (environment["LANGUAGE"] ?? "").split(separator: ":").map { LocaleName(String($0)) }
  let tables = (names + ["en"]).map { (name: $0, locale: LocaleName($0)) }
  for isStrict in [true, false] {
    for wanted in list + [locale] {
      let fitting = tables.filter { wanted.accepts($0.locale, isStrict: isStrict) }
      let best = fitting.max { $0.locale.details.count < $1.locale.details.count }
      if let best { return best.name }
    }
  }
  return "en"
}

/// The name of a locale, taken apart: `zh_TW.UTF-8@stroke`.
private struct LocaleName {
  var language: String
  /// Script and territory, in lower case: `hans`, `tw`.
  var details: Set<String>

  init(_ name: String) {
    let parts = name.prefix { $0 != "." && $0 != "@" }.lowercased()
      .split { $0 == "_" || $0 == "-" }.map(String.init)
    language = parts.first ?? ""
    details = Set(parts.dropFirst())
    if language == "zh", details.isDisjoint(with: ["hans", "hant"]) {
      details.insert(details.isDisjoint(with: ["tw", "hk", "mo"]) ? "hans" : "hant")
    }
  }

  /// Whether it is the C locale, whatever its encoding.
  var isPlain: Bool {
    ["c", "posix", ""].contains(language)
  }

  /// Whether a table is in this language and, where that matters, says nothing of another script
  /// or territory.
  func accepts(_ table: LocaleName, isStrict: Bool) -> Bool {
    table.language == language && (!isStrict || table.details.isSubset(of: details))
  }
}
