import SeededNumbers
import FaultServer
import Foundation
import TerminalRig
import Testing
import Transcript

/// What a program does when it is killed.
enum KillPlan: CaseIterable, Sendable {
  /// A reply comes, after its prompt was typed below what was said before.
  case answering
  /// A reply comes, in a conversation that begins with an argument.
  case answeringAnew
  /// A second reply to the same prompt comes.
  case retrying
  /// A reply comes, and something is typed meanwhile.
  case drafting
  /// A prompt was just sent.
  case asking
  /// The conversation is just being renamed, or deleted.
  case renaming, deleting

  /// Whether a reply is coming.
  var isMidStream: Bool {
    switch self {
    case .answering, .answeringAnew, .retrying, .drafting: true
    case .asking, .renaming, .deleting: false
    }
  }
}

/// What a kill has shown.
struct KillFinding: Sendable {
  let plan: KillPlan
  /// How old the oldest word was that is missing; nil: none is.
  var oldestMissing: Duration?
  /// How old a word had to be for it to be missed, by the lateness of the machine at that time.
  var allowance: Duration
  /// Whether the program had told that it did not wait for the disk.
  var isDiskSlow: Bool
}

/// One home folder in which one program after the other is killed.
final class KilledProgram {
  /// Its conversations grow beyond the window of the server's model.
  private static let environment = ["OLLATUI_TRUNCATION_GUARD": "off"]

  private let home: Home
  private let sent = SentReplies()
  private let server: FaultServer
  private let lateness: Lateness
  private var random: SeededNumbers
  /// Counts the programs.
  private var number = 0
  /// What was there of each reply after the kill that cut it.
  private var kept: [Int: String] = [:]
  /// The prompts that have to be there.
  private var prompts: Set<String> = []
  /// The conversations, and which of them the next program shows.
  private var headers = KeptHeaders()
  /// Whether the next program has to show a reply that was cut.
  private var isCut = false

  init(seed: UInt64) throws {
    home = try Home()
    lateness = try Lateness(in: home.path)
    random = SeededNumbers(seed: seed)
    server = try FaultServer { [sent] in sent.answer($0) }
  }

  deinit {
    lateness.end()
  }

  /// Runs a program, kills it at a random moment, and holds the store against what was sent.
  func kill(_ plan: KillPlan) async throws -> KillFinding {
    number += 1
    let prompt = "ask-\(number)"
    let mark = Int.random(in: 1...150, using: &random)
    switch plan {
    case .answering:
      let run = try await start()
      return try await ask(prompt, run, plan, mark)
    case .answeringAnew:
      let reply = sent.plan(mark: mark)
      let run = try Ollatui(
        ["--model", "tiny", prompt], at: server, environment: Self.environment, home: home)
      try await reply.reached.wait(within: .seconds(30))
      return try await kill(run, plan, prompt)
    case .retrying:
      let run = try await start()
      let first = sent.plan(words: 5, mark: 5)
      run.send(prompt)
      try await run.waitFor("r\(first.number)-4")
      try await run.waitFor(" ready ")
      let reply = sent.plan(mark: mark)
      run.press(.controlR)
      try await reply.reached.wait(within: .seconds(30))
      return try await kill(run, plan, prompt)
    case .drafting:
      let run = try await start()
      return try await ask(prompt, run, plan, mark, typing: "draft-\(number)")
    case .asking:
      let run = try await start()
      return try await ask(prompt, run, plan, 0)
    case .renaming, .deleting:
      let run = try await start()
      return try await change(run, plan, prompt)
    }
  }

  /// Renames or deletes the conversation that is shown.
  private func change(
    _ run: Ollatui, _ plan: KillPlan, _ prompt: String
  ) async throws -> KillFinding {
    let isNew = headers.shown == nil
    if isNew {
      let reply = sent.plan(words: 5, mark: 5)
      run.send(prompt)
      try await run.waitFor("r\(reply.number)-4")
      try await run.waitFor(" ready ")
    }
    let title = headers.titleShown ?? prompt
    try await run.terminal.waitFor(title, within: .seconds(20)) { $0.rows[0].contains(title) }
    // With the conversation came what had been typed in it.
    run.terminal.type("\u{15}")
    let name = "name-\(number)"
    let command = plan == .renaming ? "/rename \(name)" : "/delete"
    run.terminal.type(command)
    try await run.waitFor(command)
    var change = KeptChange(name: plan == .renaming ? name : nil)
    run.terminal.type("\r")
    if plan == .deleting { try await run.answer("Delete this conversation?", with: .enter) }
    if Int.random(in: 0..<4, using: &random) > 0 {
      try await run.terminal.waitFor("the change on the screen", within: .seconds(20)) { screen in
        plan == .renaming ? screen.rows[0].contains(name) : screen.text.contains("” is deleted")
      }
      change.shown = .now
      await lateness.pass(looks: .random(in: 1...30, using: &random))
    }
    return try await kill(run, plan, isNew ? prompt : nil, change: change)
  }

  /// Starts a program that shows what was said last; now and then a reply that was cut is looked for.
  private func start() async throws -> Ollatui {
    let run = try await Ollatui.ready(
      ["--model", "tiny"], at: server, environment: Self.environment, home: home)
    if isCut, number.isMultiple(of: 3) {
      try await run.waitFor("interrupted: the program ended while it came")
    }
    // What was typed and not sent is still there.
    run.terminal.type("\u{15}")
    return run
  }

  private func ask(
    _ prompt: String, _ run: Ollatui, _ plan: KillPlan, _ mark: Int, typing draft: String? = nil
  ) async throws -> KillFinding {
    let reply = sent.plan(mark: mark)
    let asked = ContinuousClock.now
    run.send(prompt)
    var typed: ContinuousClock.Instant?
    if let draft {
      run.terminal.type(draft)
      try await run.waitFor("› \(draft)")
      typed = .now
    }
    try await reply.reached.wait(within: .seconds(30))
    // Once the disk was waited for in vain, the server may know sooner than the screen.
    let isWaitOver = plan == .asking && .now - asked >= .milliseconds(250)
    return try await kill(
      run, plan, prompt, isWaitOver: isWaitOver, draft: draft, typedBefore: typed)
  }

  // MARK: - The kill and what is left

  private func kill(
    _ run: Ollatui, _ plan: KillPlan, _ prompt: String?, isWaitOver: Bool = false,
    draft: String? = nil, typedBefore typed: ContinuousClock.Instant? = nil,
    change: KeptChange? = nil
  ) async throws -> KillFinding {
    let killed = ContinuousClock.now
    let isDiskSlow = isWaitOver || run.terminal.screen.contains("the disk is slow")
    run.terminal.kill(SIGKILL)
    #expect(try await run.terminal.waitForExit() == .killed(signal: SIGKILL))
    let late = lateness.worst(from: killed - .seconds(3), to: killed)
    var finding = KillFinding(
      plan: plan, allowance: .milliseconds(250) + late * 4, isDiskSlow: isDiskSlow)
    let store = try KeptStore(of: home)
    #expect(try store.integrity() == "ok")
    let said = try store.said()
    if let prompt, !isDiskSlow { prompts.insert(prompt) }
    // A draft that came from the store between two keys stands before what was typed.
    let missing = prompts.filter { prompt in !said.prompts.contains { $0.hasSuffix(prompt) } }
    #expect(missing.isEmpty, "\(plan) \(number): prompts are lost: \(missing) of \(said.prompts)")
    try hold(said.replies, before: killed, &finding)
    let isDue = change?.shown.map { $0 < killed - finding.allowance } ?? false
    for wrong in headers.follow(try store.headers(), change, isDue: isDue) {
      Issue.record("\(wrong)")
    }
    headers.shown = try store.latest()
    if let draft, let typed, typed < killed - finding.allowance {
      let drafts = try store.conversations().map(\.draft)
      #expect(drafts.contains(draft), "the draft is lost: \(drafts)")
    }
    isCut =
      plan.isMidStream && finding.oldestMissing != nil
      && !kept[sent.all.count - 1, default: ""].isEmpty
    return finding
  }

  /// Holds the replies of the store against what was sent.
  private func hold(
    _ replies: [Reply], before killed: ContinuousClock.Instant, _ finding: inout KillFinding
  ) throws {
    var texts: [String: String] = [:]
    for reply in replies where !reply.content.isEmpty {
      let first = String(reply.content.prefix { $0 != " " })
      #expect(texts[first] == nil, "\(first) is there twice")
      texts[first] = reply.content
    }
    for reply in sent.all {
      let text = texts.removeValue(forKey: "r\(reply.number)-0") ?? ""
      #expect(reply.text.hasPrefix(text), "reply \(reply.number) has words that nobody sent")
      if let before = kept[reply.number] {
        #expect(text == before, "reply \(reply.number) is not what it was after its kill")
        continue
      }
      let due = reply.text(before: killed - finding.allowance)
      #expect(
        text.hasPrefix(due),
        """
        reply \(reply.number) has \(text.utf8.count) bytes, \(due.utf8.count) were sent more than \
        \(finding.allowance) before
        """)
      if let moment = reply.firstMissing(in: text), moment < killed {
        finding.oldestMissing = killed - moment
      }
      kept[reply.number] = text
    }
    #expect(texts.isEmpty, "nobody sent \(texts.keys)")
  }
}
