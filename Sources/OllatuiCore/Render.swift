import TextUI
import Transcript

/// The screen that shows a model.
///
/// The model is not changed, here and below; passing it in place saves copies of its kilobytes for
/// every frame.
package func render(_ model: inout Model) -> Frame {
  let columns = model.size.columns
  let layout = model.chrome.layout
  var rows: [Line] = []
  rows.reserveCapacity(model.size.rows)
  if layout.titleRows > 0 { rows.append(model.chrome.title) }
  if layout.gapRows > 0 { rows.append([]) }
  rows += paneLines(&model, rows: layout.paneRows).prefix(layout.paneRows)
  while rows.count < layout.paneStart + layout.paneRows { rows.append([]) }
  if layout.noticeRows > 0 { rows.append(noticeLine(&model, columns: columns)) }
  let inputStart = rows.count
  rows += model.chrome.input.prefix(layout.inputRows)
  while rows.count < inputStart + layout.inputRows { rows.append([]) }
  if layout.ruleRows > 0 { rows.append(model.chrome.rule) }
  if layout.statusRows > 0 { rows.append(model.chrome.status) }
  let frame = Frame(
    size: model.size, rows: rows,
    cursor: cursor(&model, paneStart: layout.paneStart, inputStart: inputStart))
  return model.looks.isASCII ? frame.inASCII : frame
}

extension Model {
  /// What the screen is to show otherwise than when this was last asked.
  ///
  /// Most tokens change the end of one line: then neither the other rows are made nor compared.
  package mutating func takeFrameChange() -> FrameChange {
    let unseen = unseen
    self.unseen = .nothing
    let start = chrome.layout.paneStart
    switch unseen {
    case .nothing: return .nothing
    case .row(let row) where showsLines(upTo: row): return .row(start + row, pane.visible[row])
    case .behind(let row, let column, let span) where showsLines(upTo: row):
      return .behind(row: start + row, column: column, span)
    case .row, .behind, .everything: return .whole
    }
  }

  /// Whether ``render(_:)`` shows the conversation's lines in view as they are, up to a row.
  private func showsLines(upTo row: Int) -> Bool {
    row < chrome.layout.paneRows && overlay == nil && listColumns == 0
      && ScrollBar(pane, isHeld: pointer.holdsScrollBar) == nil && chrome.completions.isEmpty
      && !looks.isASCII
  }
}

private func paneLines(_ model: inout Model, rows: Int) -> [Line] {
  let columns = model.size.columns
  switch model.overlay {
  case .help(let help): return help.rows(rows, columns: columns, model.strings)
  case .models(let picker):
    return picker.rows(
      rows, columns: columns, server: model.server, current: model.chosenModel, model.strings)
  case .themes(let picker):
    return picker.rows(rows, columns: columns, names: model.looks.names, model.strings)
  case .question(let question): return question.rows(rows, columns: columns, model.strings)
  case .details(let details): return details.rows(rows, columns: columns, model.strings)
  case .conversations where model.listColumns == 0: return model.chrome.list
  case .search, .statistics: return model.chrome.list
  case .columns(let pane): return model.chrome.columnHeads + pane.rows
  case .conversations, .find, .recall, .select, .turns, nil: break
  }
  return besideList(conversationLines(&model, rows: rows), &model, rows: rows)
}

/// The conversation, or what stands in its place before it begins.
private func conversationLines(_ model: inout Model, rows: Int) -> [Line] {
  let columns = model.contentColumns
  var lines = model.pane.visible
  if let bar = ScrollBar(model.pane, isHeld: model.pointer.holdsScrollBar) {
    lines = lines.enumerated().map { bar.drawn(on: $1, row: $0, columns: columns) }
  }
  if model.conversation.turns.isEmpty {
    lines = Array(Welcome(model).lines(columns: columns).prefix(rows))
  }
  let list = model.chrome.completions
  guard !list.isEmpty else { return lines }
  lines = Array(lines.prefix(rows - list.count))
  while lines.count < rows - list.count { lines.append([]) }
  return lines + list
}

/// The list of conversations, where it is open, and what stands beside it.
private func besideList(_ lines: [Line], _ model: inout Model, rows: Int) -> [Line] {
  guard model.listColumns > 0 else { return lines }
  let list = model.chrome.list
  return (0..<rows).map { row in
    let left = row < list.count ? list[row] : []
    let right = row < lines.count ? lines[row].spans : []
    return Line(
      left.padded(to: model.listRowColumns, .text).spans + [Span("│ ", .border)] + right)
  }
}

/// The notice, and how many lines lie below the view.
private func noticeLine(_ model: inout Model, columns: Int) -> Line {
  if let line = findLine(&model) { return line.line }
  if case .recall(let search) = model.overlay {
    return search.line(columns: columns, model.strings).line
  }
  if case .conversations(let list) = model.overlay, case .deleting(_, let title, _) = list.step {
    let question = model.strings(.askDeleteNamed, [.title: displayed(title, upTo: columns / 2)])
    return Line(question, .warning).truncated(to: columns)
  }
  let below = linesBelow(&model, columns: columns)
  guard below > 0 else { return model.chrome.notice.truncated(to: columns) }
  let mark = Line("▼ \(model.strings(.linesBelow, count: below)) ", .accent)
  return Line.sides(model.chrome.notice, mark, columns: columns)
}

/// How many lines of what is read stand below the view; 0 where its end is followed.
private func linesBelow(_ model: inout Model, columns: Int) -> Int {
  if case .question(let question) = model.overlay {
    return question.linesBelow(
      rows: model.chrome.layout.paneRows, columns: columns, model.strings)
  }
  let isSeen = model.overlay == nil || model.listColumns > 0
  return isSeen && !model.pane.isFollowing ? model.pane.linesBelow : 0
}

/// The line in which is typed what is searched for, and the column of its cursor; nil: none.
private func findLine(_ model: inout Model) -> (line: Line, cursor: Int)? {
  switch model.overlay {
  case .find(let bar):
    bar.line(
      count: model.pane.marks.hits.count, current: model.pane.marks.currentHit,
      columns: model.size.columns, model.strings)
  case .columns(let pane):
    pane.find?.line(
      count: pane.hitCount, current: pane.currentHit, columns: model.size.columns, model.strings)
  case .help, .models, .themes, .question, .select, .turns, .details, .conversations, .search,
    .recall, .statistics, nil:
    nil
  }
}

private func cursor(_ model: inout Model, paneStart: Int, inputStart: Int) -> Position? {
  func inPane(_ cursor: Position) -> Position {
    Position(
      column: min(cursor.column, max(0, model.size.columns - 1)), row: paneStart + cursor.row)
  }
  func inNotice(_ column: Int) -> Position {
    Position(
      column: min(column, max(0, model.size.columns - 1)),
      row: max(0, min(inputStart - 1, model.size.rows - 1)))
  }
  switch model.overlay {
  case .columns(let pane):
    return findLine(&model).map { inNotice($0.cursor) }
      ?? pane.cursor(model.conversation).map(inPane)
  case .help, .question, .details: return nil
  case .turns(let mode):
    return model.pane.row(ofHead: mode.place).map { inPane(Position(column: 0, row: $0)) }
  case .find: return findLine(&model).map { inNotice($0.cursor) }
  case .recall(let search):
    return inNotice(search.line(columns: model.size.columns, model.strings).cursor)
  case .search(let pane):
    return inPane(pane.cursor(columns: model.size.columns, model.strings))
  case .select(let mode):
    return model.pane.cell(of: mode.cursor, model.conversation).map(inPane)
  case .statistics(let pane): return pane.shown.cursor.map(inPane)
  case .models(let picker): return inPane(picker.cursor(model.strings))
  case .themes(let picker): return inPane(picker.cursor(model.strings))
  case .conversations(let list):
    guard let cursor = list.cursor(columns: model.listRowColumns, model.strings),
      cursor.row < model.chrome.layout.paneRows
    else { return nil }
    return inPane(cursor)
  case nil:
    let cursor = model.input.cursor
    return Position(column: cursor.column, row: min(inputStart + cursor.row, model.size.rows - 1))
  }
}
