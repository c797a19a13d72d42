import Testing

/// Texts of fragments in any order, which nobody would write, and models do.
@Suite(.enabled(if: UTF8Locale.isSet, "widths need a UTF-8 locale")) struct MixTests {
  @Test(arguments: UInt64(1)...120)
  func `a mix that grows by characters looks as one that is read at once`(seed: UInt64) {
    #expect(differenceWhileGrowing(mix(seed: seed), every: 3) == nil, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...400)
  func `a mix that grows by pieces looks as one that is read at once`(seed: UInt64) {
    let text = mix(seed: seed &+ 1000)
    for piece in [7, 50] {
      #expect(differenceWhileGrowing(text, piece: piece) == nil, "seed \(seed), piece \(piece)")
    }
  }
}
