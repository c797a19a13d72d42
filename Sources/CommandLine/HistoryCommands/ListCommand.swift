import ArgumentParser
import Exchange
import Foundation
import History
import OllamaWire
import TextUI
import Transcript

/// The command `ollatui history list`.
struct ListCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List conversations: pinned ones first, then the newest.",
    discussion: """
      Where the output is no terminal, each line has id, time, turns, bytes, model, marks and \
      title, with tabs between them. Marks: * is pinned, a is archived.
      """)

  @Flag(help: "List archived conversations too.")
  var archived = false

  @Option(help: ArgumentHelp("List at most so many.", valueName: "number"))
  var limit: Int?

  @OptionGroup var store: StoreOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit wants a number of 0 or more.") }
  }

  func run(on console: Console) throws {
    let open = try store.open(console)
    let found = try open?.conversations(includingArchived: archived, limit: limit) ?? []
    guard !store.json else {
      return try JSONList.write(found, to: console) { summary in
        .object(summary.json)
      }
    }
    if found.isEmpty {
      let others = try open?.conversations(includingArchived: true, limit: 1) ?? []
      if others.isEmpty { return console.note("nothing is stored yet") }
      return console.note(
        limit == 0
          ? "--limit 0 lists nothing"
          : "only archived conversations are stored: --archived lists them too")
    }
    guard console.isTerminal else {
      for summary in found { try console.write(summary.row + "\n") }
      return
    }
    _ = Console.knowsLetters
    let width = min(24, max(5, found.map { columns(of: $0.model ?? "–") }.max() ?? 0))
    let head = ["ID".padded(to: 13), "CHANGED".padded(to: 16), "TURNS", "    SIZE"]
    try console.write(
      (head + ["MODEL".padded(to: width), " ", "TITLE"]).joined(separator: "  ") + "\n")
    for summary in found { try console.write(summary.line(modelWidth: width) + "\n") }
  }
}

extension ConversationSummary {
  fileprivate var marks: String {
    (isPinned ? "*" : "") + (isArchived ? "a" : "")
  }

  /// For programs.
  fileprivate var row: String {
    let cells = [
      "\(id)", updated.iso, "\(turns)", "\(bytes)", model ?? "", marks, title,
    ]
    return cells.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }
      .joined(separator: "\t")
  }

  /// For people.
  fileprivate func line(modelWidth: Int) -> String {
    let model = displayed(model ?? "–", upTo: modelWidth)
    let count = String(turns)
    return [
      "\(id)", updated.local, count.padded(before: 5), Size.text(bytes).padded(before: 8),
      model.padded(to: modelWidth), marks.isEmpty ? " " : String(marks.prefix(1)), displayed(title),
    ].joined(separator: "  ")
  }

  fileprivate var json: [String: JSONValue] {
    [
      "id": .string("\(id)"), "title": .string(title),
      "model": model.map { .string($0) } ?? .null, "updated": .integer(updated.milliseconds),
      "turns": .integer(Int64(turns)), "bytes": .integer(Int64(bytes)), "pinned": .bool(isPinned),
      "archived": .bool(isArchived),
    ]
  }
}

/// A list as JSON, written element by element.
enum JSONList {
  /// Writes `[`, an element a line, and `]`.
  static func write<Element>(
    _ elements: [Element], to console: Console, _ value: (Element) throws -> JSONValue
  ) throws {
    try console.write("[")
    for (index, element) in elements.enumerated() {
      try console.write((index > 0 ? ",\n" : "\n") + JSONDocument.text(try value(element)))
    }
    try console.write(elements.isEmpty ? "]\n" : "\n]\n")
  }
}

// MARK: - Figures

extension String {
  /// The text with blanks behind it, so that it takes that many cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns(of: self)))
  }

  /// The text with blanks before it.
  func padded(before width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(of: self))) + self
  }
}

/// Sizes on disk.
enum Size {
  /// A size in decimal units.
  static func text(_ bytes: Int) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    let digits = unit > 0 && value < 9.95 ? 1 : 0
    return String(format: "%.\(digits)f", value) + " " + units[unit]
  }
}

extension Timestamp {
  /// For people, by their own clock, as in `2026-11-26 02:08`.
  var local: String {
    var parts = tm()
    var seconds = time_t(milliseconds / 1000)
    localtime_r(&seconds, &parts)
    return String(
      format: "%04d-%02d-%02d %02d:%02d", Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1,
      Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min))
  }

  /// For programs, as in `2026-11-26T02:08:30Z`.
  var iso: String {
    var parts = tm()
    var seconds = time_t(milliseconds / 1000)
    gmtime_r(&seconds, &parts)
    return String(
      format: "%04d-%02d-%02dT%02d:%02d:%02dZ", Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1,
      Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec))
  }
}
