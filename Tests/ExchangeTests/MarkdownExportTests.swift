import SeededNumbers
import Foundation
import Testing
import Transcript

@testable import Exchange

@Suite struct MarkdownExportTests {
  @Test func `a conversation has front matter, headings, folded reasoning and figures`() {
    #expect(
      Exporter.text(of: [sampleConversation()], as: .markdown) == """
        ---
        title: "Sums & 和"
        model: "qwen3:4b"
        mode: chat
        host: "http://gpu.example.com:11434"
        system: "Be brief."
        created: 2025-11-26T00:00:00Z
        updated: 2025-11-26T00:01:01.5Z
        id: "1000000000000"
        ---

        # Sums & 和

        ## You

        How do I sum 1…n?

        ## qwen3:4b (2 of 2)

        <details>
        <summary>Thinking, 1.84 s</summary>

        Gauss did this.
        Yes.

        </details>

        公式:

        ```swift
        let sum = n * (n + 1) / 2
        ```

        *→ calls add({"a":1})*

        *67.14 tok/s · 282 tokens in 4.20 s · first 310 ms · prompt 26 in 343 ms at most 75.80/s · \
        load 41 ms · total 4.54 s*

        ## You

        用中文解释一下

        ## qwen3:4b

        *failed: sign in at \\[address\\] now*

        """)
  }

  @Test func `all answers are there when alternates are wanted`() {
    let text = Exporter.text(of: [sampleConversation()], as: .markdown, showsAlternates: true)
    let first = "## qwen3:4b (1 of 2)\n\nIt is n²/2.\n\n*cancelled*\n\n## qwen3:4b (2 of 2)"
    #expect(text.contains(first))
  }

  @Test(arguments: [
    ("```swift\nlet a = 1", "```swift\nlet a = 1\n```"),
    ("~~~~\n```\nx", "~~~~\n```\nx\n~~~~"),
    ("  ````\nx\n```", "  ````\nx\n```\n````"),
    ("a\n```\nb\n```\nc", "a\n```\nb\n```\nc"),
    // What is in an item or a quotation ends with it.
    ("- a\n  ```\n  b", "- a\n  ```\n  b"),
    ("> ```\n> b", "> ```\n> b"),
    ("<!-- never closed", "&lt;!-- never closed"),
    ("<!-- a\n\n```\n<b>", "&lt;!-- a\n\n```\n<b>\n```"),
    ("x <b>y</b> `<b>z`", "x \\<b>y\\</b> `\\<b>z`"),
    ("</details>", "&lt;/details>"),
    ("<https://example.com> 1 < 2", "<https://example.com> 1 < 2"),
    ("| a | <i> |\n|---|---|", "| a | \\<i> |\n|---|---|"),
  ])
  func `nothing swallows what comes after it`(text: String, closed: String) {
    #expect(MarkdownGuard.closed(text) == closed)
  }

  @Test func `hostile texts leave the headings behind them headings`() {
    var random = SeededNumbers(seed: 4)
    let parts = [
      "```", "~~~", "````", "<!--", "-->", "<script>", "<pre>", "</details>", "<details>", "<?",
      "<![CDATA[", "\n", "\n\n", "- ", "> ", "    ", "a", "`", "|", "|---|", "[x]: ", "\\", "<b\n",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...12, using: &random))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      let closed = MarkdownGuard.closed(text)
      let view = MarkdownGuard.View(of: closed)
      #expect(view?.endsOpen == nil && view?.html.isEmpty == true, "\(text.debugDescription)")
    }
  }

  @Test func `a title can't break out of the front matter or its heading`() {
    var sample = conversation(answer: "x")
    sample.header.name = "a\"\n---\n# b <script> *c*"
    let text = Exporter.text(of: [sample], as: .markdown)
    #expect(text.contains("title: \"a\\\"\\n---\\n# b <script> *c*\"\n"))
    #expect(text.contains("\n# a\" --- \\# b \\<script\\> \\*c\\*\n"))
  }
}
