/// Holds back control strings (OSC, DCS, …) until they are whole.
///
/// libvterm 0.1.4 loses the ones that come in two pieces, which a pipe makes of anything.
struct StringSequences {
  private enum Place {
    case text
    case escape
    case string
    case stringEscape
  }

  private var held: [UInt8] = []
  private var place = Place.text

  /// Takes the next bytes of the program, and gives those that are ready for the terminal.
  mutating func ready(from bytes: some Sequence<UInt8>) -> [UInt8] {
    var ready: [UInt8] = []
    for byte in bytes {
      place = next(byte)
      if place == .text && held.isEmpty {
        ready.append(byte)
        continue
      }
      held.append(byte)
      if place == .text {
        ready += held
        held = []
      }
    }
    return ready
  }

  private func next(_ byte: UInt8) -> Place {
    switch (place, byte) {
    case (.text, 0x1B), (.escape, 0x1B): .escape
    case (.text, _): .text
    // What may follow ESC to begin a string: DCS, SOS, OSC, PM, APC.
    case (.escape, UInt8(ascii: "P")), (.escape, UInt8(ascii: "X")), (.escape, UInt8(ascii: "]")),
      (.escape, UInt8(ascii: "^")), (.escape, UInt8(ascii: "_")):
      .string
    case (.escape, _): .text
    // BEL, CAN and SUB end a string, and so does ESC with whatever follows.
    case (.string, 0x07), (.string, 0x18), (.string, 0x1A): .text
    case (.string, 0x1B), (.stringEscape, 0x1B): .stringEscape
    case (.string, _): .string
    case (.stringEscape, _): .text
    }
  }
}
