import TextUI
import Transcript

/// What stands around the conversation, made ready for drawing.
///
/// It is kept in the model and made anew after every event but the growth of a reply, so that a
/// token costs nothing of it.
struct Chrome: Equatable, Sendable {
  /// How the rows of the screen are shared out.
  private(set) var layout = ScreenLayout(size: Size(columns: 0, rows: 0), inputRows: 1)
  private(set) var title = Line()
  private(set) var notice = Line()
  private(set) var completions: [Line] = []
  /// The list of conversations, what was found in all of them, or what replies cost; empty while
  /// none of these is open.
  private(set) var list: [Line] = []
  /// What stands above answers side by side; empty while none do.
  private(set) var columnHeads: [Line] = []
  private(set) var input: [Line] = []
  private(set) var rule = Line()
  private(set) var status = Line()

  /// Makes what a screen without cells has.
  init() {}

  /// Makes what stands around a model's conversation.
  ///
  /// No initializer: what that is given is copied.
  static func around(_ model: Model) -> Chrome {
    var chrome = Chrome()
    let columns = model.size.columns
    chrome.layout = ScreenLayout(model)
    chrome.title = title(model, columns: columns)
    if model.isTypingCommand {
      chrome.completions = CompletionList(model).lines(
        rows: chrome.layout.paneRows, columns: columns)
    }
    chrome.input = model.input.lines(hint: hint(model))
    chrome.rule = Line(run(of: "─", columns: columns), .rule)
    return chrome.ticked(model)
  }

  /// What it becomes at a tick: what was typed, and where it stands, is as before.
  func ticked(_ model: Model) -> Chrome {
    var chrome = self
    let columns = model.size.columns
    chrome.notice = model.notice.map(Self.notice) ?? []
    chrome.list = []
    chrome.columnHeads = []
    switch model.overlay {
    case .conversations(let shown):
      chrome.list = shown.rows(layout.paneRows, columns: model.listRowColumns, model)
    case .search(let pane):
      chrome.list = pane.rows(layout.paneRows, columns: columns, model.strings)
    case .statistics(let pane): chrome.list = pane.shown.lines
    case .columns(let pane): chrome.columnHeads = ColumnHeads(pane, model).lines
    case .help, .models, .themes, .question, .find, .select, .turns, .details, .recall, nil: break
    }
    chrome.status = StatusBar(model).line(columns: columns)
    return chrome
  }

  /// What stands in an empty input box.
  private static func hint(_ model: Model) -> String {
    guard let planned = model.shown.planned else { return model.strings(.inputHint) }
    let names = planned.map { ColumnHeads.name(of: $0, among: planned) }
    return displayed(model.strings(.comparesNext, [.names: model.strings.list(names)]))
  }

  private static func title(_ model: Model, columns: Int) -> Line {
    let title = model.conversation.title
    let left = Line(" " + displayed(title.isEmpty ? model.strings(.newTitle) : title), .title)
    let name = model.chosenModel.map { " · " + displayed($0) } ?? ""
    return Line.sides(
      left, Line("\(model.strings(model.mode.word))\(name) ", .dim), columns: columns)
  }

  private static func notice(_ notice: Notice) -> Line {
    switch notice.kind {
    case .good: Line(displayed(notice.text), .good)
    case .warning: Line(displayed(notice.text), .warning)
    case .error: Line(displayed(notice.text), .error)
    }
  }
}
