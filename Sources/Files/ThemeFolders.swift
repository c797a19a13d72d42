import Foundation
import OllatuiCore
import TextUI

/// The folders that hold themes, one TOML file each; a theme in an earlier folder hides its namesake.
package struct ThemeFolders: Equatable, Sendable {
  /// The folders, the user's first; those that do not exist are passed over.
  package var paths: [String]

  /// Makes a list of folders.
  package init(_ paths: [String]) {
    self.paths = paths
  }

  /// The names of all themes in alphabetical order; the built-in one is always among them.
  package var names: [String] {
    var names: Set<String> = [Theme.builtin.name]
    for path in paths {
      // A folder that cannot be listed has no themes to offer; asking for one says why.
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for file in files where file.hasSuffix(".toml") && !file.hasPrefix(".") {
        names.insert(String(file.dropLast(".toml".count)))
      }
    }
    return names.sorted()
  }

  /// Reads a theme.
  ///
  /// - Throws: that there is none of this name, that its file cannot be read, or that it inherits
  ///   from itself.
  package func theme(named name: String) throws(SettingError) -> ThemeFile {
    try theme(named: name, within: [])
  }

  private func theme(named name: String, within heirs: [String]) throws(SettingError) -> ThemeFile {
    guard !heirs.contains(name) else {
      throw SettingError(
        message: "a theme cannot inherit from itself: "
          + (heirs.drop { $0 != name } + [name]).joined(separator: " → "))
    }
    guard !name.contains("/"), !name.hasPrefix("."), let (path, text) = try file(of: name) else {
      guard name != Theme.builtin.name else { return ThemeFile(Theme.builtin) }
      throw SettingError.unknown(
        "theme", name, among: names,
        otherwise: "there are \(names.joined(separator: ", "))")
    }
    var problemsBelow: [FileProblem] = []
    var file = ThemeFile(text: text, path: path, name: name) { base throws(SettingError) in
      let below = try theme(named: base, within: heirs + [name])
      problemsBelow = below.problems
      return below.theme
    }
    file.add(problemsBelow)
    return file
  }

  private func file(of name: String) throws(SettingError) -> (path: String, text: String)? {
    for folder in paths {
      let path = "\(folder)/\(name).toml"
      do throws(FileProblem) {
        if let text = try TextFile.read(path) { return (path, text) }
      } catch {
        throw SettingError(message: error.description)
      }
    }
    return nil
  }
}
