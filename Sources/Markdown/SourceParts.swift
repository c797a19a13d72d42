import CCmark

/// What can be taken out of a Markdown text: its code, tables and links, as they were written.
///
/// One parse of the whole text, for a command and not for every frame: about 35 ms for 500 KB.
public struct SourceParts: Equatable, Sendable {
  /// A block of code.
  public struct Code: Equatable, Sendable {
    /// What stands behind the opening fence; empty for code without one.
    public var info: String
    /// The code between the fences, with its last line feed and without the indentation of what
    /// the block lies in.
    public var text: String

    /// The first word behind the fence.
    public var language: String {
      String(info.prefix { !$0.isWhitespace })
    }
  }

  /// The blocks of code in their order, an unfinished one too.
  public private(set) var code: [Code] = []
  /// The tables in their order, as Markdown.
  public private(set) var tables: [String] = []
  /// The addresses of links in their order, also those that stand in the text as they are.
  public private(set) var links: [String] = []

  /// Takes a text apart.
  public init(of markdown: String) {
    var bytes = Array(markdown.utf8)
    // Rows of tables may be filled up to millions of cells, so cmark sees none: their bars are
    // replaced, and put back in what is taken.
    guard let bar = (1..<9 as Range<UInt8>).first(where: { !bytes.contains($0) }) else { return }
    for index in bytes.indices where bytes[index] == UInt8(ascii: "|") { bytes[index] = bar }
    guard let document = cm_parse(bytes, bytes.count) else { return }
    defer { cm_free(document) }
    var codeLines: Set<Int> = []
    // A stack of our own: a hostile text nests deeper than calls can.
    var waiting: [OpaquePointer] = [document]
    while let node = waiting.popLast() {
      if let next = cm_next(node) { waiting.append(next) }
      // The words of a link may be an address too, but not another link.
      if cm_kind(node) != CM_LINK, let child = cm_first_child(node) { waiting.append(child) }
      switch cm_kind(node) {
      case CM_CODE_BLOCK:
        code.append(
          Code(info: Self.text(cm_info(node), bar), text: Self.text(cm_literal(node), bar)))
        let (first, last) = (Int(cm_start_line(node)), Int(cm_end_line(node)))
        codeLines.formUnion(first...max(first, last))
      case CM_LINK: links.append(Self.text(cm_url(node), bar))
      case CM_TEXT: links += bareLinks(in: Self.text(cm_literal(node), bar))
      default: break  // A C enum; all else has nothing to take.
      }
    }
    tables = sourceTables(in: markdown, without: codeLines)
  }

  private static func text(_ bytes: UnsafePointer<CChar>, _ bar: UInt8) -> String {
    let text = String(cString: bytes)
    guard text.utf8.contains(bar) else { return text }
    return String(decoding: text.utf8.map { $0 == bar ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
  }
}
