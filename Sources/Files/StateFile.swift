import OllatuiCore

/// What the program remembers from one run to the next, in `state.toml`.
///
/// It is the program's to write and nobody's to edit. To add a value, add a property, and a line
/// in `init(text:)` and in `text`.
package struct StateFile: Equatable, Sendable {
  /// The model that was used last.
  package var lastModel: String?

  /// Makes a state.
  package init(lastModel: String? = nil) {
    self.lastModel = lastModel
  }

  /// Reads what an earlier run wrote; where there is nothing, nothing is remembered.
  ///
  /// - Throws: that the file is there but cannot be read, which is worth a word and no more.
  package init(path: String) throws(FileProblem) {
    self.init(text: try TextFile.read(path) ?? "")
  }

  /// Reads the text of a file; what cannot be understood is not remembered.
  init(text: String) {
    for entry in TOMLEntry.all(in: text, path: "").entries {
      if entry.key == ["last-model"], case .text(let model) = entry.value, !model.isEmpty {
        lastModel = model
      }
    }
  }

  /// Writes it in one step, for its owner's eyes only.
  ///
  /// - Throws: why it could not be written; the old file is still there.
  package func write(to path: String) throws(FileProblem) {
    try TextFile.replace(path, with: text)
  }

  /// The text of the file.
  var text: String {
    "# Written by ollatui; what you may change is in config.toml.\n"
      + (lastModel.map { "last-model = \(tomlString($0))\n" } ?? "")
  }
}
