import OllatuiCore
import TextUI

/// What a theme file says, and what is wrong in it.
///
/// A role is a key: `user = { fg = "#87afd7", bold = true }`, or `dim = "#8a8a8a"` for the colour
/// of the letters alone. `inherits = "dark"` takes everything else from another theme, and
/// `light = true` says that it is made for a light background. Roles that are named nowhere look
/// like the terminal's ordinary text.
package struct ThemeFile: Equatable, Sendable {
  package private(set) var theme: Theme
  /// What does not count, and why.
  package private(set) var problems: [FileProblem]
  /// The roles that this very file names, for finding those that it forgets.
  package private(set) var roles: Set<Role> = []
  /// The roles that the themes below it name.
  package private(set) var inheritedRoles: Set<Role> = []
  /// The files that say how it looks, its own first; none for the one in the program.
  package private(set) var sources: [String]

  private let path: String

  /// Reads the text of a file; one bad line never loses another.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - path: the file, for problems.
  ///   - name: what the theme is called.
  ///   - inherited: finds the theme that this one builds on.
  package init(
    text: String, path: String, name: String,
    inherited: (String) throws(SettingError) -> Theme
  ) {
    self.path = path
    sources = [path]
    let read = TOMLEntry.all(in: text, path: path)
    problems = read.problems
    theme = Theme(name: name, isLight: false, styles: [:])
    // Whatever its line, the theme below comes first.
    let bases = read.entries.filter { $0.key == ["inherits"] }
    for entry in bases + read.entries.filter({ $0.key != ["inherits"] }) {
      do throws(SettingError) {
        if entry.key == ["inherits"] {
          theme = try inherited(entry.themeName)
          theme.name = name
        } else {
          try take(entry)
        }
      } catch {
        problems.append(FileProblem(path: path, line: entry.line, message: error.message))
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// Makes the file of a theme that is in no file.
  package init(_ theme: Theme) {
    self.theme = theme
    problems = []
    roles = Set(Role.allCases)
    path = ""
    sources = []
  }

  /// Adds what a theme that this one builds on is made of, and what is wrong in it.
  mutating func add(_ below: ThemeFile) {
    problems += below.problems
    sources += below.sources
    inheritedRoles.formUnion(below.roles.union(below.inheritedRoles))
  }

  private mutating func take(_ entry: TOMLEntry) throws(SettingError) {
    if entry.key == ["light"] {
      guard case .flag(let isLight) = entry.value else {
        throw SettingError(message: "light wants true or false, not \(entry.value.description)")
      }
      theme.isLight = isLight
      return
    }
    let name = entry.key.first ?? ""
    guard let role = Role(rawValue: name) else {
      // The members of an unknown table have been told of with it.
      guard entry.key.count == 1 else { return }
      throw SettingError.unknown(
        "role", name, among: Role.allCases.map(\.rawValue) + ["inherits", "light"],
        otherwise: "the line is passed over")
    }
    // What a file says of a role replaces what it inherits.
    var style = roles.insert(role).inserted ? Style() : theme.style(of: role)
    defer { theme.setStyle(of: role, to: style) }
    switch entry.key.count {
    case 1 where entry.value == .table: break
    case 1: style.foreground = try entry.color
    case 2: try style.take(entry)
    default: throw SettingError(message: "\(name) has no tables in it; the line is passed over")
    }
  }
}

extension Style {
  fileprivate mutating func take(_ entry: TOMLEntry) throws(SettingError) {
    switch entry.key.last ?? "" {
    case "fg": foreground = try entry.color
    case "bg": background = try entry.color
    case "bold": bold = try entry.flag
    case "dim": dim = try entry.flag
    case "italic": italic = try entry.flag
    case "underline": underline = try entry.flag
    case "reverse": reverse = try entry.flag
    case let other:
      throw SettingError.unknown(
        "style", other, among: ["fg", "bg", "bold", "dim", "italic", "underline", "reverse"],
        otherwise: "there are fg, bg, bold, dim, italic, underline and reverse")
    }
  }
}

extension TOMLEntry {
  private var name: String { key.joined(separator: ".") }

  /// The colour that it names; nil is the terminal's own.
  fileprivate var color: Color? {
    get throws(SettingError) {
      if value == .text("default") { return nil }
      guard case .text(let text) = value, let color = Color(text) else {
        throw SettingError(
          message: "\(name) wants a colour, such as \"#87afd7\", \"bright-blue\" or \"default\", "
            + "not \(value.description); it is passed over")
      }
      return color
    }
  }

  fileprivate var flag: Bool {
    get throws(SettingError) {
      guard case .flag(let isOn) = value else {
        throw SettingError(
          message: "\(name) wants true or false, not \(value.description); it is passed over")
      }
      return isOn
    }
  }

  fileprivate var themeName: String {
    get throws(SettingError) {
      guard case .text(let name) = value else {
        throw SettingError(
          message: "inherits wants the name of a theme in quotes, not \(value.description)")
      }
      return name
    }
  }
}
