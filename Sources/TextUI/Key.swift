/// A key press as the terminal reports it.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A typed character; with modifiers, its lower-case form.
    case character(Character)
    case enter, escape, tab, backtab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
  }

  /// Keys held down together with it.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public static let control = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let shift = Modifiers(rawValue: 4)

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
  }

  public var code: Code
  public var modifiers: Modifiers

  /// Makes a key press.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }
}

extension Key {
  /// Ctrl and a letter.
  public static func control(_ letter: Character) -> Key {
    Key(.character(letter), .control)
  }

  /// Alt and a letter.
  public static func alt(_ letter: Character) -> Key {
    Key(.character(letter), .alt)
  }

  /// A plain character.
  public static func typed(_ character: Character) -> Key {
    Key(.character(character))
  }
}
