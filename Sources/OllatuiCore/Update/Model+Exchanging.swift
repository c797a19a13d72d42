import Timing
import Transcript

// MARK: - What became of it

extension Model {
  mutating func exported(
    _ request: ExportRequest, _ result: Result<Void, SaveError>, at now: Moment
  ) {
    switch result {
    case .success:
      notice = .good(
        strings(.exported, [.thing: strings.name(of: request.content), .path: request.path]),
        at: now)
    case .failure(.exists):
      raise(
        .overwriteExport(request), else: strings.message(of: .exists, path: request.path), at: now)
    case .failure(let error):
      notice = .error(strings.message(of: error, path: request.path))
    }
  }

  mutating func imported(
    _ path: String, _ result: Result<ImportOutcome, StoreProblem>, at now: Moment
  ) -> [Effect] {
    switch result {
    case .failure(let problem):
      notice = .error(
        strings(.importFailed, [.path: path, .reason: strings.message(of: problem)]))
      return []
    case .success(let outcome):
      notice = notice(of: outcome, path, at: now)
      return storeTouched()
    }
  }

  private func notice(of outcome: ImportOutcome, _ path: String, at now: Moment) -> Notice {
    let (read, new) = (outcome.conversations, outcome.newConversations)
    let isNothing = read == 0 && outcome.newPrompts == 0
    if let problem = outcome.problems.first {
      guard !isNothing else {
        return .error(strings(.importFailed, [.path: path, .reason: problem]))
      }
      return .warning(
        strings(
          .importedInPart, count: outcome.problems.count,
          [.path: path, .number: "\(new)", .high: "\(read)", .reason: problem]))
    }
    if read == 0 {
      return .good(
        strings(.importedPrompts, count: outcome.newPrompts, [.path: path]), at: now)
    }
    if outcome.omittedFiles > 0 {
      return .warning(
        strings(
          .importedWithout, count: outcome.omittedFiles,
          [.path: path, .number: "\(new)", .high: "\(read)"]))
    }
    return .good(strings(.imported, count: read, [.path: path, .number: "\(new)"]), at: now)
  }
}

extension Strings {
  /// What is exported, by name.
  func name(of content: ExportRequest.Content) -> String {
    self(content.isOfConversation ? .partConversation : .partRequest)
  }
}
