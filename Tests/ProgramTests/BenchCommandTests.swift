import FaultServer
import Foundation
import History
import TerminalRig
import Testing
import Transcript

/// `ollatui bench` as scripts run it: Ctrl+C, exit codes, help.
@Suite struct BenchCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func process(_ arguments: [String], at server: FaultServer?) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try BuiltProduct.executable("ollatui"))
    process.arguments = arguments
    process.environment = home.environment.merging(
      ["OLLAMA_HOST": server?.url ?? "127.0.0.1:1"]) { $1 }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    return (process, output)
  }

  private func run(_ arguments: String..., at server: FaultServer? = nil) throws -> (Int32, String)
  {
    let (process, output) = try process(arguments, at: server)
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a signal prints what there is and ends with its code`(signal: Int32, code: Int32) throws {
    // The last one of three replies never comes.
    let reply = [Step].chatReply(["Once"])
    let server = try FaultServer(replies: [reply, reply, reply, [.stallForever]])
    let (process, output) = try process(
      ["bench", "m", "--cold", "0", "--warmup", "0", "--prompt", "why?"], at: server)
    try process.run()
    try server.waitForRequest(4, to: "/api/chat")
    kill(process.processIdentifier, signal)
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == code)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("eval rate") && text.contains("interrupted"))
    try server.waitForDisconnect(of: server.connections.count)
  }

  @Test func `a kill loses none of the runs that have ended`() throws {
    // What is asked: a preparation, a prompt, the same again, and one whose reply never comes.
    let reply = [Step].chatReply(["Once"])
    let server = try FaultServer(replies: [reply, reply, reply, [.stallForever]])
    let (process, _) = try process(
      ["bench", "m", "--cold", "0", "--warmup", "0", "--prompt", "why?", "--save"], at: server)
    try process.run()
    try server.waitForRequest(4, to: "/api/chat")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let store = try HistoryStore(path: home.path + "/data/ollatui/history.sqlite")
    let kept = try #require(try store.conversations(includingArchived: true).first)
    #expect(kept.title == "bench · m" && kept.isArchived)
    let conversation = try #require(try store.conversation(kept.id)?.conversation)
    #expect(conversation.turns.map(\.prompt) == ["why?"])
    #expect(conversation.turns.first?.alternates.map(\.content) == ["Once", "Once"])
    #expect(conversation.turns.first?.alternates.map(\.state) == [.finished, .finished])
  }

  @Test func `a prompt comes from the standard input too, named as a file or as -`() throws {
    let reply = [Step].chatReply(["Once"])
    let server = try FaultServer { request in request.path == "/api/chat" ? reply : nil }
    for name in ["-", "/dev/stdin"] {
      let (process, output) = try process(
        ["bench", "m", "--cold", "0", "--warmup", "0", "--runs", "1", "--prompt", name],
        at: server)
      let input = Pipe()
      process.standardInput = input
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data("from a pipe\n".utf8))
      try input.fileHandleForWriting.close()
      _ = try output.fileHandleForReading.readToEnd()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let last = try #require(server.requests.last { $0.path == "/api/chat" })
      #expect(String(decoding: last.body, as: UTF8.self).contains("from a pipe\\n"))
    }
  }

  @Test func `exit codes tell success, failure and mistakes`() throws {
    let reply = [Step].chatReply(["Once"])
    let server = try FaultServer { request in request.path == "/api/chat" ? reply : nil }
    #expect(try run("bench", "m", "--cold", "0", "--runs", "1", at: server).0 == 0)
    #expect(try run("bench", "m").0 == 1)
    #expect(try run("bench").0 == 64)
    #expect(try run("bench", "m", "--runs", "none").0 == 64)
  }

  @Test func `help tells of the bench, and completion knows it`() throws {
    let help = try run("bench", "--help")
    #expect(help.0 == 0 && help.1.contains("USAGE: ollatui bench"))
    #expect(try run("help", "bench").1 == help.1)
    #expect(try run("--help").1.contains("bench"))
    #expect(try run("--generate-completion-script", "bash").1.contains("prompt-sizes"))
  }
}
