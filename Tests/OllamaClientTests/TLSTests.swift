import FaultServer
import OllamaClient
import OllamaWire
import Testing

@Suite(.timeLimit(.minutes(1)), .serialized) struct TLSTests {
  private let client = OllamaClient()
  private let answers = ["api/version": #"{"version":"9.9.9"}"#]

  @Test func `a certificate of a known authority is accepted`() async throws {
    let server = try SecureServer(answers: answers)
    let configuration = ClientConfiguration(
      address: try ServerAddress(parsing: "https://127.0.0.1:\(server.port)"),
      caFile: server.certificate)
    #expect(try await client.send(.version, NoBody(), to: configuration).version == "9.9.9")
  }

  @Test func `a certificate of an unknown authority is refused`() async throws {
    let server = try SecureServer(answers: answers)
    let address = try ServerAddress(parsing: "https://127.0.0.1:\(server.port)")
    let error = await #expect(throws: OllamaError.self) {
      try await client.send(.version, NoBody(), to: ClientConfiguration(address: address))
    }
    #expect(error?.kind == .tls)
  }

  @Test func `a certificate for another name is refused`() async throws {
    let server = try SecureServer(answers: answers)
    let configuration = ClientConfiguration(
      address: try ServerAddress(parsing: "https://localhost:\(server.port)"),
      caFile: server.certificate)
    let error = await #expect(throws: OllamaError.self) {
      try await client.send(.version, NoBody(), to: configuration)
    }
    #expect(error?.kind == .tls)
  }

  @Test func `a file of authorities that is not there is named`() async throws {
    let server = try SecureServer(answers: answers)
    let configuration = ClientConfiguration(
      address: try ServerAddress(parsing: "https://127.0.0.1:\(server.port)"),
      caFile: "/nowhere/ca.pem")
    let error = await #expect(throws: OllamaError.self) {
      try await client.send(.version, NoBody(), to: configuration)
    }
    #expect(error?.kind == .tls)
    #expect(error?.message.contains("/nowhere/ca.pem") == true)
  }
}
