import Foundation
import History
import StoreGenerator
import Transcript

/// A store of long conversations whose beginning is overwritten: what it takes to have it again.
func measureRecovery(_ setup: Setup) throws -> [Row] {
  let folder = NSTemporaryDirectory() + "ollatui-bench-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: folder) }  // Only clutter.
  let path = folder + "/history.sqlite"
  let store = try HistoryStore(path: path)
  var generator = StoreGenerator(seed: 1)
  // Answers of some pages.
  generator.lengths = 10
  let turns = setup.turns / 10
  try generator.fill(store, conversations: max(1, turns / 100), turns: turns)
  while try store.tendIndex() {}
  try store.close()
  let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  try damage(path)
  var report: RecoveryReport?
  let recovering = try ContinuousClock().measure {
    report = try HistoryStore.recover(path: path, at: Timestamp(milliseconds: 0))
  }
  let mended = try HistoryStore(path: path)
  let indexing = try ContinuousClock().measure { while try mended.tendIndex() {} }
  try mended.close()
  let what = "store of \(size >> 20) MB, \(turns) turns"
  return [
    Row(
      what: "\(what): recovered",
      figure: Sample(recovering / .seconds(1)).text("s", decimals: 1)
        + ", \(report?.savedTurns ?? 0) turns"),
    Row(
      what: "\(what): search index after that",
      figure: Sample(indexing / .seconds(1)).text("s", decimals: 1)),
  ]
}

/// Overwrites the first page, with the list of tables.
private func damage(_ path: String) throws {
  let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
  try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
  try file.close()
}
