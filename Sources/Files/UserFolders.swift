import Foundation

/// The user's own folders, by the rules of the XDG base directories.
package struct UserFolders: Equatable, Sendable {
  /// The home folder, without a slash at its end.
  package var home: String
  /// Where `config.toml`, `themes/` and `strings/` are.
  package var config: String
  /// Where `history.sqlite` is.
  package var data: String
  /// Where `state.toml` is.
  package var state: String

  /// Finds the folders; none of them has to exist.
  ///
  /// - Parameter environment: a variable that is no absolute path counts as not set.
  package init(environment: [String: String]) {
    func folder(_ variable: String) -> String? {
      guard let path = environment[variable], path.hasPrefix("/") else { return nil }
      return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
    home = folder("HOME") ?? NSHomeDirectory()
    config = (folder("XDG_CONFIG_HOME") ?? home + "/.config") + "/ollatui"
    data = (folder("XDG_DATA_HOME") ?? home + "/.local/share") + "/ollatui"
    state = (folder("XDG_STATE_HOME") ?? home + "/.local/state") + "/ollatui"
  }

  /// The path of `config.toml`.
  package var configFile: String { config + "/config.toml" }
  /// The folder of the user's own themes.
  package var themes: String { config + "/themes" }
  /// The folder of the user's own languages for syntax colours.
  package var languages: String { config + "/languages" }
  /// The folder of the user's own tables of texts.
  package var strings: String { config + "/strings" }
  /// The path of the database of conversations.
  package var historyFile: String { data + "/history.sqlite" }
  /// The path of `state.toml`.
  package var stateFile: String { state + "/state.toml" }

  /// A path as a setting gives it, with `~` at its start taken for the home folder.
  package func path(_ text: String) -> String {
    text == "~" || text.hasPrefix("~/") ? home + text.dropFirst() : text
  }
}
