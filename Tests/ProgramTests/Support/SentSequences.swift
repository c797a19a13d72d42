/// What a program sent to its terminal, held against what ours means to send.
struct SentSequences {
  /// Everything nobody meant, in words; empty: all is well.
  private(set) var strange: [String] = []
  /// Whether a colour was asked for.
  private(set) var hasColors = false

  private var rest: ArraySlice<Unicode.Scalar>

  /// The private modes that curses and the program itself set.
  private static let modes: Set<Int> = [1, 7, 12, 25, 1002, 1006, 1049, 2004]

  /// Reads all the bytes that were sent.
  init(_ bytes: [UInt8]) {
    rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: takeEscape()
      case 0x08, 0x09, 0x0A, 0x0D: break
      case ..<0x20, 0x7F..<0xA0: note("control \(scalar.value)")
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        note("direction mark \(String(scalar.value, radix: 16))")
      default: break
      }
    }
  }

  private mutating func note(_ what: String) {
    strange.append(what)
  }

  private mutating func takeEscape() {
    guard let next = rest.popFirst() else { return note("ESC at the end") }
    switch next {
    case "[": takeControlSequence()
    case "]": takeQuestion()
    case "(":
      let set = rest.popFirst()
      if set != "B", set != "0" { note("character set \(String(describing: set))") }
    case "=", ">", "7", "8", "M": break
    default: note("ESC \(next)")
    }
  }

  /// The one question that is asked: what colour the background has.
  private mutating func takeQuestion() {
    let question = Array("11;?\u{1B}\\".unicodeScalars)
    guard rest.starts(with: question) else { return note("ESC ]") }
    rest = rest.dropFirst(question.count)
  }

  private mutating func takeControlSequence() {
    var parameters = ""
    while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) {
      parameters.unicodeScalars.append(scalar)
      rest = rest.dropFirst()
    }
    guard let final = rest.popFirst() else { return note("half a sequence: \(parameters)") }
    let numbers = parameters.split { !$0.isNumber }.compactMap { Int($0) }
    switch (final, parameters.first) {
    case ("h", "?"), ("l", "?"):
      if !Self.modes.isSuperset(of: numbers) { note("mode \(parameters)\(final)") }
    case ("h", _), ("l", _):
      if numbers != [4] { note("mode \(parameters)\(final)") }
    case ("t", _):
      if parameters != "22;0;0", parameters != "23;0;0" { note("window \(parameters)t") }
    case ("m", _): takeStyle(numbers)
    case ("A", _), ("B", _), ("C", _), ("D", _), ("G", _), ("H", _), ("J", _), ("K", _),
      ("L", _), ("M", _), ("P", _), ("S", _), ("T", _), ("X", _), ("@", _), ("d", _), ("r", _),
      ("b", _):
      break
    default: note("CSI \(parameters)\(final)")
    }
  }

  private mutating func takeStyle(_ numbers: [Int]) {
    let isColor = numbers.contains { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }
    if isColor { hasColors = true }
  }
}
