/// How good a hit is: a sum of what speaks for it.
///
/// To weigh something new, add a term to `value`; the weights are relative to one whole word found
/// once, which is worth 2.
struct SearchScore {
  /// What was found in the text.
  let matches: SearchMatches
  /// The length of the text, in bytes.
  let length: Int
  /// Whether the conversation's title has all the words.
  let isInTitle: Bool
  /// Whether the conversation is pinned.
  let isPinned: Bool
  /// How much older than the newest candidate it is, in milliseconds.
  let age: Int64

  /// The sum.
  var value: Double {
    var sum = 0.0
    let words = Double(max(1, matches.counts.count))
    for (pattern, count) in matches.counts.enumerated() {
      // How often counts less and less, and less in a long text.
      let often = Double(min(count, 16)) / (1 + Double(length) / 4000)
      let isWhole = matches.places.contains { $0.pattern == pattern && $0.isWhole }
      sum += (1 + often / (often + 2) + (isWhole ? 1 : 0)) / words
    }
    if matches.counts.count > 1, let window { sum += 2 / (1 + Double(window) / 60) }
    if isInTitle { sum += 1 }
    if isPinned { sum += 0.5 }
    return sum + 1 / (1 + Double(age) / (30 * 86_400_000))
  }

  /// The bytes of the shortest stretch that has every pattern.
  private var window: Int? {
    let places = matches.places.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var inside = Array(repeating: 0, count: matches.counts.count)
    var missing = inside.count
    var first = 0
    var best: Int?
    for place in places {
      if inside[place.pattern] == 0 { missing -= 1 }
      inside[place.pattern] += 1
      while missing == 0 {
        let length = place.range.upperBound - places[first].range.lowerBound
        best = min(best ?? length, length)
        inside[places[first].pattern] -= 1
        if inside[places[first].pattern] == 0 { missing += 1 }
        first += 1
      }
    }
    return best
  }
}
