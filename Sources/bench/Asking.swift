import FaultServer
import Foundation

/// Short requests one after the other by `ollatui bench` and by one curl, over one connection each:
/// what measuring a request costs.
func measureAsking(_ setup: Setup) throws -> [Row] {
  let reply = Answers.whole(Answers.words(8))
  let server = try FaultServer(models: ["bench:latest"]) { request in
    request.path == "/api/chat" ? reply : nil
  }
  let count = 400
  var own = Asked()
  var curl = Asked()
  for _ in 0..<setup.runs {
    try own.measure(count) { try askByBench(setup, server, count) }
    try curl.measure(count) { try askByCurl(server, count) }
  }
  let difference = own.request.quantile(0.5) - curl.request.quantile(0.5)
  let whole = own.whole.quantile(0.5) - curl.whole.quantile(0.5)
  return [
    Row(
      what: "ollatui bench, \(count) short requests: a request by its own clock",
      figure: own.request.text("ms") + "; curl " + curl.request.text("ms")
        + String(format: "; %.3f ms more", difference)),
    Row(
      what: "ollatui bench, \(count) short requests: all of the process for each",
      figure: own.whole.text("ms") + "; curl " + curl.whole.text("ms")
        + String(format: "; %.3f ms more", whole)),
  ]
}

/// What requests took.
private struct Asked {
  /// Each by the clock of who asked it, in ms.
  var request = Sample()
  /// From the start of the process to its end, divided by the number of requests, in ms.
  var whole = Sample()

  mutating func measure(_ count: Int, _ ask: () throws -> [Double]) throws {
    let start = ContinuousClock.now
    let times = try ask()
    whole.add((ContinuousClock.now - start) / count)
    // The first one opens the connection.
    for time in times.dropFirst() { request.add(time) }
  }
}

/// Milliseconds of each request of `ollatui bench`.
private func askByBench(_ setup: Setup, _ server: FaultServer, _ count: Int) throws -> [Double] {
  let output = try output(of: [
    setup.binary, "bench", "bench", "--host", server.url, "--cold", "0", "--warmup", "0", "--runs",
    "\(count / 2)", "--prompt", "why?", "--format", "json",
  ])
  let document = try JSONSerialization.jsonObject(with: output) as? [String: Any]
  let models = document?["models"] as? [[String: Any]] ?? []
  let runs = models.first?["runs"] as? [[String: Any]] ?? []
  return runs.compactMap { $0["elapsed"] as? Double }.map { $0 / 1e6 }
}

/// Milliseconds of each request of a curl.
private func askByCurl(_ server: FaultServer, _ count: Int) throws -> [Double] {
  let body = #"{"model":"bench","stream":true,"messages":[{"role":"user","content":"why?"}]}"#
  let requests = (0..<count).flatMap { _ in [server.url + "/api/chat", "-o", "/dev/null"] }
  let output = try output(of: ["curl", "-sS", "-d", body, "-w", "%{time_total}\n"] + requests)
  return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { Double($0) }
    .map { $0 * 1000 }
}

/// What a program writes.
private func output(of command: [String]) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  // Nobody's own settings count.
  process.environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": NSTemporaryDirectory(),
  ]
  process.standardInput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw CommandFailed(command: command[0], status: process.terminationStatus)
  }
  return bytes
}

/// A program did not end well.
private struct CommandFailed: Error, CustomStringConvertible {
  let command: String
  let status: Int32

  var description: String { "\(command) ended with \(status)" }
}
