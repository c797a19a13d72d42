import Foundation
import OllamaWire
import Testing
import Transcript

@testable import History

@Suite struct SecretsTests {
  @Test func `no user, password or way to sign in is stored`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    var header = ConversationHeader(id: .first, created: time(1))
    header.host = "https://anna:hunter2@ollama.example:11434"
    let asked = AskedRequest(
      model: "llama3", mode: .chat, host: "http://anna:hun@ter2@ollama.example/base")
    let error = OllamaError(
      kind: .unauthorized,
      message: """
        no answer from http://anna:hunter2@ollama.example/api (proxy "socks5://p:hunter2@[::1]:9")
        or anna:hunter2@ollama.example; see https://ollama.com/connect?key=c2VjcmV0&x=1
        """,
      hint: "sign in at https://ollama.com/connect?key=c2VjcmV0", status: 401,
      signInURL: "https://ollama.com/connect?key=c2VjcmV0")
    try store.apply([
      .conversation(header, title: "t", leaf: nil),
      .turn(.prompt(Turn(id: turn(1), prompt: "p"), parent: nil), in: .first),
      .turn(.reply(Reply(id: turn(2), asked), parent: turn(1)), in: .first),
      .asked(turn(2), asked),
      .ended(turn(2), .failed(error), toolCalls: [], Figures()),
    ])
    let bytes = try rig.bytes()
    for secret in ["hunter2", "hun@", "ter2", "anna", "c2VjcmV0"] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    let stored = try #require(try store.conversation(.first)?.conversation)
    #expect(stored.header.host == "https://ollama.example:11434")
    let reply = try #require(stored.turns[0].reply)
    #expect(reply.asked.host == "http://ollama.example/base")
    guard case .failed(let kept) = reply.state else {
      Issue.record("it failed")
      return
    }
    #expect(kept.kind == .unauthorized)
    #expect(kept.status == 401)
    #expect(kept.hint == nil)
    #expect(
      kept.message == """
        no answer from http://ollama.example/api (proxy "socks5://[::1]:9")
        or ollama.example; see …&x=1
        """)
  }

  @Test func `a command that names a password is remembered without it, a message as it is`() throws
  {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply([
      .prompted("/set host http://anna:hunter2@here:1", time(1)),
      .prompted("is anna:pass@host a URL?", time(2)),
      .draft(.first, "/set host https://anna:hunter2@there"),
    ])
    #expect(try store.prompts() == ["is anna:pass@host a URL?", "/set host http://here:1"])
    #expect(try store.conversation(.first)?.draft == "/set host https://there")
    #expect(try rig.bytes().range(of: Data("hunter2".utf8)) == nil)
  }

  @Test(arguments: [
    ("http://localhost:11434", "http://localhost:11434"), ("[::1]:11434", "[::1]:11434"),
    ("user@host", "host"), ("a:b@host:1", "host:1"), ("https://token@host/x", "https://host/x"),
    ("", ""), ("@", ""),
  ])
  func `a host is stored without what stands before its name`(host: String, stored: String) {
    #expect(withoutCredentials(host) == stored)
  }

  @Test(arguments: [
    ("write to me@example.com", "write to me@example.com"),
    ("http://host:80/@scope/x", "http://host:80/@scope/x"),
    ("a http://u:p/w@host/x b", "a http://host/x b"), ("ftp://token@host", "ftp://host"),
    ("model \"a:b\" not found", "model \"a:b\" not found"),
  ])
  func `the text of an error keeps what is no secret`(text: String, stored: String) {
    #expect(Credentials.removed(fromText: text) == stored)
  }
}
