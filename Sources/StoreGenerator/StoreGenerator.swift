import GRDB
import History

/// Fills a store with conversations that look like a life with models; for tests and benchmarks.
///
/// The same seed gives the same store. Words follow Zipf's law; texts are English, Chinese, both
/// mixed, and code, and as long as prompts and answers are. It writes with plain SQL into the
/// columns that the search reads, and through ``SearchIndex``. A million turns take half a minute
/// without an index and some minutes with one.
package struct StoreGenerator {
  /// What the texts are made of.
  package enum Language: CaseIterable, Sendable {
    /// Invented words with the lengths and frequencies of English, and its commonest as they are.
    case english
    /// Two-character words and the commonest single characters.
    case chinese
    /// Both, in one text.
    case mixed
    /// Identifiers, keywords, brackets.
    case code
  }

  /// Four texts of English, three of Chinese, two mixed and one of code in ten.
  package static let usualLanguages: [Language] =
    Array(repeating: .english, count: 4) + Array(repeating: .chinese, count: 3)
    + [.mixed, .mixed, .code]

  /// The models that answer; the last one answers one conversation in a thousand.
  package static let models = [
    "qwen3:4b", "llama3.2:3b", "gemma3:12b", "deepseek-r1:8b", "mistral-nemo:12b", "rare:1b",
  ]

  /// What the next conversation is written in is drawn from these.
  package var languages = Self.usualLanguages
  /// When the first turn was, in milliseconds since 1970.
  package var start: Int64 = 1_672_531_200_000
  /// How many milliseconds lie between two conversations.
  package var pause: Int64 = 7_200_000
  /// How many times as long as usual the texts are.
  package var lengths = 1

  /// Whether replies have requests with figures; without them they cost less to make.
  package var hasFigures = false

  private var random: Random
  private let words: Vocabulary

  /// Makes a generator whose stores depend on the seed alone.
  package init(seed: UInt64) {
    var random = Random(state: seed)
    words = Vocabulary(&random)
    self.random = random
  }

  /// Writes conversations, each with its share of the turns.
  ///
  /// - Parameters:
  ///   - conversations: The number of conversations.
  ///   - turns: The number of turns in all.
  ///   - isIndexed: Whether the turns can be found at once.
  ///   - db: A database with the tables, inside a transaction.
  /// - Throws: What the database has to say.
  package mutating func fill(
    conversations: Int, turns: Int, isIndexed: Bool = true, _ db: Database
  ) throws {
    for index in 0..<conversations {
      let count = turns * (index + 1) / conversations - turns * index / conversations
      try addConversation(Int64(index + 1), turns: count, isIndexed: isIndexed, db)
    }
  }

  /// Writes conversations into a store, each with its share of the turns.
  ///
  /// - Parameters:
  ///   - store: The store, which has none yet.
  ///   - conversations: The number of conversations.
  ///   - turns: The number of turns in all.
  /// - Throws: What the disk has to say.
  package mutating func fill(
    _ store: HistoryStore, conversations: Int, turns: Int
  ) throws(HistoryError) {
    self = try store.write { [self] db in
      var generator = self
      try generator.fill(conversations: conversations, turns: turns, db)
      return generator
    }
  }

  private mutating func addConversation(
    _ id: Int64, turns: Int, isIndexed: Bool, _ db: Database
  ) throws {
    let language = languages[random.below(languages.count)]
    let model =
      id % 1000 == 500 ? Self.models[5] : Self.models[min(random.below(5), random.below(5))]
    var time = start + id * pause
    try db.cachedStatement(
      sql: """
        INSERT INTO conversation(id, title, model, pinned, archived, updated)
        VALUES (?, ?, ?, ?, 0, ?)
        """
    ).execute(
      arguments: [
        id, text(in: language, words: 6), model, id % 1000 == 1,
        time + Int64(turns) * 30_000,
      ])
    var parent: Int64?
    for index in 0..<turns {
      let isPrompt = index % 2 == 0
      time += Int64(2_000 + random.below(58_000))
      let turn = time << 20 | Int64(random.below(1 << 20))
      let size = lengths * (isPrompt ? 4 + random.long(24) : 20 + random.long(160))
      let text = text(in: language, words: size)
      try db.cachedStatement(
        sql: """
          INSERT INTO turn(id, conversation, parent, role, text, thinking, model, created)
          VALUES (?, ?, ?, ?, ?, '', ?, ?)
          """
      ).execute(
        arguments: [
          turn, id, parent, isPrompt ? "user" : "assistant", text, isPrompt ? nil : model, time,
        ])
      if hasFigures, !isPrompt { try addFigures(of: turn, model, db) }
      if isIndexed { try SearchIndex.add(turn: turn, to: db) }
      parent = turn
    }
    try SearchIndex.gather(beyond: SearchIndex.mostWaiting, db)
  }

  /// Writes what a reply cost: each model has a pace of its own, and one reply in thirty loads it.
  private mutating func addFigures(of turn: Int64, _ model: String, _ db: Database) throws {
    let pace = 20 + 12 * (Self.models.firstIndex(of: model) ?? 0)
    let (promptTokens, tokens) = (20 + random.long(700), 20 + random.long(300))
    let load = random.below(30) == 0 ? 1_500_000_000 + random.below(1_000_000_000) : 40_000_000
    let prompt = promptTokens * (900_000 + random.below(200_000))
    let eval = tokens * 1_000_000_000 / (pace * 10 + random.below(pace * 2)) * 10
    let total = load + prompt + eval + 2_000_000
    try db.cachedStatement(
      sql: """
        INSERT INTO request(turn, mode, host, options, total_ns, load_ns, prompt_tokens, prompt_ns,
          eval_tokens, eval_ns, first_token_ns, elapsed_ns, chunks, done_reason, arrivals, final)
        VALUES (?, 'chat', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'stop', zeroblob(?), zeroblob(300))
        """
    ).execute(
      arguments: [
        turn, random.below(3) == 0 ? "gpu:11434" : "127.0.0.1:11434",
        random.below(4) == 0 ? #"{"num_ctx":8192}"# : nil, total, load, promptTokens, prompt,
        tokens, eval, load + prompt + 30_000_000, total + 4_000_000, tokens, tokens * 2,
      ])
  }

  /// A text of about so many words.
  package mutating func text(in language: Language, words count: Int) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(count * 7)
    var sentence = 0
    for _ in 0..<count {
      let isChinese = language == .chinese || language == .mixed && random.below(10) < 4
      let isCode = language == .code && random.below(10) < 6
      let list = isCode ? words.code : isChinese ? words.chinese : words.english
      let word = list[random.below(list.count)]
      if !isChinese, let last = text.last, last != 0x0A, last != 0x20 { text.append(0x20) }
      text.append(contentsOf: word)
      sentence += 1
      if sentence > 6, random.below(8) == 0 {
        text.append(contentsOf: Self.stops[isChinese ? 1 : 0][random.below(3)])
        if random.below(6) == 0 { text.append(contentsOf: [0x0A, 0x0A]) }
        sentence = 0
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let stops: [[[UInt8]]] = [
    [Array(".".utf8), Array(",".utf8), Array("?".utf8)],
    [Array("。".utf8), Array("，".utf8), Array("？".utf8)],
  ]
}

/// Random numbers that are the same everywhere (xorshift64*).
private struct Random {
  private var state: UInt64

  init(state: UInt64) {
    self.state = state &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A number from 0 on, below the bound.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// A length with this mean, mostly less, sometimes several times as much.
  mutating func long(_ mean: Int) -> Int {
    let a = below(1000)
    let b = below(1000)
    return mean * a * b * 4 / 1_000_000 * (below(20) == 0 ? 4 : 1)
  }
}

/// Words to draw from; each stands there as often as Zipf's law wants it.
private struct Vocabulary {
  let english: [[UInt8]]
  let chinese: [[UInt8]]
  let code: [[UInt8]]

  private static let commonEnglish = """
    the of and to a in is it you that he was for on are with as I his they be at one have this \
    from or had by hot but some what there we can out other were all your when up use word how \
    said an each she which do their time if will way about many then them would write like so \
    these her long make thing see him two has look more day could go come did my sound no most \
    number who over know water than call first people may down side been now find
    """
  private static let commonChinese = """
    的 一 是 不 了 在 人 有 我 他 这 个 们 中 来 上 大 为 和 国 地 到 以 说 时 要 就 出 会 可 也 你 对 生 能 而 子 那 得 于 \
    着 下 自 之 年 我们 可以 这个 什么 没有 他们 自己 时间 问题 知道 因为 现在 如果 需要 使用 模型 进行 方法 系统 数据
    """
  private static let commonCode = """
    func let var if else return for in { } ( ) = == -> import struct case switch guard try nil \
    self.value print() get_item(i) foo_bar.baz() userName isReady count += 1 // TODO
    """

  init(_ random: inout Random) {
    english = Self.drawn(from: Self.split(Self.commonEnglish), count: 60_000) {
      Self.word(&random)
    }
    chinese = Self.drawn(from: Self.split(Self.commonChinese), count: 40_000) {
      Self.sign(&random) + Self.sign(&random)
    }
    code = Self.drawn(from: Self.split(Self.commonCode), count: 5_000) {
      var second = Self.word(&random)
      second[0] -= 0x20
      return Self.word(&random) + second
    }
  }

  private static func split(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
  }

  private static func word(_ random: inout Random) -> [UInt8] {
    var word: [UInt8] = []
    for _ in 0..<1 + random.below(2) + random.below(3) {
      word.append(Array("bcdfghjklmnprstvwzstrnlc".utf8)[random.below(24)])
      word.append(Array("aeiouaeioe".utf8)[random.below(10)])
      if random.below(3) == 0 { word.append(Array("nrstlmdx".utf8)[random.below(8)]) }
    }
    return word
  }

  /// A Chinese character, a common one much more often than a rare one.
  private static func sign(_ random: inout Random) -> [UInt8] {
    let rank = random.below(3500) * random.below(3500) / 3500
    let scalar = Unicode.Scalar(UInt32(0x4E00 + rank * 5)) ?? "中"
    return Array(String(scalar).utf8)
  }

  private static func drawn(
    from common: [[UInt8]], count: Int, _ invent: () -> [UInt8]
  ) -> [[UInt8]] {
    var list: [[UInt8]] = []
    var rank = 0
    // The share of rank r is 1/(r+2.7), as Mandelbrot corrected Zipf.
    while rank < count {
      let word = rank < common.count ? common[rank] : invent()
      let share = 60_000.0 / (Double(rank) + 2.7)
      let times = rank < 60_000 ? max(1, Int(share)) : 1
      list.append(contentsOf: repeatElement(word, count: times))
      rank += 1
    }
    return list
  }
}
