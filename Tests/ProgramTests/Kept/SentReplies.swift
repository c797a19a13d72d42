import FaultServer
import Foundation
import Synchronization

/// A reply of which every word is found nowhere else.
struct SentReply: Sendable {
  /// Counted from 0.
  let number: Int
  /// The words, in their order.
  let words: [String]
  /// When each of them went out.
  let log = PaceLog()
  /// Opens when so many words have gone out as the test wants to wait for.
  let reached = Gate()

  /// All the text that was sent.
  var text: String { words.prefix(log.sent.count).joined() }

  /// The text of the words that were sent before a moment.
  func text(before moment: ContinuousClock.Instant) -> String {
    words.prefix(log.sent.prefix { $0 < moment }.count).joined()
  }

  /// When the first word was sent that a text lacks; nil: it lacks none.
  func firstMissing(in text: String) -> ContinuousClock.Instant? {
    var length = 0
    let count = words.prefix { word in
      length += word.utf8.count
      return length <= text.utf8.count
    }.count
    let sent = log.sent
    return count < sent.count ? sent[count] : nil
  }

  /// What the server does: a word every eight milliseconds.
  func script(_ mark: Int) -> [Step] {
    let lines = words.map { word in
      let line = "{\"model\":\"tiny\",\"message\":{\"role\":\"assistant\",\"content\":\"\(word)\"}}"
      return Array("\(String(line.utf8.count + 1, radix: 16))\r\n\(line)\n\r\n".utf8)
    }
    let pace = Duration.milliseconds(8)
    return [
      .head(), .paced(Array(lines[..<mark]), every: pace, log), .open(reached),
      .paced(Array(lines[mark...]), every: pace, log), .done(), .end,
    ]
  }
}

/// What a server has sent to one program after the other.
final class SentReplies: Sendable {
  private struct State {
    var planned: (reply: SentReply, mark: Int)?
    var sent: [SentReply] = []
    var count = 0
  }

  private let state = Mutex(State())

  /// All that were asked for, in their order.
  var all: [SentReply] { state.withLock { $0.sent } }

  /// Says how the next reply is to be.
  ///
  /// - Parameters:
  ///   - words: how many words it has.
  ///   - mark: after how many of them its gate opens.
  /// - Returns: the reply.
  func plan(words: Int = 300, mark: Int) -> SentReply {
    state.withLock { state in
      let number = state.count
      state.count += 1
      let reply = SentReply(number: number, words: (0..<words).map { "r\(number)-\($0) " })
      state.planned = (reply, mark)
      return reply
    }
  }

  /// Answers a request.
  func answer(_ request: RecordedRequest) -> [Step]? {
    guard request.path == "/api/chat" else { return nil }
    return state.withLock { state in
      guard let (reply, mark) = state.planned.take() else { return nil }
      state.sent.append(reply)
      return reply.script(mark)
    }
  }
}
