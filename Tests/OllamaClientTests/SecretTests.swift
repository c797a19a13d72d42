@testable import OllamaClient
import OllamaWire
import Testing

@Suite struct SecretTests {
  private let address = try? ServerAddress(parsing: "https://alice:hunter2@example.com/x")

  @Test func `user, password and key are in no description, dump or mirror`() throws {
    let configuration = ClientConfiguration(
      address: try #require(address), apiKey: Secret("sk-hunter2"))
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in ["\(configuration)", String(reflecting: configuration), dumped] {
      #expect(!text.contains("hunter2") && !text.contains("alice"))
    }
    #expect(dumped.contains("•••"))
  }

  @Test func `a secret has one look`() {
    #expect("\(Secret("a"))" == "•••")
    #expect(String(reflecting: Secret("a")) == "•••")
    #expect(Mirror(reflecting: Secret("a")).children.isEmpty)
    #expect(Secret("a") != Secret("b"))
  }

  @Test func `neither url nor display hold credentials`() throws {
    #expect(address?.baseURL == "https://example.com:443/x")
    #expect(address?.display == "https://example.com/x")
    #expect(address?.credentials == Credentials(user: Secret("alice"), password: Secret("hunter2")))
  }

  @Test func `escapes in user and password are undone`() throws {
    let address = try ServerAddress(parsing: "http://a%40b:c%2Fd%3A:e@[::1]")
    #expect(address.credentials == Credentials(user: Secret("a@b"), password: Secret("c/d::e")))
  }

  @Test(arguments: [
    ("https://example.com", true), ("ollama.com", true), ("localhost", true), ("::1", true),
    ("http://example.com", false), ("10.0.0.1:11434", false), ("https://a:b@example.com", false),
  ])
  func `the key goes out over https or to this machine, not beside a password`(
    text: String, goes: Bool
  ) throws {
    let configuration = ClientConfiguration(
      address: try ServerAddress(parsing: text), apiKey: Secret("key"))
    #expect(configuration.bearer == (goes ? Secret("key") : nil))
  }
}
