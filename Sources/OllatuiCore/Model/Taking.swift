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
    /// What replies cost.
    case figures
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
  package var tried: [Message]

  /// Makes an error.
  package init(_ reason: Reason, tried: [Message] = []) {
    self.reason = reason
    self.tried = tried
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
}

// MARK: - Links

/// Why an address was not opened.
package enum LinkError: Error, Equatable, Sendable {
  /// Nothing here opens links: no browser is named and no screen is near.
  case noOpener
  /// It is no http, https or mailto address.
  case refused
  /// A program was asked and did not: how it ended.
  case failed(Message)
}
