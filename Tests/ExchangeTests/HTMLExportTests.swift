import SeededNumbers
import Foundation
import Testing
import Transcript

@testable import Exchange

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a page as XML, which it is too, and takes note of what could be active in it.
private final class PageReader: NSObject, XMLParserDelegate {
  var elements: Set<String> = []
  var attributes: Set<String> = []
  var addresses: [String] = []
  var text = ""

  /// Reads a page; nil: it is not well-formed.
  static func read(_ page: String) -> PageReader? {
    let parser = XMLParser(data: Data(page.utf8))
    let reader = PageReader()
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    self.attributes.formUnion(attributes.keys)
    addresses += ["href", "src"].compactMap { attributes[$0] }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    text += characters
  }
}

@Suite struct HTMLExportTests {
  @Test func `a conversation is a page of articles, sections and folds`() throws {
    let page = Exporter.text(of: [sampleConversation()], as: .html)
    let start = try #require(page.firstRange(of: "<article"))
    #expect(
      page[start.lowerBound...] == """
        <article id="1000000000000">
        <h1>Sums &amp; 和</h1>
        <p class="note">qwen3:4b · chat · http://gpu.example.com:11434 · 2025-11-26T00:00:00Z</p>
        <details>
        <summary>System</summary>
        <pre class="words">Be brief.</pre>
        </details>
        <section class="you">
        <h2>You</h2>
        <pre class="words">How do I sum 1…n?</pre>
        </section>
        <section>
        <h2>qwen3:4b (2 of 2)</h2>
        <details>
        <summary>Thinking, 1.84 s</summary>
        <p>Gauss did this.
        Yes.</p>
        </details>
        <p>公式:</p>
        <pre><code class="language-swift">let sum = n * (n + 1) / 2
        </code></pre>
        <p class="note">→ calls add({&quot;a&quot;:1})</p>
        <p class="note">67.14 tok/s · 282 tokens in 4.20 s · first 310 ms · prompt 26 in 343 ms \
        at most 75.80/s · load 41 ms · total 4.54 s</p>
        </section>
        <section class="you">
        <h2>You</h2>
        <pre class="words">用中文解释一下</pre>
        </section>
        <section>
        <h2>qwen3:4b</h2>
        <p class="note">failed: sign in at [address] now</p>
        </section>
        </article>
        </body>
        </html>

        """)
  }

  @Test func `a page of several conversations is not called as the first of them`() {
    let one = Exporter.text(of: [sampleConversation()], as: .html)
    #expect(one.contains("<title>Sums &amp; 和</title>"))
    let page = Exporter.text(of: [sampleConversation(), conversation(answer: "a")], as: .html)
    #expect(page.contains("<title>Conversations</title>"))
    #expect(page.contains("<h1>Sums &amp; 和</h1>") && page.contains("<h1>hi</h1>"))
  }

  @Test func `hostile texts are words on the page and nothing else`() throws {
    let hostile = [
      "<script>alert(1)</script>", "<b onclick=\"x\">", "[a](javascript:alert(1))",
      "[a](JaVa\tScript:x)", "[a]( data:text/html,x)", "![i](http://evil.example/i.png)",
      "[![i](https://evil.example/i.png)](http://b.example)",
      "![![x](http://c.example)](http://d.example)",
      "<http://ok.example>", "<vbscript:x>", "[a](http://x\"onclick=\"y)", "<!-- c", "]]>",
      "```a\"b<c>\n</code></pre><script>", "\u{1B}[31m\u{0}\u{85}" + noCharacter,
      "&#106;avascript:",
      "[x][r]\n\n[r]: javascript:alert(1)", "| a | <i> |\n|---|:-:|\n| b |", "- [x] t\n- [ ] u",
      "a[^1]\n\n[^1]: note", "<details>", "</article></body>", "'\"&amp;", "\\(a_1\\) \\[b\\]",
    ]
    var sample = conversation(
      prompt: hostile.joined(separator: "\n"), thinking: hostile.joined(separator: "\n\n"),
      answer: hostile.joined(separator: "\n\n"))
    sample.header.name = hostile.joined()
    sample.header.host = "\"><script>"
    let reader = try #require(PageReader.read(Exporter.text(of: [sample, sample], as: .html)))
    let known: Set = [
      "html", "head", "meta", "title", "style", "body", "article", "section", "h1", "h2", "p",
      "pre", "code", "a", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "ul",
      "li", "input", "br",
    ]
    #expect(reader.elements.subtracting(known) == [])
    let harmless: Set = [
      "charset", "name", "content", "http-equiv", "id", "class", "href", "align", "type", "checked",
      "disabled",
    ]
    #expect(reader.attributes.subtracting(harmless) == [])
    #expect(reader.addresses.count > 5)
    #expect(reader.addresses.allSatisfy { $0.hasPrefix("http://") || $0.hasPrefix("https://") })
    // No word was lost on the way.
    #expect(reader.text.contains("<script>alert(1)</script>"))
    #expect(reader.text.contains("\\(a_1\\) \\[b\\]"))
  }

  @Test func `whatever a model says, the page is well-formed`() {
    var random = SeededNumbers(seed: 9)
    let parts = [
      "<", ">", "&", "\"", "'", "```", "`", "*", "_", "~~", "[", "](", ")", "![", "\n", "\n\n",
      "- ", "1. ", "> ", "    ", "|", "|-|-|", "<a href=", "<!--", "-->", "http://a.b",
      "javascript:",
      "# ", "\\", "\\(", "\u{1B}", noCharacter, "和", "[^1]", "- [ ] ", "<x@y.z>", "---", "&#0;",
    ]
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 1...20, using: &random))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
      let page = Exporter.text(of: [conversation(prompt: text, answer: text)], as: .html)
      let reader = PageReader.read(page)
      #expect(reader != nil, "\(text.debugDescription)")
      #expect(reader?.elements.isDisjoint(with: ["script", "img", "iframe", "svg"]) == true)
    }
  }

  @Test func `a table that would be millions of cells is shown as text`() {
    let wide = String(repeating: "|a", count: 3000)
    let text =
      "\(wide)\n\(String(repeating: "|-", count: 3000))\n" + String(repeating: "|\n", count: 3000)
    let page = Exporter.text(of: [conversation(answer: text)], as: .html)
    #expect(page.utf8.count < 40_000)
    #expect(page.contains(wide))
  }
}

/// U+FDD0, which no source may hold.
private let noCharacter = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
