import Statistics
import TextUI
import Transcript

/// The view of all replies that are kept: a table by model and host, and the course of a figure.
struct HistoryFigures: Equatable, Sendable {
  /// What is typed to filter.
  private(set) var editor = InputEditor()
  /// Whether each set of options has a row of its own.
  private(set) var byOptions = false
  /// The figure whose course is shown, and that groups are compared by.
  private(set) var measure = Measure.evalRate
  /// The rows marked to be compared.
  private(set) var marks: (first: StatisticsReport.Group?, second: StatisticsReport.Group?)
  /// The answer to the question before, until there is a new one.
  private(set) var reading: StatisticsReading?
  /// Whether an answer is awaited.
  private(set) var isReading = false
  /// Whether the store could not be read.
  private(set) var isUnreadable = false
  private(set) var ticket: StatisticsTicket?
  /// Whether replies may have come since it was read.
  var isStale = false
  private(set) var sorting = StatisticsReport.Column.count
  private(set) var isDescending = true
  var window = FigureWindow()

  init() {}

  static func == (one: HistoryFigures, other: HistoryFigures) -> Bool {
    one.editor == other.editor && one.reading == other.reading && one.ticket == other.ticket
      && one.isReading == other.isReading && one.window == other.window
      && one.marks == other.marks && one.measure == other.measure
      && one.sorting == other.sorting && one.isDescending == other.isDescending
      && one.byOptions == other.byOptions
  }

  /// The rows of the table.
  var rows: [StatisticsReport.Row] { reading?.report.rows ?? [] }

  /// The selected row.
  var selected: StatisticsReport.Row? {
    rows.indices.contains(window.selection) ? rows[window.selection] : nil
  }

  // MARK: - Asking

  /// What is asked, as it stands.
  var query: StatisticsQuery {
    var query = StatisticsQuery(typed: editor.text)
    query.byOptions = byOptions
    query.measure = measure
    query.group = selected?.group
    query.isRefresh = isStale
    if let first = marks.first, let second = marks.second {
      query.pair = StatisticsQuery.Pair(first: first, second: second, measure: measure)
    }
    return query
  }

  /// A question goes out.
  mutating func begin(_ ticket: StatisticsTicket) {
    self.ticket = ticket
    isReading = true
    isUnreadable = false
    isStale = false
  }

  /// Takes an answer; that to an earlier question is dropped.
  mutating func take(_ ticket: StatisticsTicket, _ reading: StatisticsReading) {
    guard ticket == self.ticket else { return }
    isReading = false
    let group = selected?.group
    self.reading = reading
    sort(selecting: reading.group ?? group)
  }

  /// No answer comes any more.
  mutating func giveUp() {
    // Who gives up again has not been answered meanwhile.
    isUnreadable = isUnreadable || isReading
    isReading = false
  }

  /// The view as it was, once the pane is opened again: the last answer stands until a new one came.
  var reopened: HistoryFigures {
    var figures = self
    figures.ticket = nil
    figures.isReading = false
    figures.isUnreadable = false
    figures.isStale = true
    return figures
  }

  // MARK: - Changing what is asked

  /// Changes what is typed; whether the text is another one.
  mutating func edit(_ change: (inout InputEditor) -> Void) -> Bool {
    let before = editor.text
    change(&editor)
    return editor.text != before
  }

  /// Sets a filter in what is typed.
  mutating func set(_ filter: String, to value: String?) {
    let text = StatisticsQuery.typed(editor.text, setting: filter, to: value)
    editor.replaceAll(with: text)
  }

  /// Shows another figure.
  mutating func stepMeasure(by step: Int) {
    measure = measure.stepped(by: step)
  }

  /// Gives each set of options a row of its own, or no longer.
  mutating func toggleOptions() {
    byOptions.toggle()
    marks = (nil, nil)
  }

  /// Marks the selected row as the first or the second one to be compared, or no longer.
  mutating func mark(asFirst isFirst: Bool) {
    guard let group = selected?.group else { return }
    if isFirst {
      marks.first = marks.first == group ? nil : group
      if marks.second == group { marks.second = nil }
    } else {
      marks.second = marks.second == group ? nil : group
      if marks.first == group { marks.first = nil }
    }
  }

  // MARK: - Sorting

  /// Sorts by a column, or the other way round where it is sorted by it already.
  mutating func sort(by column: StatisticsReport.Column) {
    let isName = [.model, .host, .options].contains(column)
    isDescending = column == sorting ? !isDescending : !isName
    sorting = column
    sort(selecting: selected?.group)
  }

  /// Sorts by the next column.
  mutating func sortByNext() {
    let all = StatisticsReport.Column.allCases.filter { byOptions || $0 != .options }
    let index = all.firstIndex(of: sorting) ?? 0
    sort(by: all[(index + 1) % all.count])
  }

  private mutating func sort(selecting group: StatisticsReport.Group?) {
    reading?.report.sort(by: sorting, descending: isDescending)
    window.fit(count: rows.count, visible: window.visible)
    if let index = rows.firstIndex(where: { $0.group == group }) { window.select(index) }
  }
}
