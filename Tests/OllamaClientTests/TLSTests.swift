import Foundation
import OllamaClient
import OllamaWire
import Testing

@Suite(.timeLimit(.minutes(1)), .serialized) struct TLSTests {
  private let client = OllamaClient()

  @Test func `a certificate of a known authority is accepted`() async throws {
    let server = try SecureServer()
    let configuration = ClientConfiguration(
      address: try ServerAddress(parsing: "https://127.0.0.1:\(server.port)"),
      caFile: server.certificate.path)
    #expect(try await client.send(.version, NoBody(), to: configuration).version == "9.9.9")
  }

  @Test func `a certificate of an unknown authority is refused`() async throws {
    let server = try SecureServer()
    let address = try ServerAddress(parsing: "https://127.0.0.1:\(server.port)")
    let error = await #expect(throws: OllamaError.self) {
      try await client.send(.version, NoBody(), to: ClientConfiguration(address: address))
    }
    #expect(error?.kind == .tls)
  }

  @Test func `a certificate for another name is refused`() async throws {
    let server = try SecureServer()
    let configuration = ClientConfiguration(
      address: try ServerAddress(parsing: "https://localhost:\(server.port)"),
      caFile: server.certificate.path)
    let error = await #expect(throws: OllamaError.self) {
      try await client.send(.version, NoBody(), to: configuration)
    }
    #expect(error?.kind == .tls)
  }

  @Test func `a file of authorities that is not there is named`() async throws {
    let server = try SecureServer()
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

/// The `openssl` program as a server for 127.0.0.1, with a certificate made for the occasion.
private final class SecureServer {
  let port: Int
  let certificate: URL
  private let folder: URL
  private let process = Process()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    certificate = folder.appending(path: "certificate.pem")
    let answers = folder.appending(path: "api")
    try FileManager.default.createDirectory(at: answers, withIntermediateDirectories: true)
    let body = #"{"version":"9.9.9"}"#
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
    try answer.write(to: answers.appending(path: "version"), atomically: true, encoding: .utf8)
    let request = Process()
    request.executableURL = URL(filePath: "/usr/bin/env")
    request.arguments = """
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
      -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
      -keyout key.pem -out certificate.pem
      """.split(separator: " ").map(String.init)
    request.currentDirectoryURL = folder
    request.standardError = FileHandle.nullDevice
    try request.run()
    request.waitUntilExit()

    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = """
      openssl s_server -accept 127.0.0.1:0 -cert certificate.pem -key key.pem -HTTP
      """.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It says "ACCEPT 127.0.0.1:34567" when it listens.
    var said = ""
    while said.firstMatch(of: /ACCEPT .*:(\d+)\n/) == nil {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { break }
      said += String(decoding: bytes, as: UTF8.self)
    }
    port = try #require(
      said.firstMatch(of: /ACCEPT .*:(\d+)\n/).flatMap { Int($0.1) }, "openssl said: \(said)")
  }

  deinit {
    process.terminate()
    // A folder that stays in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }
}
