import CCmark

/// Keeps a text within its place in a larger Markdown text.
///
/// A fence or a comment that is not closed would swallow everything behind it, and HTML could close
/// what is around it. So HTML is escaped, as the program's screen shows it too, and fences closed.
enum MarkdownGuard {
  /// A text as words of a line, without markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for (index, character) in zip(text.indices, text) {
      switch character {
      case _ where character.isNewline: result += " "
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "~", "|": result += "\\\(character)"
      case "&":
        let next = text[index...].dropFirst().first
        result += next == "#" || next?.isLetter == true ? "\\&" : "&"
      default: result.append(character)
      }
    }
    return result
  }

  /// A text after which Markdown begins anew; where that can't be had, the text as code.
  static func closed(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    // Nothing that could open something: the usual case of a prompt.
    guard text.utf8.contains(where: { "<`~".utf8.contains($0) }) else { return text }
    var text = text
    // What was escaped can bring other markup to light, so look again.
    for _ in 0..<4 {
      guard let view = View(of: text) else { return asCode(text) }
      if view.html.isEmpty, view.endsOpen == nil { return text }
      if !view.html.isEmpty {
        text = withoutHTML(text, view.html)
      } else if let line = view.endsOpen {
        guard let fence = fence(inLine: line, of: text) else { return asCode(text) }
        text += (text.hasSuffix("\n") ? "" : "\n") + fence
      }
    }
    return asCode(text)
  }

  /// A text between fences that are longer than any in it.
  private static func asCode(_ text: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\n\(text)\n\(fence)"
  }

  /// The fence that a line begins with, without what stands behind it.
  private static func fence(inLine number: Int, of text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(number - 1) else { return nil }
    let line = lines[number - 1].drop { $0 == " " }
    guard let first = line.first, first == "`" || first == "~" else { return nil }
    return String(line.prefix { $0 == first })
  }

  /// A text in whose lines the HTML is escaped.
  private static func withoutHTML(_ text: String, _ html: [ClosedRange<Int>: Set<String>])
    -> String
  {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (range, tags) in html {
      let range = max(0, range.lowerBound - 1)..<max(0, min(lines.count, range.upperBound))
      // A comment may go on to the end of the text, and take more in than it should have.
      for index in range {
        if tags.isEmpty, lines[index].allSatisfy(\.isWhitespace) { break }
        lines[index] = lines[index].escaping(tags.map { Array($0.utf8) })
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What a reader of Markdown makes of a text.
  struct View {
    /// The tags among the words of some lines; none: all in these lines is HTML.
    var html: [ClosedRange<Int>: Set<String>] = [:]
    /// The line of a fence that is still open at the end; nil: the text ends like any other.
    var endsOpen: Int?

    /// Reads a text; nil: it is too much for that.
    init?(of text: String) {
      // What follows stands for all that will follow.
      let mark = "endofthispart"
      var bytes = Array("\(text)\n\n\(mark)\n".utf8)
      // Rows of tables may be filled up to millions of cells, so none is read as one.
      guard bytes.count < 4 << 20,
        let bar = (1..<9 as Range<UInt8>).first(where: { !bytes.contains($0) })
      else { return nil }
      for index in bytes.indices where bytes[index] == UInt8(ascii: "|") { bytes[index] = bar }
      guard let document = cm_parse(bytes, bytes.count) else { return nil }
      defer { cm_free(document) }
      var lines = 1...1
      var tags = 0
      var last: OpaquePointer?
      var waiting: [OpaquePointer] = [document]
      while let node = waiting.popLast() {
        if let next = cm_next(node) { waiting.append(next) }
        if let child = cm_first_child(node) { waiting.append(child) }
        let kind = cm_kind(node)
        if cm_parent(node) == document, kind != CM_FOOTNOTE { last = node }
        switch kind {
        case CM_HTML:
          let tag = Array(String(cString: cm_literal(node)).utf8.prefix { $0 != 0x0A })
            .map { $0 == bar ? UInt8(ascii: "|") : $0 }
          html[lines, default: []].insert(String(decoding: tag, as: UTF8.self))
          tags += 1
        case CM_HTML_BLOCK: html[Self.lines(of: node)] = []
        case CM_PARAGRAPH, CM_HEADING: lines = Self.lines(of: node)
        default: break  // A C enum; nothing else holds HTML.
        }
      }
      guard let last, tags < 2000 else { return nil }
      let words = cm_first_child(last).map { String(cString: cm_literal($0)) }
      if cm_kind(last) == CM_PARAGRAPH, words == mark { return }
      endsOpen = cm_kind(last) == CM_CODE_BLOCK ? Int(cm_start_line(last)) : 0
    }

    private static func lines(of node: OpaquePointer) -> ClosedRange<Int> {
      let first = Int(cm_start_line(node))
      return first...max(first, Int(cm_end_line(node)))
    }
  }
}

extension String {
  /// The text in which tags are escaped that are not yet; without any tags given, every `<`.
  fileprivate func escaping(_ tags: [[UInt8]]) -> String {
    let bytes = Array(utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<") {
        if tags.isEmpty {
          result += Array("&lt;".utf8)
          continue
        }
        if result.last != UInt8(ascii: "\\"), tags.contains(where: bytes[index...].starts) {
          result.append(UInt8(ascii: "\\"))
        }
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
