import Files
import Foundation
import Markdown
import TextUI

/// What reading and laying out a text costs, without program and terminal.
func measureRead(_ setup: Setup) throws -> [Row] {
  let languages = try setup.languages()
  return TextKind.allCases.flatMap { kind in
    var costs: [String] = []
    var worst = Sample()
    var paced = Sample()
    for depth in [1000, 10_000, 100_000] {
      var mean = Sample()
      for _ in 0..<setup.runs {
        let cost = Reader(languages).cost(of: kind, behind: depth)
        mean.add(cost.mean / .microseconds(1))
        worst.add(cost.worst / .microseconds(1))
      }
      if depth == 1000 { paced = Reader(languages).pacedCosts(of: kind, behind: depth) }
      costs.append(String(format: "%.1f", mean.quantile(0.5)))
    }
    return [
      Row(
        what: "\(kind): a token behind 1,000, 10,000, 100,000 in a reply",
        figure: costs.joined(separator: ", ") + " µs; worst " + worst.text("µs", decimals: 0)
          + "; 100 a second " + paced.text("µs", decimals: 0)),
      wholeRow(kind, languages, setup),
    ]
  }
}

/// A text of 100,000 tokens at once.
private func wholeRow(_ kind: TextKind, _ languages: CodeLanguages, _ setup: Setup) -> Row {
  var time = Sample()
  let text = Answers.tokens(100_000, of: kind, marks: false).joined()
  let megabytes = Double(text.utf8.count) / 1_048_576
  for _ in 0..<setup.runs {
    time.add(Reader(languages).cost(of: text))
  }
  let rate = String(format: "%.0f MB/s", megabytes / (time.quantile(0.5) / 1000))
  return Row(
    what: "\(kind): 100,000 tokens read at once",
    figure: time.text("ms", decimals: 0) + ", " + rate)
}

/// A text that grows, laid out for the screen.
private struct Reader {
  private var text = ""
  private var layout: DocumentLayout

  init(_ languages: CodeLanguages) {
    layout = DocumentLayout(role: .text, languages: languages, LayoutOptions(columns: 119))
  }

  /// Takes a piece in; how long that took.
  mutating func take(_ piece: String) -> Duration {
    let start = ContinuousClock.now
    text += piece
    _ = layout.grow(text)
    return .now - start
  }

  /// The cost of a whole text.
  consuming func cost(of text: String) -> Duration {
    var reader = self
    return reader.take(text)
  }

  /// The mean and the greatest cost of the tokens behind so many others.
  consuming func cost(of kind: TextKind, behind depth: Int) -> (mean: Duration, worst: Duration) {
    let count = 2000
    let tokens = Answers.tokens(count, of: kind, behind: depth, marks: false)
    var reader = self
    _ = reader.take(tokens[..<depth].joined())
    var (sum, worst) = (Duration.zero, Duration.zero)
    for token in tokens[depth...] {
      let time = reader.take(token)
      sum += time
      worst = max(worst, time)
    }
    return (sum / count, worst)
  }
}

extension Reader {
  /// The costs of tokens that come 100 a second, in µs: others have the processor's caches meanwhile.
  fileprivate consuming func pacedCosts(of kind: TextKind, behind depth: Int) -> Sample {
    let tokens = Answers.tokens(300, of: kind, behind: depth, marks: false)
    var reader = self
    var costs = Sample()
    _ = reader.take(tokens[..<depth].joined())
    for token in tokens[depth...] {
      pause(.milliseconds(10))
      costs.add(reader.take(token) / .microseconds(1))
    }
    return costs
  }
}

extension Setup {
  /// The languages that code is coloured in, found as the program finds them.
  func languages() throws -> CodeLanguages {
    guard let folder = ResourceFolder.find(executable: binary) else { throw NothingCame() }
    return CodeLanguages(LanguageFolders([folder + "/Resources/languages"]).languages().list)
  }
}
