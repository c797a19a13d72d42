import Markdown
import TextUI

/// A text in Markdown as it is drawn, as a picture of words.
///
/// Blanks at the end of a line are left out: nobody sees them.
func picture(_ text: String, columns: Int = 40) -> String {
  drawn(text, LayoutOptions(columns: columns)).map(\.visible).joined(separator: "\n")
}

/// The same with what each part means, as `role(part)`; parts of plain text stand alone.
func roles(_ text: String, columns: Int = 40) -> String {
  drawn(text, LayoutOptions(columns: columns)).map { line in
    line.spans.reduce(into: "") { result, span in
      result += span.role == .text ? span.text : "\(span.role.rawValue)(\(span.text))"
    }.withoutTrailingBlanks
  }.joined(separator: "\n")
}

/// The links of a text as `words -> address`, block by block and cell by cell.
func links(_ text: String) -> [String] {
  var document = MarkdownDocument()
  _ = document.grow(text)
  return document.blocks.flatMap { block in
    links(block.links, in: block.text)
      + (block.table?.rows ?? []).joined().flatMap { links($0.links, in: $0.text) }
  }
}

private func links(_ links: [Link], in text: String) -> [String] {
  links.map { link in
    let words = String(decoding: Array(text.utf8)[link.range], as: UTF8.self)
    return "\(words) -> \(link.address)"
  }
}

/// The lines of a text that is laid out at once.
func drawn(_ text: String, _ options: LayoutOptions) -> [Line] {
  var layout = DocumentLayout(role: .text, languages: CodeLanguages(), options)
  _ = layout.grow(text)
  return (0..<layout.count).map { layout.line($0) }
}

extension Line {
  /// The text without blanks at its end.
  var visible: String { text.withoutTrailingBlanks }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
