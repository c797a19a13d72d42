import TextUI

extension Command {
  static let moving: [Command] = [
    Command(key: "page-up", [Key(.pageUp)], "scroll up by a page", group: .moving) { model, _ in
      model.pane.scrollPage(-1, model.conversation)
      return []
    },
    Command(key: "page-down", [Key(.pageDown)], "scroll down by a page", group: .moving) {
      model, _ in
      model.pane.scrollPage(1, model.conversation)
      return []
    },
    Command(key: "line-up", [Key(.up, .control)], "scroll up by a line", group: .moving) {
      model, _ in
      model.pane.scroll(by: -1, model.conversation)
      return []
    },
    Command(key: "line-down", [Key(.down, .control)], "scroll down by a line", group: .moving) {
      model, _ in
      model.pane.scroll(by: 1, model.conversation)
      return []
    },
    Command(
      key: "first-line", [Key(.home, .control)], "go to the conversation's start", group: .moving
    ) { model, _ in
      model.pane.scrollToStart(model.conversation)
      return []
    },
    Command(
      key: "follow", [Key(.end, .control)],
      "go to the end and follow it (End alone, when the input is empty)", group: .moving
    ) { model, _ in
      model.pane.follow(model.conversation)
      return []
    },
  ]
}
