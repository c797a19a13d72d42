/// What is taken out of the conversation, and how long it is.
package struct CopiedThing: Equatable, Sendable {
  /// Which part of the conversation it is.
  package enum What: Equatable, Sendable {
    case reply
    /// A code block of a reply, counted from 1.
    case code(Int)
    /// A table of a reply, counted from 1.
    case table(Int)
    /// A link of a reply, counted from 1.
    case link(Int)
    /// An address that was to be opened.
    case address
    /// A prompt and the reply to it.
    case turn
    case prompt
    case conversation
    /// What the user has marked.
    case selection
  }

  /// Which part it is.
  package let what: What
  /// How long it is, in characters as a reader counts them.
  package let characters: Int

  /// Names a text.
  package init(_ what: What, of text: String) {
    self.what = what
    characters = text.count
  }

  /// Its name and its size, for a notice.
  package var description: String {
    "\(name) (\(Format.grouped(characters)) character\(characters == 1 ? "" : "s"))"
  }

  private var name: String {
    switch what {
    case .reply: "the reply"
    case .code(let number): "code block \(number)"
    case .table(let number): "table \(number)"
    case .link(let number): "link \(number)"
    case .address: "the address"
    case .turn: "the turn"
    case .prompt: "the message"
    case .conversation: "the conversation"
    case .selection: "the selection"
    }
  }
}

// MARK: - The clipboard

/// A program between us and the terminal that passes on only what it knows.
package enum Multiplexer: String, Equatable, Sendable {
  case tmux
  case screen
}

/// The way a text went to the clipboard.
package enum CopyRoute: Equatable, Sendable {
  /// A program took it, such as `wl-copy`.
  case program(String)
  /// tmux took it, into its own buffer and on to the terminal's clipboard.
  case tmux
  /// It was written to the terminal, which does not say whether it takes it.
  case osc52(through: Multiplexer?)

  /// The end of a sentence that begins with what was copied.
  package var description: String {
    switch self {
    case .program(let name): "by \(name)"
    case .tmux: "by tmux; prefix ] pastes it too"
    case .osc52(nil): "by OSC 52, if allowed"
    case .osc52(through: let multiplexer?):
      "by OSC 52 through \(multiplexer.rawValue), if allowed"
    }
  }
}

/// Why a text could not be copied.
package struct CopyError: Error, Equatable, Sendable {
  /// Why the terminal was no way.
  package enum Reason: Equatable, Sendable {
    /// The setting is `tool`.
    case onlyPrograms
    /// More bytes than terminals take.
    case tooLong(bytes: Int, limit: Int)
    /// The terminal is known to have no clipboard.
    case noClipboard(terminal: String)
  }

  /// Why the terminal was no way.
  package var reason: Reason
  /// What was tried before, and how each ended.
  package var tried: [String]

  /// Makes an error.
  package init(_ reason: Reason, tried: [String] = []) {
    self.reason = reason
    self.tried = tried
  }

  /// What, why, and what now.
  package var message: String {
    let programs = tried.isEmpty ? "no clipboard program was found" : tried.joined(separator: ", ")
    switch reason {
    case .onlyPrograms:
      return "\(programs) · /set clipboard auto goes by the terminal too"
    case .tooLong(let bytes, let limit):
      return "too long for OSC 52 (\(Format.grouped(bytes)) bytes, \(Format.grouped(limit)) go)"
        + ": use /save · \(programs)"
    case .noClipboard(let terminal):
      return "the terminal (\(terminal)) has no clipboard: use /save · \(programs)"
    }
  }
}

// MARK: - Files

/// A text that is to become a file.
package struct SaveRequest: Equatable, Sendable {
  /// The path as it was typed; `~` is the home folder.
  package let path: String
  package let text: String
  /// What it is.
  package let thing: CopiedThing
  /// Whether the user has agreed to lose the file that is there.
  package var overwrites = false

  /// Makes a request that overwrites nothing.
  package init(path: String, text: String, thing: CopiedThing) {
    self.path = path
    self.text = text
    self.thing = thing
  }
}

/// Why a text did not become a file; nothing was changed.
package enum SaveError: Error, Equatable, Sendable {
  /// There is a file of that name: the user is asked.
  case exists
  /// The folder it should lie in, which is not there.
  case noFolder(String)
  case isFolder
  /// A device, a pipe or a link that leads nowhere.
  case isNoPlainFile
  /// The system's own words.
  case failed(String)

  /// What, why, and what now.
  package func message(path: String) -> String {
    switch self {
    case .exists: "\(path) exists; it is as it was"
    case .noFolder(let folder):
      "\(path) was not saved: there is no folder \(folder) · make it first"
    case .isFolder: "\(path) is a folder · name the file in it"
    case .isNoPlainFile: "\(path) is no plain file · choose another name"
    case .failed(let reason): "\(path) was not saved: \(reason)"
    }
  }
}

// MARK: - Links

/// Why an address was not opened.
package enum LinkError: Error, Equatable, Sendable {
  /// Nothing here opens links: no browser is named and no screen is near.
  case noOpener
  /// It is no http, https or mailto address.
  case refused
  /// A program was asked and did not: its name and how it ended.
  case failed(String)
}
