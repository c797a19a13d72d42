import CNcurses
import Glibc
import TextUI
import Timing

/// The terminal as curses drives it: takes frames, sends what has changed.
///
/// It has identity because the terminal has: one at a time, used by the main thread alone.
package final class Screen {
  private var shown: Frame?
  private var isMouseTaken = false
  private var isOpen = true
  private var colors: ColorDepth
  private let isDirect: Bool
  private var theme: Theme
  /// When the terminal was asked something that it has not answered yet.
  var asked: Moment?
  /// What is to go out between two frames.
  var waiting: ArraySlice<UInt8> = []

  /// What the terminal had to be taken for, where its name is not in the database.
  package let substitute: String?

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - theme: how roles look.
  ///   - colors: how many colours to use; nil: as many as the terminal offers.
  ///   - takingMouse: whether the mouse is ours from the start.
  ///   - askingBackground: whether to ask the terminal for the colour of its background, which it
  ///     answers later or never.
  ///   - wakeUp: where signals are to be written.
  /// - Throws: that there is no terminal, or none that can be used.
  package init(
    theme: Theme, colors: ColorDepth?, takingMouse: Bool, askingBackground: Bool = false,
    waking wakeUp: WakeUp
  ) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw TerminalError(message: "standard input and output must be a terminal")
    }
    // Widths and wide output depend on it, here and in `TextUI`; this is its one place.
    _ = cn_set_locale()
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    let description = TerminalDescription(wanting: colors)
    cn_guard_crashes()
    cn_catch_stop(wakeUp.writer)
    guard let description, cn_open(description.name, description.isDirect) else {
      throw TerminalError(
        message: "no usable terminal description for TERM=\(name); try TERM=xterm-256color")
    }
    substitute = description.isSubstitute ? description.name : nil
    cn_catch_signals()
    isDirect = description.isDirect
    self.theme = theme
    self.colors = Self.depth(colors, isDirect: isDirect)
    applyStyles(of: theme)
    cn_write(Modes.pasteOn, Modes.pasteOn.utf8.count)
    if takingMouse { takeMouse(true) }
    armGuard()
    if askingBackground, TerminalDescription.mayBeAsked {
      write(Modes.askBackground)
      asked = .now
    }
  }

  private static func depth(_ wanted: ColorDepth?, isDirect: Bool) -> ColorDepth {
    let offered = isDirect ? .direct : ColorDepth(terminalColors: Int(cn_colors()))
    guard let wanted, wanted != .direct || isDirect else { return offered }
    return wanted
  }

  deinit {
    close()
  }

  /// Gives the terminal back as it was; safe to call twice.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    finishSending()
    write(undoOfModes)
    awaitAnswer()
    cn_close()
    cn_disarm_guard()
  }

  /// The terminal's size as curses knows it.
  package var size: Size {
    Size(columns: Int(cn_columns()), rows: Int(cn_rows()))
  }

  /// Takes the terminal's present size over; the new one if it has changed.
  package func takeSize() -> Size? {
    guard cn_take_size() else { return nil }
    shown = nil
    return size
  }

  /// Keys that this terminal's database entry knows by other bytes than xterm's.
  package var keySequences: [[UInt8]: Key] {
    let names: [(String, Key.Code)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert),
      ("kcbt", .backtab), ("kbs", .backspace),
    ]
    var sequences: [[UInt8]: Key] = [:]
    func add(_ capability: String, _ key: Key) {
      guard let sequence = cn_key_sequence(capability) else { return }
      let bytes = Array(String(cString: sequence).utf8)
      if bytes.count > 1 { sequences[bytes] = key }
    }
    for (name, code) in names { add(name, Key(code)) }
    for number in 1...12 { add("kf\(number)", Key(.function(number))) }
    return sequences
  }

  // MARK: - Drawing

  /// Brings the screen to a frame; only rows that differ from the last frame are touched.
  package func draw(_ frame: Frame) {
    // Part by part: with whole values from another module each of these would be asked for its
    // way to compare first.
    let isNew =
      shown == nil || shown?.size.rows != frame.size.rows
      || shown?.size.columns != frame.size.columns
    var hasChanged =
      isNew || shown?.cursor?.row != frame.cursor?.row
      || shown?.cursor?.column != frame.cursor?.column
    let old = isNew ? [] : shown?.rows ?? []
    let changed = isNew ? Array(0..<frame.size.rows) : frame.rows(unlike: old)
    for row in changed {
      let line = row < frame.rows.count ? frame.rows[row] : []
      paint(line, over: isNew ? nil : row < old.count ? old[row] : [], row: row)
      hasChanged = true
    }
    guard hasChanged else { return }
    refresh(cursor: frame.cursor)
    shown = frame
  }

  /// Brings the screen to where a change of the last frame leads; false where only a whole frame
  /// tells what is to be seen.
  package func draw(_ change: FrameChange) -> Bool {
    switch change {
    case .nothing: return shown != nil
    case .whole: return false
    case .row(let row, let line):
      guard let count = shown?.rows.count, row < count else { return false }
      paint(line, over: shown?.rows[row], row: row)
      shown?.rows[row] = line
    case .behind(let row, let column, let span):
      guard let count = shown?.rows.count, row < count, let last = shown?.rows[row].spans.count,
        last > 0
      else { return false }
      _ = put(span, from: 0, row: row, column: column)
      shown?.rows[row].spans[last - 1].text += span.text
    }
    refresh(cursor: shown?.cursor)
    return true
  }

  private func refresh(cursor: Position?) {
    cn_refresh(Int32(cursor?.row ?? 0), Int32(cursor?.column ?? -1))
  }

  /// Gives curses what of a row is not there yet; it goes through all that it is given.
  private func paint(_ line: Line, over before: Line?, row: Int) {
    let start = line.difference(from: before ?? [])
    var column = start.column
    for run in line.repaints(over: before ?? [], from: start) {
      let offset = run.span == start.span ? start.utf8Offset : 0
      column = put(line.spans[run.span], from: offset, row: row, column: run.column)
      // What stands behind it stays.
      column += run.columnsBehind
    }
    guard let before, start.column + before.columns(from: start) <= column else {
      return cn_clear_to_end(Int32(row), Int32(column))
    }
  }

  /// Gives curses a run from one of its bytes on; answers the column behind it.
  private func put(_ span: Span, from offset: Int, row: Int, column: Int) -> Int {
    let text = span.text.utf8.dropFirst(offset)
    // On the stack: access to a property of ours would be checked with every scalar.
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: text.count) { scalars in
      var count = 0
      for scalar in Substring(text).unicodeScalars {
        scalars[count] = scalar.value
        count += 1
      }
      return Int(
        cn_put(
          Int32(row), Int32(column), scalars.baseAddress, Int32(count), Int32(span.role.index)))
    }
  }

  /// Draws all of it anew at the next frame, also what the terminal is believed to show.
  package func invalidate() {
    shown = nil
    cn_invalidate()
  }

  /// Makes the roles look as the theme says, from the next frame on.
  package func apply(_ theme: Theme) {
    self.theme = theme
    applyStyles(of: theme)
    shown = nil  // What looks otherwise now is sent again, and nothing else.
  }

  /// Uses that many colours from the next frame on; nil: as many as the terminal offers.
  ///
  /// - Returns: whether it can: a terminal that was not opened for 24-bit colours has none.
  package func use(_ wanted: ColorDepth?) -> Bool {
    colors = Self.depth(wanted, isDirect: isDirect)
    apply(theme)
    return wanted != .direct || isDirect
  }

  private func applyStyles(of theme: Theme) {
    let theme = theme.adapted(to: colors)
    for role in Role.allCases {
      let style = theme.style(of: role)
      var flags: UInt32 = 0
      if style.bold { flags |= UInt32(CN_BOLD) }
      if style.dim { flags |= UInt32(CN_DIM) }
      if style.italic { flags |= UInt32(CN_ITALIC) }
      if style.underline { flags |= UInt32(CN_UNDERLINE) }
      if style.reverse { flags |= UInt32(CN_REVERSE) }
      cn_set_style(
        Int32(role.index), Int32(colors.number(of: style.foreground)),
        Int32(colors.number(of: style.background)), Int32(flags))
    }
  }

  // MARK: - Modes

  /// Sequences of ours that curses does not know of.
  private enum Modes {
    static let pasteOn = "\u{1B}[?2004h"
    static let pasteOff = "\u{1B}[?2004l"
    static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1002l\u{1B}[?1006l"
    static let askBackground = "\u{1B}]11;?\u{1B}\\"
  }

  /// Takes the mouse, or gives it back to the terminal's own selection.
  package func takeMouse(_ isTaken: Bool) {
    guard isTaken != isMouseTaken else { return }
    isMouseTaken = isTaken
    write(isTaken ? Modes.mouseOn : Modes.mouseOff)
    armGuard()
  }

  private var undoOfModes: String {
    Modes.pasteOff + (isMouseTaken ? Modes.mouseOff : "")
  }

  private func armGuard() {
    let capabilities = ["rmkx", "sgr0", "cnorm", "rmcup"]
    let undo = capabilities.compactMap { cn_key_sequence($0).map { String(cString: $0) } }
    // `$<…>` is terminfo's padding, which only `tputs` understands.
    cn_arm_guard(undoOfModes + undo.map { String($0.prefix { $0 != "$" }) }.joined())
  }

  private func write(_ text: String) {
    cn_write(text, text.utf8.count)
  }

  // MARK: - Leaving and coming back

  /// Gives the terminal to another program, keeping ours in memory.
  package func lend() {
    finishSending()
    write(undoOfModes)
    awaitAnswer()
    cn_suspend()
    cn_disarm_guard()
    cn_lend_signals(true)
  }

  /// Takes the terminal back after ``lend()``.
  package func takeBack() {
    cn_lend_signals(false)
    comeBack()
  }

  /// Stops the process as the shell's Ctrl+Z does; returns when it goes on.
  package func stopProcess() {
    finishSending()
    write(undoOfModes)
    awaitAnswer()
    cn_suspend()
    cn_disarm_guard()
    cn_stop_self()
    comeBack()
  }

  private func comeBack() {
    cn_resume()
    write(Modes.pasteOn + (isMouseTaken ? Modes.mouseOn : ""))
    armGuard()
    shown = nil
  }
}
