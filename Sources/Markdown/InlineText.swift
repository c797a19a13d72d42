import CCmark
import TextUI

/// Makes the text of a block of the inline nodes in it.
struct InlineText {
  /// The text so far, without markup.
  private(set) var text = ""
  private(set) var runs: [RoleRun] = []
  private(set) var links: [Link] = []
  /// Whether there are words in brackets that no definition explains.
  private(set) var hasLabels = false
  /// Whether some text may still be the beginning of markup.
  private(set) var isOpen = false

  private let base: Role
  private let chunk: Chunk
  /// Whether lines may be broken: not in headings and cells.
  private let hasLines: Bool
  private var length = 0
  private var openBrackets = 0

  /// Begins a text whose plain parts have a role.
  init(_ base: Role, in chunk: Chunk, hasLines: Bool = true) {
    self.base = base
    self.chunk = chunk
    self.hasLines = hasLines
  }

  /// What surrounds a node.
  private struct Style {
    var isStrong = false
    var isEmphasis = false
    var isStruck = false
    var isLink = false
  }

  /// What is still to be done, the last one first.
  private enum Step {
    case node(OpaquePointer, Style)
    case endLink(start: Int, address: String)
  }

  /// Appends all children of a node; nesting of any depth takes no stack.
  mutating func append(childrenOf parent: OpaquePointer) {
    guard let first = cm_first_child(parent) else { return }
    var steps: [Step] = [.node(first, Style())]
    while let step = steps.popLast() {
      switch step {
      case .endLink(let start, let address):
        endLink(from: start, to: address)
      case .node(let node, let style):
        if let next = cm_next(node) { steps.append(.node(next, style)) }
        append(node, style, &steps)
      }
    }
    if openBrackets > 0 { isOpen = true }
  }

  private mutating func append(_ node: OpaquePointer, _ style: Style, _ steps: inout [Step]) {
    var inner = style
    switch cm_kind(node) {
    case CM_TEXT: appendText(String(cString: cm_literal(node)), style)
    case CM_SOFT_BREAK, CM_HARD_BREAK: put(hasLines ? "\n" : " ", role(style))
    case CM_CODE: put(chunk.restored(String(cString: cm_literal(node))), .code)
    case CM_HTML: appendHTML(chunk.restored(String(cString: cm_literal(node))))
    case CM_FOOTNOTE_MARK:
      // Only the preface refers to a footnote by a label that it has: elsewhere its mark is text.
      break
    case CM_EMPHASIS: inner.isEmphasis = true
    case CM_STRONG: inner.isStrong = true
    case CM_STRUCK: inner.isStruck = true
    case CM_LINK, CM_IMAGE:
      if cm_kind(node) == CM_IMAGE { put("▣ ", .linkAddress) }
      inner.isLink = true
      steps.append(
        .endLink(start: length, address: chunk.restored(String(cString: cm_url(node)))))
    default: break
    }
    if let child = cm_first_child(node) { steps.append(.node(child, inner)) }
  }

  private func role(_ style: Style) -> Role {
    if style.isLink { return .link }
    if style.isStruck { return .struck }
    guard base == .text || base == .quote else { return base }
    switch (style.isStrong, style.isEmphasis) {
    case (true, true): return .strongEmphasis
    case (true, false): return .strong
    case (false, true): return .emphasis
    case (false, false): return base
    }
  }

  /// Appends a piece; runs of the same role become one.
  private mutating func put(_ piece: String, _ role: Role) {
    guard !piece.isEmpty else { return }
    text += piece
    length += piece.utf8.count
    if let last = runs.last {
      if last.role == role {
        runs[runs.count - 1].end = length
      } else {
        runs.append(RoleRun(end: length, role: role))
      }
    } else if role != base {
      let before = length - piece.utf8.count
      if before > 0 { runs.append(RoleRun(end: before, role: base)) }
      runs.append(RoleRun(end: length, role: role))
    }
  }

  private mutating func appendHTML(_ html: String) {
    let name = html.lowercased().filter { !$0.isWhitespace }
    if name == "<br>" || name == "<br/>" {
      put(hasLines ? "\n" : " ", base)
    } else {
      put(html, .html)
    }
  }

  // MARK: - Plain text

  private mutating func appendText(_ text: String, _ style: Style) {
    let role = role(style)
    guard PlainText.needsLook(text) else {
      putPlain(text, role, style)
      return
    }
    for part in PlainText.parts(of: text, chunk: chunk, findsLinks: !style.isLink) {
      switch part {
      case .text(let text):
        isOpen = isOpen || PlainText.mayOpen(text)
        noteBrackets(in: text)
        putPlain(text, role, style)
      case .formula(let formula): put(formula, .math)
      case .source(let source): put(source, role)
      case .footnote(let label): put("[\(chunk.restored(label))]", .footnote)
      case .address(let words, let address):
        links.append(Link(range: length..<length + words.utf8.count, address: address))
        // What follows may yet make markup of a part of them.
        isOpen = isOpen || PlainText.mayOpen(words)
        noteBrackets(in: words)
        put(words, .link)
      }
    }
  }

  private mutating func putPlain(_ text: String, _ role: Role, _ style: Style) {
    put(style.isStruck ? PlainText.struck(text) : text, role)
  }

  /// Keeps count of brackets.
  private mutating func noteBrackets(in text: String) {
    for byte in text.utf8 {
      if byte == UInt8(ascii: "[") { openBrackets += 1 }
      if byte == UInt8(ascii: "]"), openBrackets > 0 {
        openBrackets -= 1
        hasLabels = true
      }
    }
  }

  // MARK: - Links

  private mutating func endLink(from start: Int, to address: String) {
    let words = String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
    if words.isEmpty { put(address, .link) }
    links.append(Link(range: start..<length, address: address))
    let isSame = words.isEmpty || [address, strippedAddress(address)].contains(words)
    if !isSame, !address.isEmpty { put(" (\(address))", .linkAddress) }
  }

  private func strippedAddress(_ address: String) -> String {
    for scheme in ["https://", "http://", "mailto:"] where address.hasPrefix(scheme) {
      let rest = address.dropFirst(scheme.count)
      return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
    return address
  }
}
