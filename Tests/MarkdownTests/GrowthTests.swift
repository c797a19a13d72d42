import Testing

/// Small texts that once looked otherwise while they grew than when they were read at once.
@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct GrowthTests {
  @Test(arguments: [
    "a\n\n- b\n\n\n\n  c\n",
    "> ```\n> a\n> ```\nb",
    "- a\n\n  [b]: /c\n- d",
    "| a |\n|---|\n| b |\n\nc",
    "~~~\na\n\nb\n~~~~\nc",
    "a|b\n-|-\n=\n0.",
    "a|b\n-|-\n_\n```",
    "a|b\n-|-\ny\n<d>",
    "a|b\n-|-\n)\n[^1]:",
    "1.\n\n1.",
    "0.\n\n6.",
    "*```\n\n\\(a\\)",
    "5```\n\n$x$",
    "- ```\ns\n\\(a\\)",
    "$$\n>\n$$",
    "$$\n<div\n$$",
    "b\n-\n$$\\\n$$",
    "b\n-\n$$\nf$$",
    "a|b\n-|-\ny\n$$}\n$$",
    ">```\n$$}\n$$",
    ">```\nb\r\n",
    "- ```\n#\r\n",
    "[a]:y\n\ne\n[b]:b\n\n.",
    "- [x] [a]:t\n\n\n[a]",
    "5[b]:e\n\n[b]",
    "[b]:/\n```0`",
    "[b]:'\n***>",
    "[a] " + String(repeating: "word ", count: 20) + "\n\n[a]: /b",
    "[th]: h\n[9110]:\n  ht.rfc-editor.org/rfc/rfc9110\n  'HTTP Semantics'",
    "```\na\nb\nc\n```\n[^1]: d",
    "```\na\nb\nc\n```\n\n$x^2$",
    "[b]\n\n_\n\n[b]:/b",
    "[b] one\n\nnext\n\n[b]: http://b.example\n",
    "<!--\n```-->\n\\(a\\)",
    "<v>\n```\n\n\\(a\\)",
    "\t```\n$x$\nc",
    "<details>\n<summary>s</summary>\n```\nx\n\n$a$\n```\n$b$\n",
    "text\n<v>\n```\n$a$\n```\n$b$",
    "- a\n\n      ```\n  $a$\n\nb\n\n    ```\n$c$",
    "1. a\n\n   ```\n   $x$\n   ```\n   $y$\n\nb $z$",
    "> <pre>\n> ```\n\n$a$",
    "<script>\n~~~\n\n$a$\n</script>\n\n$b$",
  ])
  func `a text that grows by characters looks as one that is read at once`(text: String) {
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
  }

  @Test(arguments: [
    "|\na\n-|-",
    "a\n]\n-|]",
    "}\n$$|a\n-|-\n$$",
    "a\n6. |a\n-|-\n[",
    "1. a\n   <b>\n   -|\n   c|d\ne",
    "> a\n>     b|c\n> -|-\n> c|d\n> d\n>\n> e",
    "[b]:\n-|a\n-|-\n[b]",
    "[b]:/\n-|a\n-|-\n[b]",
    "[b]:'\n|||\n-|-\n- [b]:/",
    "a long name of a language | since when it has been there at all\n-|-\na|b",
    "a long name of a language and since when it has been there | all\n|-|-|\na|b",
    "a first line that is long enough to be settled before the table comes\na|b\n-|-\nc|d",
    "* \u{20E3}||a\n  -|-|-||\r)\n  ~~~\n$-$",
    "+ $$a$$\n.\n  -:\n ",
    "a\r-|\n||\rx\n| ",
    "a\r-|\n||\r\u{0B}\n| ",
    "* a\n\n  $$+$$\n||||\n  -|-|-\n ",
  ])
  func `the last line of a paragraph that becomes a table looks as one read at once`(text: String) {
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
  }

  @Test(arguments: [
    "[^1]:\n    [^1]",
    "[^1]:\n[b]:'\n- o",
    "[^1]: a\n\n    b [^1] c\n\n    d",
    "[^1]: - a [^1]\n      - [^1]",
    "[^1]: ```\n      a\n      [^1]: b\n      ```\n     [^1]",
    "> [^1]: ~~~\n> a\n> b\n> c\n> [^1]\n",
    "[b]:'\n>[^1]:[b]\n-\n",
    ">[^1]:\n>a>",
    "$$x\n[^1]: a\n$$\nb\n\n[^2]: c",
    "-\n  [^1]:\n  b",
    "1. [^1]:]\n\n       *\n   )",
    "- -\n  - [^1]:\n  [",
    "- a\n  >[^1]:\n  |",
    "- [^1]: a\n\n      b\n  -",
    "1.\n1. [^1]:\n   [^",
    "a\n>\n>[^3]:\n>>",
    "* [^1]:[a]\n  #\na\n\n[a]:a (",
    "9. .\n   [^2]:\n \n   1. [^2]:\n      a",
    "*\n*\n  [^3]:\n  [",
    "1. ~~~\n\n\n   ~~~\n   [^3]:\n   [r1]\r*\n[r1]:/",
    "[^2]\n[^2]:[^2]: ",
    "[^1]:[^2]: a\n[^3]: > [^1]: b",
    ">\n+\n  >[^2]:\"\n  ><a>a",
    "> - [^1]: a\n>\n>   b\n> - [^2]: c\n",
  ])
  func `notes that grow look as those that are read at once`(text: String) {
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
  }

  @Test(arguments: [
    "[a]\n\n- [ ] [a]:a\n\nb",
    "- [x] [^]:a\n[a]:'\n\na[a]",
    "[a]:'\n***a\n|-",
    "[b]\n>```\n[b]:/",
    "-\n  [1]:a",
    ">\n>[1]:a",
    "www.a[a]\n\n[a]:a",
    "a|a\n-|-\n[b]\nc\nd\n\n[b]:/\n\ne",
    "a|a\n-|-\n[a]\na\n\n[a]:aa",
    "a\n:-\n[b]\n`\n\n[b]:a '",
    "a\n:-\n[b]\n--\n>[b]:/",
    "a|a\n-|-\n[b]\n1. [b]:/",
    "a\n-\n[b]\n\n[b]:/",
    "- [x] [^1]:-\n>\n[^1]",
    " [x] [1]:a\n>$2$$",
    "[a]\n\nb\n\n+\n  [a]:/",
    "a\n-|\na\n9) [a]\n1) b\n\n[a]:/",
    "[a]\n\n[a]: /x$b$c\n\n[a] $d$",
    ">0.\n>[r3]:\n>[\n\n[r3]",
    "+\n    [^1]:[a]\n>\n[a]:/",
    "[r3]:$$ a$$\n\n[r3]",
    "- [1]:(\n\n\n  _\n    ~~~${}{a}$",
    "[r3]\n* 1)\t>[r3]:\n      >",
    "+ - [x] [r2]:>\n\n$\n[r2]",
    "[r1]\n>\n>- [ ] [r1]:a",
  ])
  func `definitions that grow mean what they mean when they are read at once`(text: String) {
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
  }

  @Test(arguments: [
    "$$\n```\n$$",
    "$$\n```\n $$",
    "}\n$$|a\n-|-\n\t$$",
    "~~~\n>|\n~~~\n9\\(a\\)",
    "-\n  ```\n$$}\n$$",
    "-\n- _\na\n  ```\n$2$",
    "0.\na\n    ```$2$",
    "- [\n-|\n|\n  ```\n$2$",
    "- ```\n- ```\n- ```\n$a$",
    "```\n>```\n$$}\n$$\n\n ",
    "[^1]: ```\n$a$\n\n    ```\n    $b$\n\n$c$",
    "0. a\n\n   +\n\n   ```\n\\(a\\)",
    "\\[\r\r$\\]",
    "\\[\n\ra\\]",
    "aaaaa aa aa aaaaaaa aa aaaaa aaaaa aa aaaaa aaa.a.a-](aaaaa - - -$${2}\n$$",
    " aa aaaaa aaaaa aa aaaaa http://a.a/a.`&aaa;aaaaa aaaaa aa aaaaa `",
    "- [ ]  aaaa aaaaa aaaaaa aa aa aaaaaaa aa aaaaa aaaaa aa aaaaa - [x]",
    "a@._a-a",
    "[^1]:\n```\\[`\\]\n| ",
    "+\u{0C}\n  ```\r$$a\r$$",
    "#\u{0C}```\n$a$\n```\u{0C}\n$b$",
    "```\ra\n\n`",
    "a|b\r-|-\rc|d\r\n|",
    "aaaaa aaaaaaaaaaaa aaa 日本語のテキスト、です。日本語のテキスト、です。_aa aaaa_",
  ])
  func `what is open for long looks as what is read at once`(text: String) {
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
  }

  @Test(arguments: [
    "\u{FEFF}# a\n\nb", "\u{FEFF}\n\n[^1]: a", "\n\u{FEFF}[", "```\n```\n\u{FEFF}~",
    "\u{FEFF}\u{FEFF}a\n\nb",
  ])
  func `a byte order mark is left out at the start of the text alone`(text: String) {
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
  }

  @Test(arguments: [
    "$2$(mark)0(end)\n\n\\[a\\]", "*\n>\n(mark)", "# (mark)1(end)\n$a$ $}$", "(guard)\n\na*",
    "- $a$\n\n**中(guard)。**文",
  ])
  func `what looks like a mark of our own is no formula of the text`(text: String) {
    let text = text.replacing("(mark)", with: Self.noncharacter(0xFDD0))
      .replacing("(end)", with: Self.noncharacter(0xFDD1))
      .replacing("(guard)", with: Self.noncharacter(0xFDD2))
    #expect(differenceWhileGrowing(text) == nil)
    #expect(cutThatMakesADifference(text) == nil)
    #expect(!picture(text).unicodeScalars.contains { 0xFDD0...0xFDD2 ~= $0.value })
  }

  private static func noncharacter(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String($0) } ?? ""
  }
}
