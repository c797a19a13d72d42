import Testing

/// No word of a text may be lost, but those that markup is made of.
@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct WordTests {
  /// What of each text is markup: titles, labels, the names of entities and of formulas' signs, the
  /// cell that its table has no column for.
  private static let markup = [
    "chinese": "pi",
    "english": "PgBouncer",
    "html": "copy gt lt mdash nbsp",
    "japanese": "x",
    "mixed": "dropped x301",
    "physics": "0 approx ddot dot frac int omega pi sqrt text varphi",
    "references": "Donald HTTP RFC Semantics wrong",
  ]

  @Test(arguments: Corpus.names)
  func `every word of a text is drawn`(name: String) throws {
    let lost = lostWords(try Corpus.text(name)).joined(separator: " ")
    #expect(lost == Self.markup[name, default: ""])
  }

  @Test(.enabled(if: SpecExample.isInstalled, "the package cmark-gfm has the specification"))
  func `every word of an example of the specification is drawn`() throws {
    for example in try SpecExample.all() {
      let markup = Self.exampleMarkup.filter { $0.value.contains(example.number) }.keys.sorted()
      #expect(lostWords(example.markdown) == markup, "example \(example.number)")
    }
  }

  /// The words that are markup, with the examples in which they are: titles of links, labels and
  /// addresses that nothing uses, the names of entities, what follows the language of code, the
  /// crosses of tasks, a cell that its table has no column for, and a number that is written
  /// without its zeros.
  private static let exampleMarkup: [String: Set<Int>] = [
    "title": [
      161, 162, 163, 164, 165, 493, 513, 514, 517, 518, 535, 547, 550, 551, 561, 562, 563, 564, 565,
      566, 567, 569, 571, 580, 587, 592, 593, 594, 595, 596, 597, 599, 600, 601,
    ],
    "foo": [176, 177, 179, 183, 188, 552, 563, 569, 594, 599],
    "url": [176, 177, 179, 188, 297, 553, 571, 600],
    "ref": [297, 536, 537, 538, 539, 542, 543, 557],
    "bar": [535, 547, 549, 573, 578, 590, 591],
    "ouml": [328, 329, 330],
    "uri": [544, 545, 546],
    "tracks": [581, 584, 585],
    "x": [279, 280],
    "ti": [318, 319],
    "tle": [318, 319],
    "42": [333, 334],
    "quot": [337, 514],
    "url2": [552, 579],
    "url1": [573, 575],
    "baz": [577, 579],
    "startline": [113],
    "the": [162],
    "parens": [163],
    "with": [163],
    "line1": [165],
    "line2": [165],
    "second": [173],
    "FOO": [174],
    "ΑΓΩ": [175],
    "boo": [204],
    "003": [246],
    "AElig": [321],
    "ClockwiseContourIntegral": [321],
    "Dcaron": [321],
    "DifferentialD": [321],
    "HilbertSpace": [321],
    "amp": [321],
    "copy": [321],
    "frac34": [321],
    "nbsp": [321],
    "ngE": [321],
    "0": [322],
    "1234": [322],
    "35": [322],
    "992": [322],
    "X22": [323],
    "XD06": [323],
    "xcab": [323],
    "10": [335],
    "9": [336],
    "auml": [511],
    "and": [517],
    "BaR": [547],
    "ТОЛПОЙ": [548],
    "Foo": [549],
    "FOOBAR": [585],
    "foobar": [585],
    "BAR": [591],
  ]
}
