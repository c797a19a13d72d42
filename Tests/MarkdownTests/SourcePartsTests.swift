import Testing

@testable import Markdown

@Suite struct SourcePartsTests {
  @Test func `code comes out as it was written, bars and blanks too`() {
    let text = """
      Look:

      ```swift title="a|b"
      let x = a || b  \n\n\tif x { }
      ```
      1. A list:
         ~~~
         in | it
         ~~~

      End.

          indented
      """
    let code = SourceParts(of: text).code
    #expect(code.map(\.text) == ["let x = a || b  \n\n\tif x { }\n", "in | it\n", "indented\n"])
    #expect(code.map(\.language) == ["swift", "", ""])
    #expect(code.first?.info == "swift title=\"a|b\"")
  }

  @Test func `an unfinished block is there with what has come`() {
    #expect(SourceParts(of: "```sh\nls -l | we").code == [.init(info: "sh", text: "ls -l | we\n")])
    #expect(SourceParts(of: "```sh").code == [.init(info: "sh", text: "")])
  }

  @Test func `a code block of more than one fence keeps the fences in it`() {
    #expect(SourceParts(of: "````md\n```\nx\n```\n````").code.map(\.text) == ["```\nx\n```\n"])
  }

  @Test func `tables come out as Markdown, but not those in code`() {
    let table = "| a | b |\n|---|:-:|\n| 1 | 2\\|3 |\n| 中 | 4"
    let text =
      "Before\n\n\(table)\n\nx | y\n- | -\n> not a row\n\n```\na | b\n- | -\n```\na | b\n---\n"
    #expect(SourceParts(of: text).tables == [table, "x | y\n- | -"])
  }

  @Test func `links are marked ones and addresses in the text, in their order`() {
    let text = """
      [one](https://a.example/1 "title"), <https://b.example>, see http://c.example/x_y(z).
      Mail <me@d.example>, https://e.example/?q=1&r=2, （https://f.example/路径）。
      [https://g.example/words](https://g.example/target) ![no](https://h.example/picture)
      `https://i.example/code` xhttps://j.example https:// **HTTPS://K.example**
      """
    #expect(
      SourceParts(of: text).links == [
        "https://a.example/1", "https://b.example", "http://c.example/x_y(z)",
        "mailto:me@d.example", "https://e.example/?q=1&r=2", "https://f.example/路径",
        "https://g.example/target", "HTTPS://K.example",
      ])
  }

  @Test func `rows that tables would be filled up with are never made`() {
    let columns = 4_000
    let head = String(repeating: "|a", count: columns) + "\n"
    let text =
      head + String(repeating: "|-", count: columns) + "\n"
      + String(repeating: "|\n", count: columns) + "\n```\ncode | it\n```\n"
    // 16 million cells: with them this would take half a minute.
    let parts = SourceParts(of: text)
    #expect(parts.code.map(\.text) == ["code | it\n"])
    #expect(parts.tables.count == 1)
  }

  @Test(arguments: [
    String(repeating: ")", count: 60_000), String(repeating: "https://", count: 8_000),
    String(repeating: "://", count: 20_000),
    "https://a.example/" + String(repeating: "(", count: 60_000),
  ])
  func `addresses without end take no time`(tail: String) {
    #expect(SourceParts(of: "https://a.example/x " + tail).links.first == "https://a.example/x")
  }

  @Test func `nesting without end is no danger`() {
    let text = String(repeating: "> ", count: 20_000) + "[a](https://a.example)"
    #expect(SourceParts(of: text).links.count <= 1)
    #expect(SourceParts(of: String(repeating: "[", count: 50_000)).links == [])
  }
}
