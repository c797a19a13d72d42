import Markdown
import TextUI
import Transcript

/// Reading an answer bit by bit: from its start, and its end by itself where that is looked at.
extension TurnLayout {
  /// Answers up to this length are read when they are looked at; so much of a longer one's end.
  static let atOnce = 49_152
  /// How many bytes can be laid out in the time in which one is read.
  private static let price = 6

  /// Reads the answer to its end.
  mutating func read(_ turn: Turn) {
    catchUp(turn, reading: .max)
    guard !isRead else { return }
    var budget = Int.max
    readSome(&budget, of: turn)
  }

  /// Reads some more of the answer, as much as laying out so many bytes costs.
  mutating func readSome(_ budget: inout Int, of turn: Turn) {
    guard !isRead, let reply = reply(of: turn) else { return }
    let showsEnd = showsEnd
    guard var layout = takeRead() else { return }
    let before = layout.length
    _ = layout.grow(reply.content, atMost: max(1, budget / Self.price))
    budget -= (layout.length - before) * Self.price
    if layout.length >= reply.content.utf8.count {
      if reply.state.isOver { layout.finish(reply.content) }
      isRead = true
      unread = 0
      documents = [layout]
    } else if showsEnd {
      front = layout
    } else {
      unread = Self.estimate(reply.content, behind: layout, options)
      documents = [layout]
    }
    setCount()
  }

  /// Gives up what was read from the start, so that it grows in place.
  private mutating func takeRead() -> DocumentLayout? {
    if let layout = front {
      front = nil
      return layout
    }
    return documents.popLast()
  }

  /// Reads what rows show; true: that has changed where the rows are.
  mutating func read(_ rows: Range<Int>, of turn: Turn) -> Bool {
    guard !documents.isEmpty else { return false }
    let end = answerStart + contentCount + unread
    guard rows.upperBound > answerStart, rows.lowerBound < end else { return false }
    if showsEnd {
      // The first block may be the end of another one.
      if rows.lowerBound >= contentStart + documents[0].start(ofBlock: 1) { return false }
      if rows.upperBound > contentStart {
        read(turn)
      } else {
        leaveEnd()
        read(lines: rows.upperBound - answerStart, of: turn)
      }
      return true
    }
    let ready = answerStart + documents[0].settledLines
    if rows.upperBound <= ready { return false }
    let length = reply(of: turn)?.content.utf8.count ?? 0
    let perLine = max(1, (length - documents[0].length) / max(1, unread))
    // By estimate, so that half of what could be read must do.
    if (rows.upperBound - ready) * perLine > Self.atOnce,
      (end - rows.lowerBound) * perLine < Self.atOnce / 2, showEnd(of: turn)
    {
      return true
    }
    read(lines: rows.upperBound - answerStart, of: turn)
    return true
  }

  /// Reads up to a block, which is counted from the end where it is negative.
  mutating func read(block: Int, of turn: Turn) {
    if block < 0 {
      if !showsEnd, !showEnd(of: turn) { return read(turn) }
      if documents.isEmpty || documents[0].document.blocks.count < -block { read(turn) }
      return
    }
    leaveEnd()
    while !isRead, !documents.isEmpty, documents[0].document.settledBlocks <= block {
      var budget = Self.atOnce
      readSome(&budget, of: turn)
    }
  }

  private mutating func read(lines: Int, of turn: Turn) {
    while !isRead, !documents.isEmpty, documents[0].settledLines < lines {
      var budget = Self.atOnce
      readSome(&budget, of: turn)
    }
  }

  /// Shows the answer's end, which is read by itself; false: it can't be.
  private mutating func showEnd(of turn: Turn) -> Bool {
    guard !showsEnd, let layout = documents.first, let reply = reply(of: turn),
      let end = DocumentLayout(endOf: reply.content, bytes: Self.atOnce, like: layout)
    else { return false }
    front = layout
    documents = [end]
    let rest = reply.content.utf8.count - Self.atOnce
    unread = max(1, rest * end.count / Self.atOnce)
    setCount()
    return true
  }

  /// Shows again what was read from the start.
  private mutating func leaveEnd() {
    guard let front else { return }
    if !documents.isEmpty { unread = max(1, unread + contentCount - front.count) }
    documents = [front]
    self.front = nil
    setCount()
  }
}

// MARK: - Estimates

extension TurnLayout {
  /// How many lines a turn may take.
  static func estimate(_ turn: Turn, _ options: TurnOptions) -> Int {
    let prompt = estimate(turn.prompt, options)
    guard let reply = turn.reply else { return prompt + 2 }
    return prompt + 5 + (reply.content.isEmpty ? 0 : estimate(reply.content, options))
  }

  /// How many lines the rest of a text may take, of which a part was read.
  static func estimate(
    _ text: String, behind layout: DocumentLayout, _ options: TurnOptions
  ) -> Int {
    let length = layout.length
    guard length > 4_000 else { return max(1, estimate(text, options) - layout.count) }
    return max(1, (text.utf8.count - length) * layout.count / length)
  }

  /// How many lines a text may take, by its first ones.
  private static func estimate(_ text: String, _ options: TurnOptions) -> Int {
    withUTF8(of: text) { bytes in
      let part = min(256, bytes.count)
      var lines = 1
      var start = 0
      for offset in 0..<part where bytes[offset] == UTF8Bytes.lineFeed {
        lines += (offset - start) / max(1, options.columns) + 1
        start = offset + 1
      }
      lines += (part - start) / max(1, options.columns)
      return part < bytes.count ? lines * bytes.count / part : lines
    }
  }
}
