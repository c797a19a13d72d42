import OllamaWire

extension Strings {
  /// What happened; the words of a server stay as they came.
  func message(of error: OllamaError) -> String {
    wire(error.message[...])
  }

  /// Why nothing can be stored at this time.
  package func message(of problem: StoreProblem) -> String {
    let path = [Placeholder.path: problem.path]
    switch problem.kind {
    case .full: return self(.storeFull)
    case .readOnly: return self(.storeReadOnly, path)
    case .locked: return self(.storeLocked, path)
    case .newer: return self(.storeNewer, path)
    case .foreign: return self(.storeForeign, path)
    case .noFolder: return self(.storeNoFolder)
    case .damaged: return self(.storeDamaged, path)
    case .moved: return self(.storeMoved, path)
    case .mended: return self(.storeMended)
    case .other(let reason): return self(.storeFailed, [.path: problem.path, .reason: reason])
    }
  }

  /// How far the mending of a damaged store is.
  func progress(of mending: StoreMending) -> String {
    switch mending {
    case .elsewhere: self(.mendingElsewhere)
    case .reading(let read, let all, _):
      self(
        .mendingRead, [.low: Format.bytes(Int64(read)), .high: Format.bytes(Int64(all))])
    case .joining(let turns): self(.mendingJoined, [.count: Format.grouped(turns)])
    }
  }

  /// What to do about it, where something is known.
  func hint(of error: OllamaError) -> String? {
    error.hint.map { wire($0[...]) }
  }

  /// Message and hint on one line.
  func oneLine(_ error: OllamaError) -> String {
    let message = message(of: error)
    return hint(of: error).map { "\(message) · \($0)" } ?? message
  }

  private func wire(_ text: Substring) -> String {
    for row in WireText.all {
      guard let translation = translation(row.key), let values = row.values(in: String(text))
      else { continue }
      return PhraseText.filled(translation) { name in
        values[name].map { name == "reason" ? wire($0) : String($0) }
      }
    }
    return String(text)
  }
}
