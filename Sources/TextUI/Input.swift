/// What the mouse did.
public struct Mouse: Hashable, Sendable {
  /// The kinds of mouse events that a program hears of.
  public enum Kind: Hashable, Sendable {
    case wheelUp, wheelDown
    /// The left button went down.
    case pressed
    /// The left button moved while down.
    case dragged
    /// The left button went up.
    case released
  }

  public var kind: Kind
  /// The cell it happened at.
  public var position: Position
  /// Keys held down meanwhile.
  public var modifiers: Key.Modifiers

  /// Makes a mouse event.
  public init(_ kind: Kind, at position: Position, _ modifiers: Key.Modifiers = []) {
    self.kind = kind
    self.position = position
    self.modifiers = modifiers
  }
}

/// What came from the terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted, as it came: untrusted, with its own line ends.
  case paste(String)
  case mouse(Mouse)
  /// The terminal's answer to what colour its background has.
  case background(Color)
}
