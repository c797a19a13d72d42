import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct EmphasisTests {
  @Test func `stars and underscores set words apart`() {
    let text = "*one* _two_ **three** __four__ ***five***"
    #expect(
      roles(text) == "emphasis(one) emphasis(two) strong(three) strong(four) strong-emphasis(five)")
  }

  @Test func `strong within emphasis and emphasis within strong look the same`() {
    let text = "**a *b* c** *d **e** f*"
    #expect(
      roles(text) == """
        strong(a )strong-emphasis(b)strong( c) emphasis(d )strong-emphasis(e)emphasis( f)
        """)
  }

  @Test func `struck words have a stroke through every character but blanks`() {
    let text = "~~gone for good~~ ~one~ ~~~three~~~"
    #expect(
      roles(text) == "struck(g̶o̶n̶e̶ f̶o̶r̶ g̶o̶o̶d̶) struck(o̶n̶e̶) ~~~three~~~")
  }

  @Test func `struck words hide other emphasis`() {
    let text = "~~old **bold**~~ and **bold ~~old~~**"
    #expect(
      roles(text) == "struck(o̶l̶d̶ b̶o̶l̶d̶) and strong(bold )struck(o̶l̶d̶)")
  }

  @Test func `code in a line keeps every character`() {
    let text = #"`a*b*` ``c ` d`` ` e ` `\n`"#
    #expect(
      roles(text) == #"code(a*b*) code(c ` d) code(e) code(\n)"#)
  }

  @Test func `signs that open or close nothing are text`() {
    let text = "a * b, 2 * 3, snake_case, __init, *open **two ~~x"
    #expect(
      roles(text) == """
        a * b, 2 * 3, snake_case, __init, *open
        **two ~~x
        """)
  }

  @Test func `signs behind a backslash are text`() {
    let text = #"\*not\* \_not\_ \`not\` \\ \[a](b)"#
    #expect(
      roles(text) == #"*not* _not_ `not` \ [a](b)"#)
  }

  @Test func `emphasis goes over lines`() {
    let text = """
      *one
      two* three
      """
    #expect(
      roles(text) == """
        emphasis(one)
        emphasis(two) three
        """)
  }

  @Test func `words of any script can be set apart`() {
    let text = "**粗体**和*斜体*。**עברית** *ไทย* **한국어**는"
    #expect(
      roles(text) == "strong(粗体)和emphasis(斜体)。strong(עברית) emphasis(ไทย) strong(한국어)는")
  }

  @Test func `emphasis in a quotation is that of text`() {
    let text = "> a *b* **c** ***d*** e"
    #expect(
      roles(text) == """
        quote-mark(│ )quote(a )emphasis(b)quote( )strong(c)quote( )strong-emphasis(d)quote( e)
        """)
  }
}
