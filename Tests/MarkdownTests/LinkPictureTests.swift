import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct LinkPictureTests {
  @Test func `the address of a link stands behind its words where it differs`() {
    let text = """
      [words](http://a.example/b) [http://c.example](http://c.example) [d.example](https://d.example/) <http://e.example>
      """
    #expect(
      roles(text, columns: 30) == """
        link(words)link-address( (http://a.example/b))
        link(http://c.example) link(d.example)
        link(http://e.example)
        """)
  }

  @Test func `links lead to their addresses`() {
    let text = """
      é [words](http://a.example/b "title") [*d* `e`](<f g>) <http://h.example> <i@j.example>
      """
    #expect(
      links(text) == [
        "words -> http://a.example/b",
        "d e -> f g",
        "http://h.example -> http://h.example",
        "i@j.example -> mailto:i@j.example",
      ])
  }

  @Test func `definitions may stand before or behind`() {
    let text = """
      [one]: http://one.example

      [full][one], [One], [two][] and [none]

      [two]: <http://two.example> 'Title'
      """
    #expect(
      roles(text, columns: 60) == """
        link(full)link-address( (http://one.example)), link(One)link-address( (http://one.example)), link(two)
        link-address((http://two.example)) and [none]
        """)
  }

  @Test func `definitions give addresses`() {
    let text = """
      [full][one] and [two]

      [one]: /1
      [two]: /2
      [one]: /3
      """
    #expect(
      links(text) == [
        "full -> /1",
        "two -> /2",
      ])
  }

  @Test func `a definition in a quotation or an item counts`() {
    let text = """
      [a] [b]

      > [a]: /1

      - [b]: /2
      """
    #expect(
      picture(text) == """
        a (/1) b (/2)

        │

        •
        """)
  }

  @Test func `definitions alone are drawn as nothing`() {
    let text = """
      [a]: /1
      [b]: /2

      [c]: /3
      """
    #expect(
      picture(text) == "")
  }

  @Test func `links without words show their address`() {
    let text = "[](http://a.example) [](b)"
    #expect(
      picture(text) == "http://a.example b")
  }

  @Test func `brackets that are no link are text`() {
    let text = "[a] [b](c d) [e][f] a[0] [x]: y"
    #expect(
      picture(text) == "[a] [b](c d) [e][f] a[0] [x]: y")
  }

  @Test func `a link in a heading and an item leads somewhere`() {
    let text = """
      # [a](/1)
      - [b](/2)
      > 1. [c](/3)
      """
    #expect(
      links(text) == [
        "a -> /1",
        "b -> /2",
        "c -> /3",
      ])
  }

  @Test func `images show what they are of`() {
    let text = "![A cat](http://a.example/c.png) ![](d.png) a"
    #expect(
      roles(text) == """
        link-address(▣ )link(A cat)link-address( (http://a.example/c.png)) link-address(▣ )link(d.png)
        a
        """)
  }

  @Test func `images lead to their addresses`() {
    let text = "![A cat](http://a.example/c.png) ![](d.png) [![e](f)](g)"
    #expect(
      links(text) == [
        "A cat -> http://a.example/c.png",
        "d.png -> d.png",
        "e -> f",
        "▣ e (f) -> g",
      ])
  }
}
