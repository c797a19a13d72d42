import Files
import Foundation
import OllatuiCore
import Terminal
import Timing

/// Copying, opening and saving, all of it off the main thread.
extension EffectRunner {
  /// How long a program may take to fill the clipboard.
  private static let copyLimit = Duration.seconds(2)
  /// What a browser says later than this is about something else.
  private static let openLimit = Duration.seconds(10)

  /// Tries the programs that bring a text to the clipboard.
  func copy(_ text: String, _ thing: CopiedThing, _ settings: Settings) {
    let (mailbox, executor) = (mailbox, executor)
    let tools = clipboardPlan(text, settings).tools
    Task(executorPreference: executor) {
      mailbox.post(await EffectRunner.copy(text, thing, with: tools, on: executor))
    }
  }

  /// Tries one program after the other, until one works.
  private static func copy(
    _ text: String, _ thing: CopiedThing, with tools: [ClipboardPlan.Tool],
    on executor: QueueExecutor
  ) async -> Event {
    var tried: [Message] = []
    for tool in tools {
      let program = OutsideProgram(name: tool.name, arguments: tool.arguments)
      let problem = await program.run(input: text, within: copyLimit, on: executor)
      guard let problem else { return .copied(.success(tool.route), thing) }
      tried.append(problem)
    }
    return .noProgramCopied(text, thing, tried: tried)
  }

  /// The ways to the clipboard for a text.
  func clipboardPlan(_ text: String, _ settings: Settings) -> ClipboardPlan {
    let environment = startup.environment
    return ClipboardPlan(
      bytes: text.utf8.count, choice: settings.clipboard, environment: environment
    ) { OutsideProgram.isInstalled($0, environment: environment) }
  }

  /// Opens an address.
  func open(_ address: String) {
    let (mailbox, environment) = (mailbox, startup.environment)
    Task(executorPreference: executor) {
      let start = Moment.now
      let result = await EffectRunner.open(address, environment)
      // A browser may stay as long as its window.
      guard .now - start < EffectRunner.openLimit else { return }
      mailbox.post(.linkOpened(address: address, result))
    }
  }

  private static func open(_ address: String, _ environment: [String: String]) async
    -> Result<String, LinkError>
  {
    // Whoever ordered this, nothing but links is handed out.
    guard let openable = Address.openable(address) else { return .failure(.refused) }
    let opener = OutsideProgram.opener(of: openable, environment: environment) {
      OutsideProgram.isInstalled($0, environment: environment)
    }
    guard let opener else { return .failure(.noOpener) }
    let problem = await opener.run()
    return problem.map { .failure(.failed($0)) } ?? .success(opener.name)
  }

  /// Writes a file.
  func save(_ request: SaveRequest) {
    let mailbox = mailbox
    let path = UserFolders(environment: startup.environment).path(request.path)
    Task(executorPreference: executor) {
      mailbox.post(.fileSaved(request, EffectRunner.save(request, to: path)))
    }
  }

  private static func save(_ request: SaveRequest, to path: String) -> Result<Void, SaveError> {
    do {
      return .success(
        try SavedFile.write(request.text, to: path, overwrites: request.overwrites))
    } catch {
      return .failure(error)
    }
  }
}
