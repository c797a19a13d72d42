import Testing

@testable import TextUI

struct ASCIITests {
  init() {
    #expect(UTF8Locale.isSet)
  }

  @Test func `what is replaced and what replaces it have one column each`() {
    for value in UInt32(0x80)...0x3FFF {
      guard let scalar = Unicode.Scalar(value),
        let form = ASCIIForm.character(for: scalar)
      else { continue }
      #expect((0x20..<0x7F).contains(form.value))
      #expect(columns(of: String(Character(scalar))) == 1, "U+\(String(value, radix: 16))")
    }
    #expect(ASCIIForm.symbols.count > 300)
  }

  @Test func `letters of every script stay, and so do signs that mean something else without`() {
    let text = "Grüße, 春天, привет, हिन्दी, 🙂 ≤ ∞ ½ €"
    #expect(Line(text).inASCII.text == text)
  }

  @Test func `a screen becomes ASCII cell by cell`() {
    let frame = Frame(
      size: Size(columns: 12, rows: 3),
      rows: [
        [Span("┌──┐", .border), Span(" “a”…")], Line("⠋ ≈58 ▂▄█"), [Span("▼ é ›", .accent)],
      ], cursor: Position(column: 3, row: 1))
    let plain = frame.inASCII
    #expect(plain.text == "+--+ \"a\".\n| ~58 .=#\nv é >")
    #expect(plain.cursor == frame.cursor)
    #expect(plain.rows.map { $0.spans.map(\.role) } == frame.rows.map { $0.spans.map(\.role) })
  }

  @Test func `dots of braille become what has about as many`() {
    #expect(Line("⠀⠁⡀⡇⣿⢹").inASCII.text == " '.:#:")
  }
}
