/// The kinds of text that answers are made of, each cut into pieces as models send them.
enum TextKind: String, CaseIterable {
  case prose, markdown, cjk, emoji, code
  /// Prose without a line break.
  case line

  /// One pass of the text in pieces.
  var pieces: [String] {
    switch self {
    case .prose: Self.words + ["\n\n"]
    case .line: Self.words
    case .cjk: Self.scalars(Self.cjkText)
    case .emoji: Self.scalars(Self.emojiText)
    case .markdown: Self.tokens(Self.markdownText)
    case .code: Self.tokens(Self.codeText)
    }
  }

  /// What stands before the first pass, and is closed behind the last.
  var opening: String {
    self == .code ? "```swift\n" : ""
  }

  // MARK: - Cutting

  private static var words: [String] {
    (proseText + proseText).split(separator: " ").map { $0 + " " }
  }

  /// Cut without regard to what a reader sees as one: clusters come in several pieces.
  private static func scalars(_ text: String) -> [String] {
    var pieces: [String] = []
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let count = [1, 2, 1, 3][pieces.count % 4]
      pieces.append(String(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }

  /// Short words with the space before them, digits by three, signs one by one.
  private static func tokens(_ text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      if let last = pieces.last, joins(character, to: last) {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  private static func joins(_ character: Character, to piece: String) -> Bool {
    guard let last = piece.last else { return true }
    if last == " " { return character == " " || (piece == " " && character.isLetter) }
    if last.isLetter { return character.isLetter && piece.count < 7 }
    if last.isNumber { return character.isNumber && piece.count < 3 }
    return character == last && (last == "\n" || last == "`")
  }
}

// MARK: - Texts

extension TextKind {
  private static let proseText = """
    The terminal is a grid of cells and whoever draws on it sends what has changed since the last \
    frame because every byte costs time on its way and a reader wants each word at once .
    """

  private static let markdownText = """
    ## A kettle, step by step

    Water boils at **100 °C** at sea level, and *a little below* on a hill; the [table of \
    pressures](https://example.com/pressure) has the rest, or call `boilingPoint(at:)` yourself.

    1. Fill the kettle, but not beyond the mark.
    2. Switch it on.
       - A blue light says that it heats.
       - It clicks when it is done.
    3. Wait: about 150 seconds for a litre with 2,200 watts, ~~180~~ measured twice.

    - [x] lid closed
    - [ ] cups on the table

    | height | pressure | boils at |
    | :--- | ---: | :---: |
    | 0 m | 1013 hPa | 100.0 °C |
    | 1,500 m | 845 hPa | 95.0 °C |
    | 3,000 m | 701 hPa | 90.0 °C |

    > Never leave it on without water, even where the maker says that it switches itself off.

    ```swift
    func boilingPoint(at height: Double) -> Double {
      // About half a degree for every 150 metres.
      let drop = height / 150 * 0.5
      return 100 - drop  // in °C
    }
    ```

    The energy is $E = m c \\Delta T$, so that for one litre from 20 °C

    $$E = 1 \\cdot 4186 \\cdot 80 \\approx 335000$$

    joules are needed; see https://example.org/heat for where they go.

    ---


    """

  private static let cjkText = """
    水烧开的时候，先有细小的气泡从壶底升起，然后整壶水翻滚起来。\
    “别急，”他说，“茶要用刚开的水，不过绿茶要等它凉一凉（大约八十度）。”
    于是我们坐下来，看窗外的雨落在石板路上。

    お湯が沸くと、やかんは小さな音を立てます。「もう少し待ってください」と彼女は言って、\
    カップを二つ並べました。雨はまだ降っていて、庭の石が光っていました。

    물이 끓으면 주전자가 작은 소리를 냅니다. 조금만 기다리면 차를 마실 수 있습니다. \
    창밖에는 비가 내리고, 길은 조용했습니다.


    """

  private static let emojiText = """
    Tea time 🍵! The whole family 👨‍👩‍👧‍👦 is here, and the neighbours 👩🏾‍🤝‍👨🏼 too 👋🏿. From 🇯🇵 to 🇧🇷 \
    everybody likes it ❤️, 1️⃣ cup or 2️⃣ ; the pirate 🏴‍☠️ wants rum ☹︎, the cook 🧑🏽‍🍳 says café, \
    नमस्ते says the guest, the cat 🐈‍⬛ sleeps 😴😺😻, and nobody minds 🤷🏼‍♂️ ✨.


    """

  private static let codeText = #"""
    /// Cups that wait to be filled.
    struct Tray: Sendable {
      private(set) var cups: [Cup] = []
      var label = "tray no. \(Int.random(in: 1...99))"

      /* Adds a cup; /* a full tray */ takes none. */
      mutating func add(_ cup: Cup) throws(TrayError) {
        guard cups.count < 12 else { throw .full(limit: 12, name: "tray \"A\"") }
        cups.append(cup)
      }

      func filled(by litres: Double = 0.25) -> [Cup] {
        cups.map { cup in
          var cup = cup
          cup.content += litres * 0x10 / 16.0e0  // as measured
          return cup
        }
      }
    }


    """#
}
