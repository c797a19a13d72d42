import Foundation
import Testing
import Transcript

@testable import Exchange

@Suite struct RequestExportTests {
  /// What a program named `curl` is given by a command: its arguments and its input.
  ///
  /// The shell is the system's; a function stands for the program.
  private func given(_ command: String, key: String? = nil) throws -> (
    arguments: [Data], input: Data
  ) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("curl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = """
      curl() {
        printf '%s\\0' "$@" >"$OUT/arguments"
        case "$*" in *@-) cat >"$OUT/input" ;; esac
      }
      \(command)
      """
    let file = folder.appendingPathComponent("script")
    try Data(script.utf8).write(to: file)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [file.path]
    shell.environment = ["OUT": folder.path, "OLLAMA_API_KEY": key ?? "", "PATH": "/usr/bin:/bin"]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    let arguments = try Data(contentsOf: folder.appendingPathComponent("arguments"))
    // Only long bodies are put in by the input.
    let input = try? Data(contentsOf: folder.appendingPathComponent("input"))
    return (
      arguments.split(separator: 0, omittingEmptySubsequences: false).dropLast(), input ?? Data()
    )
  }

  private static let hostile = [
    "'", "''", "'\\''", "\"$HOME\"", "$(id)", "`id`", "\\", "\\\\n", "a\nb\r\n", "!!", "%s",
    "\u{0}\u{1B}",
    "END_OF_BODY", "\nEND_OF_BODY\n", "END_OF_BODY_", "用中文 👩‍👩‍👧", "@file", "-o x", "; rm -rf /",
    "&& ||",
  ]

  @Test(arguments: hostile)
  func `the shell hands the body over byte by byte`(prompt: String) throws {
    let sample = conversation(prompt: prompt, answer: "x")
    let body = try #require(sample.requestBody(turn: 0, alternate: 0))
    let command = try #require(sample.curlCommand(turn: 0, alternate: 0))
    let (arguments, _) = try given(command)
    #expect(
      arguments.map { String(decoding: $0, as: UTF8.self) } == [
        "-sN", "http://127.0.0.1:11434/api/chat", "-H", "Content-Type: application/json",
        "--data-binary", body,
      ])
  }

  @Test func `a long body goes in as a here-document with an end of its own`() throws {
    let prompt = Self.hostile.joined() + String(repeating: "x'$(id)\n", count: 40_000)
    let sample = conversation(prompt: prompt, answer: "x")
    let body = try #require(sample.requestBody(turn: 0, alternate: 0))
    let command = try #require(sample.curlCommand(turn: 0, alternate: 0))
    #expect(command.contains("--data-binary @- <<'END_OF_BODY__'\n"))
    let (arguments, input) = try given(command)
    #expect(arguments.last == Data("@-".utf8))
    // JSON takes the line end of the document for nothing.
    #expect(input == Data("\(body)\n".utf8))
  }

  @Test func `the key is taken from the environment where it is run, and only if wanted`() throws {
    let sample = conversation(answer: "x")
    let command = try #require(sample.curlCommand(turn: 0, alternate: 0, usesKey: true))
    #expect(command.contains(" -H \"Authorization: Bearer $OLLAMA_API_KEY\" "))
    let (arguments, _) = try given(command, key: "k\"e'y")
    #expect(arguments.contains(Data("Authorization: Bearer k\"e'y".utf8)))
    #expect(sample.curlCommand(turn: 0, alternate: 0)?.contains("Authorization") == false)
  }

  @Test func `it asks the server that the reply came from, by itself`() {
    let sample = sampleConversation()
    #expect(
      sample.curlCommand(turn: 1, alternate: 0)?.hasPrefix(
        "curl -sN http://gpu.example.com:11434/api/chat -H") == true)
    let other = CurlCommand(
      host: "https://u:p@h.example/a b'/?k=v", path: "/api/generate", body: "{}", usesKey: false)
    #expect(
      other.text == """
        curl -sN 'https://h.example/a b'\\''/api/generate' -H 'Content-Type: application/json' \
        --data-binary '{}'

        """)
  }

  @Test func `the body is the one that went out`() {
    #expect(
      sampleConversation().requestBody(turn: 0, alternate: 1) == """
        {"keep_alive":"5m","messages":[{"content":"Be brief.","role":"system"},\
        {"content":"How do I sum 1…n?","role":"user"}],"model":"qwen3:4b",\
        "options":{"seed":7,"temperature":0.5},"stream":true,"think":true}
        """)
  }

  @Test func `what was not sent has no request`() {
    var sample = conversation(answer: "x")
    sample.update(turn: 0) { turn in turn.update(alternate: 0) { $0.asked.sent = [] } }
    #expect(sample.requestBody(turn: 0, alternate: 0) == nil)
    #expect(sample.curlCommand(turn: 0, alternate: 0) == nil)
    #expect(sample.curlCommand(turn: 5, alternate: 0) == nil)
    #expect(sample.curlCommand(turn: 0, alternate: 5) == nil)
  }
}
