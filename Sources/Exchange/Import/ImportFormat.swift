/// What conversations can be read from.
package enum ImportFormat: String, CaseIterable, Hashable, Sendable {
  /// What ``Exporter`` writes as JSON.
  case ollatui
  /// `conversations.json` of the archive that ChatGPT exports.
  case chatGPT
  /// The SQLite database of oterm.
  case oterm
  /// `~/.ollama/history`: what was typed into `ollama run`, one prompt a line.
  case promptHistory

  /// How many bytes from the start of a file ``detect(_:fileName:)`` needs.
  package static let detectionLength = 64 << 10

  /// Finds out what a file is by how it begins.
  ///
  /// - Parameters:
  ///   - start: the first ``detectionLength`` bytes, or all where there are fewer.
  ///   - fileName: its name, without which a list of prompts can't be told from any text.
  /// - Returns: the format.
  /// - Throws: what the file is instead, as far as that can be seen, and what to do now.
  package static func detect(_ start: some Collection<UInt8>, fileName: String)
    throws(ImportProblem) -> ImportFormat
  {
    let start = Array(start.prefix(detectionLength))
    if start.starts(with: Array("SQLite format 3\0".utf8)) { return .oterm }
    if start.isEmpty { throw ImportProblem(message: "the file is empty") }
    if start.starts(with: Array("PK".utf8)) {
      throw ImportProblem(
        message: "this is a zip archive", advice: "unpack it and import the folder")
    }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw ImportProblem(message: "the file is in UTF-16", advice: "save it as UTF-8")
    }
    let text = String(decoding: start, as: UTF8.self)
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
    if first == "{" || first == "[" {
      if text.contains("\"\(JSONExport.formatName)\"") { return .ollatui }
      if text.contains("\"mapping\"") { return .chatGPT }
      if let format = sortedFormat(text) { return format }
    }
    if fileName == "history", !start.contains(0) { return .promptHistory }
    throw ImportProblem(message: "this is no file that can be imported", advice: known)
  }

  /// The format of a file whose keys were put in order, so that its name comes last.
  private static func sortedFormat(_ text: String) -> ImportFormat? {
    text.contains("\"conversations\"") && text.contains("\"turns\"") ? .ollatui : nil
  }

  static let known =
    "known are exports as JSON (ollatui), ChatGPT's conversations.json, oterm's store.db and "
    + "ollama's history"

  /// The files of a folder that hold ChatGPT's conversations, in their order: large exports have
  /// several.
  package static func chatGPTFiles(among names: [String]) -> [String] {
    let found = names.filter { $0.hasPrefix("conversations") && $0.hasSuffix(".json") }
    return found.contains("conversations.json") ? ["conversations.json"] : found.sorted()
  }
}
