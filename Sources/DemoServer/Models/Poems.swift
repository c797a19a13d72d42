/// A poem for a question, chosen by a character or a word in it.
///
/// To add one, add a row; the first is the one for every other question.
func poem(asked question: String) -> String {
  let question = question.lowercased()
  let chosen = poems.first { poem in poem.words.contains { question.contains($0) } }
  return (chosen ?? poems[0]).text
}

/// All by poets of the Tang dynasty, long in the public domain.
private let poems: [(words: [String], text: String)] = [
  (
    ["月", "夜", "moon", "night"],
    """
    ## 静夜思 🌙

    **李白**（唐）

    床前明月光，
    疑是地上霜。
    举头望明月，
    低头思故乡。

    ---

    写诗的人在旅途中，一个秋夜，月光落在床前，像一层薄薄的霜 ❄️。他抬头看月，低头想家 🏡——\
    二十个字，一千三百年，没有一个字旧了。

    想读别的？问我*春天* 🌸、*秋天* 🍂、*登高*或者*酒* 🍶。
    """
  ),
  (
    ["春", "spring", "花"],
    """
    ## 春晓 🌸

    **孟浩然**（唐）

    春眠不觉晓，
    处处闻啼鸟。
    夜来风雨声，
    花落知多少。

    ---

    清晨醒来，先听见鸟 🐦，再想起昨夜的风雨 🌧️。诗人没有起身去看，只问了一句：落了多少花？\
    全家人都还睡着 👨‍👩‍👧。
    """
  ),
  (
    ["秋", "autumn", "fall", "山"],
    """
    ## 山居秋暝 🍂

    **王维**（唐）

    空山新雨后，天气晚来秋。
    明月松间照，清泉石上流。
    竹喧归浣女，莲动下渔舟。
    随意春芳歇，王孙自可留。

    ---

    「明月松间照」是光，「清泉石上流」是声。雨后的山里什么都没有，又什么都有 ⛰️。
    """
  ),
  (
    ["登", "高", "楼", "climb", "tower", "river"],
    """
    ## 登鹳雀楼 🗼

    **王之涣**（唐）

    白日依山尽，
    黄河入海流。
    欲穷千里目，
    更上一层楼。

    ---

    前两句写看见的，后两句写还没看见的。再上一层吧 👍🏽！
    """
  ),
  (
    ["酒", "wine", "drink", "friend"],
    """
    ## 月下独酌（其一）🍶

    **李白**（唐）

    花间一壶酒，独酌无相亲。
    举杯邀明月，对影成三人。
    月既不解饮，影徒随我身。
    暂伴月将影，行乐须及春。

    ---

    一个人喝酒，数一数却有三个：他、月亮 🌕 和影子 👤。
    """
  ),
]
