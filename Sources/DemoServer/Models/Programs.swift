/// A program for a question: in Python where it is asked for, else in Swift.
func program(asked question: String) -> String {
  question.lowercased().contains("python") ? pythonProgram : swiftProgram
}

private let swiftProgram = #"""
  Here is a program that counts the words of its input and prints the most frequent ones:

  ```swift
  import Foundation

  /// How often every word of a text occurs, without regard to case.
  func wordCounts(in text: String) -> [String: Int] {
    text.lowercased()
      .split { !$0.isLetter && $0 != "'" }
      .reduce(into: [:]) { counts, word in
        counts[String(word), default: 0] += 1
      }
  }

  var text = ""
  while let line = readLine(strippingNewline: false) {
    text += line
  }

  let top = wordCounts(in: text)
    .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    .prefix(10)

  for (word, count) in top {
    let bar = String(repeating: "▇", count: min(count, 40))
    print("\(word.padding(toLength: 16, withPad: " ", startingAt: 0)) \(bar) \(count)")
  }
  ```

  Save it as `words.swift` and run it:

  ```sh
  swiftc -O words.swift -o words
  ./words < README.md
  ```

  What to look at:

  1. `reduce(into:)` builds the dictionary in place, so no copy is made per word.
  2. `default: 0` saves the check whether the word was seen before.
  3. The sort compares pairs: more frequent words first, and equal ones by the alphabet. \#
  `a < b && c > d` would be wrong here, which is an easy mistake to make.

  It reads the input once and takes *O(n + m log m)* time for *n* letters and *m* words.
  """#

private let pythonProgram = #"""
  Here is the same idea in Python, for the primes this time:

  ```python
  import sys
  from itertools import islice


  def primes():
      """Yield every prime number in order, without an upper limit."""
      composites = {}
      candidate = 2
      while True:
          factors = composites.pop(candidate, None)
          if factors is None:
              composites[candidate * candidate] = [candidate]
              yield candidate
          else:
              for factor in factors:
                  composites.setdefault(candidate + factor, []).append(factor)
          candidate += 1


  count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
  print(*islice(primes(), count), sep=", ")
  ```

  Run it with `python3 primes.py 100`.

  - A prime is announced by *not* being in the dictionary: nothing smaller divides it.
  - Every composite number waits there with its prime factors and moves on once it is passed.
  - Unlike a sieve over a fixed range it needs no limit, only as much memory as there are primes \#
  below the square root of where it stands.
  """#
