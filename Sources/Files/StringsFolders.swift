import Foundation
import OllatuiCore

/// The folders that hold texts in other languages, one TOML file each.
package struct StringsFolders: Equatable, Sendable {
  /// The folders, the user's first, whose texts count more; those that do not exist are passed over.
  package var paths: [String]

  /// Makes a list of folders.
  package init(_ paths: [String]) {
    self.paths = paths
  }

  /// The languages there are, in alphabetical order; English is always among them.
  package var names: [String] {
    var names: Set<String> = [Strings.english.language]
    for path in paths {
      // A folder that cannot be listed has nothing to offer.
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for file in files where file.hasSuffix(".toml") && !file.hasPrefix(".") {
        names.insert(String(file.dropLast(".toml".count)))
      }
    }
    return names.sorted()
  }

  /// The texts of the language that the environment asks for.
  package func strings(for environment: [String: String]) -> (Strings, [FileProblem]) {
    let name = preferredLanguage(environment: environment, among: names)
    return read(name) ?? (.english, [])
  }

  /// The texts of a language; those of English stand in the code, a file can change them.
  ///
  /// - Throws: that there is no such language.
  package func strings(named name: String) throws(SettingError) -> (Strings, [FileProblem]) {
    if let read = read(name) { return read }
    throw SettingError.unknown(
      .kindLanguage, name, among: names,
      otherwise: Message(.thereAre, [.names: .list(names)]))
  }

  private func read(_ name: String) -> (Strings, [FileProblem])? {
    let isEnglish = name == Strings.english.language
    guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
    var texts: [String: PhraseText] = [:]
    var problems: [FileProblem] = []
    var isThere = isEnglish
    // The file of English that comes along is made from the code and says nothing new.
    for path in (isEnglish ? paths.prefix(1) : paths[...]).reversed() {
      let file = "\(path)/\(name).toml"
      do throws(FileProblem) {
        guard let text = try TextFile.read(file) else { continue }
        isThere = true
        let read = StringsFile(text: text, path: file)
        texts.merge(read.texts) { $1 }
        problems += read.problems
      } catch {
        isThere = true
        problems.append(error)
      }
    }
    return isThere ? (Strings(language: name, texts: texts), problems) : nil
  }
}
