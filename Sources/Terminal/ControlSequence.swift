import TextUI

/// One complete escape sequence that starts with `ESC [` or `ESC O`, taken apart.
struct ControlSequence {
  private let isFunction: Bool
  private let prefix: UInt8?
  private let parameters: [Int]
  private let final: UInt8

  /// Takes a sequence apart.
  ///
  /// - Parameter bytes: the whole sequence, at least three bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    let body = bytes.dropFirst(2)
    isFunction = bytes[bytes.startIndex + 1] == UInt8(ascii: "O")
    final = body.last ?? 0
    var middle = body.dropLast()
    if let first = middle.first, (0x3C...0x3F).contains(first) || first == UInt8(ascii: "[") {
      prefix = first
      middle = middle.dropFirst()
    } else {
      prefix = nil
    }
    parameters = middle.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      // A sub-parameter after a colon does not change which key it is.
      let digits = $0.prefix { $0 != UInt8(ascii: ":") }
      return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
  }

  private func parameter(_ index: Int) -> Int {
    index < parameters.count ? parameters[index] : 0
  }

  /// The key it stands for, if any.
  var key: Key? {
    if prefix == UInt8(ascii: "[") {
      // The Linux console: ESC [ [ A is F1.
      let number = Int(final) - Int(UInt8(ascii: "A")) + 1
      return (1...5).contains(number) ? Key(.function(number)) : nil
    }
    guard prefix == nil else { return nil }
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      return numberedKey
    case UInt8(ascii: "u"):
      return codepointKey(parameter(0), modifier: parameter(1))
    case UInt8(ascii: "Z"):
      return Key(.backtab)
    default:
      // A report of the cursor's place ends with R, as F3 does, but begins with its row.
      guard let code = letterCode, parameter(0) <= 1 else { return nil }
      // rxvt: Ctrl and an arrow is ESC O and a small letter.
      if isFunction, (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final) {
        return Key(code, .control)
      }
      return Key(code, Self.modifiers(parameter(1)))
    }
  }

  private var letterCode: Key.Code? {
    switch final {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): isFunction ? .enter : nil
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "R"): .function(3)
    case UInt8(ascii: "S"): .function(4)
    default: nil
    }
  }

  private var numberedKey: Key? {
    // xterm's modifyOtherKeys: ESC [ 27 ; modifier ; codepoint ~
    if parameter(0) == 27, parameters.count >= 3 {
      return codepointKey(parameter(2), modifier: parameter(1))
    }
    let code: Key.Code
    switch parameter(0) {
    case 1, 7: code = .home
    case 2: code = .insert
    case 3: code = .delete
    case 4, 8: code = .end
    case 5: code = .pageUp
    case 6: code = .pageDown
    case 11...15: code = .function(parameter(0) - 10)
    case 17...21: code = .function(parameter(0) - 11)
    case 23, 24: code = .function(parameter(0) - 12)
    default: return nil
    }
    var modifiers = Self.modifiers(parameter(1))
    if final != UInt8(ascii: "~") { modifiers.insert(.control) }
    return Key(code, modifiers)
  }

  private func codepointKey(_ codepoint: Int, modifier: Int) -> Key? {
    let modifiers = Self.modifiers(modifier)
    switch codepoint {
    case 13: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case 9: return modifiers.contains(.shift) ? Key(.backtab) : Key(.tab, modifiers)
    case 127, 8: return Key(.backspace, modifiers)
    default:
      guard codepoint >= 0x20, let scalar = UInt32(exactly: codepoint).flatMap(UnicodeScalar.init)
      else { return nil }
      let isPlain = modifiers.isEmpty || modifiers == .shift
      return Key(.character(Character(scalar)), isPlain ? [] : modifiers)
    }
  }

  /// xterm's modifier number: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl.
  private static func modifiers(_ number: Int) -> Key.Modifiers {
    guard number > 1 else { return [] }
    var modifiers: Key.Modifiers = []
    if (number - 1) & 1 != 0 { modifiers.insert(.shift) }
    if (number - 1) & 2 != 0 { modifiers.insert(.alt) }
    if (number - 1) & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// The SGR mouse report it is, if any: ESC [ < buttons ; column ; row M or m.
  var mouse: Mouse? {
    guard prefix == UInt8(ascii: "<"), parameters.count == 3 else { return nil }
    let buttons = parameter(0)
    var modifiers: Key.Modifiers = []
    if buttons & 4 != 0 { modifiers.insert(.shift) }
    if buttons & 8 != 0 { modifiers.insert(.alt) }
    if buttons & 16 != 0 { modifiers.insert(.control) }
    let position = Position(column: max(0, parameter(1) - 1), row: max(0, parameter(2) - 1))
    let kind: Mouse.Kind
    switch buttons & ~28 {
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    case 0: kind = final == UInt8(ascii: "M") ? .pressed : .released
    case 32: kind = .dragged
    default: return nil
    }
    return Mouse(kind, at: position, modifiers)
  }
}
