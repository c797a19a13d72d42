import TextUI

/// What labels in brackets mean, and which blocks wait for a label that nobody has explained yet.
struct References: Equatable, Sendable {
  /// A definition as it stands in the source.
  struct Definition: Equatable, Sendable {
    var offset: Int
    var label: String
    /// Its lines, with the last line break.
    var bytes: [UInt8]
  }

  /// A block that can be read again.
  struct Place: Equatable, Sendable {
    var block: Int
    var resumption: Resumption
    /// How many others are read before it.
    var number: Int
    /// Where it ends in the source.
    var end: Int
  }

  /// Those behind the place where the next reading begins; the first of a label counts.
  private var known: [String: [UInt8]] = [:]
  /// Those that may still change.
  private var ahead: [Definition] = []
  private var places: [Place] = []
  /// The places by the labels they wait for.
  private var waiting: [String: [Int]] = [:]
  /// What the labels meant when the places were read last.
  private var applied: [String: [UInt8]] = [:]
  /// How many labels were known then; nil: some of their definitions could still change.
  private var appliedCount: Int?

  /// The most blocks that are remembered for labels without a definition.
  private static let maximumPlaces = 1024
  private static let maximumDefinitions = 4096

  /// Whether there are definitions that may still change.
  var hasUnsettled: Bool {
    !ahead.isEmpty
  }

  /// The definitions of the labels that a text uses, as Markdown.
  func definitions(for text: Slice<UTF8Bytes>) -> [UInt8] {
    guard !known.isEmpty, text.contains(UInt8(ascii: "[")) else { return [] }
    var used: Set<String> = []
    var result: [UInt8] = []
    for label in Self.labels(in: text) {
      guard let bytes = known[label], used.insert(label).inserted else { continue }
      result += bytes
    }
    return result
  }

  /// A label as labels are compared.
  static func normalized(_ label: some StringProtocol) -> String {
    label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  /// The labels between brackets, in the order of the text.
  private static func labels(in text: Slice<UTF8Bytes>) -> [String] {
    var labels: [String] = []
    var start: Int?
    var index = text.startIndex
    while index < text.endIndex {
      defer { index += 1 }
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): start = index + 1
      case UInt8(ascii: "]"):
        if let start, index - start < 1000 {
          labels.append(normalized(String(decoding: text[start..<index], as: UTF8.self)))
        }
        start = nil
      default: break
      }
    }
    return labels
  }

  // MARK: - Finding definitions

  /// Finds the definitions in what was read, outside of what was read as blocks.
  mutating func lookAhead(_ chunk: Chunk, _ reading: Reading, _ source: UTF8Bytes) {
    ahead = []
    guard chunk.hasDefinitions else { return }
    var leaves = reading.leaves[...]
    var line = chunk.firstLine
    // Within a block only its first lines can be definitions, one behind the other.
    var next = 0
    while line <= chunk.lastLine {
      while let leaf = leaves.first, leaf.lines.upperBound < line { leaves = leaves.dropFirst() }
      // A table that ended before has the first line too. In a container of which nothing is drawn
      // but its mark every line may begin one.
      let last = leaves.last { $0.lines.contains(line) }
      let leaf = last?.isMark == true ? nil : last
      if let leaf {
        if line == leaf.lines.lowerBound { next = line }
        // cmark reads no definitions in a paragraph whose last line it takes for a table.
        let isAboveTable = leaves.dropFirst().first?.isBelowText == true
        let mayBegin =
          leaf.block.mayBeginWithDefinitions && !leaf.isContinuing && !isAboveTable
        guard mayBegin, line == next else {
          line += 1
          continue
        }
      }
      // It goes on over no line of a block, but for those of the one that it begins.
      let limit =
        leaf?.lines.upperBound
        ?? leaves.first { $0.lines.lowerBound > line }.map { $0.lines.lowerBound - 1 }
      guard
        let (definition, lines) = Self.definition(
          in: chunk, at: line, to: limit ?? chunk.lastLine)
      else {
        line += 1
        continue
      }
      ahead.append(definition)
      line += lines
      next = line
    }
  }

  /// The definition that begins in a line.
  private static func definition(in chunk: Chunk, at line: Int, to limit: Int) -> (
    Definition, lines: Int
  )? {
    let whole = chunk.line(line)
    let bytes = whole[whole.contentStart...]
    guard bytes.first == UInt8(ascii: "["), !bytes.isFootnote else { return nil }
    // Its label, its address and its title may go on over some lines.
    var text = Array(bytes)
    for next in line + 1...line + maximumLines {
      if text.last != 0x0A { text.append(0x0A) }
      if let label = label(before: text),
        isPlain(text, behind: label) || Reading.isDefinition(text, of: label)
      {
        let definition = Definition(
          offset: chunk.sourceStart(ofLine: line), label: normalized(label),
          bytes: chunk.restored(text))
        return (definition, next - line)
      }
      let more = chunk.content(ofLine: next)
      guard next <= limit, !more.isEmpty, text.count < 4096 else { return nil }
      text += more
    }
    return nil
  }

  /// Whether a definition is of the usual form, an address and nothing else behind the label.
  private static func isPlain(_ text: [UInt8], behind label: String) -> Bool {
    let rest = text.dropFirst(label.utf8.count + 3).drop { $0 == UTF8Bytes.space }
    let address = rest.prefix { $0 > UTF8Bytes.space }
    guard let first = address.first, first != UInt8(ascii: "<"), !label.contains("\\") else {
      return false
    }
    return rest.dropFirst(address.count).allSatisfy { $0 <= UTF8Bytes.space }
      && !label.allSatisfy(\.isWhitespace) && !address.contains(UInt8(ascii: "("))
  }

  /// The most lines of one definition.
  private static let maximumLines = 8

  /// What stands in the brackets that a text begins with, where a colon follows.
  private static func label(before text: [UInt8]) -> String? {
    var index = 1
    while index + 1 < text.count, index < 1000 {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"):
        guard text[index + 1] == UInt8(ascii: ":"), index > 1 else { return nil }
        return String(decoding: text[1..<index], as: UTF8.self)
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Takes note that the next reading begins at a place.
  mutating func settle(upTo offset: Int) {
    for definition in ahead where definition.offset < offset {
      if known[definition.label] == nil, known.count < Self.maximumDefinitions {
        known[definition.label] = definition.bytes
      }
    }
    ahead.removeAll { $0.offset < offset }
  }

  /// A place behind definitions that nothing can change any more, where many stand at the end.
  ///
  /// The last ones are kept: what follows may still go on with them.
  func settledEnd(behind offset: Int) -> Int? {
    guard ahead.count > 8 else { return nil }
    let end = ahead[ahead.count - 3].offset
    return end > offset ? end : nil
  }

  // MARK: - Blocks that wait

  /// Remembers a block that uses labels without a definition, by what stands in brackets in it.
  mutating func remember(_ place: Place, labels text: Slice<UTF8Bytes>) {
    guard places.count < Self.maximumPlaces else { return }
    let wanted = Set(Self.labels(in: text)).filter { known[$0] == nil }
    guard !wanted.isEmpty else { return }
    places.append(place)
    for label in wanted { waiting[label, default: []].append(places.count - 1) }
  }

  /// The places whose labels mean something else than when they were read last.
  mutating func takeChanged() -> [Place] {
    guard !waiting.isEmpty, !ahead.isEmpty || appliedCount != known.count else { return [] }
    appliedCount = ahead.isEmpty ? known.count : nil
    var present: [String: [UInt8]] = [:]
    for definition in ahead where waiting[definition.label] != nil {
      if present[definition.label] == nil { present[definition.label] = definition.bytes }
    }
    for label in waiting.keys {
      if let bytes = known[label] { present[label] = bytes }
    }
    guard present != applied else { return [] }
    let labels = Set(present.keys).union(applied.keys).filter { present[$0] != applied[$0] }
    applied = present
    return Set(labels.flatMap { waiting[$0] ?? [] }).sorted().map { places[$0] }
  }

  /// The definitions for a place, those that may still change too.
  func allDefinitions(for text: Slice<UTF8Bytes>) -> [UInt8] {
    guard !ahead.isEmpty else { return definitions(for: text) }
    let used = Set(Self.labels(in: text))
    return ahead.reduce(into: definitions(for: text)) {
      if used.contains($1.label) { $0 += $1.bytes }
    }
  }
}

extension Block {
  /// Whether there are links in its text or its cells.
  var hasLinks: Bool {
    !links.isEmpty || table?.rows.contains { $0.contains { !$0.links.isEmpty } } == true
  }

  /// Whether cmark may have taken definitions from its first lines.
  fileprivate var mayBeginWithDefinitions: Bool {
    switch kind {
    case .paragraph, .heading, .math: true
    case .code, .html, .table, .rule: false
    }
  }
}

extension Leaf {
  /// Whether it is the mark of a container without content.
  fileprivate var isMark: Bool {
    block.kind == .paragraph && block.text.isEmpty && !isContinuing
  }
}

extension ArraySlice<UInt8> {
  /// Whether it begins as a footnote does: `[^label]`.
  fileprivate var isFootnote: Bool {
    guard dropFirst().first == UInt8(ascii: "^") else { return false }
    let label = dropFirst(2).prefix(while: UTF8Bytes.isOfLabel)
    return !label.isEmpty && self[label.endIndex...].first == UInt8(ascii: "]")
  }
}

extension Chunk {
  /// Whether something in it may be a definition.
  var hasDefinitions: Bool {
    var previous: UInt8 = 0
    for byte in bytes[(byteStarts.first ?? 0)...] {
      if byte == UInt8(ascii: ":"), previous == UInt8(ascii: "]") { return true }
      previous = byte
    }
    return false
  }
}
