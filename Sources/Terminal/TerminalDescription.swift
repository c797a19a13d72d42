import CNcurses
import Glibc
import TextUI

/// Which entry of the terminal database a terminal is driven by.
struct TerminalDescription {
  /// The entry's name.
  let name: String
  /// Whether it takes 24-bit colours (see `cn_open`).
  let isDirect: Bool
  /// Whether the terminal had to be taken for another, as the database does not know it.
  let isSubstitute: Bool

  /// Finds the entry for the terminal that the environment names; nil where none can be used.
  ///
  /// Curses shows 24-bit colours only through entries made for them, `xterm-direct` and its like:
  /// in all but colours they are what the terminal's own entry is.
  ///
  /// - Parameter colors: how many colours are wanted; nil: as many as the terminal offers.
  init?(wanting colors: ColorDepth?) {
    let term = variable("TERM")
    let candidates = [term, "xterm-256color", "xterm", "vt100", "ansi"]
    func facts(_ name: String) -> Int32 {
      name.isEmpty || name == "dumb" ? 0 : cn_terminal_facts(name)
    }
    guard let known = candidates.first(where: { facts($0) != 0 }) else { return nil }
    isSubstitute = known != term
    let offers =
      facts(known) & Int32(CN_OFFERS_RGB) != 0
      || ["truecolor", "24bit"].contains(variable("COLORTERM").lowercased())
    let direct =
      (offers && Self.passesColors(term)) || colors == .direct
      ? Self.directNames(for: known).first { facts($0) & Int32(CN_IS_DIRECT) != 0 } : nil
    name = direct ?? known
    isDirect = direct != nil
  }

  /// Entries with 24-bit colours that a terminal can be driven by.
  private static func directNames(for name: String) -> [String] {
    let plain = name.hasSuffix("-256color") ? String(name.dropLast("-256color".count)) : name
    var names = [name, plain + "-direct"]
    if name.hasPrefix("xterm") { names.append("xterm-direct") }
    if name.hasPrefix("screen"), isWithinTmux { names.append("tmux-direct") }
    return names
  }

  /// GNU screen hands its own terminal's COLORTERM on, and takes such colours for something else.
  private static func passesColors(_ term: String) -> Bool {
    !term.hasPrefix("screen") || isWithinTmux
  }

  private static var isWithinTmux: Bool { !variable("TMUX").isEmpty }

  /// Whether the terminal may be asked for a colour: one that knows no such question could print it.
  static var mayBeAsked: Bool {
    let term = variable("TERM")
    let silent = ["dumb", "linux", "ansi", "cons25", "eterm", "emacs", "sun", "wsvt25"]
    return !term.isEmpty && !silent.contains { term.hasPrefix($0) }
      && !(term.hasPrefix("vt") && term.dropFirst(2).first?.isNumber == true)
  }
}

/// A variable of the environment; empty where it is not set.
private func variable(_ name: String) -> String {
  getenv(name).map { String(cString: $0) } ?? ""
}
