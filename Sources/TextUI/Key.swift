/// A key press as the terminal reports it.
package struct Key: Hashable, Sendable {
  /// Which key.
  package enum Code: Hashable, Sendable {
    /// A typed character; with modifiers, its lower-case form.
    case character(Character)
    case enter, escape, tab, backtab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
  }

  /// Keys held down together with it.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package static let control = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let shift = Modifiers(rawValue: 4)

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
  }

  package var code: Code
  package var modifiers: Modifiers

  /// Makes a key press.
  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }
}

extension Key {
  /// Ctrl and a letter.
  package static func control(_ letter: Character) -> Key {
    Key(.character(letter), .control)
  }

  /// Alt and a letter.
  package static func alt(_ letter: Character) -> Key {
    Key(.character(letter), .alt)
  }

  /// A plain character.
  package static func typed(_ character: Character) -> Key {
    Key(.character(character))
  }
}
