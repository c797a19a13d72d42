import TextUI

/// Paints one line; what it leaves open is in `frames`.
struct CodeLexer {
  var frames: [CodePainter.Frame] = []
  var runs: [RoleRun] = []
  /// Whether an operand stands before, so that a `/` divides; at a line's start there is none.
  var isAfterOperand = false

  let grammar: CodeGrammar
  let line: UnsafeBufferPointer<UInt8>
  private var matcher: CodeMatcher
  private let offset: Int
  private var firstRun = 0
  private(set) var place = 0
  /// The modes that begin with the next line.
  private var coming: [CodePainter.Frame] = []
  /// What the next word is, after a word such as `func`.
  var expected: Role?
  /// How many rules in a row have taken nothing.
  private var emptyMatches = 0

  init(_ grammar: CodeGrammar, _ matcher: CodeMatcher, offset: Int) {
    self.grammar = grammar
    self.matcher = matcher
    self.offset = offset
    line = matcher.line
  }

  /// The mode that is open.
  var mode: CodeGrammar.Mode {
    @inline(__always) get { grammar.modes[top] }
  }

  private var top: Int {
    @inline(__always) get { frames[frames.count - 1].mode }
  }

  mutating func paint() {
    firstRun = runs.count
    closeIndented()
    matcher.mark = frames[frames.count - 1].mark
    while place < line.count {
      let byte = line[place]
      if applyRule(at: byte) { continue }
      if grammar.modes[top].words != nil, grammar.modes[top].wordStart.contains(byte) {
        paintWord()
      } else {
        paintByte(byte)
      }
    }
    closeWithLine()
    frames += coming.reversed().prefix(CodePainter.mostFrames - frames.count)
  }

  /// Gives the bytes up to a place a role.
  mutating func paint(to end: Int, _ role: Role) {
    guard end > place else { return }
    place = end
    emptyMatches = 0
    if runs.count > firstRun, runs[runs.count - 1].role == role {
      runs[runs.count - 1].end = offset + end
    } else {
      runs.append(RoleRun(end: offset + end, role: role))
    }
  }

  private mutating func paintByte(_ byte: UInt8) {
    if !ByteSet.blanks.contains(byte) {
      expected = nil
      isAfterOperand = CodeLexer.endsOperand(byte)
    }
    paint(to: place + 1, grammar.modes[top].role)
  }

  private static func endsOperand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): true
    default: ByteSet.wordBytes.contains(byte)
    }
  }

  // MARK: Rules

  /// Applies the first rule that fits at the place; false: there is none.
  private mutating func applyRule(at byte: UInt8) -> Bool {
    var candidates = grammar.starts[top * 256 + Int(byte)]
    let firstRule = grammar.modes[top].firstRule
    while candidates != 0 {
      let rule = grammar.rules[firstRule + candidates.trailingZeroBitCount]
      candidates &= candidates - 1
      if let wanted = rule.wantsOperand, wanted != isAfterOperand { continue }
      if rule.isFirstInLine, place > matcher.indentation { continue }
      guard let end = matcher.match(rule.first, at: place, hasGroups: rule.hasGroups) else {
        continue
      }
      if end == place {
        // Rules that take nothing could lead each other round for ever.
        guard rule.action != .stay, emptyMatches < CodePainter.mostFrames else { continue }
        emptyMatches += 1
      }
      apply(rule, to: end)
      return true
    }
    return false
  }

  private mutating func apply(_ rule: CodeGrammar.Rule, to end: Int) {
    let isBlank = end == place || ByteSet.blanks.contains(line[place])
    if rule.action == .pop, frames[frames.count - 1].depth > 0 {
      frames[frames.count - 1].depth -= 1
      paint(to: end, mode.role)
      isAfterOperand = true
    } else {
      paintParts(of: rule, to: end)
      leave(rule, end)
      act(rule)
    }
    if !isBlank, rule.effect != .none { expected = nil }
  }

  private mutating func paintParts(of rule: CodeGrammar.Rule, to end: Int) {
    let role = rule.role ?? mode.role
    for (index, groupRole) in zip(0..., rule.groupRoles) {
      let group = matcher.groups[index]
      guard group.lowerBound >= place, !group.isEmpty, group.upperBound <= end else { continue }
      paint(to: group.lowerBound, role)
      paint(to: group.upperBound, grammar.roles[groupRole])
    }
    paint(to: end, role)
  }

  private mutating func leave(_ rule: CodeGrammar.Rule, _ end: Int) {
    switch rule.effect {
    case .none: break
    case .operand: isAfterOperand = true
    case .noOperand: isAfterOperand = false
    case .byLastByte:
      guard end > 0, !ByteSet.blanks.contains(line[end - 1]) else { return }
      isAfterOperand = CodeLexer.endsOperand(line[end - 1])
    }
  }

  private mutating func act(_ rule: CodeGrammar.Rule) {
    var frame = CodePainter.Frame(mode: rule.target, indentation: matcher.indentation)
    switch rule.action {
    case .stay: return
    case .nest: frames[frames.count - 1].depth += 1
    case .pop: close()
    case .push, .turn, .next:
      if !matcher.taken.isEmpty { frame.mark = Array(line[matcher.taken]) }
      if rule.action == .next {
        if coming.count < 8 { coming.append(frame) }
      } else if rule.action == .turn {
        frames[frames.count - 1] = frame
      } else if frames.count < CodePainter.mostFrames {
        frames.append(frame)
      }
    }
    matcher.mark = frames[frames.count - 1].mark
  }

  private mutating func close() {
    if frames.count > 1 { frames.removeLast() }
  }

  // MARK: Lines

  /// Ends the indented modes that this line is not part of.
  private mutating func closeIndented() {
    guard matcher.indentation < line.count else { return }
    while mode.isIndented {
      let last = frames.count - 1
      if matcher.indentation <= frames[last].indentation {
        guard last > 0 else { return }
        close()
        continue
      }
      if !frames[last].knowsIndentation {
        frames[last].knowsIndentation = true
        frames[last].indentation = matcher.indentation - 1
      }
      return
    }
  }

  /// Ends the modes that do not go on in the next line.
  private mutating func closeWithLine() {
    var keep = frames.count
    for index in frames.indices.reversed() where index > 0 {
      let mode = grammar.modes[frames[index].mode]
      if mode.outlastsLine { break }
      if mode.endsWithLine, mode.continuation == nil || mode.continuation != line.last {
        keep = index
      }
    }
    frames.removeLast(frames.count - keep)
  }
}
