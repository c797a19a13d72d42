import Glibc
import Terminal
import Testing

@testable import CommandLine

@Suite struct MailboxTests {
  @Test func `events come out in order, once`() throws {
    let mailbox = Mailbox<Int>(waking: try WakeUp())
    mailbox.post(1)
    mailbox.post(2)
    #expect(mailbox.drain() == [1, 2])
    #expect(mailbox.drain() == [])
  }

  @Test func `events that merge wait as one`() throws {
    let mailbox = Mailbox<[Int]>(waking: try WakeUp()) { earlier, later in
      guard earlier.first == later.first else { return false }
      earlier += later
      return true
    }
    mailbox.post([1, 10])
    mailbox.post([2, 20])
    mailbox.post([1, 11])
    #expect(mailbox.drain() == [[1, 10, 1, 11], [2, 20]])
  }

  @Test func `one wake-up is enough until the reader has drained`() throws {
    let wakeUp = try WakeUp()
    let mailbox = Mailbox<Int>(waking: wakeUp)
    for number in 0..<100_000 { mailbox.post(number) }
    var rings: UInt64 = 0
    #expect(read(wakeUp.bell, &rings, MemoryLayout<UInt64>.size) == 8)
    #expect(rings == 1)
    #expect(mailbox.drain().count == 100_000)
  }

  @Test func `events posted from many threads all arrive`() async throws {
    let mailbox = Mailbox<Int>(waking: try WakeUp())
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask { for number in 0..<1000 { mailbox.post(task * 1000 + number) } }
      }
    }
    #expect(mailbox.drain().sorted() == Array(0..<8000))
  }
}
