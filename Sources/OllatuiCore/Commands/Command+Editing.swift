import TextUI

extension Command {
  static let editing: [Command] =
    [
      Command(
        key: "newline", [Key(.enter, .alt), Key(.enter, .shift), .control("j")], "begin a new line",
        group: .editing
      ) { model, _ in
        model.edit { $0.insert("\n") }
        return []
      },
      Command(key: "complete", [Key(.tab)], "complete a command", group: .editing) { model, _ in
        model.complete()
        return []
      },
      Command(
        key: "up", [Key(.up), .control("p")], "line up; from the first line, the earlier message",
        group: .editing
      ) { model, _ in
        model.moveUp()
        return []
      },
      Command(
        key: "down", [Key(.down)], "line down; from the last line, the later message",
        group: .editing
      ) { model, _ in
        model.moveDown()
        return []
      },
      Command(
        key: "line-end", [Key(.end), .control("e")], "end of the line", group: .editing
      ) { model, _ in
        if model.input.editor.text.isEmpty {
          model.pane.follow(model.conversation)
        } else {
          model.edit { $0.perform(.lineEnd) }
        }
        return []
      },
      Command(
        key: "delete-right", [Key(.delete), .control("d")], "delete the character at the cursor",
        group: .editing
      ) { model, now in
        if model.input.editor.text.isEmpty { return [.quit] }
        model.edit { $0.perform(.deleteForward) }
        return []
      },
    ] + plain

  /// Rows that only change the text.
  private static let plain: [Command] = [
    edit("line-start", [Key(.home), .control("a")], "start of the line", .lineStart),
    edit("left", [Key(.left)], "one character left", .left),
    edit("right", [Key(.right)], "one character right", .right),
    edit("word-left", [.alt("b"), Key(.left, .control), Key(.left, .alt)], "word left", .wordLeft),
    edit(
      "word-right", [.alt("f"), Key(.right, .control), Key(.right, .alt)], "word right", .wordRight),
    edit("backspace", [Key(.backspace), .control("h")], "delete to the left", .backspace),
    edit("kill-line", [.control("k")], "cut to the end of the line", .killToLineEnd),
    edit("kill-to-start", [.control("u")], "cut to the start of the line", .killToLineStart),
    edit(
      "kill-word-back", [.control("w"), Key(.backspace, .alt)], "cut the word left", .killWordBack),
    edit("kill-word", [.alt("d")], "cut the word right", .killWordForward),
    edit("yank", [.control("y")], "put back what was cut", .yank),
    edit("undo-edit", [.control("_"), .alt("u")], "undo", .undo),
    edit("redo", [.alt("r")], "redo", .redo),
  ]

  private static func edit(
    _ name: String, _ keys: [Key], _ summary: String, _ edit: InputEditor.Edit
  ) -> Command {
    Command(key: name, keys, summary, group: .editing) { model, _ in
      model.edit { $0.perform(edit) }
      return []
    }
  }
}
