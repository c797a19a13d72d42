import Markdown
import TextUI
import Timing

// MARK: - Finding in the conversation

extension Model {
  /// Opens the bar in the conversation; a second time it is typed into again.
  mutating func find() {
    if case .find(var bar) = overlay {
      bar.isStepping = false
      overlay = .find(bar)
      return
    }
    overlay = .find(
      FindBar(from: placeInView(), followedTop: pane.isFollowing ? pane.top : nil))
  }

  /// Takes a key while the bar is open, over the conversation or over answers side by side.
  mutating func take(_ key: Key, inFind before: FindBar, at now: Moment) -> [Effect] {
    var bar = before
    switch bar.order(for: key) {
    case .close: closeBar()
    case .enter(let direction):
      guard hitCount > 0 else { return [] }
      if bar.isStepping { step(direction) }
      setStepping(true)
    case .step(let direction): step(direction)
    case .leave:
      closeBar()
      return take(.key(key), at: now)
    case .type(let text):
      bar.edit { $0.insert(text) }
      search(bar, changedFrom: before)
    case .edit(let edit):
      bar.edit { $0.perform(edit) }
      search(bar, changedFrom: before)
    case nil: return passOn(key, at: now)
    }
    return []
  }

  /// Keys that move the view, and those of the program, do their work while the bar is open.
  private mutating func passOn(_ key: Key, at now: Moment) -> [Effect] {
    if case .columns(let pane) = overlay { return takeAnywhere(key, inColumns: pane, at: now) }
    guard let command = Command.row(for: key),
      [.moving, .program, .reading].contains(command.group)
    else { return [] }
    if command.name == "select" { closeFind() }
    return run(command, "", at: now)
  }

  /// How many hits there are.
  private var hitCount: Int {
    if case .columns(let pane) = overlay { pane.hitCount } else { pane.marks.hits.count }
  }

  private mutating func setStepping(_ isStepping: Bool) {
    changeColumns { pane, _ in pane.find?.isStepping = isStepping }
    guard case .find(var bar) = overlay else { return }
    bar.isStepping = isStepping
    overlay = .find(bar)
  }

  /// Closes the bar, wherever it is open.
  private mutating func closeBar() {
    changeColumns { $0.closeFind($1) }
    closeFind()
  }

  /// Closes the bar in the conversation; the view stays, and follows the end again where it has not moved.
  mutating func closeFind() {
    guard case .find(let bar) = overlay else { return }
    overlay = nil
    pane.search(nil, conversation)
    if bar.followedTop == pane.top {
      pane.follow(conversation)
    } else {
      pane.followAtEnd()
    }
  }

  /// Searches for a text that is known to stand at a place or behind it; `n` and `N` go on.
  mutating func find(_ text: String, from origin: TextPlace) {
    var bar = FindBar(from: origin, followedTop: nil)
    bar.edit { $0.insert(text) }
    bar.isStepping = true
    pane.hold()
    overlay = .find(bar)
    pane.search(bar.search, conversation)
    seek(bar)
  }

  /// Adds pasted text to what is searched for.
  mutating func paste(_ text: String, into before: FindBar) {
    var bar = before
    bar.edit { $0.insert(text) }
    search(bar, changedFrom: before)
  }

  /// Where the view begins.
  private mutating func placeInView() -> TextPlace {
    pane.nearestSpot(row: 0, column: 0, conversation)?.lowerBound ?? .start
  }

  /// Searches for what is typed now, from where the search began on.
  private mutating func search(_ bar: FindBar, changedFrom before: FindBar) {
    if case .columns = overlay { return searchColumns(bar, changedFrom: before) }
    overlay = .find(bar)
    guard bar.search != before.search else { return }
    pane.search(bar.search, conversation)
    seek(bar)
  }

  /// Goes to the first hit behind where the search began, or waits for it.
  private mutating func seek(_ before: FindBar) {
    var bar = before
    let hit = pane.hit(from: bar.origin)
    bar.isSeeking = hit == nil && !pane.isSearched
    overlay = .find(bar)
    show(hit: hit)
  }

  /// Goes to the next or the former hit, at the end to the other end.
  private mutating func step(_ direction: Int) {
    if case .columns = overlay { return stepInColumns(direction) }
    let count = pane.marks.hits.count
    guard count > 0, case .find(var bar) = overlay else { return }
    let current = pane.marks.currentHit ?? (direction > 0 ? -1 : 0)
    let next = (current + direction + count) % count
    bar.origin = pane.marks.hits[next].start
    bar.isSeeking = false
    overlay = .find(bar)
    show(hit: next)
  }

  private mutating func show(hit index: Int?) {
    pane.setCurrentHit(index, conversation)
    guard let index else { return }
    pane.reveal(pane.marks.hits[index], conversation)
    moveCode(toShow: pane.marks.hits[index].end)
    moveCode(toShow: pane.marks.hits[index].start)
  }

  /// Moves code that is not wrapped so that a place in it is seen.
  mutating func moveCode(toShow place: TextPlace) {
    moveCode(pane.block(of: place.piece), toShow: place.offset)
  }

  /// Moves code that is not wrapped so that a byte of a block is seen.
  mutating func moveCode(_ shown: (block: Block, layout: BlockLayout)?, toShow offset: Int) {
    guard let (block, layout) = shown, let shift = layout.codeShift(showing: offset, of: block)
    else { return }
    reading.codeShift = shift
    arrange()
  }

  /// Whether a search waits for more that can be searched.
  var isSearchWaiting: Bool {
    if case .columns(let pane) = overlay { return pane.isSearchWaiting }
    guard case .find(let bar) = overlay else { return false }
    return bar.search != nil && pane.isSearchWaiting
  }

  /// Searches what has changed since; costs nothing while nothing is searched for.
  mutating func searchAgain() {
    guard case .find(let bar) = overlay, let search = bar.search else { return }
    pane.searchAgain(search, conversation)
    if bar.isSeeking { seek(bar) }
  }

  /// Searches everything where the text is another one now, as in the raw view.
  mutating func searchAnew() {
    guard case .find(var bar) = overlay else { return }
    bar.origin = placeInView()
    overlay = .find(bar)
    guard bar.search != nil else { return }
    pane.search(bar.search, conversation)
    pane.setCurrentHit(pane.hit(from: bar.origin), conversation)
  }
}
