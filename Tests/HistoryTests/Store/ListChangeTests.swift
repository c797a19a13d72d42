import OllamaWire
import Testing
import Transcript

@testable import History

/// What is done with conversations in their list.
@Suite struct ListChangeTests {
  @Test func `a name stands in the list, and without one the first prompt does again`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello\nyou", 1, "hi"))
    try store.apply([.renamed(.first, "a \u{0} name")])
    #expect(try store.conversations().map(\.title) == ["a \u{0} name"])
    #expect(try store.conversation(.first)?.conversation.header.name == "a \u{0} name")
    try store.apply([.renamed(.first, nil)])
    #expect(try store.conversations().map(\.title) == ["hello"])
    #expect(try store.conversation(.first)?.conversation.header.name == nil)
  }

  @Test func `pinned ones stand on top, and archived ones are left out unless asked`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply(answered("hello", 1, "hi"))
    try store.apply([.pinned(.first, true), .archived(.first, true)])
    #expect(try store.conversations().isEmpty)
    let all = try store.conversations(includingArchived: true)
    #expect(all.map(\.isPinned) == [true])
    try store.apply([.pinned(.first, false), .archived(.first, false)])
    #expect(try store.conversations().map(\.isPinned) == [false])
  }

  @Test func `what is done with a conversation that is not there makes none`() throws {
    let rig = try StoreRig()
    let store = try rig.open()
    try store.apply([.renamed(.first, "x"), .pinned(.first, true), .archived(.first, false)])
    #expect(try store.conversations(includingArchived: true).isEmpty)
  }
}
