import Testing

@Suite(
  .enabled(if: SpecExample.isInstalled, "the package cmark-gfm has the specification"),
  .enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale"))
struct SpecTests {
  @Test func `the specification has 673 examples`() throws {
    #expect(try SpecExample.all().count == 673)
  }

  @Test(arguments: [1, 7, 50])
  func `an example that grows looks as one that is read at once`(piece: Int) throws {
    for example in try SpecExample.all() {
      let difference = differenceWhileGrowing(example.markdown, piece: piece)
      #expect(difference == nil, "example \(example.number)")
    }
  }
}
