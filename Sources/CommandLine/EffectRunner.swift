import DemoServer
import Files
import Foundation
import Markdown
import OllamaClient
import OllamaWire
import OllatuiCore
import Statistics
import Terminal

/// Carries out the orders of the core that need no terminal; what they bring is posted.
///
/// It has identity because connections have; the main thread alone uses it.
final class EffectRunner {
  private let client = OllamaClient()
  let mailbox: Mailbox<Event>
  let startup: Startup
  private var address: ServerAddress
  let executor = QueueExecutor()
  private var demo: Task<DemoServer, any Error>?
  private var connections = 0
  /// Keeps conversations; nil: nothing is stored.
  let keeper: HistoryKeeper?
  /// Who is talked to.
  private(set) var identity: ServerIdentity

  /// Makes a runner that talks to the server of the settings.
  init(_ startup: Startup, mailbox: Mailbox<Event>) {
    self.startup = startup
    self.mailbox = mailbox
    address = startup.address
    keeper =
      startup.settings.keepsHistory
      ? HistoryKeeper(path: startup.historyFile, mailbox: mailbox) : nil
    identity = ServerIdentity(
      id: ConnectionID(value: 0), display: address.display, isLocal: address.isLoopback)
  }

  /// Opens the store of conversations.
  func openStore() {
    // A first message begins a conversation of its own.
    let standard: StartWish =
      startup.settings.startsWithLast && startup.prompt == nil ? .last : .new
    keeper?.open(startup.wish ?? standard)
  }

  /// Ends all connections and writes what is left; the process is about to end.
  ///
  /// - Parameters:
  ///   - deleted: what the user deleted, to be removed for good.
  ///   - strings: the texts to tell it in.
  /// - Returns: what to tell the user where not everything could be stored.
  func close(deleted: DeletedThings, strings: Strings) -> String? {
    client.close()
    guard let unsaved = keeper?.close(deleted: deleted) else { return nil }
    let refuge = startup.refuges.first { unsaved.written(to: $0) }
    guard let refuge else { return strings.message(of: unsaved.problem) }
    return strings(
      .notStored, [.reason: strings.message(of: unsaved.problem), .path: refuge])
  }

  /// Carries out one order.
  func perform(_ effect: Effect, settings: Settings) {
    switch effect {
    case .startReply(let id, let request): start(id, request, settings)
    case .cancelReply(let id): client.cancel(RequestID(value: id.value))
    case .took(let id, let bytes): client.took(bytes, of: RequestID(value: id.value))
    case .connect(let host): connect(to: host ?? settings.host)
    case .startDemo: startDemo()
    case .connectDemo(let url): connect(to: url, isDemo: true)
    case .listModels(let id):
      ask(.tags, settings) { .modelsListed(id, $0) }
    case .listRunning(let id):
      ask(.ps, settings) { .runningListed(id, $0) }
    case .showModel(let id, let name): show(name, id, settings)
    case .readLessons(let model, let name): keeper?.readLessons(of: model, name: name)
    case .rememberModel(let name): remember(name)
    case .readLanguages: readLanguages()
    case .copy(let text, let thing): copy(text, thing, settings)
    case .openLink(let address): open(address)
    case .saveFile(let request): save(request)
    case .export(let request): export(request)
    case .importFile(let path): importFile(path)
    case .record(let changes, let ticket): keeper?.record(changes, ticket)
    case .recordAll(let changes): keeper?.recordAll(changes)
    case .openConversation(let id, let turn): keeper?.read(id, at: turn)
    case .listConversations(let includingArchived): keeper?.list(includingArchived)
    case .searchHistory(let ticket, let text): keeper?.search(ticket, text)
    case .readSamples(let model): keeper?.readSamples(of: model)
    case .readStatistics(let ticket, let query): keeper?.readStatistics(ticket, query)
    case .forgetStatistics: keeper?.forgetStatistics()
    case .readStrings: break  // `App` does, which holds the texts of the screen.
    case .openEditor, .takeMouse, .showTheme, .listThemes, .useColors, .copyByTerminal, .redraw,
      .suspend, .quit:
      break  // The terminal's: `App` carries them out.
    }
  }

  private func configuration(_ settings: Settings) -> ClientConfiguration {
    ClientConfiguration(
      address: address, apiKey: startup.apiKey,
      caFile: settings.caFile.map { NSString(string: $0).expandingTildeInPath },
      connectTimeout: settings.connectTimeout, firstTokenTimeout: settings.firstTokenTimeout,
      betweenTokensTimeout: settings.betweenTokensTimeout,
      userAgent: "ollatui/\(Version.text)")
  }

  /// Reads the languages that code is coloured in: too much for the main thread.
  private func readLanguages() {
    let (folders, mailbox) = (startup.codeLanguages, mailbox)
    Task(executorPreference: executor) {
      let (list, problems) = folders.languages()
      mailbox.post(.languagesRead(CodeLanguages(list)))
      for problem in problems { mailbox.post(.problem(problem.description)) }
    }
  }

  // MARK: - Requests

  private func start(_ id: ReplyID, _ request: ReplyRequest, _ settings: Settings) {
    let mailbox = mailbox
    client.startReply(RequestID(value: id.value), request, to: configuration(settings)) { event in
      switch event {
      case .sent(let moment): mailbox.post(.replySent(id, at: moment))
      case .opened: break
      case .grew(let delta, let times): mailbox.post(.replyGrew(id, delta, times))
      case .ended(let end, let moment): mailbox.post(.replyEnded(id, end, at: moment))
      }
    }
  }

  private func ask<Response>(
    _ endpoint: Endpoint<NoBody, Response>, _ settings: Settings,
    _ event: @escaping @Sendable (Result<Response, OllamaError>) -> Event
  ) {
    let mailbox = mailbox
    client.ask(endpoint, NoBody(), to: configuration(settings)) { mailbox.post(event($0)) }
  }

  /// Asks what a server tells about a model.
  private func show(_ name: String, _ id: ConnectionID, _ settings: Settings) {
    let mailbox = mailbox
    client.ask(.show, ShowRequest(model: name), to: configuration(settings)) { result in
      mailbox.post(.modelShown(id, name, result.map { ModelFacts($0) }))
    }
  }

  // MARK: - Servers

  private func connect(to host: String?, isDemo: Bool = false) {
    do {
      address = try ServerAddress(parsing: host)
    } catch {
      mailbox.post(.hostRejected(error))
      return
    }
    connections += 1
    identity = ServerIdentity(
      id: ConnectionID(value: connections),
      display: isDemo ? ServerIdentity.demo : address.display,
      isLocal: address.isLoopback, isDemo: isDemo)
    mailbox.post(.connected(identity))
  }

  private func startDemo() {
    let demo = demo ?? Task(executorPreference: executor) { try await DemoServer.start() }
    self.demo = demo
    let mailbox = mailbox
    Task(executorPreference: executor) {
      do {
        mailbox.post(.demoStarted(url: try await demo.value.url))
      } catch {
        mailbox.post(.demoFailed("\(error)"))
      }
    }
  }

  private func remember(_ name: String) {
    let (file, mailbox) = (startup.stateFile, mailbox)
    Task(executorPreference: executor) {
      do {
        try StateFile(lastModel: name).write(to: file)
      } catch {
        mailbox.post(.problem("\(error)"))
      }
    }
  }

  // MARK: - The editor

  /// Lets the user edit a text with another program, which has the terminal meanwhile.
  func edit(_ text: String, with editor: String?) {
    let mailbox = mailbox
    let session = EditorSession(command: editor ?? "vi")
    Task(executorPreference: executor) {
      mailbox.post(.editorEnded(await session.edit(text)))
    }
  }
}
