import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct FootnoteTests {
  @Test func `marks and notes have their labels`() {
    let text = """
      Text[^1] and[^note].

      [^1]: First.
      [^note]: Second *one*.
      """
    #expect(
      roles(text) == """
        Textfootnote([1]) andfootnote([note]).

        footnote([1] )First.
        footnote([note] )Second emphasis(one).
        """)
  }

  @Test func `notes may have several paragraphs and blocks`() {
    let text = """
      [^a]: One.

          Two.

          - item

          ```
          code
          ```

      After.
      """
    #expect(
      picture(text) == """
        [a] One.

            Two.

            • item

            ── 1 ───────────────────────────
            code
            ────────────────────────────────

        After.
        """)
  }

  @Test func `notes that nothing refers to are drawn`() {
    let text = """
      a

      [^lonely]: here

      b
      """
    #expect(
      picture(text) == """
        a

        [lonely] here

        b
        """)
  }

  @Test func `notes stand where they were written`() {
    let text = """
      [^1]: first

      Text[^1][^2]

      [^2]: last

      end
      """
    #expect(
      picture(text) == """
        [1] first

        Text[1][2]

        [2] last

        end
        """)
  }

  @Test func `notes with the same label are all drawn`() {
    let text = """
      a[^1]

      [^1]: one
      [^1]: two
      """
    #expect(
      picture(text) == """
        a[1]

        [1] one
        [1] two
        """)
  }

  @Test func `a note may refer to itself further on`() {
    #expect(
      picture("[^1]: one\n\n    two[^1]\n\n    three[^1]\n") == """
        [1] one

            two[1]

            three[1]
        """)
  }

  @Test func `what looks like a note within a formula is part of the formula`() {
    #expect(
      picture("$$\nx^2\n[^1]: y\n$$\n\nb\n\n[^2]: c") == """
        x²[¹]: y

        b

        [2] c
        """)
  }

  @Test func `marks without a note are drawn`() {
    let text = "a[^x] [^] [^a b]"
    #expect(
      roles(text) == "afootnote([x]) [^] [^a b]")
  }

  @Test func `notes may be in lists and quotations`() {
    let text = """
      - a[^1]
        [^2]

      > [^1]: in a quotation

      - [^2]: in an item
      """
    #expect(
      picture(text) == """
        • a[1]
          [2]

        │
        [1] in a quotation

        •
        [2] in an item
        """)
  }

  @Test func `a note may begin behind another one`() {
    #expect(
      picture("[^1]: [^b]: one\n\ntwo[^b]") == """
        [1]
        [b] one

        two[b]
        """)
  }

  @Test func `a container that begins with a note keeps its mark before it`() {
    let text = """
      > [^1]: a
      >
      > text

      1. [^2]: b

         item
      """
    #expect(
      picture(text) == """
        │
        [1] a

        │ text

        1.
        [2] b

           item
        """)
  }

  @Test func `a note is drawn whatever its label is made of`() {
    #expect(picture("[^a\u{0C}b]: c\n\n[^\0]: d") == "[a␌b] c\n\n[␀] d")
  }

  @Test func `what follows notes beyond what is read at once leaves their container as it is`() {
    let notes = (0..<150).map { "[^\($0)]: number \($0) of many\n" }.joined(separator: "> ")
    #expect(differenceWhileGrowing("> \(notes)>\n> text", piece: 60, every: 5) == nil)
  }

  @Test(arguments: ["> ", "1. a\n   > ", "- a\n  "])
  func `a container of more notes than are read at once stays one`(start: String) {
    let indentation = start.split(separator: "\n").last.map(String.init) ?? start
    let notes = (0..<150).map { "[^\($0)]: number \($0) of many\n" }
    let text = start + notes.joined(separator: indentation) + "\n"
    #expect(differenceWhileGrowing(text, piece: 60, every: 5) == nil)
  }

  @Test func `an item with many notes has one mark`() {
    let notes = (0..<40).map { "  [^\($0)]: a\n" }.joined()
    let lines = picture("- a\n" + notes + "\n  b\n- c\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.suffix(4) == ["[39] a", "", "  b", "• c"])
  }
}
