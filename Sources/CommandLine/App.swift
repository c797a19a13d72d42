import Files
import Foundation
import OllamaClient
import OllamaWire
import OllatuiCore
import Terminal
import TextUI
import Timing
import Transcript

/// The full-screen program: a screen, a loop, a model, and what carries out its orders.
final class App {
  private let startup: Startup
  private let screen: Screen
  private let loop: EventLoop
  private let mailbox: Mailbox<Event>
  private let runner: EffectRunner
  private let watcher: ThemeWatcher
  private var model: Model
  private var exitCode: Int32?

  /// Takes the terminal.
  ///
  /// - Throws: ``TerminalError`` where there is no terminal that can be used.
  init(_ startup: Startup) throws {
    self.startup = startup
    let wakeUp = try WakeUp()
    let waiting = try Waiting(for: wakeUp)
    mailbox = Mailbox(waking: wakeUp) { $0.merge($1) }
    screen = try Screen(
      theme: startup.theme.theme, colors: startup.settings.colors,
      takingMouse: startup.settings.mouse,
      askingBackground: startup.settings.isBackgroundLight == nil, waking: wakeUp)
    loop = EventLoop(screen: screen, waiting: waiting)
    runner = EffectRunner(startup, mailbox: mailbox)
    model = Model(
      size: screen.size, settings: startup.settings, server: runner.identity,
      lastModel: startup.lastModel, looks: startup.looks, strings: startup.strings,
      ids: RecordIDSource(startedAt: Timestamp(Date()), salt: .random(in: 0...(.max))),
      calendar: Calendar(start: Timestamp(Date()), at: .now),
      store: startup.settings.keepsHistory ? .opening : .off)
    watcher = ThemeWatcher(mailbox: mailbox)
    for problem in startup.problems { mailbox.post(.problem(problem)) }
    if let substitute = screen.substitute {
      mailbox.post(.problem(startup.strings(.poorTerminal, [.name: substitute])))
    }
    mailbox.post(.started(prompt: startup.prompt, demo: startup.isDemo))
  }

  /// Runs until the user quits; returns the process's exit code.
  func run() -> Int32 {
    loop.run(program)
    take(.ending, .now)
    screen.close()
    if let unsaved = runner.close(deleted: model.deletedForGood, strings: model.strings) {
      FileHandle.standardError.write(Data((displayed(unsaved) + "\n").utf8))
    }
    return exitCode ?? 0
  }

  private var program: Program {
    Program(
      input: { [self] input, now in take(.input(input), now) },
      posted: { [self] now in
        for event in mailbox.drain() { takePosted(event, now) }
      },
      resized: { [self] size, now in take(.resized(size), now) },
      ticked: { [self] now in take(.tick, now) },
      nextTick: { [self] in model.nextTick },
      signalled: { [self] signal, now in take(signal, now) },
      change: { [self] in model.takeFrameChange() },
      frame: { [self] in render(&model) },
      isOver: { [self] in exitCode != nil })
  }

  private func takePosted(_ event: Event, _ now: Moment) {
    if case .editorEnded = event { takeTerminalBack(now) }
    take(event, now)
    if case .started = event { begin(now) }
  }

  private func take(_ event: Event, _ now: Moment) {
    for effect in update(&model, event, at: now) { perform(effect, now) }
  }

  private func take(_ signal: Signal, _ now: Moment) {
    switch signal {
    case .interrupt: exitCode = 128 + SIGINT
    case .terminate: exitCode = 128 + SIGTERM
    case .hangUp: exitCode = 128 + SIGHUP
    case .stop: perform(.suspend, now)
    }
  }

  // MARK: - Orders that need the terminal

  private func perform(_ effect: Effect, _ now: Moment) {
    switch effect {
    case .quit: exitCode = exitCode ?? 0
    case .redraw: screen.invalidate()
    case .readStrings(let language): readStrings(language, now)
    case .takeMouse(let isTaken): screen.takeMouse(isTaken)
    case .suspend:
      screen.stopProcess()
      take(.resized(screen.size), .now)
    case .showTheme(let name): show(theme: name, now)
    case .listThemes: take(.themesListed(startup.themes.listed), now)
    case .useColors(let colors): use(colors, now)
    case .openEditor(let text):
      screen.lend()
      loop.isLent = true
      runner.edit(text, with: model.settings.editor)
    case .copyByTerminal(let text, let thing, let tried):
      copy(text, thing, tried: tried, now)
    case .startReply, .cancelReply, .took, .connect, .startDemo, .connectDemo, .listModels,
      .listRunning, .copy, .openLink, .saveFile, .export, .importFile, .rememberModel,
      .readLanguages, .record, .recordAll, .openConversation, .listConversations,
      .searchHistory, .readSamples, .readStatistics, .forgetStatistics, .showModel, .readLessons:
      runner.perform(effect, settings: model.settings)
    }
  }

  private func takeTerminalBack(_ now: Moment) {
    screen.takeBack()
    loop.isLent = false
    take(.resized(screen.size), now)
  }

  /// Hands a text to the terminal's clipboard; it goes out before the next frame.
  private func copy(
    _ text: String, _ thing: CopiedThing, tried: [OllatuiCore.Message],
    _ now: Moment
  ) {
    let plan = runner.clipboardPlan(text, model.settings)
    guard plan.obstacle == nil, let bytes = OSC52.bytes(for: text, in: plan.wrapping) else {
      let reason = plan.obstacle ?? .tooLong(bytes: text.utf8.count, limit: OSC52.limit)
      take(.copied(.failure(CopyError(reason, tried: tried)), thing), now)
      return
    }
    screen.send(bytes)
    let multiplexer: Multiplexer? =
      switch plan.wrapping {
      case .none: nil
      case .tmux: .tmux
      case .screen: .screen
      }
    take(.copied(.success(.osc52(through: multiplexer)), thing), now)
  }

  private func readStrings(_ language: String?, _ now: Moment) {
    do {
      let (strings, problems) =
        if let language {
          try startup.languages.strings(named: language)
        } else {
          startup.languages.strings(for: startup.environment)
        }
      take(.stringsRead(strings), now)
      for problem in problems { take(.problem(problem.description), now) }
    } catch {
      take(.problem(error.text(in: model.strings)), now)
    }
  }

  // MARK: - Looks

  /// Does what can wait until the first frame is on the screen.
  private func begin(_ now: Moment) {
    watcher.follow(startup.theme.sources)
    take(.themesListed(startup.themes.listed), now)
    runner.openStore()
    if startup.settings.colors == .direct { use(.direct, now) }
  }

  /// Shows a theme without mistakes; of another, only what is wrong is told.
  private func show(theme name: String, _ now: Moment) {
    do {
      let file = try startup.themes.theme(named: name)
      if let problem = file.problems.first {
        take(.themeRejected(problem.description), now)
      } else {
        screen.apply(file.theme)
        watcher.follow(file.sources)
        take(.themeShown(name), now)
      }
    } catch {
      take(.themeRejected(error.text(in: model.strings)), now)
    }
  }

  private func use(_ colors: ColorDepth?, _ now: Moment) {
    guard !screen.use(colors) else { return }
    take(.problem(model.strings(.needsDirectColors)), now)
  }
}
