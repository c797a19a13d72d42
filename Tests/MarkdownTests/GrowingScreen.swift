import Markdown
import TextUI

/// A screen that shows a growing text, and draws only those lines again that are said to have changed.
struct GrowingScreen {
  private(set) var lines: [Line] = []
  private(set) var layout: DocumentLayout

  init(_ options: LayoutOptions) {
    layout = DocumentLayout(role: .text, languages: CodeLanguages(), options)
  }

  /// Takes in a text that begins with what it was before.
  mutating func show(_ text: String) {
    let first = layout.grow(text)
    lines.removeSubrange(min(first, lines.count)...)
    for index in lines.count..<max(lines.count, layout.count) { lines.append(layout.line(index)) }
  }
}

/// What makes the frames of a growing text differ from those of the text read at once.
struct FrameDifference: CustomStringConvertible {
  /// The text up to where they differ, at the smallest cut that shows it.
  var text: String
  /// The first line that differs, as it grew and as it is when read at once.
  var grown: String
  var whole: String

  var description: String {
    """
    after \(String(text.suffix(200)).debugDescription)
      grown: \(grown)
      whole: \(whole)
    """
  }
}

/// Grows a text and compares its frames with those of the text read at once.
///
/// - Parameters:
///   - text: the whole text.
///   - piece: how many scalars arrive at once.
///   - every: how many pieces lie between two comparisons; the last frame is always compared.
///   - columns: the width of the screen.
/// - Returns: the first difference; nil where there is none.
func differenceWhileGrowing(
  _ text: String, piece: Int = 1, every: Int = 1, columns: Int = 40
) -> FrameDifference? {
  let options = LayoutOptions(columns: columns)
  var screen = GrowingScreen(options)
  let scalars = text.unicodeScalars
  var end = scalars.startIndex
  var count = 0
  while end < scalars.endIndex {
    end = scalars.index(end, offsetBy: piece, limitedBy: scalars.endIndex) ?? scalars.endIndex
    count += 1
    let part = String(scalars[..<end])
    screen.show(part)
    guard count % every == 0 || end == scalars.endIndex else { continue }
    if let difference = difference(screen, part, options) { return difference }
  }
  return nil
}

private func difference(
  _ screen: GrowingScreen, _ text: String, _ options: LayoutOptions
) -> FrameDifference? {
  var whole = GrowingScreen(options)
  whole.show(text)
  if screen.lines != whole.lines {
    let same = zip(screen.lines, whole.lines).prefix { $0 == $1 }.count
    func line(_ lines: [Line]) -> String {
      lines.indices.contains(same) ? "\(same): \(lines[same].spans)" : "\(same): no line"
    }
    return FrameDifference(text: text, grown: line(screen.lines), whole: line(whole.lines))
  }
  let (blocks, others) = (
    screen.layout.document.blocks.map(\.withoutLooks),
    whole.layout.document.blocks.map(\.withoutLooks)
  )
  if blocks != others {
    let same = zip(blocks, others).prefix { $0 == $1 }.count
    func block(_ blocks: [Block]) -> String {
      blocks.indices.contains(same) ? "\(blocks[same])" : "no block"
    }
    return FrameDifference(text: text, grown: block(blocks), whole: block(others))
  }
  return nil
}

extension Block {
  /// The block without what its lines have been compared for: the same look can be said in several
  /// ways.
  fileprivate var withoutLooks: Block {
    var block = self
    block.runs = []
    block.gap = gap.map { _ in 0 }
    return block
  }
}

/// Grows a text in two pieces, cut at one place after another, and compares the frames at its end.
///
/// - Parameters:
///   - text: the whole text.
///   - every: how many scalars lie between two cuts.
/// - Returns: the first piece of a cut that makes a difference; nil where none does.
func cutThatMakesADifference(_ text: String, every: Int = 1) -> String? {
  let options = LayoutOptions(columns: 40)
  let whole = drawn(text, options)
  for (index, cut) in text.unicodeScalars.indices.enumerated() where index % every == 0 {
    var screen = GrowingScreen(options)
    let first = String(text.unicodeScalars[..<cut])
    screen.show(first)
    screen.show(text)
    if screen.lines != whole { return first }
  }
  return nil
}
