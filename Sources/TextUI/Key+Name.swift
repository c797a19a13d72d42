extension Key: CustomStringConvertible {
  /// The key as people write it: `Ctrl+R`, `Alt+Enter`, `F1`, `PageUp`.
  public var description: String {
    var parts: [String] = []
    if modifiers.contains(.control) { parts.append("Ctrl") }
    if modifiers.contains(.alt) { parts.append("Alt") }
    if modifiers.contains(.shift) { parts.append("Shift") }
    parts.append(code.name(isPlain: modifiers.isEmpty))
    return parts.joined(separator: "+")
  }
}

extension Key.Code {
  fileprivate func name(isPlain: Bool) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): isPlain ? String(character) : character.uppercased()
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backtab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .function(let number): "F\(number)"
    }
  }
}
