import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct HeadingTests {
  @Test func `every heading stands between empty lines and has the role of its level`() {
    let text = """
      # One
      Text right below
      ## Two
      ### Three
      #### Four
      ##### Five
      ###### Six
      ####### Seven
      """
    #expect(
      roles(text) == """
        heading-1(One)

        Text right below

        heading-2(Two)

        heading-3(Three)

        heading-4(Four)

        heading-5(Five)

        heading-6(Six)

        ####### Seven
        """)
  }

  @Test func `a line below a text makes it a heading`() {
    let text = """
      One
      ===
      Two
      ---
      Text
      """
    #expect(
      roles(text) == """
        heading-1(One)

        heading-2(Two)

        Text
        """)
  }

  @Test func `signs behind a heading belong to it`() {
    let text = """
      # Closed ##
      #
      # #1
      """
    #expect(
      picture(text) == """
        Closed



        #1
        """)
  }

  @Test func `markup in a heading keeps its level`() {
    let text = "# **Strong**, *em*, `code`, ~~old~~ and [link](http://a.example)"
    #expect(
      roles(text, columns: 72) == """
        heading-1(Strong, em, )code(code)heading-1(, )struck(o̶l̶d̶)heading-1( and )link(link)link-address( (http://a.example))
        """)
  }

  @Test func `a heading of several lines is one line`() {
    let text = """
      Two
      lines
      ====
      """
    #expect(
      picture(text) == "Two lines")
  }

  @Test func `a heading without its blank is text`() {
    let text = "#hashtag and #2"
    #expect(
      picture(text) == "#hashtag and #2")
  }

  @Test func `a long heading is wrapped`() {
    let text = "## A heading that is longer than the line is wide"
    #expect(
      picture(text, columns: 20) == """
        A heading that is
        longer than the line
        is wide
        """)
  }
}
