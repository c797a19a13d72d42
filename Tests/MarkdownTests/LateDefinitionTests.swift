import Markdown
import Testing

/// Definitions of labels that come behind the blocks that use them.
@Suite struct LateDefinitionTests {
  private let text = """
    See [one] and [two].

    Nothing here.

    - item with [two][]

    # [One]

    | [one] |
    |---|

    [three] is never defined. A [two](http://direct.example) link.

    Text.


    """

  private func document(_ text: String) -> MarkdownDocument {
    var document = MarkdownDocument()
    for end in text.indices.dropFirst() { _ = document.grow(String(text[..<end])) }
    _ = document.grow(text)
    return document
  }

  @Test func `a late definition changes the blocks that wait for it and no others`() {
    var document = document(text)
    let before = document.blocks
    let change = document.grow(text + "[two]: /2\n")
    #expect(change.block == 0)
    #expect(document.blocks.count == before.count)
    let changed = document.blocks.indices.filter { document.blocks[$0] != before[$0] }
    #expect(changed == [0, 2])
    #expect(document.blocks[0].text == "See [one] and two (/2).")
    #expect(document.blocks[2].text == "item with two (/2)")
  }

  @Test func `a block may be changed by several definitions`() {
    var document = document(text)
    _ = document.grow(text + "[two]: /2\n")
    _ = document.grow(text + "[two]: /2\n\n[one]: /1\n")
    #expect(document.blocks[0].text == "See one (/1) and two (/2).")
    #expect(document.blocks[3].text == "One (/1)")
    #expect(document.blocks[4].table?.rows.first?.first?.text == "one (/1)")
  }

  @Test func `the first definition counts`() {
    var document = document(text)
    _ = document.grow(text + "[two]: /2\n\n[two]: /3\n\nend")
    #expect(document.blocks[0].text == "See [one] and two (/2).")
  }

  @Test func `a label that is never defined stays as it is`() {
    var document = document(text)
    _ = document.grow(text + "[two]: /2\n\n[one]: /1\n\nend")
    #expect(
      document.blocks[5].text == "[three] is never defined. A two (http://direct.example) link.")
  }

  @Test func `a definition that changes while it grows is followed`() {
    var document = document(text)
    _ = document.grow(text + "[two]: /2")
    #expect(document.blocks[2].text == "item with two (/2)")
    _ = document.grow(text + "[two]: /234")
    #expect(document.blocks[2].text == "item with two (/234)")
    _ = document.grow(text + "[two]: /234 no title")
    #expect(document.blocks[2].text == "item with [two][]")
  }
}
