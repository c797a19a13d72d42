import FaultServer
import Foundation
import OllamaClient
import OllamaWire
import Testing

/// In processes of their own, since they count what a process has.
#if os(Linux)
  @Suite(.timeLimit(.minutes(1))) struct ResourceTests {
    @Test func `an idle client with an open connection does not wake`() async {
      await #expect(processExitsWith: .success) {
        let server = try FaultServer { request in
          request.path == "/api/chat" ? .chatReply(["a"]) : [.stallForever]
        }
        let idle = OllamaClient()
        #expect(try ReplyLog(idle, ClientConfiguration(server)).end() == .finished)
        let thread = try #require(networkThreads().first)
        // Another client's timeout is the clock.
        var configuration = try ClientConfiguration(server)
        configuration.firstTokenTimeout = .milliseconds(100)
        let clock = OllamaClient()
        let request = ReplyRequest.generate(GenerateRequest(model: "tiny", prompt: "x"))
        _ = try ReplyLog(clock, configuration, id: 1, request: request).end()
        let before = try #require(switches(of: thread))
        configuration.firstTokenTimeout = .milliseconds(1500)
        _ = try ReplyLog(clock, configuration, id: 2, request: request).end()
        #expect(switches(of: thread) == before)
        idle.close()
      }
    }

    @Test func `no request leaves memory or a connection behind`() async {
      await #expect(processExitsWith: .success) {
        let server = try FaultServer { request in
          let isLate = request.number % 3 == 0
          return isLate ? [.head(), .chat("a"), .stallForever] : .chatReply(["a"])
        }
        let configuration = try ClientConfiguration(server)
        let client = OllamaClient()
        func ask(_ numbers: Range<Int>) throws {
          for number in numbers {
            let log = ReplyLog(client, configuration, id: number)
            try log.waitUntil("chunk") { $0.merged.content == "a" ? true : nil }
            if number % 3 == 0 { client.cancel(log.id) }
            _ = try log.end()
          }
        }
        try ask(1..<301)
        let before = residentPages()
        try ask(301..<1801)
        // The server keeps a record of 1 KB for each; a leaked handle would be 10 times that.
        #expect(residentPages() - before < 1500)
        client.close()
        try server.waitUntil("the end of all connections") { seen in
          seen.connections.allSatisfy { $0.end != nil } ? true : nil
        }
      }
    }

    @Test func `the network thread starts with the first request and not before`() async {
      await #expect(processExitsWith: .success) {
        let client = OllamaClient()
        let address = try ServerAddress(parsing: ":\(try FaultServer.refusingPort())")
        #expect(networkThreads().isEmpty)
        _ = try ReplyLog(client, ClientConfiguration(address: address)).end()
        #expect(networkThreads().count == 1)
      }
    }
  }

  private func networkThreads() -> [String] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return threads.filter { thread in
      (try? String(contentsOfFile: "/proc/self/task/\(thread)/comm", encoding: .utf8))
        == "ollama-network\n"
    }
  }

  /// How often a thread went to sleep or was put aside.
  private func switches(of thread: String) -> Int? {
    let status = try? String(contentsOfFile: "/proc/self/task/\(thread)/status", encoding: .utf8)
    return status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      .flatMap { Int($0.filter(\.isNumber)) }
  }

  private func residentPages() -> Int {
    let numbers = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return numbers.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
#endif
