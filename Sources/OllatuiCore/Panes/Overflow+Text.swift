import Statistics
import TextUI

// MARK: - The question in words

extension Overflow {
  /// What is wrong, as a title.
  func title(_ strings: Strings) -> String {
    guard requests.count == 1 else { return strings(.askTooLongForSeveral, count: requests.count) }
    let count = [Placeholder.count: Format.grouped(worst.excess)]
    guard isCompared else { return strings(.askTooLong, count: worst.excess, count) }
    return strings(
      .askTooLongFor, count: worst.excess,
      count.merging([.name: worst.name]) { given, _ in given })
  }

  /// What stands below the title: paragraphs, each with its role.
  func paragraphs(_ strings: Strings) -> [(text: String, role: Role)] {
    waiting(strings) + (requests.count == 1 ? single(strings) : several(strings))
      + answers(strings).map { ("\($0) \($1)", .text) }
  }

  /// Which message it is, where it was written a while ago.
  private func waiting(_ strings: Strings) -> [(String, Role)] {
    guard case .queued(_, let prompt, _) = sending else { return [] }
    return [(strings(.messageWaits, [.text: prompt]), .dim), ("", .text)]
  }

  private func single(_ strings: Strings) -> [(String, Role)] {
    var lines: [(String, Role)] = [
      (strings(.tooLongFigures, worst.figures), .text), ("", .text),
    ]
    if let refusal = worst.refusal {
      let text = strings(refusal == .asked ? .wouldRefuse : .likelyRefuses)
      return lines + [(text, .warning), ("", .text)]
    }
    if !worst.dropped.isEmpty {
      lines.append((strings(.wouldDrop, count: worst.dropped.count), .warning))
      lines += list(worst.dropped) { "  " + author($0, strings) }
    }
    switch worst.cuts {
    case .message: lines.append((strings(.wouldCut), .warning))
    case .answer: lines.append((strings(.wouldCutAnswer), .warning))
    case nil: break
    }
    return lines + [("", .text)]
  }

  /// A line for each, and once which messages those are: all take the same along, so that each drops
  /// a beginning of the same list.
  private func several(_ strings: Strings) -> [(String, Role)] {
    let lines = requests.map { request -> (String, Role) in
      let values = request.figures.merging([.name: request.name]) { given, _ in given }
      if let refusal = request.refusal {
        return (strings(refusal == .asked ? .refusesFor : .likelyRefusesFor, values), .warning)
      }
      guard request.cuts == nil else { return (strings(.cutsFor, values), .warning) }
      return (strings(.dropsFor, count: request.dropped.count, values), .warning)
    }
    let most = requests.filter { $0.refusal == nil }.max { $0.dropped.count < $1.dropped.count }
    let dropped = Array((most?.dropped ?? []).enumerated())
    guard !dropped.isEmpty else { return lines + [("", .text)] }
    return lines + [("", .text), (strings(.oldestAre), .text)]
      + list(dropped) { "  \($0.offset + 1) " + author($0.element, strings) } + [("", .text)]
  }

  private func author(_ part: Part, _ strings: Strings) -> String {
    strings(.messageOf, [.name: part.author ?? strings(.you), .text: part.text])
  }

  /// The first of some messages, and whether there are more.
  private func list<Element>(_ parts: [Element], _ text: (Element) -> String) -> [(String, Role)] {
    let shown = parts.count > Self.shown ? Self.shown - 1 : parts.count
    return parts.prefix(shown).map { (text($0), .dim) }
      + (shown < parts.count ? [("  …", .dim)] : [])
  }

  /// Messages that are named at the most.
  private static let shown = 8

  // MARK: - The answers

  /// What each key does, in words.
  private func answers(_ strings: Strings) -> [(String, String)] {
    var answers = [("Enter", strings(.sendsAnyway))]
    if canWiden { answers.append(("W", requests.count == 1 ? widens(strings) : widenAll(strings))) }
    if leftOut > 0 { answers.append(("L", strings(.leavesOut, count: leftOut))) }
    return answers + [("Esc", strings(leaving))]
  }

  private var leaving: WindowText {
    switch sending {
    case .typed: .textStays
    case .queued: .givesUp
    case .retry, .goOn, .column: .sendsNothing
    }
  }

  private func widens(_ strings: Strings) -> String {
    let memory =
      worst.memory.map { strings(.memoryMore, [.value: Format.bytes(Int64($0))]) }
      ?? strings(.memoryUnknown)
    return strings(
      isCompared ? .widensThis : .widens,
      [.high: Format.grouped(worst.wider ?? 0), .summary: memory])
  }

  /// Each by its own window; those that can have no larger one are named.
  private func widenAll(_ strings: Strings) -> String {
    let windows = windows
    let wider = requests.compactMap { request in
      windows[request.loading].map { window in
        strings(
          .widerFor,
          [
            .high: Format.grouped(window), .name: request.name,
            .summary: request.memory.map {
              strings(.memoryMore, [.value: Format.bytes(Int64($0))])
            } ?? strings(.memoryNotKnown),
          ])
      }
    }
    let others = requests.filter { windows[$0.loading] == nil }.map(\.name)
    return strings(.widensSeveral, [.names: strings.list(wider)])
      + (others.isEmpty ? "" : strings(.noneWider, [.names: strings.list(others)]))
  }
}

extension Overflow.Request {
  /// What is to be sent beside the window.
  fileprivate var figures: [Placeholder: String] {
    [
      .tokens: Format.grouped(tokens.rounded),
      .number: Format.grouped(Int(tokens.spread.rounded(.up))),
      .high: Format.grouped(window),
    ]
  }
}
