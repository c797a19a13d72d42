import Foundation

/// Texts like those that models write, in files of their own.
enum Corpus {
  /// The names of the files.
  static let names = [
    "arabic", "chinese", "code", "english", "html", "japanese", "lists", "mixed", "physics",
    "quotes", "references", "thai",
  ]

  /// The text of a file.
  static func text(_ name: String) throws -> String {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Corpus")
    let file = folder?.appendingPathComponent(name + ".md") ?? URL(fileURLWithPath: name)
    return try String(contentsOf: file, encoding: .utf8)
  }
}
