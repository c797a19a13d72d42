import Foundation
import History
import OllatuiCore
import Transcript

/// What could not be written, and why.
struct Unsaved: Sendable {
  var changes: [HistoryChange]
  var problem: StoreProblem

  /// Puts it into a store of its own; whether that was possible.
  func written(to path: String) -> Bool {
    do throws(HistoryError) {
      let store = try HistoryStore(path: path)
      try store.apply(changes)
      try store.close()
      return true
    } catch {
      return false
    }
  }
}

extension Timestamp {
  /// Makes a time of a date.
  init(_ date: Date) {
    self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }
}

extension StoreProblem {
  /// Says in the core's terms what is wrong with a store.
  init(_ error: HistoryError) {
    let kind: Kind =
      switch error.kind {
      case .full: .full
      case .readOnly: .readOnly
      case .locked: .locked
      case .newer: .newer
      case .foreign: .foreign
      case .corrupt: .damaged
      case .moved: .moved
      case .cannotOpen(let reason), .other(let reason): .other(reason)
      }
    self.init(kind, path: error.path)
  }
}

extension StoreMending {
  /// Says in the core's terms how far a recovery is.
  init(_ progress: RecoveryProgress) {
    switch progress {
    case .waiting: self = .elsewhere
    case .reading(let bytes, let all, let turns):
      self = .reading(bytes: bytes, of: all, turns: turns)
    case .joining(let turns): self = .joining(turns: turns)
    }
  }
}

extension RecoveredStore {
  /// Says in the core's terms what was saved; nil: another program had done it.
  init?(_ report: RecoveryReport) {
    guard let file = report.damagedFile else { return nil }
    self.init(saved: report.savedTurns, lost: report.lostTurns, damagedFile: file)
  }
}
