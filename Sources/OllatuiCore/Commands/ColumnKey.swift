import Markdown
import TextUI
import Timing
import Transcript

/// One thing that a key does while answers stand side by side.
///
/// To add one, add a row. Help and the table in README are read from these rows.
package struct ColumnKey: Sendable {
  typealias Action = @Sendable (inout Model, ColumnsPane, Moment) throws(CommandError) -> [Effect]

  /// Names it in the files of texts.
  package let name: String
  /// The keys that do it.
  package let keys: [Key]
  /// One line of help.
  package let summary: String
  let kind: Kind
  let run: Action

  /// What a key is about, where something is searched for or selected meanwhile.
  enum Kind {
    /// Does something with an answer, or with all.
    case acting
    /// Moves the view.
    case moving
    /// Chooses the column that keys are about.
    case focusing
  }

  private init(
    _ name: String, _ keys: [Key], _ summary: String, kind: Kind = .acting,
    run: @escaping Action
  ) {
    self.kind = kind
    self.name = name
    self.keys = keys
    self.summary = summary
    self.run = run
  }

  /// The row of a key; nil: it does nothing of its own there.
  static func row(for key: Key) -> ColumnKey? {
    var plain = key
    if case .character = key.code { plain.modifiers.remove(.shift) }
    return all.first { $0.keys.contains(plain) }
  }

  /// Every row, in the order of the help.
  package static let all: [ColumnKey] =
    [
      ColumnKey(
        "pick", [Key(.enter)], "go on with this answer, its model and its options"
      ) {
        (model, pane, now) throws(CommandError) in model.goOn(with: pane, at: now)
      },
      ColumnKey("stop", [Key(.escape)], "stop this answer, else leave") {
        (model, pane, now) throws(CommandError) in model.stopColumn(of: pane, at: now)
      },
      ColumnKey("stop-all", [.typed("x"), .control("c")], "stop all of them, else leave") {
        (model, _, now) throws(CommandError) in
        if model.running != nil { return model.stop(at: now) }
        model.overlay = nil
        return []
      },
      ColumnKey("leave", [.typed("q")], "leave; what still comes goes on") {
        (model, _, _) throws(CommandError) in
        model.overlay = nil
        return []
      },
      ColumnKey("retry", [.typed("r"), .control("r")], "ask this one again; the answer is kept") {
        (model, pane, now) throws(CommandError) in model.retryColumn(of: pane, at: now)
      },
      ColumnKey("copy", [.typed("c")], "copy this answer") {
        (model, pane, _) throws(CommandError) in
        let reply = model.conversation.turns[pane.turn].alternates[pane.focused.alternate]
        guard !reply.content.isEmpty else {
          throw CommandError(message: model.strings(.nothingToCopy))
        }
        return [.copy(reply.content, CopiedThing(.reply, of: reply.content))]
      },
      ColumnKey("copy-code", [.typed("C")], "copy the code in view, else its last code") {
        (model, pane, _) throws(CommandError) in
        let reply = model.conversation.turns[pane.turn].alternates[pane.focused.alternate]
        let number = pane.focused.codeInView() ?? SourceParts(of: reply.content).code.count
        guard let code = reply.content.code(number) else {
          throw CommandError(message: model.strings(.nothingToCopy))
        }
        return [.copy(code, CopiedThing(.code(number), of: code))]
      },
      ColumnKey("find", [.control("f")], "find in all of them; n and N go on") {
        (model, _, _) throws(CommandError) in
        model.findInColumns()
        return []
      },
      ColumnKey(
        "select", [.control("v")],
        "select by keys: v begins, y copies, c copies the code, s saves it, o opens a link"
      ) {
        (model, _, _) throws(CommandError) in
        try model.selectInColumns()
        return []
      },
      ColumnKey("together", [.typed("s")], "scroll all together, or this one alone") {
        (model, _, _) throws(CommandError) in
        model.changeColumns { pane, _ in pane.scrollsTogether.toggle() }
        return []
      },
    ] + moving

  private static let moving: [ColumnKey] = [
    focus("former", [Key(.left), .typed("h"), Key(.backtab)], "the answer to the left", -1),
    focus("next", [Key(.right), .typed("l"), Key(.tab)], "the answer to the right", 1),
    scroll("up", [Key(.up), .typed("k"), Key(.up, .control)], "a line up", .lines(-1)),
    scroll("down", [Key(.down), .typed("j"), Key(.down, .control)], "a line down", .lines(1)),
    scroll("page-up", [Key(.pageUp)], "a page up", .pages(-1)),
    scroll("page-down", [Key(.pageDown)], "a page down", .pages(1)),
    scroll("start", [Key(.home), Key(.home, .control)], "the start", .start),
    scroll("end", [Key(.end), Key(.end, .control)], "the end, which is followed then", .end),
  ]

  private static func focus(_ name: String, _ keys: [Key], _ summary: String, _ step: Int)
    -> ColumnKey
  {
    ColumnKey(name, keys, summary, kind: .focusing) { (model, pane, _) throws(CommandError) in
      let count = pane.columns.count
      model.changeColumns { pane, _ in pane.focus(on: (pane.focus + step + count) % count) }
      return []
    }
  }

  private static func scroll(
    _ name: String, _ keys: [Key], _ summary: String, _ motion: ColumnsPane.Motion
  ) -> ColumnKey {
    ColumnKey(name, keys, summary, kind: .moving) { (model, _, _) throws(CommandError) in
      model.changeColumns { $0.scroll(motion, $1) }
      return []
    }
  }

  // MARK: - The status bar

  /// What the status bar names: keys and what they do, the least important last.
  static func labels(_ pane: ColumnsPane, _ model: Model) -> [(String, KeyLabel)] {
    let isComing = model.shown.running(alternate: pane.focused.alternate) != nil
    var labels: [(String, KeyLabel)] = [("Esc", isComing ? .stopThis : .close)]
    if model.running != nil { labels.append(("x", .stopAll)) }
    labels += [("Enter", .goOn), ("s", pane.scrollsTogether ? .apart : .together)]
    if model.running != nil { labels.append(("q", .close)) }
    return labels + [("F1", .help)]
  }
}
