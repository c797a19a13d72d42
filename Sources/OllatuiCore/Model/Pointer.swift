import TextUI
import Timing

/// What the mouse is doing.
package struct Pointer: Equatable, Sendable {
  /// How much a drag takes at once.
  enum Unit {
    case character, word, line
  }

  /// What the button holds.
  enum Grip: Equatable {
    case nothing
    /// The text that was pressed, which a drag extends.
    case text(Range<TextPlace>, Unit)
    /// The scroll bar, so many rows below the start of its thumb.
    case scrollBar(row: Int)
    /// The line that folds the thinking of a turn, or of a column.
    case fold(turn: Int)
    /// The head of a prompt or an answer, and the text that a drag takes from there.
    case head(TurnPlace, flipsBy: Int?, Range<TextPlace>?)
  }

  /// The last press, and how many came in a row.
  private struct Press: Equatable {
    var cell: Position
    var moment: Moment
    var count: Int
    /// The top of the view, where the end was followed.
    var followedTop: Int?
  }

  /// A drag beyond an edge of the text, which goes on scrolling while the mouse stands still.
  struct Hold: Equatable {
    let cell: Position
    let row: Int
    let next: Moment
  }

  private var press: Press?
  /// What is held.
  var grip = Grip.nothing {
    didSet { if grip == .nothing { hold = nil } }
  }
  /// A drag beyond an edge; nil: there is none, or no more text.
  var hold: Hold?
  /// Whether something is selected that the next key lets go.
  var hasSelected = false

  /// Whether the scroll bar is held.
  var holdsScrollBar: Bool {
    if case .scrollBar = grip { true } else { false }
  }

  /// The cell that was pressed last.
  var pressedCell: Position? { press?.cell }

  /// The top of the view when something was pressed last; nil: the end was not followed.
  var followedTop: Int? { press?.followedTop }

  /// When a drag that is held still beyond an edge scrolls on; nil: there is none, nothing wakes.
  var nextScroll: Moment? {
    hold?.next
  }

  /// How long a drag beyond an edge stands between two steps.
  static let scrollTime = Duration.milliseconds(50)
  /// Presses within this time on one cell are a double or triple click.
  private static let clickTime = Duration.milliseconds(400)

  /// Takes a press on a cell of the screen.
  ///
  /// - Returns: how many came in a row, from 1 to 3.
  mutating func pressed(_ cell: Position, at now: Moment, followedTop: Int?) -> Int {
    let last = press
    let isAgain = last.map { $0.cell == cell && now - $0.moment < Self.clickTime } ?? false
    let count = isAgain ? (last?.count ?? 0) % 3 + 1 : 1
    press = Press(cell: cell, moment: now, count: count, followedTop: followedTop)
    return count
  }
}

extension Pointer.Unit {
  /// What so many clicks in a row take.
  init(clicks: Int) {
    self = clicks == 3 ? .line : clicks == 2 ? .word : .character
  }

  /// What a click on a character of a text selects.
  func range(around spot: Range<TextPlace>, in text: String) -> Range<TextPlace> {
    let offsets: Range<Int>
    switch self {
    case .character: return spot
    case .word where spot.isEmpty: return spot
    case .word: offsets = text.word(at: spot.lowerBound.offset)
    case .line: offsets = text.line(at: spot.lowerBound.offset)
    }
    let piece = spot.lowerBound.piece
    return TextPlace(
      piece: piece, offset: offsets.lowerBound)..<TextPlace(
        piece: piece, offset: offsets.upperBound)
  }
}
