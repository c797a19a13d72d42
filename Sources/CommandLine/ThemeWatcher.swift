import Dispatch
import OllatuiCore
import Terminal

/// Posts that a file of the theme on the screen was edited.
///
/// It sleeps until the system tells of a change; where that is impossible nothing is ever posted.
final class ThemeWatcher {
  private let mailbox: Mailbox<Event>
  private let queue = DispatchQueue(label: "ollatui.themes")
  private var watch: Watch?

  /// Makes a watcher of no file.
  init(mailbox: Mailbox<Event>) {
    self.mailbox = mailbox
  }

  /// Watches these files instead of those before.
  func follow(_ paths: [String]) {
    watch =
      paths.isEmpty ? nil : Watch(paths, on: queue) { [mailbox] in mailbox.post(.themeEdited) }
  }
}
