import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct HTMLTests {
  @Test func `markup of HTML is shown as text`() {
    let text = """
      <div class="x">
      **not bold**
      </div>

      a <b>bold</b> <!-- c --> d
      """
    #expect(
      roles(text) == """
        html(<div class="x">)
        html(**not bold**)
        html(</div>)

        a html(<b>)boldhtml(</b>) html(<!-- c -->) d
        """)
  }

  @Test func `a break of HTML breaks the line`() {
    let text = """
      a<br>b<br/>c<BR />d <br clear="x">
      """
    #expect(
      picture(text) == """
        a
        b
        c
        d <br clear="x">
        """)
  }

  @Test func `comments are shown as they are`() {
    let text = """
      <!-- one

      two -->
      three
      """
    #expect(
      roles(text) == """
        html(<!-- one)

        html(two -->)

        three
        """)
  }

  @Test func `a break within a heading or a cell is a blank`() {
    let text = """
      # a<br>b
      | c |
      |---|
      | d<br>e |
      """
    #expect(
      picture(text) == """
        a b

        c
        ───
        d e
        """)
  }

  @Test func `entities are the characters they name`() {
    let text = "&amp; &lt;b&gt; &copy; &#x41; &#66; &nope; &#0; &eacute; `&amp;`"
    #expect(
      roles(text) == "& <b> © A B &nope; � é code(&amp;)")
  }

  @Test func `entities make neither markup nor control sequences`() {
    let text = "&#42;a&#42; &#27;[31m &#x9b;x &#10;b"
    #expect(
      roles(text, columns: 60) == """
        *a* control(␛)[31m control(�)x
        b
        """)
  }
}
