import TextUI
import Timing
import Transcript

/// One thing that a key does while a message or an answer is selected as a whole.
///
/// To add one, add a row. Help, the status bar and the table in README are read from these rows.
package struct TurnKey: Sendable {
  typealias Action =
    @Sendable (inout Model, TurnMode, Moment) throws(CommandError) -> [Effect]

  /// Names it in the files of texts.
  package let name: String
  /// The keys that do it.
  package let keys: [Key]
  /// One line of help.
  package let summary: String
  /// What the status bar calls it; nil: it is not named there.
  let label: KeyLabel?
  let run: Action

  private init(
    _ name: String, _ keys: [Key], _ summary: String, label: KeyLabel? = nil,
    run: @escaping Action
  ) {
    self.name = name
    self.keys = keys
    self.label = label
    self.summary = summary
    self.run = run
  }

  /// What the status bar calls its key.
  var keyName: String {
    keys.first?.description ?? ""
  }

  /// The row of a key; nil: it does nothing of its own there.
  static func row(for key: Key) -> TurnKey? {
    var plain = key
    if case .character = key.code { plain.modifiers.remove(.shift) }
    return all.first { $0.keys.contains(plain) }
  }

  /// Every row, in the order of the help; the status bar names those with labels in this order.
  package static let all: [TurnKey] =
    [
      TurnKey("leave", [Key(.escape), .typed("q"), .alt("a")], "leave it", label: .close) {
        (model, _, _) throws(CommandError) in
        model.leaveTurns()
        return []
      },
      TurnKey(
        "edit", [.typed("e"), .alt("e")], "edit: a message is sent again beside it", label: .edit
      ) {
        (model, mode, now) throws(CommandError) in try model.edit(mode.place, at: now)
      },
      TurnKey(
        "retry", [.typed("r"), .control("r")], "ask again; the answer is kept", label: .retry
      ) {
        (model, mode, now) throws(CommandError) in
        let effects = try model.retry(turn: mode.place.turn, selected: mode, at: now)
        model.leaveTurns()
        return effects
      },
      TurnKey(
        "continue", [.typed("g"), .alt("g")], "let the model go on with the answer", label: .goOn
      ) {
        (model, mode, now) throws(CommandError) in
        let effects = try model.goOn(turn: mode.place.turn, selected: mode, at: now)
        model.leaveTurns()
        return effects
      },
      TurnKey("copy", [.typed("c")], "copy it", label: .copy) {
        (model, mode, _) throws(CommandError) in try model.copy(mode.place)
      },
      TurnKey(
        "delete", [.typed("d"), Key(.delete)], "delete the turn with all below it",
        label: .delete
      ) { (model, mode, now) throws(CommandError) in
        try model.delete(mode, at: now)
        return []
      },
      TurnKey("delete-answer", [.typed("D")], "delete the answer shown, of several") {
        (model, mode, now) throws(CommandError) in
        try model.deleteAnswer(mode, at: now)
        return []
      },
      TurnKey("undo", [.typed("u")], "take back the last deletion") {
        (model, _, now) throws(CommandError) in try model.undo(at: now)
      },
      TurnKey(
        "fork", [.typed("f")], "begin a new conversation with all up to here", label: .fork
      ) {
        (model, mode, now) throws(CommandError) in try model.fork(turn: mode.place.turn, at: now)
      },
      TurnKey(
        "details", [Key(.enter), .typed("i")], "show all that is known of it", label: .details
      ) {
        (model, mode, _) throws(CommandError) in
        model.overlay = .details(TurnDetails(of: mode, model))
        return []
      },
    ] + moving

  private static let moving: [TurnKey] = [
    move("former", [Key(.up), .typed("k")], "the one before", .by(-1)),
    move("next", [Key(.down), .typed("j")], "the next one", .by(1)),
    move("page-up", [Key(.pageUp)], "a page up", .page(-1)),
    move("page-down", [Key(.pageDown)], "a page down", .page(1)),
    move("first", [Key(.home)], "the first one", .by(-.max / 2)),
    move("last", [Key(.end)], "the last one", .by(.max / 2)),
    flip("former-other", [Key(.left), .typed("h"), .alt("p")], "its former version", -1),
    flip("next-other", [Key(.right), .typed("l"), .alt("n")], "its next version", 1),
  ]

  private static func move(
    _ name: String, _ keys: [Key], _ summary: String, _ motion: TurnMode.Motion
  ) -> TurnKey {
    TurnKey(name, keys, summary) { (model, mode, _) throws(CommandError) in
      model.move(mode, motion)
      return []
    }
  }

  private static func flip(_ name: String, _ keys: [Key], _ summary: String, _ step: Int)
    -> TurnKey
  {
    TurnKey(name, keys, summary) { (model, mode, _) throws(CommandError) in
      try model.flip(mode.place, by: step)
      model.show(mode)
      return []
    }
  }
}
