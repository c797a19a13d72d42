import Markdown
import TextUI
import Testing

@Suite struct SliceTests {
  private static let part = """
    # A heading

    Some words that are wrapped, **strong** ones too.

    1. one
    2. two

       ```swift
       let a = 1
       ```

    ~~~
    # no heading

    nor a fence: ```
    ~~~

    | a | b |
    |--|--|
    | c | d |


    """
  private static let text = (0..<400).map { "Chapter \($0)\n\n" + part }.joined() + "the end"
  private static let options = LayoutOptions(columns: 40)

  private static func empty() -> DocumentLayout {
    DocumentLayout(role: .text, languages: CodeLanguages(), options)
  }

  private static let whole: DocumentLayout = {
    var layout = empty()
    _ = layout.grow(text)
    return layout
  }()

  @Test func `a text that is read in slices is the text read at once`() {
    var layout = Self.empty()
    var slices = 0
    while layout.length < Self.text.utf8.count {
      let settled = layout.settledLines
      let before = (0..<settled).suffix(20).map { layout.line($0) }
      _ = layout.grow(Self.text, atMost: 10_000)
      #expect((0..<settled).suffix(20).map { layout.line($0) } == before)
      slices += 1
    }
    #expect(slices > 5)
    #expect(layout == Self.whole)
  }

  /// The last lines of a text, as far back as they are the same in its end that was read by itself.
  private func sameLines(
    _ text: String, _ whole: DocumentLayout, bytes: Int
  ) -> (same: Int, all: Int) {
    guard var end = DocumentLayout(endOf: text, bytes: bytes, like: Self.empty()) else {
      return (0, 0)
    }
    var whole = whole
    let same = (1...max(1, end.count)).prefix {
      $0 <= end.count && end.line(end.count - $0) == whole.line(whole.count - $0)
    }
    return (same.count, end.count)
  }

  @Test(arguments: Array(stride(from: 300, through: 4_000, by: 149)))
  func `the end of a text shows the lines that the whole text ends with`(bytes: Int) {
    let (same, all) = sameLines(Self.text, Self.whole, bytes: bytes)
    #expect(all > 0)
    // What is above the first block is not known.
    #expect(same >= all - 8, "\(same) of \(all)")
  }

  @Test func `the end of a long fence is code with its number`() {
    let code = (0..<300).map { "let line\($0) = \($0)\n" }.joined()
    let text = "```\nfirst\n```\n\n~~~swift\n" + code + "~~~\n"
    var whole = Self.empty()
    _ = whole.grow(text)
    let (same, all) = sameLines(text, whole, bytes: 1_000)
    #expect(all > 20)
    #expect(same >= all - 1, "\(same) of \(all)")
  }

  @Test func `a text without lines has no end of its own`() {
    let text = String(repeating: "word ", count: 2_000)
    #expect(DocumentLayout(endOf: text, bytes: 1_000, like: Self.empty()) == nil)
  }

  @Test func `another width is laid out anew, block by block`() {
    var layout = Self.whole
    layout.change(to: LayoutOptions(columns: 25))
    #expect(!layout.isSettled)
    var slices = 0
    while !layout.isSettled {
      var budget = 10_000
      layout.layOutSome(bytes: &budget)
      slices += 1
    }
    #expect(slices > 3)
    var fresh = DocumentLayout(
      role: .text, languages: CodeLanguages(), LayoutOptions(columns: 25))
    _ = fresh.grow(Self.text)
    #expect(layout == fresh)
  }
}
