import Testing
import Transcript

@testable import Exchange

@Suite struct TextExportTests {
  @Test func `plain text has everything said, under the names of those who said it`() {
    #expect(
      Exporter.text(of: [sampleConversation()], as: .text, showsAlternates: true) == """
        Sums & 和
        qwen3:4b · chat · http://gpu.example.com:11434 · 2025-11-26T00:00:00Z · 1000000000000

        ── system ──
        Be brief.

        ── you ──
        How do I sum 1…n?

        ── qwen3:4b (1 of 2) ──
        It is n²/2.

        [cancelled]

        ── qwen3:4b (2 of 2) ──
        │ thinking, 1.84 s
        │ Gauss did this.
        │ Yes.

        公式:

        ```swift
        let sum = n * (n + 1) / 2
        ```

        → calls add({"a":1})

        [67.14 tok/s · 282 tokens in 4.20 s · first 310 ms · prompt 26 in 343 ms at most 75.80/s · \
        load 41 ms · total 4.54 s]

        ── you ──
        用中文解释一下

        ── qwen3:4b ──
        [failed: sign in at [address] now]

        """)
  }

  @Test(arguments: [
    ("How do I sum?", "How-do-I-sum.md"), ("用中文解释一下", "用中文解释一下.md"),
    ("../../etc/passwd", "etc-passwd.md"), (".hidden", "hidden.md"), ("-rf *", "rf.md"),
    ("", "conversation.md"), ("/// \u{202E}", "conversation.md"),
    ("a\u{1B}[31mb\nc", "a-31mb-c.md"),
  ])
  func `a title makes a name without tricks`(title: String, name: String) {
    #expect(ExportFormat.markdown.fileName(title: title) == name)
  }

  @Test func `a long title makes a short name`() {
    let name = ExportFormat.html.fileName(title: String(repeating: "长", count: 500))
    #expect(name.utf8.count <= 100 && name.hasSuffix("长.html"))
  }

  @Test(arguments: [
    ("md", ExportFormat.markdown), ("Markdown", .markdown), ("json", .json), ("txt", .text),
    ("text", .text), ("HTML", .html), ("pdf", nil),
  ])
  func `formats go by their names and their endings`(name: String, format: ExportFormat?) {
    #expect(ExportFormat(name: name) == format)
    #expect(ExportFormat(fileName: "a.b.\(name)") == format)
  }
}
