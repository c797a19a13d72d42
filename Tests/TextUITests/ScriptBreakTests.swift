import CWidth
import TextUI
import Testing

/// Where lines of the world's scripts end.
@Suite struct ScriptBreakTests {
  init() throws {
    try #require(UTF8Locale.isSet)
  }

  private func lines(_ text: String, _ columns: Int) -> [String] {
    let table = LineTable(text, columns: columns)
    return (0..<table.count).map { table.line($0, of: text) }
  }

  // MARK: - Chinese and Japanese

  static let sentences = [
    "他说：“这件事（其实）很简单！”然后——没有人知道为什么——就走了……真的吗？《红楼梦》里的「宝玉」，不也是这样？",
    "2024年12月31日，GPT-4模型的准确率达到99.5%，比Llama 3.1（8B）高出12.3个百分点；价格是￥100～200元。",
    "卡尔·马克思、列夫·托尔斯泰和让-保罗·萨特：三位作家，三种思想……谁对谁错？！",
    "「コーヒーを飲みませんか？」と彼女は言った。ちょっと待って、シュークリームも食べたい……。『銀河鉄道の夜』を読む。",
    "東京都千代田区（とうきょうと・ちよだく）では、々や〜、ゝなどの記号も使われます。ｶﾀｶﾅｰもｯです｡",
    "在Kubernetes（K8s）中，Pod是最小的部署单元；可以用kubectl get pods查看。See https://kubernetes.io/docs/concepts/！",
  ]

  /// What begins no line, and what ends none.
  private static let closers = Set<Character>(
    "、。，．：；！？）」』】》〉〕］｝”’…·・々〜～ーゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮｰｯｬｭｮ｡､｣％)]}!,.:;?%")
  private static let openers = Set<Character>("（「『【《〈〔［｛“‘￥([{")

  /// Columns that cannot be parted before a character: what keeps to it, and what that keeps to.
  private func chain(before index: String.Index, in text: String) -> Int {
    var start = text.index(before: index)
    var end = text.index(after: index)
    while start > text.startIndex, Self.closers.contains(text[start]) || text[start] == "—" {
      start = text.index(before: start)
    }
    while start > text.startIndex, Self.openers.contains(text[text.index(before: start)]) {
      start = text.index(before: start)
    }
    while end < text.endIndex, Self.closers.contains(text[end]) { end = text.index(after: end) }
    return columns(of: text[start..<end])
  }

  @Test(arguments: sentences, 4...40)
  func `no line begins with closing or ends with opening punctuation where there is a way`(
    text: String, width: Int
  ) {
    let table = LineTable(text, columns: width)
    for line in 1..<table.count {
      let start = text.utf8.index(text.startIndex, offsetBy: table.range(line).lowerBound)
      let isForced = chain(before: start, in: text) * 4 > width * 3
      let before = text[text.index(before: start)]
      #expect(
        isForced || !Self.closers.contains(text[start]) && !Self.openers.contains(before),
        "\(width): \(table.line(line - 1, of: text)) / \(table.line(line, of: text))")
    }
  }

  @Test(arguments: sentences, 12...40)
  func `numbers, words, dashes and dots are not torn`(text: String, width: Int) {
    let drawn = lines(text, width)
    for pair in ["……", "——", "99.5%", "100", "2024", "GPT", "12.3", "Llama", "Pod"] {
      let count = text.ranges(of: pair).count
      #expect(drawn.map { $0.ranges(of: pair).count }.reduce(0, +) == count, "\(pair) at \(width)")
    }
  }

  @Test(arguments: [
    ("他走了——真的", 7, ["他走", "了——真", "的"]),
    ("word—word and", 8, ["word—", "word and"]),
    ("—dijo él— y", 5, ["—dijo", "él— y"]),
    ("Kubernetes，好", 10, ["Kubernete", "s，好"]),
    ("abcdefghij.", 10, ["abcdefghi", "j."]),
    ("(abcdefghij)", 10, ["(abcdefghi", "j)"]),
    ("a!!!!!!!", 5, ["a!!!!", "!!!"]),
    ("列夫·托尔斯泰", 5, ["列夫·", "托尔", "斯泰"]),
    ("好的～～", 6, ["好", "的～～"]),
  ])
  func `a word is cut rather than a line begun with what closes it`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  // MARK: - Korean

  @Test(arguments: [
    ("나는 학교에 갔다", 10, ["나는", "학교에", "갔다"]),
    ("나는 학교에 갔다", 12, ["나는 학교에", "갔다"]),
    ("대한민국헌법제일조.", 8, ["대한민국", "헌법제일", "조."]),
    ("대한민국헌법제일.", 8, ["대한민국", "헌법제", "일."]),
    ("API를 쓴다", 6, ["API를", "쓴다"]),
    ("학교(學校)에", 9, ["학교(學", "校)에"]),
    ("ㅋㅋㅋㅋ ㅎㅎ", 8, ["ㅋㅋㅋㅋ", "ㅎㅎ"]),
  ])
  func `Korean words stay whole and are cut between syllables when longer than a line`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  // MARK: - Scripts without blanks between words

  @Test(arguments: [
    // Before a leading vowel, which begins a syllable.
    ("ภาษาไทยและเธอ", 9, ["ภาษาไทย", "และเธอ"]),
    // A blank, unless it would leave more than half of the line empty.
    ("ไทย และเธอไปแล้ว", 10, ["ไทย และเธอ", "ไปแล้ว"]),
    ("ภาษาไทย และเธอ", 11, ["ภาษาไทย", "และเธอ"]),
    // Never behind a leading vowel or before a trailing one.
    ("กกกกกเก", 6, ["กกกกก", "เก"]),
    ("กกกกกา", 5, ["กกกก", "กา"]),
    ("กกกกๆ", 4, ["กกก", "กๆ"]),
    // A consonant written below another stays with it.
    ("កកកក្ក", 4, ["កកក", "ក្ក"]),
    ("བོད་སྐད་ཡིག", 6, ["བོད་སྐད་", "ཡིག"]),
  ])
  func `Thai and its like fill their lines and break between syllables where these show`(
    text: String, columns: Int, expected: [String]
  ) {
    #expect(lines(text, columns) == expected)
  }

  @Test(arguments: 8...40)
  func `lines of Thai are never left half empty, and begin with a letter`(width: Int) {
    let text =
      "ภาษาไทยเป็นภาษาราชการของประเทศไทย เขียนติดกันโดยไม่เว้นวรรคระหว่างคำ "
      + "และใช้วรรคเมื่อจบประโยคหรือข้อความเท่านั้น ตัวอย่างเช่นประโยคนี้ก็ยาวมากๆ จริงไหม"
    let drawn = lines(text, width)
    for line in drawn.dropLast() {
      #expect((columns(of: line) + 1) * 2 >= width, "\(line)")  // A blank may hang over the edge.
    }
    for line in drawn.dropFirst() {
      #expect(!"ะาๅๆฯ◌".contains(line.first ?? "◌"), "\(line)")
    }
  }

  // MARK: - Right to left, Indic, addresses

  @Test func `Arabic, Hebrew and Hindi wrap at blanks, and nothing of them is lost`() {
    #expect(lines("مرحبا بالعالم، كيف حالك؟", 10) == ["مرحبا", "بالعالم،", "كيف حالك؟"])
    #expect(lines("שלום עולם, מה שלומך?", 10) == ["שלום עולם,", "מה שלומך?"])
    #expect(lines("नमस्ते दुनिया। आप कैसे हैं?", 10) == ["नमस्ते", "दुनिया। आप", "कैसे हैं?"])
  }

  @Test(arguments: 10...40)
  func `the lines of a long address give it back`(width: Int) {
    let address =
      "https://example.org/a/very/long-path/to_some%20thing?query=1&other=%E6%98%A5#fragment"
    let drawn = lines(address, width)
    #expect(drawn.joined() == address)
    #expect(drawn.dropLast().allSatisfy { columns(of: $0) * 2 >= width })
  }
}
