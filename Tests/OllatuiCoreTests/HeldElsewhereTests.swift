import OllamaWire
import TextUI
import Testing
import Transcript

@testable import OllatuiCore

/// Messages that wait for an answer in conversations that are not shown.
@Suite struct HeldElsewhereTests {
  /// A long message that waited for the server in a conversation that one has left.
  private func left(columns: Int = 90) -> Drive {
    var drive = Drive(columns: columns, rows: 30, model: nil, installed: nil)
    let id = drive.model.server.identity.id
    drive.send(.modelsListed(id, .failure(.refused(host: "127.0.0.1:11434"))))
    drive.submit(Sample.endless)
    drive.press(.control("n"))
    drive.list(["llama3:latest"])
    return drive
  }

  @Test
  func `what does not fit waits in a conversation that is not shown, and is asked about there`() {
    var drive = left()
    #expect(drive.count(.showModel(drive.model.server.identity.id, "llama3:latest")) == 1)
    drive.tell(trained: 512)
    drive.wait(.seconds(1))
    #expect(drive.chats.isEmpty)
    #expect(!drive.isAskingOfWindow)
    #expect(drive.status.contains("1 message waits elsewhere"))
    drive.press(Key(.function(3)))
    #expect(drive.screen.contains("waits for your answer"))
    drive.press(Key(.down), Key(.enter))
    // The list stays beside it until Enter is pressed once more.
    #expect(!drive.isAskingOfWindow)
    drive.press(Key(.enter))
    #expect(drive.isAskingOfWindow)
    #expect(!drive.status.contains("elsewhere"))
    drive.press(Key(.enter))
    #expect(drive.isAskingOfWindow)
    drive.wait(.milliseconds(400))
    drive.press(Key(.enter))
    #expect(drive.lastSent == [Sample.endless])
  }

  @Test func `what fits goes out from there, and what nobody tells of as well`() {
    var drive = left()
    drive.tell(trained: 32_768)
    #expect(drive.lastSent == [Sample.endless])
    drive = left()
    drive.wait(.milliseconds(250))
    #expect(drive.lastSent == [Sample.endless])
    #expect(!drive.status.contains("elsewhere"))
  }

  @Test func `another server does not let a message go that waits in a conversation not shown`() {
    var drive = left()
    drive.tell(trained: 512)
    drive.send(
      .connected(ServerIdentity(id: ConnectionID(value: 1), display: "other:1", isLocal: false)))
    drive.list(["llama3:latest"])
    drive.send(.runningListed(ConnectionID(value: 1), .success([])))
    #expect(drive.chats.isEmpty)
    drive.tell(trained: 512)
    drive.wait(.seconds(1))
    #expect(drive.chats.isEmpty)
    #expect(drive.status.contains("1 message waits elsewhere"))
  }

  @Test func `what waits there goes out too once nobody wants to be asked`() {
    var drive = left()
    drive.tell(trained: 512)
    drive.ask("/set truncation-guard off")
    #expect(drive.lastSent == [Sample.endless])
    #expect(!drive.status.contains("elsewhere"))
  }
}
