import Markdown
import Testing
import TextUI

@Suite struct ThreadTests {
  @Test func `documents that are read at the same time do not disturb each other`() async {
    let text = String(repeating: "~~a~~ | ~~b~~\n", count: 200)
    let alone = struckLength(text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 { group.addTask { struckLength(text) == alone } }
      for await isSame in group { #expect(isSame) }
    }
  }

  private func struckLength(_ text: String) -> Int {
    var document = MarkdownDocument()
    _ = document.grow(text)
    return document.blocks.reduce(0) { $0 + $1.runs.count { $0.role == .struck } }
  }
}
