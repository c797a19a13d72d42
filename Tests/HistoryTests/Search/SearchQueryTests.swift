import Testing

@testable import History

@Suite struct SearchQueryTests {
  @Test func `filters are told from words`() {
    #expect(
      SearchQuery(typed: "swift model:qwen role:user since:2026-01-01 until:2026-02 pinned: poem")
        == SearchQuery(
          text: "swift poem", model: "qwen", role: .user, since: 1_767_225_600_000,
          until: 1_772_323_199_999, isPinned: true))
    #expect(
      SearchQuery(typed: "pinned:no role:model")
        == SearchQuery(text: "", role: .assistant, isPinned: false))
    #expect(SearchQuery(typed: "MODEL:\"my model\"") == SearchQuery(text: "", model: "my model"))
  }

  @Test func `what is no filter is a word`() {
    for typed in ["colour:red", "https://a.b", "\"role:user\"", "since:yesterday", "role:dog", ":"]
    {
      #expect(SearchQuery(typed: typed) == SearchQuery(text: typed))
    }
  }

  @Test func `a filter that is still being typed filters nothing`() {
    for typed in [
      "model:", "role:", "role:us", "since:", "since:20", "until:2026-1-", "since:2026-13",
    ] {
      #expect(SearchQuery(typed: typed) == SearchQuery(text: ""), "\(typed)")
    }
  }

  @Test func `a filter that can't be read is told from words and from what is still being typed`() {
    for typed in [
      "since:yesterday", "role:dog", "since:2026-13", "until:2026-02-41", "since:1950",
      "until:20260",
    ] {
      #expect(SearchQuery.unread(in: "poem \(typed) pinned:") == [typed])
    }
    for typed in [
      "colour:red", "https://a.b", "\"role:dog\"", ":", "model:", "role:us", "since:", "since:20",
      "since:2026", "until:2026-", "until:2026-1-", "since:2026-0", "since:2026-01-31",
    ] {
      #expect(SearchQuery.unread(in: typed) == [], "\(typed)")
    }
  }

  @Test func `days begin by the clock of the user`() {
    let query = SearchQuery(typed: "since:2026-11-26 until:2026-11-26", offset: 3600)
    #expect(query.since == 1_795_647_600_000)
    #expect(query.until == 1_795_733_999_999)
    #expect(SearchQuery(typed: "since:2024-02-29").since == 1_709_164_800_000)
    #expect(SearchQuery(typed: "until:2024").until == 1_735_689_599_999)
  }

  private static let hostile = [
    "\"", "\"\"", "\"\"\"", "'", "*", "a*", "(", ")", "a AND", "OR", "NOT a", "NEAR(a b)", "^a",
    "-a",
    "a:b", "terms:a", "{a b}: c", "+", "a + b", "\\", ";--", "%", "=t", "==abc", "=c1",
    "\u{0}\u{1}",
    "\u{FFFD}", "\u{202E}", "\u{301}", "e\u{301}\u{301}\u{301}", "\u{1F3FD}", "\u{200D}",
    "\u{10FFFF}",
    "model:\"", "model:*", "model:'", "pinned:\"", "since:-1", "since:9999999999999999999999",
    "until:0",
    "since:2026-00-00", String(repeating: "a ", count: 5_000),
    String(repeating: "春", count: 50_000),
    String(repeating: "\"", count: 999), String(repeating: "(", count: 5_000),
    String(repeating: "e\u{301}", count: 3_000),
    (0..<3_000).map(String.init).joined(separator: " "),
  ]

  @Test(arguments: hostile)
  func `nothing that is typed is an error`(typed: String) throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1, title: "a (b) c", model: "m")
    try rig.add("a b c NOT a", minute: 1)
    _ = try rig.newest(typed)
    _ = try rig.ranked(typed)
    _ = try rig.newest("a \(typed)")
  }

  @Test func `the index's own terms are found by nobody who types them`() throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    try rig.add("nothing like it", minute: 1)
    #expect(try rig.newest("=t") == [])
    #expect(try rig.newest("=c1 =u") == [])
  }

  @Test func `blanks alone and nothing find nothing`() throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1, title: "title")
    try rig.add("text", minute: 1)
    for typed in ["", " ", "\n\t", "\"\"", "...", "model:"] {
      #expect(try rig.newest(typed) == [])
    }
  }
}
