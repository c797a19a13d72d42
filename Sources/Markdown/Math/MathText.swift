import TextUI

/// A formula as plain text.
public enum MathText {
  /// What a formula may have, in bytes; a longer one is shown as its source.
  public static let sourceLimit = 8_192

  /// The formula in Unicode, or nil where some part of it has no plain form.
  ///
  /// Then the caller shows the source unchanged. Nothing in the result is a control character, and
  /// ``TextUI/columns(of:)`` is right for every line of it. A block may come out wider than the
  /// screen; its inline form can be wrapped.
  ///
  /// - Parameters:
  ///   - source: What stands between the delimiters, untrusted.
  ///   - isBlock: Whether it is a formula on lines of its own; the result may then have several
  ///     lines. Inline results are always one line.
  /// - Returns: One line or several with `\n` between them, none of them empty at both ends.
  public static func plain(_ source: String, isBlock: Bool) -> String? {
    guard source.utf8.count <= sourceLimit else { return nil }
    var parser = MathParser(source)
    // Why a formula has no plain form is nothing that a reader could use.
    guard let grid = try? parser.formula(),
      let piece = try? MathWriter(isBlock: isBlock).formula(grid)
    else { return nil }
    let lines = piece.box.lines.map { displayed(trimmedAtEnd($0)) }
    guard lines.contains(where: { !$0.isEmpty }) else { return nil }
    return lines.joined(separator: "\n")
  }

  private static func trimmedAtEnd(_ line: String) -> Substring {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return line
  }
}
