import Testing
import TextUI

@testable import OllatuiCore

// MARK: - Copying, saving and opening

extension LanguageTests {
  /// A conversation with code, a table and a link, none of which has a word.
  private func talked() -> Drive {
    var drive = drive(rows: 24)
    drive.ask("12")
    drive.grow("```\n1\n```\n| 2 |\n|---|\n| 3 |\n")
    drive.finish()
    return drive
  }

  @Test(arguments: [
    "/copy code 9", "/copy table 9", "/copy link", "/copy turn 9", "/copy code 1 xx",
    "/save code 9 xx",
  ])
  func `what a conversation lacks is said from the tables`(text: String) {
    var drive = talked()
    drive.ask(text)
    #expect(drive.model.notice?.kind == .error)
    #expect(leftovers(drive, "\(text) mm reply table link turn prompt all") == [])
  }

  @Test(arguments: [
    CopiedThing.What.reply, .code(1), .table(2), .link(3), .address, .turn, .prompt, .conversation,
    .selection,
  ])
  func `what was copied is named from the tables`(what: CopiedThing.What) {
    var drive = drive()
    for route in [CopyRoute.program("xx"), .tmux, .osc52(through: nil), .osc52(through: .screen)] {
      drive.send(.copied(.success(route), CopiedThing(what, of: "1")))
      #expect(leftovers(drive, "mm OSC xx tmux screen") == [])
    }
    drive.send(
      .fileSaved(
        SaveRequest(path: "xx", text: "1", thing: CopiedThing(what, of: "12")), .success(())))
    #expect(leftovers(drive, "mm xx") == [])
  }

  @Test func `why nothing was copied is said from the tables`() {
    var drive = drive()
    let thing = CopiedThing(.reply, of: "1")
    let named: [Placeholder: Message.Value] = [.name: "xx"]
    let tried = [
      Message(.programHung, named), Message(.programTookPart, named),
      Message(.programEnded, [.name: "xx", .number: "1"]),
      Message(.programSignalled, [.name: "xx", .number: "9"]),
      Message(.programFailed, [.name: "xx", .reason: "1"]),
    ]
    for reason: CopyError.Reason in [
      .onlyPrograms, .tooLong(bytes: 90_000, limit: 80_000), .noClipboard(terminal: "xx"),
    ] {
      for tried in [[]] + tried.map({ [$0] }) {
        drive.send(.copied(.failure(CopyError(reason, tried: tried)), thing))
        #expect(drive.model.notice?.kind == .error)
        #expect(leftovers(drive, "mm OSC xx auto") == [])
      }
    }
  }

  @Test func `questions, and what came of them, are said from the tables`() {
    var drive = drive()
    let url = "https://1.2"
    drive.ask("/open \(url)")
    #expect(leftovers(drive, "mm https") == [])
    drive.wait(.milliseconds(150))
    drive.press(Key(.enter))
    #expect(leftovers(drive, "mm https") == [])
    drive.send(.linkOpened(address: url, .success("xx")))
    #expect(leftovers(drive, "mm https xx") == [])
    drive.send(.linkOpened(address: url, .failure(.noOpener)))
    #expect(leftovers(drive, "mm https BROWSER") == [])
    drive.wait(.milliseconds(150))
    drive.press(Key(.escape))
    for error in [LinkError.refused, .failed(Message(.programHung, [.name: "xx"]))] {
      drive.send(.linkOpened(address: url, .failure(error)))
      #expect(leftovers(drive, "mm http https mailto xx") == [])
    }
    let request = SaveRequest(path: "xx", text: "1", thing: CopiedThing(.code(1), of: "1"))
    drive.send(.fileSaved(request, .failure(.exists)))
    #expect(drive.model.overlay != nil)
    #expect(leftovers(drive, "mm xx") == [])
    drive.wait(.milliseconds(150))
    drive.press(Key(.escape))
    for error in [SaveError.noFolder("xx"), .isFolder, .isNoPlainFile, .failed("1")] {
      drive.send(.fileSaved(request, .failure(error)))
      #expect(leftovers(drive, "mm xx") == [])
    }
    drive.type("1")
    drive.send(.fileSaved(request, .failure(.exists)))
    #expect(leftovers(drive, "mm xx") == [])
    drive.send(.linkOpened(address: url, .failure(.noOpener)))
    #expect(leftovers(drive, "mm https") == [])
  }
}
