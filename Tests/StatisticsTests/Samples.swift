import OllamaWire
import Statistics
import Transcript

/// Figures of a finished reply as a server sends them.
func figures(
  load: Duration? = .milliseconds(41), prompt: Int? = 26, cached: Int? = nil,
  promptTime: Duration? = .milliseconds(500), eval: Int? = 298,
  evalTime: Duration? = .seconds(4), total: Duration? = .seconds(5),
  firstToken: Duration? = .milliseconds(600)
) -> Figures {
  var figures = Figures()
  figures.metrics = Metrics(
    totalDuration: total, loadDuration: load, promptEvalCount: prompt,
    promptEvalCachedCount: cached, promptEvalDuration: promptTime, evalCount: eval,
    evalDuration: evalTime)
  figures.firstToken = firstToken
  figures.elapsed = total
  return figures
}

extension Double {
  /// Whether two numbers are the same but for the last digits.
  func isClose(to other: Double, within tolerance: Double = 1e-9) -> Bool {
    abs(self - other) <= tolerance * max(1, abs(other))
  }
}
