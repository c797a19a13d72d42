import OllamaWire
import TextUI
import Transcript

/// An order to the world outside: what it starts can only post events.
///
/// What is large stands apart, since one comes with every token.
package enum Effect: Equatable, Sendable {
  // MARK: A reply
  indirect case startReply(ReplyID, ReplyRequest)
  case cancelReply(ReplyID)
  /// This many bytes of the reply's deltas are taken: its stream may go on.
  case took(ReplyID, bytes: Int)

  // MARK: The server
  /// Talk to another host, written as in OLLAMA_HOST; nil: the one of the settings.
  case connect(String?)
  case startDemo
  /// Talk to the demo, which listens at this address.
  case connectDemo(url: String)
  /// Ask `/api/tags`.
  case listModels(ConnectionID)
  /// Ask `/api/ps`.
  case listRunning(ConnectionID)
  /// Ask `/api/show` of a model; `modelShown` follows.
  case showModel(ConnectionID, String)

  // MARK: The terminal
  /// Let the user edit this text in another program.
  case openEditor(String)
  case takeMouse(Bool)
  case redraw
  case suspend
  case quit

  // MARK: Texts
  /// Read the texts of this language; nil: of the environment's.
  case readStrings(String?)

  // MARK: Reading
  /// Read the languages that code is coloured in.
  case readLanguages

  // MARK: Looks
  /// Show this theme; `themeShown` or `themeRejected` follows.
  case showTheme(String)
  /// Tell what themes there are.
  case listThemes
  /// Use that many colours; nil: as many as the terminal offers.
  case useColors(ColorDepth?)

  // MARK: Taking
  /// Put this text on the clipboard.
  indirect case copy(String, CopiedThing)
  /// Write it to the terminal's clipboard, after these programs were tried in vain.
  indirect case copyByTerminal(String, CopiedThing, tried: [Message])
  /// Open this address with the user's browser or mail program; the user has seen it.
  case openLink(String)
  indirect case saveFile(SaveRequest)
  /// Write a conversation to a file; `exported` follows.
  indirect case export(ExportRequest)
  /// Take in what a file holds; `imported` follows.
  case importFile(String)

  // MARK: The store
  /// Take these down; `recorded` follows with the ticket, if there is one, once they are on disk.
  indirect case record([HistoryChange], RecordTicket?)
  /// Take all this down before whatever else waits: the answer to `storeReplaced`.
  case recordAll([HistoryChange])
  /// Read a conversation; `conversationRead` follows, also where it is the one that is shown.
  indirect case openConversation(ConversationID, at: TurnID?)
  /// Read what is kept, after all that was handed over before; `conversationsListed` follows, also
  /// where nothing can be read.
  case listConversations(includingArchived: Bool)
  /// Read what the newest replies of a model teach of its tokens; `lessonsRead` follows, unless
  /// nothing can be read.
  indirect case readLessons(ServedModel, name: String)
  /// Search all that was said for what was typed, and leave the search before; `historyFound`
  /// follows at least once.
  indirect case searchHistory(SearchTicket, String)
  /// Read the figures of the newest replies of a model; `samplesRead` follows where there is a
  /// store.
  indirect case readSamples(ServedModel)
  /// Read the figures of all replies and leave the question before; `statisticsRead` follows.
  indirect case readStatistics(StatisticsTicket, StatisticsQuery)
  /// Nothing more is asked of them for now: what was kept in memory may go.
  case forgetStatistics

  // MARK: Memory
  /// This model is the one used last.
  case rememberModel(String)
}
