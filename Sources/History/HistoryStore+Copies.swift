import Foundation
import Transcript

/// The copies that are made before the tables are changed: `history.sqlite.before-3`.
///
/// They hold every word, and as much room as the store itself; they go when the new tables have
/// proven themselves, or at once when somebody wants words gone (``purge(conversations:turns:)``).
extension HistoryStore {
  static func copyName(of path: String, before version: Int) -> String {
    "\(path).before-\(version)"
  }

  /// Removes the copies that were made before a time, also those that were never finished.
  package func removeCopies(madeBefore time: Timestamp) {
    removeCopies { info, _ in Int64(info.st_mtim.tv_sec) * 1000 < time.milliseconds }
  }

  /// Removes all finished copies; what another program is writing stays.
  func removeCopies() {
    removeCopies { _, name in !name.contains(".part") }
  }

  private func removeCopies(where isMeant: (stat, String) -> Bool) {
    let folder = (path as NSString).deletingLastPathComponent
    let beginning = (path as NSString).lastPathComponent + ".before-"
    // What can't be listed or removed now is there at the next time.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(beginning) {
      let copy = "\(folder)/\(name)"
      var info = stat()
      guard lstat(copy, &info) == 0, isMeant(info, name) else { continue }
      // One that was opened to be looked at has files beside it.
      for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
    }
  }
}
