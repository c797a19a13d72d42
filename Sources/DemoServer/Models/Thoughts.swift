/// What the thinking model thinks: more with a higher level, nothing when it is off.
func thoughts(_ level: Thinking) -> String {
  let parts =
    switch level {
    case .off: 0
    case .low: 1
    case .on, .medium: 3
    case .high, .max: thoughtParts.count
    }
  return thoughtParts.prefix(parts).joined(separator: "\n\n")
}

private let thoughtParts = [
  """
  The user asks something, and whatever it is, I shall answer with the puzzle I know best: nine \
  coins, one of them lighter, a balance with two pans and as few weighings as possible.
  """,
  """
  One weighing has three outcomes: left is lighter, right is lighter, or they balance. So one \
  weighing can tell three groups apart, and two weighings tell 3 × 3 = 9 cases apart. There are \
  nine coins. So two weighings might just be enough, and one cannot be.
  """,
  """
  Three groups of three, then. Weigh A against B. If A is lighter, the coin is in A; if B is, it \
  is in B; if they balance, it is in C. Wait – that holds only because I know the coin is \
  *lighter*. If I did not know whether it is lighter or heavier, this would not work. But here it \
  is given.
  """,
  """
  Then three coins are left. Weigh one against another: the lighter one is it, and if they \
  balance it is the third. That makes two weighings in every case.
  """,
  """
  Let me check the worst case once more. First weighing balanced: coins 7, 8, 9 remain. Second: 7 \
  against 8. Balanced again: it is 9, which was never on the balance at all. Still two. And can \
  luck make it one? No: after one weighing three coins remain, always. So it is exactly two, and \
  the same argument gives 27 coins with three weighings.
  """,
]

/// What the thinking model answers.
let thoughtfulAnswer = """
  **Two weighings** find one light coin among nine.

  1. Weigh three coins against three others. The lighter side has the coin; if they balance, it \
  is among the three left over.
  2. Of the three that remain, weigh one against another. The lighter one is it; if they \
  balance, it is the third.

  | weighings | coins |
  |---:|---:|
  | 1 | 3 |
  | 2 | 9 |
  | 3 | 27 |
  | *n* | 3ⁿ |

  Fewer are impossible: a weighing has only three outcomes, so *n* of them tell at most 3ⁿ coins \
  apart.

  *(What I thought before this can be folded and unfolded; how long I think depends on the think \
  level.)*
  """
