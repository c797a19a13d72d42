/// Holds patterns against a line.
struct CodeMatcher {
  let nodes: UnsafeBufferPointer<CodePattern.Node>
  let sets: UnsafeBufferPointer<ByteSet>
  let line: UnsafeBufferPointer<UInt8>
  /// How many blanks the line begins with.
  let indentation: Int

  /// What the mark of the open mode is.
  var mark: [UInt8] = []
  /// What the match has taken as a mark.
  var taken = 0..<0
  /// Where the groups of the match begin and end; none before a rule has asked for them.
  var groups: [Range<Int>] = []
  private var horizon = 0
  /// How far all matches of the line have gone together, in bytes.
  private var effort = 0

  init(
    nodes: UnsafeBufferPointer<CodePattern.Node>, sets: UnsafeBufferPointer<ByteSet>,
    line: UnsafeBufferPointer<UInt8>
  ) {
    self.nodes = nodes
    self.sets = sets
    self.line = line
    indentation = line.firstIndex { !ByteSet.blanks.contains($0) } ?? line.count
  }

  /// Where a match ends that begins at a place; nil: there is none.
  mutating func match(_ first: Int, at start: Int, hasGroups: Bool) -> Int? {
    horizon = min(line.count, start + reach(from: start))
    taken = start..<start
    if hasGroups {
      if groups.isEmpty {
        groups = [Range<Int>](repeating: 0..<0, count: CodeGrammar.mostGroups)
      }
      for index in groups.indices { groups[index] = start..<start }
    }
    let end = list(Int32(truncatingIfNeeded: first), start)
    // A longer mark would make the state of the painter large.
    return end < 0 || taken.count > 64 ? nil : end
  }

  /// How far a pattern may look.
  ///
  /// A line of many kilobytes that makes patterns look far at every byte of it would cost too much:
  /// as long as they have looked at more than 32 bytes for each of the line, they look at a word.
  private func reach(from start: Int) -> Int {
    effort > 32 * start + 32_768 ? 16 : CodePattern.horizon
  }

  /// Where a list of steps ends, -1: it does not fit.
  private mutating func list(_ first: Int32, _ start: Int) -> Int {
    var place = start
    var index = first
    while index >= 0 {
      let node = nodes[Int(index)]
      switch node.step {
      case .byte:
        guard place < line.count, line[place] == UInt8(truncatingIfNeeded: node.a) else {
          return -1
        }
        place += 1
      case .set:
        guard place < line.count, sets[Int(node.a)].contains(line[place]) else { return -1 }
        place += 1
      case .setRun: place = setRun(node, place)
      case .listRun: place = listRun(node, place)
      case .choice: place = choice(node, place)
      case .list: place = list(node.a, place)
      case .group, .mark: place = part(node, place)
      case .markAgain: place = markAgain(place)
      default: place = fits(node, place) ? place : -1
      }
      guard place >= 0 else { return -1 }
      index = node.next
    }
    return place
  }

  private mutating func setRun(_ node: CodePattern.Node, _ start: Int) -> Int {

    let reach = node.isLast ? line.count : max(horizon, start)
    let end = node.most == .max ? reach : min(reach, start + Int(node.most))
    let set = sets[Int(node.a)]
    var place = start
    while place < end, set.contains(line[place]) { place += 1 }
    effort += place - start
    return place - start < Int(node.least) ? -1 : place
  }

  private mutating func listRun(_ node: CodePattern.Node, _ start: Int) -> Int {
    var place = start
    var count = 0
    while count < Int(node.most), place < horizon || node.isLast {
      let end = list(node.a, place)
      // Without a step forward it would never end.
      guard end > place else { break }
      place = end
      count += 1
    }
    effort += count * 4
    return count < Int(node.least) ? -1 : place
  }

  private mutating func choice(_ node: CodePattern.Node, _ start: Int) -> Int {
    var alternative = node.a
    while alternative >= 0 {
      let end = list(nodes[Int(alternative)].a, start)
      if end >= 0 { return end }
      alternative = nodes[Int(alternative)].next
    }
    return -1
  }

  private mutating func part(_ node: CodePattern.Node, _ start: Int) -> Int {
    let end = list(node.a, start)
    guard end >= 0 else { return -1 }
    if node.step == .mark {
      taken = start..<end
    } else if node.b >= 0, Int(node.b) < groups.count {
      groups[Int(node.b)] = start..<end
    }
    return end
  }

  private func markAgain(_ start: Int) -> Int {
    guard start + mark.count <= line.count else { return -1 }
    for (index, byte) in mark.enumerated() where line[start + index] != byte { return -1 }
    return start + mark.count
  }

  private mutating func fits(_ node: CodePattern.Node, _ place: Int) -> Bool {
    switch node.step {
    case .ahead: list(node.a, place) >= 0
    case .notAhead: list(node.a, place) < 0
    case .behind: place > 0 && sets[Int(node.a)].contains(line[place - 1])
    case .notBehind: place == 0 || !sets[Int(node.a)].contains(line[place - 1])
    case .lineStart: place == 0
    case .firstInLine: place <= indentation
    case .lineEnd: place == line.count
    default: isWordEdge(place)
    }
  }

  private func isWordEdge(_ place: Int) -> Bool {
    let isBefore = place > 0 && ByteSet.wordBytes.contains(line[place - 1])
    let isAfter = place < line.count && ByteSet.wordBytes.contains(line[place])
    return isBefore != isAfter
  }
}
