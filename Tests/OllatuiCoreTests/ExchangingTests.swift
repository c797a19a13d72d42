import TextUI
import Testing
import Transcript

@testable import OllatuiCore

@Suite struct ExchangingTests {
  private func conversation() -> Drive {
    var drive = Drive(columns: 100)
    drive.send(.storeOpened(prompts: [], nil))
    drive.ask("how?")
    drive.grow("so.")
    drive.finish()
    return drive
  }

  private func request(_ command: String) -> ExportRequest? {
    var drive = conversation()
    drive.ask(command)
    for case .export(let request) in drive.effects { return request }
    return nil
  }

  @Test(arguments: [
    ("/export a.md", ExportRequest.Content.markdown, "a.md"),
    ("/export a b.html", .html, "a b.html"),
    ("/export json notes.txt", .json, "notes.txt"), ("/export TXT x", .text, "x"),
    ("/export html", .markdown, "html"), ("/export ~/x.json", .json, "~/x.json"),
    ("/export notes", .markdown, "notes"), ("/export x.curl", .markdown, "x.curl"),
  ])
  func `the word before the file, or its ending, says what is written`(
    command: String, content: ExportRequest.Content, path: String
  ) {
    let request = request(command)
    #expect(request?.content == content)
    #expect(request?.path == path)
    #expect(request?.conversation.turns.map(\.prompt) == ["how?"])
  }

  @Test func `the request of the last reply is exported where one went out`() {
    #expect(request("/export request r.json")?.content == .request)
    #expect(request("/export curl r.sh")?.asked == 0)
  }

  @Test(arguments: [
    ("/export", "usage: /export FILE"), ("/import", "usage: /import FILE"),
  ])
  func `a command without a file says how it is used`(command: String, message: String) {
    var drive = conversation()
    drive.ask(command)
    #expect(drive.screen.contains(message))
    #expect(drive.model.input.editor.text == command)
  }

  @Test func `nothing is exported before anything was said`() {
    var drive = Drive()
    drive.ask("/export a.md")
    #expect(drive.screen.contains("nothing was said yet"))
  }

  @Test func `a file that exists is lost only after a yes`() throws {
    var drive = conversation()
    drive.ask("/export a.md")
    let request = try #require(self.request("/export a.md"))
    drive.send(.exported(request, .failure(.exists)))
    #expect(drive.screen.contains("Overwrite this file with the conversation?"))
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    var agreed = request
    agreed.overwrites = true
    #expect(drive.effects == [.export(agreed)])
    drive.send(.exported(agreed, .success(())))
    #expect(drive.screen.contains("exported the conversation to a.md"))
    drive.send(.exported(agreed, .failure(.isFolder)))
    #expect(drive.screen.contains("a.md is a folder"))
  }

  @Test func `what an import brought is told, and what it could not read`() {
    var drive = conversation()
    drive.ask("/import ~/chats.json")
    #expect(drive.effects.contains(.importFile("~/chats.json")))
    func told(_ outcome: ImportOutcome) -> String {
      drive.send(.imported("f", .success(outcome)))
      return drive.screen
    }
    #expect(
      told(ImportOutcome(conversations: 3, newConversations: 2)).contains(
        "f: 3 conversations, 2 new"))
    #expect(
      told(ImportOutcome(conversations: 0, newConversations: 0, newPrompts: 1)).contains(
        "f: 1 new earlier message"))
    #expect(
      told(ImportOutcome(conversations: 3, newConversations: 3, problems: ["line 9: x", "y"]))
        .contains("f: 3 new of 3; 2 problems, the first: line 9: x"))
    #expect(
      told(ImportOutcome(conversations: 0, newConversations: 0, problems: ["it is empty"]))
        .contains("f was not imported: it is empty"))
    #expect(
      told(ImportOutcome(conversations: 3, newConversations: 2, omittedFiles: 4))
        .contains("f: 2 new of 3; 4 images or files left out"))
    drive.send(.imported("f", .failure(StoreProblem(.locked, path: "/h"))))
    #expect(drive.screen.contains("f was not imported"))
  }

  @Test func `the list is read anew after an import`() {
    var drive = conversation()
    drive.press(Key(.function(3)))
    drive.send(
      .imported("f", .success(ImportOutcome(conversations: 1, newConversations: 1))))
    #expect(drive.effects.contains { if case .listConversations = $0 { true } else { false } })
  }

  @Test func `nothing is imported while nothing is stored`() {
    var drive = Drive()
    drive.ask("/import x")
    #expect(drive.screen.contains("history = off"))
    #expect(drive.effects == [])
  }
}
