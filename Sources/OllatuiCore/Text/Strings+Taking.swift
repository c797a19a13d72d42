extension Strings {
  /// Its name and its size, for a notice.
  func description(of thing: CopiedThing) -> String {
    self(
      .partSized, count: thing.characters,
      [.thing: name(of: thing.what), .count: Format.grouped(thing.characters)])
  }

  private func name(of what: CopiedThing.What) -> String {
    switch what {
    case .reply: self(.partReply)
    case .code(let number): self(.partCode, [.number: "\(number)"])
    case .table(let number): self(.partTable, [.number: "\(number)"])
    case .link(let number): self(.partLink, [.number: "\(number)"])
    case .address: self(.partAddress)
    case .turn: self(.partTurn)
    case .prompt: self(.partPrompt)
    case .conversation: self(.partConversation)
    case .selection: self(.partSelection)
    case .figures: self[.partFigures]
    }
  }

  /// The end of a sentence that begins with what was copied.
  func description(of route: CopyRoute) -> String {
    switch route {
    case .program(let name): self(.byProgram, [.name: name])
    case .tmux: self(.byTmux)
    case .osc52(through: nil): self(.byTerminal)
    case .osc52(through: let multiplexer?):
      self(.throughMultiplexer, [.name: multiplexer.rawValue])
    }
  }

  /// What, why, and what now.
  func message(of error: CopyError) -> String {
    let programs =
      error.tried.isEmpty ? self(.noClipboardProgram) : list(error.tried.map { self($0) })
    switch error.reason {
    case .onlyPrograms: return self(.onlyPrograms, [.reason: programs])
    case .tooLong(let bytes, let limit):
      return self(
        .tooLongToCopy,
        [.count: Format.grouped(bytes), .high: Format.grouped(limit), .reason: programs])
    case .noClipboard(let terminal):
      return self(.noClipboard, [.name: terminal, .reason: programs])
    }
  }

  /// What, why, and what now, of a file at a path.
  func message(of error: SaveError, path: String) -> String {
    switch error {
    case .exists: self(.fileExists, [.path: path])
    case .noFolder(let folder): self(.noFolder, [.path: path, .name: folder])
    case .isFolder: self(.isFolder, [.path: path])
    case .isNoPlainFile: self(.isNoPlainFile, [.path: path])
    case .failed(let reason): self(.notSaved, [.path: path, .reason: reason])
    }
  }
}
