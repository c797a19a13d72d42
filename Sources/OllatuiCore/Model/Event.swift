import Markdown
import OllamaWire
import Statistics
import TextUI
import Timing
import Transcript

/// Which request an event belongs to.
package struct ReplyID: Hashable, Sendable {
  /// Counted from 0, unique while the program runs.
  package let value: Int

  /// Makes an id of its number.
  package init(value: Int) {
    self.value = value
  }
}

/// Which connection to a server an answer belongs to: one of an earlier host is dropped.
package struct ConnectionID: Hashable, Sendable {
  /// Counted from 0, unique while the program runs.
  package let value: Int

  /// Makes an id of its number.
  package init(value: Int) {
    self.value = value
  }
}

/// Something that happened.
package indirect enum Event: Sendable {
  /// The program stands; the first frame is drawn.
  case started(prompt: String?, demo: Bool)

  // MARK: The terminal
  case input(Input)
  case resized(Size)
  /// The time came that ``Model/nextTick`` asked for.
  case tick

  // MARK: A reply
  /// The connection stands and the request goes out.
  case replySent(ReplyID, at: Moment)
  /// Text came, at these times.
  case replyGrew(ReplyID, ReplyDelta, ReadTimes)
  /// It is over; nothing more comes of it.
  case replyEnded(ReplyID, ReplyEnd, at: Moment)

  // MARK: The server
  /// Another server is talked to from now on.
  case connected(ServerIdentity)
  /// A host can't be used as it was written.
  case hostRejected(OllamaError)
  /// What `/api/tags` said.
  case modelsListed(ConnectionID, Result<[ModelSummary], OllamaError>)
  /// What `/api/ps` said.
  case runningListed(ConnectionID, Result<[RunningModel], OllamaError>)
  /// What `/api/show` said of a model.
  case modelShown(ConnectionID, String, Result<ModelFacts, OllamaError>)
  /// The demo listens at this address.
  case demoStarted(url: String)
  /// The demo could not start.
  case demoFailed(String)

  // MARK: Reading
  /// These languages can be coloured.
  case languagesRead(CodeLanguages)

  // MARK: Looks
  /// All themes that exist, the user's own first.
  case themesListed([String])
  /// A theme is on the screen.
  case themeShown(String)
  /// A theme could not be shown, for what this says.
  case themeRejected(String)
  /// A file of the theme on the screen was changed by someone.
  case themeEdited

  // MARK: Taking
  /// A text is on the clipboard, or why it is not.
  case copied(Result<CopyRoute, CopyError>, CopiedThing)
  /// No program took the text, after these were tried; the terminal may.
  case noProgramCopied(String, CopiedThing, tried: [Message])
  /// An address was opened by this program, or why it was not.
  case linkOpened(address: String, Result<String, LinkError>)
  /// A text became a file, or why it did not.
  case fileSaved(SaveRequest, Result<Void, SaveError>)
  /// A conversation, or a request, was written to a file, or was not.
  case exported(ExportRequest, Result<Void, SaveError>)
  /// What a file holds was taken in, as far as it can be read.
  case imported(String, Result<ImportOutcome, StoreProblem>)

  // MARK: The store
  /// The store can be used: the earlier messages, oldest first, and what is shown at the start.
  case storeOpened(prompts: [String], StoredConversation?)
  /// Whether things are stored; that many changes wait in memory.
  case storeChanged(Store.State, waiting: Int)
  /// All that was handed over up to this ticket is on disk.
  case recorded(RecordTicket)
  /// Something could not be read.
  case storeUnreadable(StoreProblem)
  /// The store is another one than before, which knows nothing of what is in memory; what could be
  /// saved of the one before, where that was damaged.
  case storeReplaced(RecoveredStore?)
  /// Another program has written to the store.
  case storeTouched
  /// No conversation is called so, or several are.
  case conversationNotNamed(String, isAmbiguous: Bool)
  /// The program is about to end.
  case ending
  /// A conversation was read, to be shown at one of its turns; nil: there is none of this id.
  case conversationRead(ConversationID, StoredConversation?, at: TurnID?)
  /// All conversations that are kept, in the order of the list.
  case conversationsListed([ConversationSummary])
  /// Earlier replies of a model, the oldest first.
  case samplesRead(ServedModel, [ReplySample])
  /// What stored replies of a model teach of its tokens, the oldest first.
  case lessonsRead(ServedModel, [ModelProfile.Lesson])
  /// What a search has found so far, in the place of what it had found before; whether that is all;
  /// the filters in its text that can't be read.
  case historyFound(SearchTicket, [FoundTurn], isComplete: Bool, unread: [String] = [])
  /// What was asked of the figures of all replies.
  case statisticsRead(StatisticsTicket, StatisticsReading)

  // MARK: Others
  /// The texts of another language were read.
  case stringsRead(Strings)
  /// The editor was left; nil: the text is as it was.
  case editorEnded(Result<String?, EditorError>)
  /// Something about files or the terminal that the user should know.
  case problem(String)

  /// Puts a later event into this one, where both are growth of the same reply.
  package mutating func merge(_ later: Event) -> Bool {
    guard case .replyGrew(let id, var delta, var times) = self,
      case .replyGrew(let laterID, let more, let moreTimes) = later, id == laterID
    else { return false }
    self = .tick  // Gives up this copy of the text, so that it grows in place.
    delta.merge(more)
    times.merge(moreTimes)
    self = .replyGrew(id, delta, times)
    return true
  }
}

/// Why text could not be edited with the user's editor.
package struct EditorError: Error, Equatable, Sendable {
  /// What went wrong and what to do.
  package let message: Message

  /// Makes an error of its message.
  package init(_ message: Message) {
    self.message = message
  }
}

/// Who is talked to, as the user may see it.
package struct ServerIdentity: Equatable, Sendable {
  /// Counts the connections.
  package var id: ConnectionID
  /// Host and port, without any credentials; ``demo`` for the demo.
  package var display: String
  /// Whether it is on this machine.
  package var isLocal: Bool
  /// Whether it is the built-in demo.
  package var isDemo: Bool

  /// What the demo is called: its port is another one in each run, and figures of all runs are those
  /// of one server.
  package static let demo = "demo"

  /// Makes an identity.
  package init(id: ConnectionID, display: String, isLocal: Bool, isDemo: Bool = false) {
    self.id = id
    self.display = display
    self.isLocal = isLocal
    self.isDemo = isDemo
  }
}
