import SeededNumbers
/// Texts of every kind that a reply has.
enum Sample {
  static let blocks = [
    "A paragraph of plain words that is long enough to be wrapped on a screen of any usual width, "
      + "with **strong** and `code` in it.\n\n",
    "春风吹绿柳梢头，桃花含笑映溪流。燕子归来寻旧垒，一帘春色满西楼。小桥流水人家，古道西风瘦马。\n\n",
    "# A heading\n\n",
    "## 二级标题 with words\n\n",
    "- one\n- two is longer than one, so long that it takes more than a line of the screen\n"
      + "  - nested\n    more of it\n\n",
    "1. first\n2. second 第二 with a tail that is wrapped where the screen is narrow enough\n\n",
    "> a quotation that goes on for a while and so on and so forth\n>\n> and a second part\n\n",
    "```swift\nlet answer = 42  // with a comment that is far too long for a narrow screen of ours\n"
      + "func f() {\n\n  print(\"春天\")\n}\n```\n\n",
    "| name | what it is | 值 |\n|:--|:-:|--:|\n| alpha | the first of all letters | 一 |\n"
      + "| beta | the second, with a longer description than the first | 二十二 |\n| c | x | 3 |\n\n",
    "---\n\n",
    "e\u{301}motions 👨‍👩‍👧 and 🇩🇪 flags, ~~struck out~~, [a link](https://a.example/x)\n\n",
  ]

  /// A text of blocks by chance.
  static func text(blocks count: Int, using generator: inout SeededNumbers) -> String {
    (0..<count).map { _ in blocks.randomElement(using: &generator) ?? "" }.joined()
  }
}
