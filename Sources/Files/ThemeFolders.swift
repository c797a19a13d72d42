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
    Set(listed).sorted()
  }

  /// The names of all themes by folder, the user's first, each folder in alphabetical order.
  package var listed: [String] {
    var names: [String] = []
    for found in paths.map(themes) + [[Theme.builtin.name]] {
      names += found.filter { !names.contains($0) }
    }
    return names
  }

  private func themes(in folder: String) -> [String] {
    // A folder that cannot be listed has no themes to offer; asking for one says why.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(".toml".count)) }.sorted()
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
        .kindTheme, name, among: names,
        otherwise: Message(.thereAre, [.names: .list(names)]))
    }
    var base: ThemeFile?
    var file = ThemeFile(text: text, path: path, name: name) { other throws(SettingError) in
      let below = try theme(named: other, within: heirs + [name])
      base = below
      return below.theme
    }
    if let base { file.add(base) }
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
