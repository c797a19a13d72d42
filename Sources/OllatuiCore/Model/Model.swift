import OllamaWire
import TextUI
import Timing
import Transcript

/// All that the program knows; ``update(_:_:at:)`` is the only one to change it.
package struct Model: Sendable {
  /// The size of the screen.
  package var size: Size
  /// The settings with their origins.
  package var settings: Settings
  /// The texts of the screen, in the user's language.
  package internal(set) var strings: Strings
  /// The conversation that is shown, and the reply that comes in it.
  package internal(set) var shown: OpenConversation
  /// Conversations that are not shown but in which replies come.
  package internal(set) var others: [ConversationID: OpenConversation] = [:]
  /// What becomes of what is said, after the program.
  package internal(set) var store: Store
  /// What the user deleted in this run, to be removed for good at its end.
  package internal(set) var deleted = DeletedThings()
  /// What is kept, for the list.
  package internal(set) var kept = KeptConversations()
  /// How the conversation is laid out, and which part of it is seen.
  package var pane: ConversationPane
  /// What the mouse is doing.
  var pointer = Pointer()
  /// How replies are shown.
  package var reading = ReadingView()
  /// The box that is typed into.
  package var input: InputBox
  /// Earlier prompts.
  package var prompts = PromptHistory()
  /// What lies over the conversation.
  package var overlay: Overlay?
  /// The answers side by side that something else lies over; they come back when that is closed.
  var covered: ColumnsPane?
  /// The line between conversation and input.
  package var notice: Notice?
  /// What is wrong with files and variables, for the time before the conversation begins.
  package var problems: [String] = []
  /// The server and what is known of it.
  package var server: Server
  /// The model that the next prompt goes to; nil while none is chosen.
  package var chosenModel: String?
  /// How the next prompt is put.
  package var mode: Mode
  /// Model options of this session (`/set parameter`).
  package var options: ModelOptions = [:]
  /// What is known of windows and tokens.
  package internal(set) var context = ContextKnowledge()
  /// How much of the window is used.
  var meter = ContextMeter()
  /// Whether Ctrl+C was just pressed on an empty input.
  var isQuitArmed = false
  /// How the screen looks.
  package internal(set) var looks: Looks
  /// Whether the terminal's mouse is ours.
  package var isMouseTaken: Bool
  /// Whether ``shown`` is one that is not on the screen, for the time of one step.
  var isAside = false
  /// What the user has answered to the question whether something is sent that does not fit, for
  /// the time of one step.
  var answer: SendingAnswer?
  /// Counts replies.
  var nextReplyID = 0
  /// Counts searches through all conversations.
  var searches = 0
  /// What is kept of the statistics pane while it is closed.
  var statistics = StatisticsMemory()
  /// Titles that models are asked for.
  var titles: [ReplyID: AskedTitle] = [:]
  /// How long models were silent before.
  var waits = Waits()
  /// Names conversations and turns.
  var ids: RecordIDSource
  /// What the calendar says.
  var calendar: Calendar
  /// What stands around the conversation.
  private(set) var chrome = Chrome()
  /// What has changed since the screen was last drawn.
  var unseen = Unseen.everything
  /// What the status bar shows of the running reply, or still shows of one that is over; nil: none.
  var status: ReplyStatus?
  /// What the heads of answers side by side show of those that still come; nil: none do, or others
  /// are shown.
  var columnsStatus: ColumnsStatus?
  /// When ``update(_:_:at:)`` wants a tick; nil while nothing moves by itself.
  ///
  /// Stored, because asking a model of its size for a value copies it.
  package private(set) var nextTick: Moment?

  /// Makes the model of a program that has just started.
  ///
  /// - Parameters:
  ///   - size: the screen.
  ///   - settings: as read from file, environment and flags.
  ///   - server: who will be talked to.
  ///   - lastModel: the model used in an earlier run.
  ///   - looks: how the screen looks.
  ///   - strings: the texts of the screen.
  ///   - ids: names conversations and turns.
  ///   - calendar: tells the time.
  ///   - store: whether things are stored.
  package init(
    size: Size, settings: Settings, server: ServerIdentity, lastModel: String? = nil,
    looks: Looks = Looks(), strings: Strings = .english,
    ids: RecordIDSource = RecordIDSource(first: 1), calendar: Calendar = Calendar(),
    store: Store.State = .off
  ) {
    self.store = Store(store)
    self.size = size
    self.looks = looks
    self.settings = settings
    self.strings = strings
    self.server = Server(identity: server, lastModel: lastModel)
    mode = settings.mode
    chosenModel = settings.model
    self.calendar = calendar
    var ids = ids
    shown = OpenConversation(
      ConversationHeader(id: ids.make(), system: settings.system, created: calendar.start))
    self.ids = ids
    pane = ConversationPane()
    input = InputBox()
    isMouseTaken = settings.mouse
    chooseSymbols()
    arrange()
    refreshChrome()
  }

  /// What was said in the conversation that is shown.
  package var conversation: Conversation {
    // No `_read`: reading members of members through one gave wrong values (Swift 6.3.1).
    get { shown.conversation }
    _modify { yield &shown.conversation }
  }

  /// The reply that is on its way in the conversation that is shown.
  package var running: RunningReply? {
    get { shown.running }
    _modify { yield &shown.running }
  }

  /// Makes anew what stands around the conversation; at a tick only what moves by itself.
  mutating func refreshChrome(isTick: Bool = false) {
    chrome = isTick ? chrome.ticked(self) : Chrome.around(self)
  }

  /// Plans the next tick by what moves by itself: a clock, a notice that goes, a server to try.
  mutating func planTick(at now: Moment) {
    // What is not laid out or searched yet follows in slices, between which keys are taken.
    nextTick = pane.isSettled && !isSearchWaiting ? nil : now
    // What is over goes from the status bar when its next tick would have come.
    let lastTick = status.flatMap { $0.reply.id == running?.id ? nil : $0.nextTick }
    for moment in [
      shown.nextTick, lastTick, notice?.goesAt, server.nextTry, store.nextTick, pointer.nextScroll,
    ] {
      if let moment { nextTick = min(nextTick ?? moment, moment) }
    }
    if case .statistics(let pane) = overlay, let moment = pane.nextTick {
      nextTick = min(nextTick ?? moment, moment)
    }
    for other in others.values {
      if let moment = other.nextTick { nextTick = min(nextTick ?? moment, moment) }
    }
  }

  /// Fits everything to the size of the screen; call after what changes heights.
  mutating func arrange() {
    input.fit(columns: size.columns, maxRows: max(1, size.rows / 3))
    let layout = ScreenLayout(self)
    input.arrange(rows: layout.inputRows)
    pane.arrange(rows: layout.paneRows, turnOptions, conversation: conversation)
    arrangeColumns()
  }

  /// How turns are laid out.
  var turnOptions: TurnOptions {
    TurnOptions(
      // The last column is for the scroll bar, so that it never covers a letter.
      columns: max(1, contentColumns - 1), showsFigures: settings.verbose,
      isRaw: reading.isRaw,
      thinking: reading.thinking ?? settings.thinkingView, wrapsCode: settings.wrapsCode,
      codeShift: reading.codeShift, languages: reading.languages, strings: strings)
  }
}
