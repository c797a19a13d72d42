/// The window of a model in tokens, and how it is known.
package struct ContextWindow: Hashable, Sendable {
  /// How sure the size is.
  package enum Certainty: Comparable, Hashable, Sendable {
    /// Nothing is known.
    case unknown
    /// The length the model was trained for: the window is that long at the most.
    case assumed
    /// What the request or the model's own parameters ask for.
    case asked
    /// What `/api/ps` says of the loaded model.
    case measured
  }

  /// Tokens; nil where nothing is known.
  package let size: Int?
  /// How the size is known.
  package let certainty: Certainty

  /// A window of which nothing is known.
  package static let unknown = ContextWindow()

  /// Takes the surest of what is known.
  ///
  /// - Parameters:
  ///   - measured: `context_length` of `/api/ps` after the model was loaded for such a request.
  ///   - asked: `options.num_ctx` of the request.
  ///   - preset: `PARAMETER num_ctx` of the model, by `/api/show`.
  ///   - trained: the length the model was trained for, which the server never exceeds.
  ///   - least: what the server gives the model at the least; nil: what is asked for.
  package init(
    measured: Int? = nil, asked: Int? = nil, preset: Int? = nil, trained: Int? = nil,
    least: Int? = nil
  ) {
    if let measured {
      self.init(measured, .measured)
    } else if let wanted = asked ?? preset {
      self.init(max(least ?? 0, min(wanted, trained ?? wanted)), .asked)
    } else if let trained {
      self.init(trained, .assumed)
    } else {
      self.init(nil, .unknown)
    }
  }

  private init(_ size: Int?, _ certainty: Certainty) {
    self.size = size.flatMap { $0 > 0 ? $0 : nil }
    self.certainty = self.size == nil ? .unknown : certainty
  }

  /// The smallest usual size of more than the present one in which so many tokens fit with some
  /// room for an answer: a power of two, or the trained length itself.
  ///
  /// - Parameters:
  ///   - tokens: what is to be sent, at the most.
  ///   - trained: the length the model was trained for; nil: not known, and no limit here.
  /// - Returns: nil where the model was not trained for as much.
  package func nextSize(for tokens: Int, trained: Int?) -> Int? {
    let present = size ?? 0
    if let trained, tokens >= trained || present >= trained { return nil }
    let wanted = max(tokens + Self.room(for: tokens), present + 1)
    var next = 2048
    while next < wanted, next < 1 << 30 { next *= 2 }
    return min(next, trained ?? next)
  }

  /// Tokens that are to stay free for an answer to a prompt of so many.
  package static func room(for tokens: Int) -> Int {
    min(512, max(64, tokens / 8))
  }
}
