import TextUI
import Timing
import Transcript

// MARK: - Commands given before the store is open

extension Model {
  /// Runs a row; what can't be done while it is not known which conversation is shown waits for the
  /// store to be open.
  mutating func perform(_ command: Command, _ argument: String, at now: Moment)
    throws(CommandError) -> [Effect]
  {
    do {
      return try command.run(&self, argument, now)
    } catch {
      let isAboutSaid = [.turns, .taking, .keeping].contains(command.group)
      guard store.state == .opening, conversation.turns.isEmpty, !shown.isRecorded,
        isAboutSaid || command.name == "retry"
      else { throw error }
      store.commands.append(WaitingCommand(command: command, argument: argument))
      return []
    }
  }

  /// Does what has waited for the store to be open.
  mutating func performWaiting(at now: Moment) -> [Effect] {
    let commands = store.commands
    store.commands = []
    return commands.flatMap { run($0.command, $0.argument, at: now) }
  }
}
