import OllamaWire
import TextUI
import Transcript

/// All that the program knows; ``update(_:_:at:)`` is the only one to change it.
package struct Model: Sendable {
  /// The size of the screen.
  package var size: Size
  /// The settings with their origins.
  package var settings: Settings
  /// The texts of the screen, in the user's language.
  package internal(set) var strings: Strings
  /// What was said.
  package var conversation: Conversation
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
  /// The reply that is on its way.
  package var running: RunningReply?
  /// Whether Ctrl+C was just pressed on an empty input.
  var isQuitArmed = false
  /// How the screen looks.
  package internal(set) var looks: Looks
  /// Whether the terminal's mouse is ours.
  package var isMouseTaken: Bool
  /// Counts replies.
  var nextReplyID = 0
  /// What stands around the conversation.
  private(set) var chrome = Chrome()
  /// Whether the growth of a reply has changed what stands around the conversation.
  var isChromeStale = false
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
  package init(
    size: Size, settings: Settings, server: ServerIdentity, lastModel: String? = nil,
    looks: Looks = Looks(), strings: Strings = .english
  ) {
    self.size = size
    self.looks = looks
    self.settings = settings
    self.strings = strings
    self.server = Server(identity: server, lastModel: lastModel)
    mode = settings.mode
    chosenModel = settings.model
    conversation = Conversation(system: settings.system)
    pane = ConversationPane()
    input = InputBox()
    isMouseTaken = settings.mouse
    chooseSymbols()
    arrange()
    refreshChrome()
  }

  /// The state of the running reply; nil where none runs.
  var runningState: ReplyState? {
    // A closure would copy the whole model, with every token.
    guard let running else { return nil }
    return conversation.turns[running.turn].alternates[running.alternate].state
  }

  /// Makes anew what stands around the conversation.
  mutating func refreshChrome() {
    isChromeStale = false
    chrome = Chrome(self)
  }

  /// Plans the next tick by what moves by itself: a clock, a notice that goes, a server to try.
  mutating func planTick(at now: Moment) {
    // What is not laid out or searched yet follows in slices, between which keys are taken.
    nextTick = pane.isSettled && !(isFinding && pane.isSearchWaiting) ? nil : now
    for moment in [running?.nextTick, notice?.goesAt, server.nextTry] {
      if let moment { nextTick = min(nextTick ?? moment, moment) }
    }
  }

  /// Fits everything to the size of the screen; call after what changes heights.
  mutating func arrange() {
    input.fit(columns: size.columns, maxRows: max(1, size.rows / 3))
    let layout = ScreenLayout(self)
    input.arrange(rows: layout.inputRows)
    pane.arrange(rows: layout.paneRows, turnOptions, conversation: conversation)
  }

  /// How turns are laid out.
  private var turnOptions: TurnOptions {
    TurnOptions(
      // The last column is for the scroll bar, so that it never covers a letter.
      columns: size.columns > 1 ? size.columns - 1 : 1, showsFigures: settings.verbose,
      isRaw: reading.isRaw,
      thinking: reading.thinking ?? settings.thinkingView, wrapsCode: settings.wrapsCode,
      codeShift: reading.codeShift, languages: reading.languages, strings: strings)
  }
}

/// A reply that is on its way, as our clock sees it.
package struct RunningReply: Equatable, Sendable {
  package let id: ReplyID
  /// The turn it belongs to.
  package let turn: Int
  /// Which of the turn's alternates it is.
  package let alternate: Int
  /// When it was asked for; a queued one counts from when it goes out.
  package var startedAt: Moment
  /// Where it was sent; nil while it is queued.
  var connection: ConnectionID?
  /// When the first text came.
  package var firstAt: Moment?
  /// When the last text came.
  package var lastAt: Moment?
  /// When the model began to think.
  var thinkingSince: Moment?
  /// Whether `/api/ps` lists the model; nil while that is not known.
  package var isLoaded: Bool?
  /// When `/api/ps` is asked next, while the server is silent.
  var nextLook: Moment
  /// What the status bar shows of it; taken anew at every tick and change of state.
  package var live: LiveFigures

  /// Makes a reply that has just been asked for.
  init(id: ReplyID, turn: Int, alternate: Int, startedAt: Moment) {
    self.id = id
    self.turn = turn
    self.alternate = alternate
    self.startedAt = startedAt
    nextLook = startedAt + .milliseconds(500)
    live = LiveFigures(takenAt: startedAt)
  }

  /// Live figures change at most five times a second: drawn with every token they would double
  /// the bytes sent to the terminal.
  static let liveInterval = Duration.milliseconds(200)

  var nextTick: Moment {
    live.takenAt + Self.liveInterval
  }
}

/// What is shown of a running reply while it runs.
package struct LiveFigures: Equatable, Sendable {
  /// When these figures were taken.
  var takenAt: Moment
  /// Since the request went out.
  package var elapsed = Duration.zero
  /// Chunks so far: an estimate of tokens.
  package var chunks = 0
  /// Chunks per second since the first; nil before two came.
  package var rate: Double?
  /// Counts the ticks, for what turns.
  package var step = 0
}
