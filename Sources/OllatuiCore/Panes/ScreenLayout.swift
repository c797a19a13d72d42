import TextUI

/// How the rows of the screen are shared out; small screens lose the least important rows first.
struct ScreenLayout: Equatable {
  /// Rows for the title: 0 or 1.
  let titleRows: Int
  /// A blank row below the title: 0 or 1.
  let gapRows: Int
  /// Rows for the conversation.
  let paneRows: Int
  /// The row of notices and of the mark for lines below: 0 or 1.
  let noticeRows: Int
  /// Rows of the input box at the most.
  let inputRows: Int
  /// The rule above the status bar: 0 or 1.
  let ruleRows: Int
  /// The status bar: 0 or 1.
  let statusRows: Int

  /// The first row of the conversation.
  var paneStart: Int { titleRows + gapRows }

  /// Shares out the rows of a model's screen.
  init(_ model: borrowing Model) {
    self.init(size: model.size, inputRows: model.input.rowCount)
  }

  /// Shares out the rows of a screen.
  ///
  /// - Parameters:
  ///   - size: the screen.
  ///   - wanted: the rows that the typed text would like to have.
  init(size: Size, inputRows wanted: Int) {
    let rows = size.rows
    titleRows = rows >= 8 ? 1 : 0
    gapRows = rows >= 16 ? 1 : 0
    ruleRows = rows >= 10 ? 1 : 0
    statusRows = rows >= 3 ? 1 : 0
    noticeRows = rows >= 4 ? 1 : 0
    let fixed = titleRows + gapRows + ruleRows + statusRows + noticeRows
    inputRows = max(1, min(wanted, rows / 3, rows - fixed))
    paneRows = max(0, rows - fixed - inputRows)
  }
}
