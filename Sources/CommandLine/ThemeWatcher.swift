import Dispatch
import Files
import OllatuiCore
import Terminal

/// Posts that a file of the theme on the screen was edited.
///
/// It sleeps until the system tells of a change; where that is impossible nothing is ever posted.
final class ThemeWatcher {
  private let mailbox: Mailbox<Event>
  private let queue = DispatchQueue(label: "ollatui.themes")
  private var source: (any DispatchSourceRead)?

  /// Makes a watcher of no file.
  init(mailbox: Mailbox<Event>) {
    self.mailbox = mailbox
  }

  deinit {
    source?.cancel()
  }

  /// Watches these files instead of those before.
  func follow(_ paths: [String]) {
    source?.cancel()
    source = nil
    guard !paths.isEmpty, let watch = FileWatch(paths) else { return }
    let source = DispatchSource.makeReadSource(fileDescriptor: watch.descriptor, queue: queue)
    source.setEventHandler { [mailbox] in
      if watch.takeChange() { mailbox.post(.themeEdited) }
    }
    // The descriptor may be closed only after the source has let go of it.
    source.setCancelHandler { withExtendedLifetime(watch) {} }
    source.activate()
    self.source = source
  }
}
