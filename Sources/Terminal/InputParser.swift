import TextUI

/// Turns the bytes of a terminal into keys, pastes and mouse events.
///
/// A value without I/O: bytes may come in any pieces. It knows xterm's grammar with
/// modifiers, rxvt's and the Linux console's variants, bracketed paste, SGR mouse
/// reports and the terminal's answers (`InputParser+Report.swift`); what else a terminal sends comes from its terminfo entry. `get_wch` is not
/// used: it reads a pasted megabyte byte by byte, and blocks while it waits after Esc.
package struct InputParser: Sendable {
  /// Sequences of this terminal's database entry that the grammar does not have.
  private let sequences: [[UInt8]: Key]
  private var buffer: [UInt8] = []
  private var paste: [UInt8]?
  /// Whether an answer of the terminal may be on its way: what could be its beginning then waits
  /// for its end, however long that takes.
  package var isAwaitingReport = false
  /// Whether the last Esc that was taken for the key could have begun an answer.
  private var mayHaveBegunReport = false

  /// Makes a parser.
  ///
  /// - Parameter sequences: byte sequences and the keys they stand for; they win over the grammar.
  package init(sequences: [[UInt8]: Key] = [:]) {
    self.sequences = sequences
  }

  /// Whether the bytes so far end within a sequence that began with Esc: a lone Esc looks the
  /// same until some time has passed.
  package var isWithinEscape: Bool {
    paste == nil && buffer.first == Byte.escape
  }

  /// Takes bytes as they came; returns what they say.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
    let wasEmpty = buffer.isEmpty
    buffer.append(contentsOf: bytes)
    if mayHaveBegunReport, wasEmpty, let first = buffer.first {
      mayHaveBegunReport = first == Byte.reportMark
      if mayHaveBegunReport { buffer.insert(Byte.escape, at: 0) }
    }
    return parse(isComplete: false)
  }

  /// Says that nothing more will follow soon: a lone Esc is the Esc key.
  package mutating func flush() -> [Input] {
    if isAwaitingReport, buffer == [Byte.escape] { mayHaveBegunReport = true }
    return parse(isComplete: true)
  }

  private mutating func parse(isComplete: Bool) -> [Input] {
    var inputs: [Input] = []
    var at = 0
    while true {
      if paste != nil {
        guard let pasted = takePaste(from: &at) else { break }
        inputs.append(.paste(pasted))
      }
      guard at < buffer.count else { break }
      let (input, length) = next(buffer[at...], isComplete: isComplete)
      guard length > 0 else { break }
      at += length
      switch input {
      case .input(let input): inputs.append(input)
      case .pasteStart: paste = []
      case .nothing: break
      }
    }
    if at > 1 { mayHaveBegunReport = false }
    buffer.removeFirst(at)
    return inputs
  }

  /// Moves pasted bytes out of the buffer; the text once its end has come.
  private mutating func takePaste(from at: inout Int) -> String? {
    let rest = buffer[at...]
    if let end = rest.firstRange(of: Byte.pasteEnd) {
      paste?.append(contentsOf: rest[..<end.lowerBound])
      at = end.upperBound
      defer { paste = nil }
      return String(decoding: paste ?? [], as: UTF8.self)
    }
    // The end mark may have come in part.
    let keep = min(rest.count, Byte.pasteEnd.count - 1)
    let cut = rest.endIndex - keep
    paste?.append(contentsOf: rest[..<cut])
    at = cut
    return nil
  }

  enum Parsed {
    case input(Input)
    case pasteStart
    /// A sequence without meaning for us.
    case nothing
  }

  /// The first item of the bytes and its length; length 0: more bytes are needed.
  private func next(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (Parsed, Int) {
    guard let first = bytes.first else { return (.nothing, 0) }
    guard first == Byte.escape else { return character(bytes, isComplete: isComplete) }
    guard let second = bytes.dropFirst().first else {
      return isComplete ? (.input(.key(Key(.escape))), 1) : (.nothing, 0)
    }
    switch second {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      return sequence(bytes, isComplete: isComplete)
    case Byte.reportMark:
      return report(bytes, isComplete: isComplete)
    case Byte.escape:
      // Esc, and then something else that begins with it.
      return (.input(.key(Key(.escape))), 1)
    default:
      let (parsed, length) = character(bytes.dropFirst(), isComplete: isComplete)
      guard length > 0, case .input(.key(var key)) = parsed else { return (parsed, length) }
      key.modifiers.insert(.alt)
      return (.input(.key(key)), length + 1)
    }
  }

  /// A control key or one scalar of typed text.
  private func character(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (Parsed, Int) {
    guard let first = bytes.first else { return (.nothing, 0) }
    if first < 0x20 || first == 0x7F {
      return (.input(.key(controlKey(first))), 1)
    }
    let length =
      switch first {
      case ..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 1
      }
    guard bytes.count >= length || isComplete else { return (.nothing, 0) }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    // Bytes that are no UTF-8 become one replacement character and cost one byte each.
    guard text.unicodeScalars.count == 1, let character = text.first else {
      return (.input(.key(.typed("\u{FFFD}"))), 1)
    }
    return (.input(.key(.typed(character))), min(length, bytes.count))
  }

  private func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D: Key(.enter)
    case 0x09: Key(.tab)
    case 0x7F, 0x08: Key(.backspace)
    case 0x00: Key(.character(" "), .control)
    case 0x1C...0x1F: Key(.character(Character(UnicodeScalar(byte + 0x40))), .control)
    default: Key(.character(Character(UnicodeScalar(byte + 0x60))), .control)
    }
  }

  // MARK: - Escape sequences

  /// What was typed where `ESC ]` begins no answer.
  var bracketKey: Key {
    mayHaveBegunReport ? .typed("]") : .alt("]")
  }

  private func sequence(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (Parsed, Int) {
    guard let length = sequenceLength(bytes) else {
      // Incomplete: wait; at the end of waiting it was Alt and a bracket.
      guard isComplete else { return (.nothing, 0) }
      guard bytes.count == 2, let last = bytes.last else { return (.nothing, bytes.count) }
      return (.input(.key(.alt(Character(UnicodeScalar(last))))), 2)
    }
    let whole = bytes.prefix(length)
    if let key = sequences[Array(whole)] { return (.input(.key(key)), length) }
    if whole.elementsEqual(Byte.pasteStart) { return (.pasteStart, length) }
    let sequence = ControlSequence(whole)
    if let mouse = sequence.mouse { return (.input(.mouse(mouse)), length) }
    if let key = sequence.key { return (.input(.key(key)), length) }
    return (.nothing, length)
  }

  /// How many bytes the sequence has; nil while its end has not come.
  private func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    if bytes[start + 1] == UInt8(ascii: "O") {
      return bytes.count >= 3 ? 3 : nil
    }
    guard bytes.count >= 3 else { return nil }
    if bytes[start + 2] == UInt8(ascii: "[") { return bytes.count >= 4 ? 4 : nil }
    if bytes[start + 2] == UInt8(ascii: "M") { return bytes.count >= 6 ? 6 : nil }
    var at = start + 2
    while at < bytes.endIndex {
      switch bytes[at] {
      case 0x20...0x3F: at += 1
      // rxvt ends some keys with `$`, which is in the range above: such keys go by `~` and `^`.
      case 0x40...0x7E: return at - start + 1
      default: return at - start  // Not a sequence after all: leave the odd byte.
      }
    }
    return bytes.count > 64 ? bytes.count : nil
  }
}

/// The bytes that the grammar knows by name.
enum Byte {
  static let escape: UInt8 = 0x1B
  /// Begins, after Esc, an answer of the terminal (OSC).
  static let reportMark = UInt8(ascii: "]")
  static let pasteStart = Array("\u{1B}[200~".utf8)
  static let pasteEnd = Array("\u{1B}[201~".utf8)
}
