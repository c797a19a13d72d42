import Testing

@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct CorpusTests {
  @Test(arguments: Corpus.names)
  func `a text that grows by characters looks as one that is read at once`(name: String) throws {
    // Fewer frames are compared than shown; what a frame hides from the next is seen in that.
    let difference = differenceWhileGrowing(try Corpus.text(name), every: 5)
    #expect(difference == nil)
  }

  @Test(arguments: Corpus.names, [7, 50])
  func `a text that grows by pieces looks as one that is read at once`(
    name: String, piece: Int
  ) throws {
    let difference = differenceWhileGrowing(try Corpus.text(name), piece: piece)
    #expect(difference == nil)
  }

  @Test(arguments: Corpus.names)
  func `a narrow text that grows looks as one that is read at once`(name: String) throws {
    let difference = differenceWhileGrowing(try Corpus.text(name), piece: 11, columns: 13)
    #expect(difference == nil)
  }

  @Test(arguments: Corpus.names)
  func `lines that end in two characters make the same text`(name: String) throws {
    let text = try Corpus.text(name)
    #expect(picture(text.replacing("\n", with: "\r\n")) == picture(text))
  }

  @Test(arguments: Corpus.names)
  func `a text in two pieces looks as one that is read at once`(name: String) throws {
    let text = try Corpus.text(name)
    #expect(cutThatMakesADifference(text, every: 9) == nil)
  }
}
