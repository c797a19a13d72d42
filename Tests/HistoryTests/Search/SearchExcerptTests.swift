import Testing

@testable import History

@Suite struct SearchExcerptTests {
  private func hit(_ text: String, _ typed: String) throws -> SearchHit {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    try rig.add(text, minute: 1)
    return try #require(try rig.newest(typed).first)
  }

  @Test(arguments: [
    ("写一首关于春天的诗", "春天", ["春天"]), ("春天，春天", "春天", ["春天", "春天"]), ("春春春", "春", ["春", "春", "春"]),
    ("Crème brûlée", "creme brul", ["Crème", "brûl"]), ("cafe\u{301}s", "cafe", ["cafe\u{301}"]),
    ("a👍🏽b 👍", "👍", ["👍🏽", "👍"]), ("x 👩‍👩‍👧 y", "👩", ["👩‍👩‍👧"]), ("🇩🇪🇫🇷", "🇫🇷", ["🇫🇷"]),
    ("foo_bar.baz() foo", "foo_bar.baz()", ["foo_bar.baz()"]), ("b a b", "a b", ["b", "a", "b"]),
    ("the **old**\n\nman.", "\"old man\"", ["old** man"]), ("안녕하세요", "하세", ["하세"]),
    ("die Straße", "strasse", ["Straße"]), ("Straßen", "stras", ["Straß"]), ("ssa", "ß", ["ss"]),
    ("oﬃces, offices", "off", ["oﬃ", "off"]), ("ﬁ", "f", ["ﬁ"]), ("xﬁ ﬁx", "\"fi", ["ﬁ"]),
    ("a cafﬀ\u{301}s", "caff", ["cafﬀ\u{301}"]),
  ])
  func `marks hold what was found in whole characters`(
    text: String, typed: String, marked: [String]
  ) throws {
    #expect(try hit(text, typed).marked == marked)
  }

  @Test func `an excerpt is one line around the find`() throws {
    let before = (1...200).map { "word\($0)" }.joined(separator: " ")
    let found = try hit("\(before)\n\n\tneedle\r\n\u{1B}[31m\u{7} after \(before)", "needle")
    #expect(
      found.excerpt
        == "…word196 word197 word198 word199 word200 needle [31m after word1 word2 word3 word4 "
        + "word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16…")
    #expect(found.marked == ["needle"])
    #expect(found.position == before.utf8.count + 3)
  }

  @Test func `an excerpt never cuts a character`() throws {
    for shift in 0..<8 {
      let family = String(repeating: "👩‍👩‍👧", count: 300)
      let text = String(repeating: "x", count: shift) + family + " needle " + family
      let found = try hit(text, "needle")
      #expect(found.marked == ["needle"])
      #expect(found.excerpt.allSatisfy { "…x needl👩‍👩‍👧".contains($0) }, "\(found.excerpt)")
    }
  }

  @Test func `the excerpt shows the words close together`() throws {
    let filler = String(repeating: "lorem ipsum ", count: 100)
    let found = try hit("red \(filler) red green \(filler) green", "red green")
    #expect(found.marked == ["red", "green"])
    #expect(found.position == "red \(filler) ".utf8.count)
  }

  @Test func `a character of a million scalars breaks nothing`() throws {
    let heap = "e" + String(repeating: "\u{301}", count: 500_000)
    let found = try hit("\(heap) needle \(heap)", "needle")
    #expect(found.marked == ["needle"])
    #expect(found.excerpt.utf8.count < 4_000)
  }

  @Test func `the whole word, the near words and the newer text rank higher`() throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    try rig.add(conversation: 2, title: "Swift", isPinned: true)
    try rig.add("swiftly done", minute: 5)
    try rig.add("swift done", minute: 4)
    try rig.add("swift " + String(repeating: "and so on ", count: 50) + "done", minute: 3)
    try rig.add("swift done", minute: 1, conversation: 2)
    let ranked = try rig.ranked("swift done").compactMap { $0.turn.map { ($0 >> 20) / 60_000 } }
    #expect(ranked.first == 1)
    #expect(ranked[1] == 4)
    #expect(Set(ranked) == [1, 3, 4, 5])
  }
}
