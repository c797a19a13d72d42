import TextUI
import Transcript

extension SearchPane {
  /// How many rows of the screen each hit takes.
  static let rowsEach = 2
  private static let indent = "   "

  /// The rows of the pane, what is typed first.
  func rows(_ count: Int, columns: Int, _ strings: Strings) -> [Line] {
    var lines = [head(columns: columns, strings)]
    if isBlank {
      let hint = strings(.searchHint)
      let table = LineTable(hint, columns: max(1, columns - 1))
      lines += (0..<table.count).map {
        Line([Span(" ", .dim)] + table.spans($0, of: hint, role: .dim)).truncated(to: columns)
      }
    } else if found.isEmpty {
      let text = strings(isSearching ? .searchRuns : .searchFoundNothing)
      lines.append(Line(" " + text, .dim).truncated(to: columns))
    }
    for index in found.indices.dropFirst(top) {
      guard lines.count < count else { break }
      lines += rows(of: found[index], isSelected: index == selection, columns, strings)
    }
    return Array(lines.prefix(count))
  }

  private func head(columns: Int, _ strings: Strings) -> Line {
    let (room, title, count) = parts(columns: columns, strings)
    return Line.sides(
      Line([Span(title, .title)] + editor.line(columns: room).line.spans), count,
      columns: columns
    ).truncated(to: columns)
  }

  /// The room for what is typed, what stands before it, and what at the right end.
  private func parts(columns: Int, _ strings: Strings) -> (room: Int, title: String, count: Line) {
    let title = " " + strings(.searchTitle)
    var count = Line()
    if !unread.isEmpty {
      let text = strings[.filterUnread, [.thing: strings.list(unread.map(displayed))]] + " "
      // What is typed keeps a third of the line.
      let most = columns * 2 / 3 - TextUI.columns(of: title)
      count = Line(text, .warning).truncated(to: max(0, most))
    } else if isSearching {
      count = Line(strings(.searchRuns) + " ", .accent)
    } else if !found.isEmpty {
      count = Line("\(selection + 1)/\(found.count) ", .accent)
    }
    let room = columns - TextUI.columns(of: title) - count.columns - 2
    return (max(1, room), title, count)
  }

  /// Where the cursor stands among the rows.
  func cursor(columns: Int, _ strings: Strings) -> Position {
    let (room, title, _) = parts(columns: columns, strings)
    return Position(
      column: TextUI.columns(of: title) + editor.line(columns: room).cursor, row: 0)
  }

  private func rows(of hit: FoundTurn, isSelected: Bool, _ columns: Int, _ strings: Strings)
    -> [Line]
  {
    let role: Role = isSelected ? .selected : .text
    let dim: Role = isSelected ? .selected : .dim
    let mark: Role = isSelected ? .currentHit : .searchHit
    let title =
      hit.title.isEmpty
      ? [Span(strings(.newTitle), role)] : marked(hit.title, hit.titleMarks, role, mark)
    let left = Line(
      [Span(hit.isPinned ? " ▲ " : Self.indent, isSelected ? .selected : .accent)] + title)
    let right = Line(details(of: hit, strings) + " ", dim)
    let before = Self.indent + (hit.isThinking ? strings(.thinking) + ": " : "")
    let excerpt =
      hit.turn == nil
      ? Line(strings(.searchInTitle), dim)
      : shown(hit, columns - TextUI.columns(of: before), dim, mark)
    return [
      Line.sides(left, right, columns: columns, fill: role),
      Line([Span(before, dim)] + excerpt.spans),
    ].map { $0.truncated(to: columns).padded(to: columns, role) }
  }

  /// Who said it and when: the user, or the model that answered.
  private func details(of hit: FoundTurn, _ strings: Strings) -> String {
    var parts: [String] = []
    if hit.role == .user { parts.append(strings(.you)) }
    if let model = hit.model, !model.isEmpty { parts.append(displayed(model)) }
    if let created = hit.created { parts.append(strings.age(of: created, at: time)) }
    return parts.joined(separator: " · ")
  }

  /// An excerpt from where the first mark is seen in so much room.
  private func shown(_ hit: FoundTurn, _ room: Int, _ role: Role, _ mark: Role) -> Line {
    let line = Line(marked(hit.excerpt, hit.marks, role, mark))
    guard room > 0, let first = hit.marks.first, line.columns > room else { return line }
    let before = TextUI.columns(of: displayed(hit.excerpt.piece(0..<first.lowerBound)))
    let width = TextUI.columns(of: displayed(hit.excerpt.piece(first)))
    guard before + width >= room else { return line }
    let start = before - room / 4
    return Line([Span("…", role)] + line.columns(start + 1..<line.columns).spans)
  }

  /// The one of the hits that a row shows; nil: none.
  func index(atRow row: Int) -> Int? {
    guard row > 0 else { return nil }
    let index = top + (row - 1) / Self.rowsEach
    return found.indices.contains(index) ? index : nil
  }
}

/// A text with marks, which are in bytes of its UTF-8; what is no place in it is left out.
func marked(_ text: String, _ marks: [Range<Int>], _ role: Role, _ mark: Role) -> [Span] {
  var spans: [Span] = []
  var end = 0
  for range in marks {
    let start = text.characterStart(at: max(end, range.lowerBound))
    let next = range.upperBound > start ? text.characterEnd(at: range.upperBound - 1) : start
    guard start >= end, next > start else { continue }
    spans.append(Span(displayed(text.piece(end..<start)), role))
    spans.append(Span(displayed(text.piece(start..<next)), mark))
    end = next
  }
  spans.append(Span(displayed(text.piece(end..<text.utf8.count)), role))
  return spans.filter { !$0.text.isEmpty }
}

extension String {
  /// The text between two places in bytes of UTF-8.
  fileprivate func piece(_ range: Range<Int>) -> Substring {
    let bounds = range.clamped(to: 0..<utf8.count)
    let start = utf8.index(startIndex, offsetBy: bounds.lowerBound)
    return self[start..<utf8.index(start, offsetBy: bounds.count)]
  }
}
