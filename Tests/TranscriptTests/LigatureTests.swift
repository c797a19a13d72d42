import Testing
import Transcript

@Suite struct LigatureTests {
  @Test(arguments: Ligature.all)
  func `every ligature is known by its scalars, and stands for letters that are none`(
    ligature: Ligature
  ) {
    #expect(Ligature.of(ligature.scalar) == ligature)
    #expect(ligature.capital.map(Ligature.of) != .some(nil))
    #expect(ligature.letters.count > 1)
    #expect(ligature.letters.allSatisfy { Ligature.of($0) == nil && !$0.properties.isUppercase })
    #expect(ligature.capital == nil || ligature.letters.allSatisfy(\.isASCII))
  }

  @Test func `any other scalar stands for itself`() {
    let known = (0...0x1_FFFF).compactMap { Unicode.Scalar($0) }.filter { Ligature.of($0) != nil }
    #expect(known.count == Ligature.all.count + Ligature.all.count { $0.capital != nil })
  }
}
