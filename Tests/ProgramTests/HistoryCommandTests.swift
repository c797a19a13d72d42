import Foundation
import TerminalRig
import Testing

/// `ollatui history` as scripts run it: pipes, exit codes, one document of JSON.
@Suite struct HistoryCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private struct Ending {
    var code: Int32
    var output: String
    var errors: String
  }

  /// Runs the program without a terminal.
  private func run(_ arguments: String...) throws -> Ending {
    try run("exec \"$0\" \"$@\"", arguments)
  }

  /// Runs a line of shell in which `$0` is the program and `$@` its arguments.
  private func run(_ line: String, _ arguments: [String]) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line, try BuiltProduct.executable("ollatui")] + arguments
    process.environment = home.environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    let errors = URL(fileURLWithPath: home.path + "/errors")
    try Data().write(to: errors)
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ending(
      code: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Writes an export with so many conversations.
  private func export(_ count: Int) throws -> String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    func id(_ number: Int) -> String {
      "00000000" + String([15, 10, 5, 0].map { digits[number >> $0 & 31] }) + "0"
    }
    let conversations = (1...count).map { number in
      """
      {"id":"\(id(number))","created":\(number),"updated":\(number),"turns":[{"id":\
      "\(id(number + 9000))","role":"user","text":"word\(number) \\u001b[31m"}]}
      """
    }
    return try home.write(
      "{\"format\":\"ollatui-conversations\",\"version\":1,\"conversations\":[\n"
        + conversations.joined(separator: ",\n") + "\n]}\n", to: "in.json")
  }

  @Test func `a script imports, lists, searches, exports and deletes`() throws {
    let imported = try run("history", "import", try export(40), "--json")
    #expect(imported.code == 0 && imported.errors == "")
    let list = try run("history", "list", "--json")
    let values = try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]]
    #expect(list.code == 0 && values?.count == 40)
    let found = try run("history", "search", "word17")
    #expect(found.code == 0 && found.output.split(separator: "\n").count == 1)
    let id = try #require(found.output.split(separator: "\t").first.map(String.init))
    #expect(try run("history", "show", id).output.contains("word17 \u{1B}[31m"))
    #expect(try run("history", "export", "--all", "-o", "all.json").code == 0)
    #expect(try home.read("all.json").contains("word40"))
    let refused = try run("history", "delete", id)
    #expect(refused.code == 1 && refused.errors.contains("--yes"))
    #expect(try run("history", "delete", id, "--yes").code == 0)
    let gone = try run("history", "show", id)
    #expect(gone.code == 1 && gone.errors.contains("there is no conversation"))
    #expect(try run("history", "import", "all.json").output.contains("1 new"))
  }

  @Test func `a reader that goes away ends the list quietly`() throws {
    #expect(try run("history", "import", try export(2000)).code == 0)
    let first = try run("\"$0\" history list | head -n 1", [])
    #expect(first.code == 0 && first.errors == "")
    #expect(first.output.split(separator: "\n").count == 1)
    let ignoring = try run("trap '' PIPE; \"$0\" history export --all | head -n 1", [])
    #expect(ignoring.code == 0 && ignoring.errors == "")
  }

  @Test func `mistakes of usage end with 64 and failures with 1`() throws {
    #expect(try run("history", "nonsense").code == 64)
    #expect(try run("history", "export").code == 64)
    #expect(try run("history", "list", "--database", "none").code == 1)
    try home.write("no store", to: "data/ollatui/history.sqlite")
    let foreign = try run("history", "list")
    #expect(foreign.code == 1 && foreign.errors.contains("belongs to another program"))
    #expect(foreign.output == "")
  }

  @Test func `help names the commands, and completion knows them`() throws {
    for arguments in [["--help"], ["history", "--help"], ["help", "history"]] {
      let help = try run("exec \"$0\" \"$@\"", arguments)
      #expect(help.code == 0 && help.output.contains("history"))
    }
    let help = try run("history", "--help").output
    #expect(help.contains("USAGE: ollatui history <subcommand>"))
    for command in ["list", "show", "search", "export", "import", "delete"] {
      #expect(help.contains("  \(command)"))
      let own = try run("history", command, "--help")
      #expect(own.code == 0 && own.output.contains("USAGE: ollatui history \(command)"))
      #expect(try run("help", "history", command).output == own.output)
      #expect(own.output.contains("--json"))
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try run("--generate-completion-script", shell)
      #expect(script.code == 0 && script.output.contains("export"))
    }
  }

  @Test func `text on a terminal cannot move its cursor`() async throws {
    #expect(try run("history", "import", try export(1)).code == 0)
    let ollatui = try Ollatui(["history", "show", "word1 \u{1B}[31m"], home: home)
    try await ollatui.terminal.waitFor("word1 ␛[31m", within: .seconds(20))
    #expect(try await ollatui.terminal.waitForExit(within: .seconds(20)) == .exited(0))
  }
}
