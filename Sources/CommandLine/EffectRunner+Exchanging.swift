import Dispatch
import Exchange
import Files
import Foundation
import History
import OllatuiCore
import Synchronization
import Terminal
import Transcript

/// Writing conversations to files and reading them, off the main thread.
extension EffectRunner {
  /// Writes the conversation shown, or the request of its last reply.
  func export(_ request: ExportRequest) {
    let mailbox = mailbox
    let path = UserFolders(environment: startup.environment).path(request.path)
    let usesKey = startup.apiKey != nil
    Task(executorPreference: executor) {
      mailbox.post(
        .exported(request, EffectRunner.export(request, to: path, usesKey: usesKey)))
    }
  }

  private static func export(
    _ request: ExportRequest, to path: String, usesKey: Bool
  ) -> Result<Void, SaveError> {
    do throws(SaveError) {
      let text = try text(of: request, usesKey: usesKey)
      return .success(try SavedFile.write(text, to: path, overwrites: request.overwrites))
    } catch {
      return .failure(error)
    }
  }

  private static func text(
    of request: ExportRequest, usesKey: Bool
  ) throws(SaveError) -> String {
    let conversation = request.conversation
    let format: ExportFormat
    switch request.content {
    case .markdown: format = .markdown
    case .json: format = .json
    case .text: format = .text
    case .html: format = .html
    case .request, .curl:
      guard let turn = request.asked else { throw .failed("there is no request") }
      let alternate = conversation.turns[turn].current
      let text =
        request.content == .curl
        ? conversation.curlCommand(turn: turn, alternate: alternate, usesKey: usesKey)
        : conversation.requestBody(turn: turn, alternate: alternate).map { $0 + "\n" }
      guard let text else { throw .failed("there is no request") }
      return text
    }
    return Exporter.text(of: [conversation], as: format)
  }

  /// Takes in what a file holds.
  func importFile(_ typed: String) {
    keeper?.importFile(
      typed, at: UserFolders(environment: startup.environment).path(typed))
  }
}

extension HistoryKeeper {
  /// Takes a file in beside all else; nothing waits for it but the disk.
  ///
  /// - Parameters:
  ///   - typed: the path as it was typed.
  ///   - path: where that is.
  func importFile(_ typed: String, at path: String) {
    guard let store else {
      let problem = state.withLock { $0.problem } ?? StoreProblem(.locked, path: self.path)
      return mailbox.post(.imported(typed, .failure(problem)))
    }
    let mailbox = mailbox
    Self.importing.async {
      do throws(HistoryError) {
        let report = try store.takeIn(path, at: Timestamp(Date()))
        let outcome = ImportOutcome(
          conversations: report.conversations, newConversations: report.newConversations,
          newPrompts: report.newPrompts, omittedFiles: report.omittedFiles,
          problems: report.problems.map(\.description))
        mailbox.post(.imported(typed, .success(outcome)))
      } catch {
        mailbox.post(.imported(typed, .failure(StoreProblem(error))))
      }
    }
  }

  private static let importing = DispatchQueue(label: "ollatui.importing")
}
