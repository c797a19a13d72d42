/// A text that the program itself says, apart from the summaries of commands, settings and
/// parameters, which stand in their rows.
///
/// To add one: a case here, whose raw value is its section and key in the files of
/// `Resources/strings`, and its English in the `Phrase+….swift` of its topic. Then rewrite
/// `Resources/strings/en.toml` (`UPDATE_RESOURCES=1 swift test --filter StringsResourceTests`) and
/// add the key to the other files there; tests name what is missing.
package enum Phrase: String, CaseIterable, Sendable {
  // MARK: Around the conversation
  case newTitle = "screen.new-conversation"
  case inputHint = "screen.input-hint"
  case linesBelow = "screen.lines-below"
  case moreCompletions = "screen.more-completions"
  case chatMode = "screen.chat"
  case generateMode = "screen.generate"

  // MARK: The status bar
  case connecting = "status.connecting"
  case waiting = "status.waiting"
  case loadingModel = "status.loading-the-model"
  case readingPrompt = "status.reading-the-prompt"
  case thinkingNow = "status.thinking"
  case answering = "status.answering"
  case ending = "status.ending"
  case queued = "status.queued"
  case waitsForServer = "status.waits-for-the-server"
  case waitsForModel = "status.waits-for-a-model"
  case lookingForServer = "status.looking-for-the-server"
  case ready = "status.ready"
  case noModel = "status.no-model"
  case noServer = "status.no-server"
  case demoServer = "status.demo"

  // MARK: What keys do, in the status bar
  case keyHelp = "keys.help"
  case keyClose = "keys.close"
  case keyMore = "keys.more"
  case keyChoose = "keys.choose"
  case keyStop = "keys.stop"
  case keyDemo = "keys.demo"
  case keyModel = "keys.model"
  case keyFollow = "keys.follow"
  case keyRetry = "keys.retry"
  case keyFind = "keys.find"
  case keyNext = "keys.next"
  case keyFormer = "keys.former"
  case keyMark = "keys.mark"
  case keyKeep = "keys.keep"
  case keyAsBefore = "keys.as-before"
  case keyOpen = "keys.open"
  case keyCopy = "keys.copy"
  case keyOverwrite = "keys.overwrite"
  case keyLeave = "keys.leave"

  // MARK: Before the conversation
  case looking = "welcome.looking"
  case noModelsYet = "welcome.no-models-yet"
  case pullOne = "welcome.pull-one"
  case pullFound = "welcome.pull-is-found"
  case noneChosen = "welcome.none-chosen"
  case pickOne = "welcome.pick-one"
  case typeAndSend = "welcome.type-and-send"
  case noAnswer = "welcome.no-answer"
  case startServer = "welcome.start-a-server"
  case otherHost = "welcome.another-host"
  case useDemo = "welcome.use-the-demo"
  case writeMeanwhile = "welcome.write-meanwhile"

  // MARK: Help and pickers
  case helpSettings = "help.settings"
  case helpParameters = "help.parameters"
  case helpMore = "help.more"
  case pickerTitle = "picker.model"
  case pickerEmpty = "picker.no-models"
  case pickerNoMatch = "picker.no-match"
  case pickerNoChat = "picker.no-chat"
  case themesTitle = "picker.theme"

  // MARK: What a theme looks like
  case sampleHeading = "sample.heading"
  case sampleSubheading = "sample.subheading"
  case sampleText = "sample.text"
  case sampleStrong = "sample.strong"
  case sampleEmphasis = "sample.emphasis"
  case sampleLink = "sample.link"
  case sampleCode = "sample.code"
  case sampleQuote = "sample.quote"
  case sampleComment = "sample.comment"
  case sampleInserted = "sample.inserted"
  case sampleDeleted = "sample.deleted"
  case sampleSelected = "sample.selected"
  case sampleFound = "sample.found"
  case sampleFoundHere = "sample.found-here"
  case sampleGood = "sample.good"
  case sampleWarning = "sample.warning"
  case sampleError = "sample.error"
  case sampleThinking = "sample.thinking"

  // MARK: Questions
  case askOpen = "question.open"
  case askCopy = "question.copy"
  case askOverwrite = "question.overwrite"

  // MARK: Parts of a conversation
  case partReply = "part.reply"
  case partCode = "part.code"
  case partTable = "part.table"
  case partLink = "part.link"
  case partAddress = "part.address"
  case partTurn = "part.turn"
  case partPrompt = "part.prompt"
  case partConversation = "part.conversation"
  case partSelection = "part.selection"
  case partSized = "part.sized"

  // MARK: Finding and selecting
  case findTitle = "find.title"
  case noLinkHere = "find.no-link-here"
  case noCodeHere = "find.no-code-here"

  // MARK: Turns and what stands below them
  case you = "reply.you"
  case thinking = "reply.thinking"
  case calls = "reply.calls"
  case cancelled = "reply.cancelled"
  case incomplete = "reply.incomplete"
  case interrupted = "reply.interrupted"
  case editedAnswer = "reply.edited"
  case lengthLimit = "reply.length-limit"
  case ended = "reply.ended"
  case signInAt = "reply.sign-in-at"
  case skippedLines = "reply.skipped-lines"
  case tableTooLarge = "reply.table-too-large"
  case markupTooLong = "reply.markup-too-long"

  // MARK: Figures
  case tokens = "figures.tokens"
  case inTime = "figures.in-time"
  case atRate = "figures.at-rate"
  case firstToken = "figures.first"
  case prompt = "figures.prompt"
  case cached = "figures.cached"
  case load = "figures.load"
  case total = "figures.total"
  case after = "figures.after"

  // MARK: Notices
  case newConversation = "notice.new-conversation"
  case cleared = "notice.cleared"
  case noSystem = "notice.no-system"
  case systemText = "notice.system-text"
  case systemRemoved = "notice.system-removed"
  case systemSet = "notice.system-set"
  case quitAgain = "notice.quit-again"
  case serverAnswers = "notice.server-answers"
  case notInstalled = "notice.not-installed"
  case chatChosen = "notice.chat-chosen"
  case generateChosen = "notice.generate-chosen"
  case messageStays = "notice.message-stays"
  case wheelScrolls = "notice.wheel-scrolls"
  case mouseGiven = "notice.mouse-given"
  case parameterSet = "notice.parameter-set"
  case settingShown = "notice.setting-shown"
  case notSet = "notice.not-set"
  case byDefault = "notice.by-default"
  case isNow = "notice.is-now"
  case poorTerminal = "notice.poor-terminal"
  case themeStays = "notice.theme-stays"
  case needsDirectColors = "notice.needs-direct-colors"
  case copied = "notice.copied"
  case byProgram = "notice.by-program"
  case byTmux = "notice.by-tmux"
  case byTerminal = "notice.by-terminal"
  case throughMultiplexer = "notice.through"
  case saved = "notice.saved"
  case opening = "notice.opening"
  case opened = "notice.opened"

  // MARK: What can't be done
  case modelNotFound = "refusal.model-not-found"
  case severalModels = "refusal.several-models"
  case noMode = "refusal.no-mode"
  case replyRuns = "refusal.reply-runs"
  case nothingAsked = "refusal.nothing-asked"
  case unknownCommand = "refusal.unknown-command"
  case usageLoad = "refusal.usage-load"
  case usageParameter = "refusal.usage-parameter"
  case demoFailed = "refusal.demo-failed"
  case editorNoFile = "refusal.editor-no-file"
  case editorFailed = "refusal.editor-failed"
  case editorNotStarted = "refusal.editor-not-started"
  case wrongValue = "refusal.wrong-value"
  case removedParameter = "refusal.removed-parameter"
  case unknownNear = "refusal.unknown-near"
  case unknownOther = "refusal.unknown"
  case listsSettings = "refusal.lists-settings"
  case listsParameters = "refusal.lists-parameters"
  case thereAre = "refusal.there-are"
  case kindSetting = "refusal.kind-setting"
  case kindParameter = "refusal.kind-parameter"
  case kindTheme = "refusal.kind-theme"
  case kindLanguage = "refusal.kind-language"
  case kindCode = "refusal.kind-code"
  case kindTable = "refusal.kind-table"
  case kindLink = "refusal.kind-link"
  case copyTakes = "refusal.copy-takes"
  case usageSave = "refusal.usage-save"
  case nothingToCopy = "refusal.nothing-to-copy"
  case nothingSaid = "refusal.nothing-said"
  case noReply = "refusal.no-reply"
  case noTurn = "refusal.no-turn"
  case noCode = "refusal.no-code"
  case noPart = "refusal.no-part"
  case noPartNumbered = "refusal.no-part-of-number"
  case noClipboardProgram = "refusal.no-clipboard-program"
  case onlyPrograms = "refusal.only-programs"
  case tooLongToCopy = "refusal.too-long-to-copy"
  case noClipboard = "refusal.no-clipboard"
  case fileExists = "refusal.file-exists"
  case noFolder = "refusal.no-folder"
  case isFolder = "refusal.is-folder"
  case isNoPlainFile = "refusal.is-no-plain-file"
  case notSaved = "refusal.not-saved"
  case notOpened = "refusal.not-opened"
  case nothingOpens = "refusal.nothing-opens"
  case addressIs = "refusal.address-is"
  case programHung = "refusal.program-hung"
  case programEnded = "refusal.program-ended"
  case programSignalled = "refusal.program-signalled"
  case programTookPart = "refusal.program-took-part"
  case programFailed = "refusal.program-failed"

  // MARK: What is stored
  case slowDisk = "history.slow-disk"
  case storedAgain = "history.stored-again"
  case busyElsewhere = "history.busy-elsewhere"
  case changedElsewhere = "history.changed-elsewhere"
  case answeredElsewhere = "history.answered"
  case noConversation = "history.none-named"
  case severalConversations = "history.several-named"
  case notStored = "history.not-stored"
  case conversationGone = "history.gone"
  case storeFull = "history.full"
  case storeReadOnly = "history.read-only"
  case storeLocked = "history.locked"
  case storeNewer = "history.newer"
  case storeForeign = "history.foreign"
  case storeNoFolder = "history.no-folder"
  case storeFailed = "history.failed"

  // MARK: What a value must be, behind "wants"
  case wantsText = "wants.text"
  case wantsName = "wants.name"
  case wantsAddress = "wants.address"
  case wantsChoice = "wants.choice"
  case wantsFlag = "wants.flag"
  case wantsInteger = "wants.integer"
  case wantsIntegerUp = "wants.integer-up"
  case wantsSeconds = "wants.seconds"
  case wantsSecondsOrOff = "wants.seconds-or-off"
  case wantsLifetime = "wants.lifetime"
  case wantsNumber = "wants.number"
  case wantsTruth = "wants.truth"
  case wantsTexts = "wants.texts"
  case listSeparator = "wants.separator"
}

extension Phrase {
  /// What it says in English, which counts where no file has it.
  package var english: PhraseText {
    guard let text = Phrase.english[self] else { preconditionFailure("\(self) has no English") }
    return text
  }

  private static let english = [
    onScreen, inSample, inConversation, noticed, refused, taken, kept, wanted,
  ]
  .reduce(into: [:]) { all, texts in all.merge(texts) { first, _ in first } }
}

/// What stands in braces in a phrase, to be replaced when it is said.
package enum Placeholder: String, CaseIterable, Sendable {
  case call, command, count, high, host, kind, last, low, name, names, near, number, otherwise, path
  case place, rate, reason, status, summary, text, thing, time,
    title, tokens, url, value, wants, way,
    words
}
