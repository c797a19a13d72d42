import Testing
import StoreGenerator

@testable import History

/// What is found in what, script by script; to add a case, add a line.
private let found: [(text: String, typed: String)] = [
  // Chinese: words of two characters, single ones, across the ends of words
  ("写一首关于春天的诗", "春天"), ("写一首关于春天的诗", "春"), ("写一首关于春天的诗", "诗"),
  ("写一首关于春天的诗", "天的"), ("写一首关于春天的诗", "关于春天的诗"), ("写一首，关于", "首，关"),
  ("写一首，关于", "写 关于"), ("𠀀𠀁", "𠀁"), ("用Swift写程序", "Swift写"), ("用Swift写程序", "swi"),
  ("第3章", "3章"), ("你好，世界。", "世界。"), ("你好,世界", "你好，世界"),
  // Japanese
  ("これはテストです", "テスト"), ("これはテストです", "です"), ("ﾃｽﾄです", "テスト"), ("ガギグ", "ｶﾞ"),
  ("が行", "か\u{3099}"), ("パン", "ハ\u{309A}ン"), ("東京都へ行く", "京都"),
  // Korean, also in parts
  ("안녕하세요 세계", "안녕"), ("안녕하세요 세계", "하세"), ("한국어", "\u{1112}\u{1161}\u{11AB}국"),
  // Thai, Hindi, Arabic, Hebrew, Russian, Greek
  ("สวัสดีครับผม", "ครับ"), ("สวัสดีครับผม", "ดี"), ("हिन्दी भाषा", "हिन्दी"), ("हिन्दी भाषा", "भा"),
  ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("Привет, мир", "ПРИВ"), ("Ὀδυσσεύς", "οδυσσευσ"),
  // Latin: beginnings, case, accents, width
  ("Hello, World", "hel"), ("Hello, World", "w"), ("Hello, World", "WORLD"), ("Hello", "h"),
  ("Crème brûlée", "creme bru"), ("creme", "Crème"), ("cafe\u{301}", "café"),
  ("café", "cafe\u{301}"),
  ("Ｆｕｌｌ", "full"), ("Łódź", "lodz"), ("Straße", "straß"), ("İstanbul", "istanbul"),
  ("naïve", "NAI"),
  ("Hello, World", "hello, wor"), ("Hello, World", "world hello"), ("it’s", "it's"),
  ("soft\u{AD}hyphen", "softhyphen"), ("zero\u{200B}width", "zerowidth"),
  // Ligatures, either way; also begun, in a row, in long words and more of them than are asked for
  ("Straße", "strasse"), ("STRASSE", "straße"), ("STRAẞE", "Strasse"), ("Straße", "stras"),
  ("ﬁle", "fi"), ("ﬁle", "f"), ("file", "ﬁle"), ("oﬃce", "off"), ("oﬃce", "OFFICE"),
  ("ofﬁce", "oﬃce"), ("Œuvre", "oeuv"), ("oeuvre", "Œ"), ("Ærø", "aero"), ("laﬆ", "last"),
  ("Ｓｔｒａße", "ｓｔｒａｓｓｅ"), ("Բարեւ և", "բարև եւ"), ("naß so", "\"nass so\""),
  ("nass so", "\"naß so\""), ("die ﬁt naß", "\"fit nass\""), ("so naß", "\"so nas"),
  ("ßßßßßßßßß x", "\"ssssssssssssssssss x\""), ("ßsßsßsßsßsßsß", "ssssssssssssss"),
  ("Straßenbahnhaltestellenschild", "strassenbahnhaltestellenschild"),
  ("Straßenbahnhaltestellenschild", "\"strassenbahnhaltestellenschild\""),
  // Digits, identifiers, symbols, addresses, emoji
  ("in 2026 or 27", "202"), ("3.14159", "3.14"), ("foo_bar.baz()", "foo_bar.baz()"),
  ("foo_bar.baz()", "bar"), ("foo_bar.baz()", "foo_bar.b"), ("foo_bar.baz()", "baz()"),
  ("let userName = 1", "name"), ("let userName = 1", "userna"), ("let userName = 1", "usern"),
  ("C++ and C#", "c++"), ("C++ and C#", "c#"), ("a->b", "a->b"),
  ("https://example.com/a/b?q=1", "https://example.com/a"), ("https://example.com", "example.com"),
  ("qwen3:4b", "qwen3:4"), ("well done 👍🏽", "👍"), ("a 👩‍👩‍👧 b", "👩‍👩‍👧"), ("to 🇩🇪", "🇩🇪"), ("5 €", "€"),
  ("nul\0byte", "nul"), ("tab\there", "here"),
  // Quotes: in a row, whatever marks and breaks lie between
  ("the old man and the sea", "\"old man\""), ("the **old**\nman", "\"old man\""),
  ("the old man", "\"the old ma"), ("to be or not to be", "\"or not to\""),
  ("say \"yes\"", "\"yes\""),
]

/// What is not found in what.
private let notFound: [(text: String, typed: String)] = [
  ("春风吹天", "春天"), ("东京 都", "京都"), ("Hello", "ello"), ("Hello", "hello world"),
  ("old and man", "\"old man\""), ("the older man", "\"old\""), ("an old manner", "\"old man\""),
  ("か", "が"), ("username", "name"), ("C", "c++"), ("foo bar", "foo_bar"), ("", "a"),
  ("of and the", "\"the of\""), ("👍", "👎"), ("2026", "26"), ("nothing", "\0"), ("nothing", "->"),
  ("Straße", "\"stras\""), ("ﬁle", "ile"), ("ﬁle", "\"f\""), ("naß so", "\"so nass\""),
]

@Suite struct FoundTests {
  @Test(arguments: found)
  func `what stands in a text is found`(text: String, typed: String) throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    try rig.add(text, minute: 1)
    try rig.add("something else", minute: 2)
    #expect(try rig.minutes(typed) == [1])
    #expect(try rig.ranked(typed).map(\.turn) == [SearchRig.turn(1)])
  }

  @Test(arguments: notFound)
  func `what does not stand in a text is not found`(text: String, typed: String) throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    try rig.add(text, minute: 1)
    #expect(try rig.newest(typed) == [])
    #expect(try rig.ranked(typed) == [])
  }

  @Test(arguments: StoreGenerator.Language.allCases)
  func `every word of a text is found, whole and begun`(language: StoreGenerator.Language) throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    var generator = StoreGenerator(seed: 7)
    for minute in 1...2 {
      let text = generator.text(in: language, words: 40)
      try rig.add(text, minute: Int64(minute))
      let words = text.split { !($0.isLetter || $0.isNumber) }
      for word in words {
        let isLong = word.count >= 3
        for typed in [word, word.prefix(isLong ? 3 : 1), word.prefix(5)] {
          #expect(try rig.minutes(String(typed)).contains(Int64(minute)), "\(typed)")
        }
      }
    }
  }

  @Test func `two words in a row of a text are found as a phrase`() throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    var generator = StoreGenerator(seed: 8)
    for minute in 1...8 {
      let text = generator.text(in: .english, words: 30)
      try rig.add(text, minute: Int64(minute))
      let words = text.split { $0 == " " || $0 == "\n" }
      for (first, second) in zip(words, words.dropFirst()) {
        #expect(try rig.minutes("\"\(first) \(second)\"").contains(Int64(minute)))
      }
    }
  }

  @Test(arguments: StoreGenerator.Language.allCases)
  func `a text is found by all of itself`(language: StoreGenerator.Language) throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    var generator = StoreGenerator(seed: 9)
    let text = generator.text(in: language, words: 900)
    try rig.add(text, minute: 1)
    #expect(try rig.minutes(text) == [1])
    #expect(try rig.minutes("\"\(text)\"") == [1])
  }

  @Test func `a word is found wherever it stands in a text of many pieces`() throws {
    let rig = try SearchRig()
    try rig.add(conversation: 1)
    // Neither blanks nor marks to cut at, so that pieces end anywhere.
    let filler = String(repeating: "春夏秋冬", count: 9_000)
    for shift in 0..<12 {
      let text = String(repeating: "x", count: shift) + filler + "山川" + filler + " needle"
      try rig.add(text, minute: Int64(shift + 1))
    }
    #expect(try rig.minutes("山川").count == 12)
    #expect(try rig.minutes("needle").count == 12)
    #expect(try rig.minutes("\"冬 needle\"").count == 12)
    #expect(try rig.newest("needle").allSatisfy { $0.marked == ["needle"] })
  }
}
