/// Follows which private modes a program turned on (`CSI ? 2004 h`), from its bytes.
///
/// libvterm reports only a few of them; a test that the terminal was left as it was found needs all.
struct PrivateModes {
  private enum Place {
    case text
    case escape
    case sequence
    case parameters([UInt8])
  }

  /// The modes that are on, such as 25 (cursor), 1049 (alternate screen), 2004 (bracketed paste).
  private(set) var on: Set<Int> = []
  private var place = Place.text

  /// Takes the next bytes of the program, cut anywhere.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch (place, byte) {
    case (_, 0x1B): place = .escape
    case (.text, _): break
    case (.escape, UInt8(ascii: "[")): place = .sequence
    case (.sequence, UInt8(ascii: "?")): place = .parameters([])
    case (.parameters(let digits), UInt8(ascii: "0")...UInt8(ascii: ";")):
      place = .parameters(digits + [byte])
    case (.parameters(let digits), UInt8(ascii: "h")):
      on.formUnion(numbers(in: digits))
      place = .text
    case (.parameters(let digits), UInt8(ascii: "l")):
      on.subtract(numbers(in: digits))
      place = .text
    case (.escape, _), (.sequence, _), (.parameters, _): place = .text
    }
  }

  private func numbers(in digits: [UInt8]) -> [Int] {
    String(decoding: digits, as: UTF8.self).split(separator: ";").compactMap { Int($0) }
  }
}
