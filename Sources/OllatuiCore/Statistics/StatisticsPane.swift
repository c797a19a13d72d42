import Statistics
import TextUI
import Timing
import Transcript

/// What replies cost, over the conversation: one reply, this conversation, all that is kept, two
/// groups, and the server.
package struct StatisticsPane: Equatable, Sendable {
  /// One of its views.
  package enum View: String, CaseIterable, Sendable {
    case reply, conversation, history, compare, server

    var name: Term {
      switch self {
      case .reply: .reply
      case .conversation: .conversation
      case .history: .history
      case .compare: .compare
      case .server: .server
      }
    }
  }

  /// A line that is typed into.
  enum Entry: Equatable, Sendable {
    /// The history's filter.
    case filter
    /// The file that is written.
    case export(InputEditor)
  }

  var view: View
  /// What was selected as a whole before, and is again when this is closed; nil: nothing.
  let mode: TurnMode?
  var reply: ReplyFigures
  var conversation = ConversationFigures()
  var history = HistoryFigures()
  var server = ServerFigures()
  /// What the keys type into; nil: they do what they are for.
  var entry: Entry?
  /// The first line in view, of views that are scrolled.
  var top = 0
  /// What is on the screen.
  private(set) var shown = StatisticsScreen()
  /// When a countdown moves; nil: nothing moves by itself.
  private(set) var nextMove: Moment?

  /// Makes a pane.
  ///
  /// - Parameters:
  ///   - view: what is shown first.
  ///   - reply: the reply that is looked at; nil: the last one.
  ///   - mode: what is selected when it is closed.
  init(_ view: View, reply: TurnID? = nil, mode: TurnMode? = nil) {
    self.view = view
    self.mode = mode
    self.reply = ReplyFigures(reply)
  }

  /// When something is to be done: ask the server, or let its clocks go on.
  var nextTick: Moment? {
    guard view == .server else { return nil }
    guard let ask = server.nextAsk, let move = nextMove else { return server.nextAsk ?? nextMove }
    return min(ask, move)
  }

  /// Fits the view to the screen and to what is known now; after every step but a reply's growth.
  mutating func fit(_ model: Model, at now: Moment) {
    let size = Size(columns: model.size.columns, rows: ScreenLayout(model).paneRows)
    let time = model.calendar.time(at: now)
    nextMove = view == .server && server.loaded?.isEmpty == false ? now + .seconds(1) : nil
    switch view {
    case .reply:
      shown = StatisticsScreen(self, size, model.strings)
      scroll(reply.lines(model, columns: size.columns), size)
    case .conversation:
      conversation.look(at: model)
      let table = StatisticsScreen.tableRows(rows: size.rows - 1, of: conversation.rows.count)
      conversation.window.fit(count: conversation.rows.count, visible: table - 1)
      shown = StatisticsScreen(self, size, model.strings)
      shown.add(conversation, model)
    case .history:
      let table = StatisticsScreen.historyRows(rows: size.rows - 1, of: history.rows.count)
      history.window.fit(count: history.rows.count, visible: table - 1)
      shown = StatisticsScreen(self, size, model.strings)
      shown.add(history, model, isTyping: entry == .filter, at: time)
    case .compare:
      shown = StatisticsScreen(self, size, model.strings)
      let figures = CompareFigures(history, model.strings)
      scroll(figures.lines(columns: size.columns, marks: model.looks.plotMarks), size)
    case .server:
      shown = StatisticsScreen(self, size, model.strings)
      scroll(
        server.lines(
          host: model.server.identity.display, at: time, columns: size.columns, model.strings),
        size)
    }
    if case .export(let editor) = entry { shown.ask(editor, model.strings) }
    if model.looks.isASCII { shown.spellOut() }
  }

  /// Shows lines from ``top`` on.
  private mutating func scroll(_ lines: [Line], _ size: Size) {
    let rows = max(0, size.rows - 1)
    top = max(0, min(top, lines.count - rows))
    shown.add(lines.dropFirst(top).prefix(rows))
  }

  /// Shows another view.
  mutating func show(_ view: View) {
    guard view != self.view else { return }
    self.view = view
    top = 0
    entry = nil
  }

  /// The view so many further, round and round.
  func view(after step: Int) -> View {
    let all = View.allCases
    let index = (all.firstIndex(of: view) ?? 0) + step + all.count
    return all[index % all.count]
  }
}
