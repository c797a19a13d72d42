import Foundation
import Markdown

/// The folders that hold languages for syntax colours, one TOML file each.
///
/// A language in an earlier folder hides its namesake, and its names come before those of others.
package struct LanguageFolders: Equatable, Sendable {
  /// The folders, the user's first; those that do not exist are passed over.
  package var paths: [String]

  /// Makes a list of folders.
  package init(_ paths: [String]) {
    self.paths = paths
  }

  /// The names of all files without their endings, in alphabetical order.
  package var names: [String] {
    files.map(\.name).sorted()
  }

  /// Reads all languages: about half a millisecond each, so not on the main thread.
  ///
  /// - Returns: the languages, those of the user first, and what is wrong in their files.
  package func languages() -> (list: [CodeLanguage], problems: [FileProblem]) {
    var list: [CodeLanguage] = []
    var problems: [FileProblem] = []
    for file in files {
      do throws(FileProblem) {
        guard let text = try TextFile.read(file.path) else { continue }
        let read = LanguageFile(text: text, path: file.path, name: file.name)
        list.append(CodeLanguage(read.definition))
        problems += read.problems
      } catch {
        problems.append(error)
      }
    }
    return (list, problems)
  }

  /// The files that count, folder by folder.
  private var files: [(name: String, path: String)] {
    var seen: Set<String> = []
    var files: [(name: String, path: String)] = []
    for path in paths {
      // A folder that cannot be listed has no languages to offer.
      let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for file in all.sorted() where file.hasSuffix(".toml") && !file.hasPrefix(".") {
        let name = String(file.dropLast(".toml".count))
        if seen.insert(name).inserted { files.append((name, "\(path)/\(file)")) }
      }
    }
    return files
  }
}
