/// What a loaded model takes in memory with another window.
package struct MemoryEstimate: Equatable, Sendable {
  /// A window and the bytes that the model took with it, by `/api/ps`.
  package struct Seen: Equatable, Sendable {
    /// Tokens.
    package var window: Int
    /// Bytes on all devices together.
    package var bytes: Int

    /// Makes a pair.
    package init(window: Int, bytes: Int) {
      self.window = window
      self.bytes = bytes
    }
  }

  /// How many bytes more a larger window takes.
  ///
  /// By two sizes that were seen with different windows, which is measured; else by the model's
  /// shape: `layers x key-value heads x (key length + value length) x 2 bytes` a token, the most
  /// that an unquantised cache takes.
  ///
  /// - Parameters:
  ///   - present: the window that is.
  ///   - window: the wanted one.
  ///   - seen: what `/api/ps` has said of this model.
  ///   - bytesPerToken: by the model's shape; nil: not known.
  /// - Returns: nil where nothing tells.
  package static func bytes(
    from present: Int, to window: Int, seen: [Seen], bytesPerToken: Int?
  ) -> Int? {
    guard window > present else { return nil }
    let sorted = seen.sorted { $0.window < $1.window }
    if let first = sorted.first, let last = sorted.last, last.window > first.window,
      last.bytes > first.bytes
    {
      let slope = Double(last.bytes - first.bytes) / Double(last.window - first.window)
      return Int(slope * Double(window - present))
    }
    guard let bytesPerToken, bytesPerToken > 0 else { return nil }
    let (bytes, overflows) = bytesPerToken.multipliedReportingOverflow(by: window - present)
    return overflows ? nil : bytes
  }
}
