import Foundation

/// The `openssl` program as a server over TLS for 127.0.0.1, with a certificate made for the occasion.
///
/// It answers GET with what it was given, one connection after the other, and ends when it is released.
package final class SecureServer: Sendable {
  /// `openssl` did not do what it should.
  package struct Failure: Error {
    /// What it said.
    package let output: String
  }

  /// The port it listens on, chosen by the system.
  package let port: Int
  /// The path of its certificate (PEM), which nobody has signed but itself.
  package let certificate: String
  private let folder: URL
  private let process: Process

  /// Starts a server with JSON by path, such as `api/version`.
  package init(answers: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    certificate = folder.appending(path: "certificate.pem").path
    for (path, body) in answers {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
      try Data(answer.utf8).write(to: file)
    }
    let request = Self.openssl(
      """
      req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
      -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
      -keyout key.pem -out certificate.pem
      """, in: folder)
    try request.run()
    request.waitUntilExit()

    let output = Pipe()
    process = Self.openssl(
      "s_server -accept 127.0.0.1:0 -cert certificate.pem -key key.pem -HTTP", in: folder)
    process.standardInput = Pipe()
    process.standardOutput = output
    try process.run()
    // It says "ACCEPT 127.0.0.1:34567" when it listens.
    var said = ""
    while said.firstMatch(of: /ACCEPT .*:(\d+)\n/) == nil {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { break }
      said += String(decoding: bytes, as: UTF8.self)
    }
    guard let port = said.firstMatch(of: /ACCEPT .*:(\d+)\n/).flatMap({ Int($0.1) }) else {
      throw Failure(output: said)
    }
    self.port = port
  }

  deinit {
    process.terminate()
    // A folder that stays in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  private static func openssl(_ arguments: String, in folder: URL) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    return process
  }
}
