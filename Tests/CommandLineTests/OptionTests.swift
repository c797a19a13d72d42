import ArgumentParser
import OllatuiCore
import Testing

@testable import CommandLine

@Suite struct OptionTests {
  @Test(arguments: SettingID.allCases)
  func `a setting has an option exactly where its row says so`(id: SettingID) throws {
    let text = sample(of: id)
    let arguments = ["--\(id.rawValue)", text]
    guard Setting[id].hasOption else {
      #expect(throws: (any Error).self) { try OllatuiCommand.parse(arguments) }
      return
    }
    let given = try OllatuiCommand.parse(arguments).settings.given
    #expect(given.map(\.0) == [id])
    #expect(given.map(\.1) == [text])
  }

  @Test func `words that are no options are the first message`() throws {
    let command = try OllatuiCommand.parse(["--model", "m", "what", "is", "this?"])
    #expect(command.prompt == ["what", "is", "this?"])
    #expect(!command.demo)
  }

  @Test(arguments: [
    ["the", "history", "of", "tea"], ["--", "history", "list"], ["help", "me", "history"],
    ["--model", "m", "history"],
  ])
  func `words about history are a first message unless it is the first word`(
    arguments: [String]
  ) throws {
    #expect(OllatuiCommand.arguments(of: "history", in: arguments) == nil)
    let words = arguments.filter { !$0.hasPrefix("--") && $0 != "m" }
    #expect(try OllatuiCommand.parse(arguments).prompt == words)
  }

  @Test func `history as the first word is a command, and help tells of it`() {
    #expect(
      OllatuiCommand.arguments(of: "history", in: ["history", "list", "--json"]) == [
        "list", "--json",
      ])
    #expect(OllatuiCommand.arguments(of: "history", in: ["help", "history"]) == ["--help"])
    #expect(
      OllatuiCommand.arguments(of: "history", in: ["help", "history", "list"]) == ["help", "list"])
  }

  @Test func `bench is a command as the first word alone`() {
    #expect(OllatuiCommand.arguments(of: "bench", in: ["bench", "m", "--runs", "2"]) != nil)
    #expect(OllatuiCommand.arguments(of: "bench", in: ["help", "bench"]) == ["--help"])
    #expect(OllatuiCommand.arguments(of: "bench", in: ["help", "bench", "it"]) == nil)
    #expect(OllatuiCommand.arguments(of: "bench", in: ["the", "bench"]) == nil)
    #expect(OllatuiCommand.arguments(of: "bench", in: ["--", "bench"]) == nil)
  }

  @Test func `help names every option with the help of its setting`() {
    let help = OllatuiCommand.helpMessage(columns: 200)
    for setting in Setting.all where setting.hasOption {
      #expect(help.contains("--\(setting.name)"))
      #expect(help.contains(setting.summary))
    }
  }

  @Test(arguments: ["--mode", "--colors", "--verbose"])
  func `a value that can't be is refused with what is wanted`(option: String) throws {
    let command = try OllatuiCommand.parse([option, "nonsense"])
    let error = #expect(throws: ValidationError.self) { try command.run() }
    #expect(error?.message.contains("wants") == true)
    #expect(error?.message.contains("nonsense") == true)
  }

  private func sample(of id: SettingID) -> String {
    Setting[id].defaultText ?? Setting[id].example ?? "text"
  }
}
