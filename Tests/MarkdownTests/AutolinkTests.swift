import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct AutolinkTests {
  @Test func `bare addresses are links`() {
    let text = """
      http://a.example https://b.example/c?d=e#f www.g.example h@i.example HTTP://j.example
      """
    #expect(
      roles(text, columns: 90) == """
        link(http://a.example) link(https://b.example/c?d=e#f) link(www.g.example) link(h@i.example) link(HTTP://j.example)
        """)
  }

  @Test func `addresses without a scheme get one`() {
    let text = "www.a.example b@c.example https://d.example"
    #expect(
      links(text) == [
        "www.a.example -> http://www.a.example",
        "b@c.example -> mailto:b@c.example",
        "https://d.example -> https://d.example",
      ])
  }

  @Test func `the punctuation of a sentence is no part of an address`() {
    let text = """
      See http://a.example/b. Or http://c.example, http://d.example! "http://e.example" http://f.example: *http://g.example* http://h.example; www.i.example?
      """
    #expect(
      links(text) == [
        "http://a.example/b -> http://a.example/b",
        "http://c.example -> http://c.example",
        "http://d.example -> http://d.example",
        "http://e.example -> http://e.example",
        "http://f.example -> http://f.example",
        "http://g.example -> http://g.example",
        "http://h.example -> http://h.example",
        "www.i.example -> http://www.i.example",
      ])
  }

  @Test func `the mark of a footnote is no part of an address`() {
    #expect(
      links("http://a.example/b.[^1] http://c.example/d[e]f") == [
        "http://a.example/b -> http://a.example/b",
        "http://c.example/d[e]f -> http://c.example/d[e]f",
      ])
  }

  @Test func `parentheses are part of an address where they are balanced`() {
    let text = """
      (http://a.example/b_(c)) http://d.example/(e) (see http://f.example) http://g.example/h)i
      """
    #expect(
      links(text) == [
        "http://a.example/b_(c) -> http://a.example/b_(c)",
        "http://d.example/(e) -> http://d.example/(e)",
        "http://f.example -> http://f.example",
        "http://g.example/h)i -> http://g.example/h)i",
      ])
  }

  @Test func `Chinese and Japanese text needs no blanks around an address`() {
    let text = "见https://a.example/路径。参见（https://b.example），「https://c.example」、www.d.example！"
    #expect(
      links(text) == [
        "https://a.example/路径 -> https://a.example/路径",
        "https://b.example -> https://b.example",
        "https://c.example -> https://c.example",
        "www.d.example -> http://www.d.example",
      ])
  }

  @Test func `what only looks like an address is text`() {
    let text = """
      ftp://a.example http:// http://. xhttp://b.example www. wwwx.c.example d@e @f g@h. a.b://c.example `http://d.example`
      """
    #expect(
      links(text) == [])
  }

  @Test func `an address within a link is one link`() {
    let text = "[http://a.example](http://b.example) [see www.c.example](/d)"
    #expect(
      links(text) == [
        "http://a.example -> http://b.example",
        "see www.c.example -> /d",
      ])
  }

  @Test func `addresses stop at markup`() {
    let text = "<b>http://a.example</b> **http://b.example** [x http://c.example"
    #expect(
      links(text) == [
        "http://a.example -> http://a.example",
        "http://b.example -> http://b.example",
        "http://c.example -> http://c.example",
      ])
  }

  @Test func `mail addresses may have dots and signs`() {
    let text = "a.b-c_d+e@f-g.example.org. (h@i.example) j@k.example- x@y_z.example"
    #expect(
      links(text) == [
        "a.b-c_d+e@f-g.example.org -> mailto:a.b-c_d+e@f-g.example.org",
        "h@i.example -> mailto:h@i.example",
        "x@y_z.example -> mailto:x@y_z.example",
      ])
  }
}
