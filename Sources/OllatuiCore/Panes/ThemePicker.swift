import TextUI

/// All themes, to choose one; the selected one is on the screen already.
package struct ThemePicker: Equatable, Sendable {
  /// What has been typed.
  private var filter = InputEditor()
  /// Which of the matches is selected.
  private var selection = 0
  /// The setting when it was opened.
  let current: String
  /// The theme that was on the screen when it was opened.
  let before: String

  /// Makes a picker that shows all.
  init(current: String, before: String) {
    self.current = current
    self.before = before
  }

  /// The names with what has been typed in them.
  func matches(_ names: [String]) -> [String] {
    let typed = filter.text.lowercased()
    return typed.isEmpty ? names : names.filter { $0.lowercased().contains(typed) }
  }

  /// Changes the filter; the first match is selected.
  mutating func edit(_ names: [String], _ change: (inout InputEditor) -> Void) {
    change(&filter)
    selection = 0
  }

  /// Moves the selection.
  mutating func move(by rows: Int, _ names: [String]) {
    selection = max(0, min(selection + rows, matches(names).count - 1))
  }

  /// Selects the theme that is set.
  mutating func find(among names: [String]) {
    selection = matches(names).firstIndex(of: current) ?? selection
  }

  /// The selected name.
  func selected(_ names: [String]) -> String? {
    let matches = matches(names)
    return matches.indices.contains(selection) ? matches[selection] : nil
  }

  /// The rows of the list, the filter first; beside it, where there is room, a sample.
  func rows(_ count: Int, columns: Int, names: [String], _ strings: Strings) -> [Line] {
    let head = Line([Span(strings(.themesTitle), .title), Span(displayed(filter.text), .input)])
    let matches = matches(names)
    guard !matches.isEmpty else {
      return [
        head.truncated(to: columns), Line(strings(.pickerNoMatch), .dim).truncated(to: columns),
      ]
    }
    let visible = max(1, count - 1)
    let first = max(0, min(selection - visible / 2, matches.count - visible))
    let width = min(columns, 4 + (names.map { TextUI.columns(of: displayed($0)) }.max() ?? 0))
    let sample = columns >= width + 40 ? sample(strings) : []
    let rows = (0..<min(visible, max(matches.count - first, sample.count))).map { row -> Line in
      let left = row + first < matches.count ? name(matches[row + first], row + first, width) : []
      guard row < sample.count else { return left.truncated(to: columns) }
      return Line(left.padded(to: width + 3, .text).spans + sample[row].spans)
        .truncated(to: columns)
    }
    return [head.truncated(to: columns)] + rows
  }

  private func name(_ name: String, _ index: Int, _ width: Int) -> Line {
    let isSelected = index == selection
    let mark = Span(name == current ? "● " : "  ", isSelected ? .selected : .accent)
    return Line([mark, Span(displayed(name), isSelected ? .selected : .text)])
      .truncated(to: width).padded(to: width, isSelected ? .selected : .text)
  }

  /// Where the cursor stands among the rows.
  func cursor(_ strings: Strings) -> Position {
    let title = TextUI.columns(of: strings(.themesTitle))
    return Position(column: title + TextUI.columns(of: displayed(filter.text)), row: 0)
  }

  /// A bit of everything that a theme colours.
  private func sample(_ strings: Strings) -> [Line] {
    let comma = Span(strings(.listSeparator))
    return [
      Line(strings.sample(.heading), .heading1),
      Line(strings.sample(.subheading), .heading2),
      [
        Span(strings.sample(.text)), comma, Span(strings.sample(.strong), .strong), comma,
        Span(strings.sample(.emphasis), .emphasis),
      ],
      [
        Span("• ", .listMark), Span(strings.sample(.link), .link), comma,
        Span(strings.sample(.code), .code),
      ],
      [Span("│ ", .quoteMark), Span(strings.sample(.quote), .quote)],
      [
        Span("let ", .codeKeyword), Span("greet", .codeFunction), Span(" = ", .codeOperator),
        Span("\"hi", .codeString), Span("\\n", .codeEscape), Span("\"", .codeString),
        Span(" + ", .codeOperator), Span("42", .codeNumber),
        Span("  // \(strings.sample(.comment))", .codeComment),
      ],
      [
        Span("+ \(strings.sample(.inserted))", .codeInserted), Span("  "),
        Span("- \(strings.sample(.deleted))", .codeDeleted),
      ],
      [
        Span(strings.sample(.selected), .selection), Span("  "),
        Span(strings.sample(.found), .searchHit), Span("  "),
        Span(strings.sample(.foundHere), .currentHit),
      ],
      [
        Span(strings.sample(.good), .good), Span("  "),
        Span(strings.sample(.warning), .warning),
        Span("  "), Span(strings.sample(.error), .error),
      ],
      Line(strings.sample(.thinking, [.rate: "63.32 tok/s"]), .thinking),
    ]
  }
}
