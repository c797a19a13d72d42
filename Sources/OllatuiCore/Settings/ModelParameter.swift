import OllamaWire

/// One model option of `/set parameter`.
///
/// Options are the model's, not the program's: they are sent with every request of the session and
/// are no settings. Source: Ollama API, `options`; `shift` and `truncate` stand beside those in a
/// request.
package struct ModelParameter: Hashable, Sendable {
  /// What an option takes.
  package enum Kind: Hashable, Sendable {
    case integer(ClosedRange<Int64>)
    case number
    case flag
    /// One text or several.
    case texts
  }

  /// The name on the wire, such as `num_ctx`.
  package let name: String
  package let kind: Kind
  /// One line of help, without a full stop.
  package let summary: String
  /// Whether a change makes the server load the model again.
  package let isLoadTime: Bool

  init(_ name: String, _ kind: Kind, isLoadTime: Bool = false, _ summary: String) {
    self.name = name
    self.kind = kind
    self.isLoadTime = isLoadTime
    self.summary = summary
  }

  /// What it takes, in words that follow "wants".
  var wanted: Message {
    switch kind {
    case .integer(let range) where range.upperBound == ModelParameter.largest:
      Message(.wantsIntegerUp, [.low: .text("\(range.lowerBound)")])
    case .integer(let range): .wholeNumber(from: range.lowerBound, to: range.upperBound)
    case .number: Message(.wantsNumber)
    case .flag: Message(.wantsTruth)
    case .texts: Message(.wantsTexts)
    }
  }

  /// Reads what was typed after the name of a parameter.
  ///
  /// - Parameters:
  ///   - name: such as `temperature`.
  ///   - words: what follows it; only `stop` takes several.
  /// - Throws: what was expected instead.
  /// - Returns: the value as it goes over the wire.
  package static func parse(_ name: String, _ words: [String]) throws(SettingError) -> JSONValue {
    guard let parameter = all.first(where: { $0.name == name }) else {
      guard !removed.contains(name) else {
        throw SettingError(Message(.removedParameter, [.name: .text(quoted(name))]))
      }
      throw SettingError.unknown(
        .kindParameter, name, among: all.map(\.name), otherwise: Message(.listsParameters))
    }
    guard let value = parameter.value(of: words) else {
      throw SettingError.wrongValue(
        of: name, wants: parameter.wanted, not: words.joined(separator: " "))
    }
    return value
  }

  private func value(of words: [String]) -> JSONValue? {
    if kind == .texts {
      guard !words.isEmpty, !words.contains("") else { return nil }
      return .array(words.map(JSONValue.string))
    }
    guard words.count == 1, let word = words.first else { return nil }
    switch kind {
    case .integer(let range):
      return Int64(word).flatMap { range.contains($0) ? .integer($0) : nil }
    case .number: return Double(plain: word).map(JSONValue.number)
    case .flag: return truth(of: word).map(JSONValue.bool)
    case .texts: return nil
    }
  }
}

extension ModelParameter {
  /// Every option that Ollama reads, those that people change most first.
  ///
  /// To add one, add a row; `/set parameter` and its help follow. Source: Ollama API, `options`.
  package static let all: [ModelParameter] = [
    ModelParameter("temperature", .number, "how freely it chooses; 0 always takes the likeliest"),
    ModelParameter(
      "num_ctx", .integer(1...largest), isLoadTime: true,
      "tokens of context; the model's own limit is the most it gets"),
    ModelParameter(
      "num_predict", .integer(-largest...largest), "most tokens of a reply; -1: no end"),
    ModelParameter(
      "seed", .integer(-largestSeed...largestSeed), "same seed, same reply; -1: random"),
    ModelParameter("top_k", .integer(-1...largest), "choose among this many tokens"),
    ModelParameter("top_p", .number, "choose among tokens that make up this share"),
    ModelParameter("min_p", .number, "drop tokens below this share of the likeliest"),
    ModelParameter("typical_p", .number, "choose among tokens of typical likelihood; 1: all"),
    ModelParameter("stop", .texts, "end the reply where one of these texts comes"),
    ModelParameter("repeat_penalty", .number, "how much to avoid what was said; 1: not at all"),
    ModelParameter(
      "repeat_last_n", .integer(-1...largest), "how far back to look for repeats; -1: the context"),
    ModelParameter("presence_penalty", .number, "avoid tokens that were used at all"),
    ModelParameter("frequency_penalty", .number, "avoid tokens the more they were used"),
    ModelParameter(
      "num_keep", .integer(-1...largest), "tokens kept at the front when the context shifts"),
    ModelParameter(
      "num_gpu", .integer(-1...largest), isLoadTime: true,
      "layers on the graphics card; -1: as many as fit, 0: none"),
    ModelParameter(
      "main_gpu", .integer(0...largest), isLoadTime: true, "which card holds small tensors"),
    ModelParameter(
      "num_thread", .integer(0...largest), isLoadTime: true, "threads of the processor; 0: auto"),
    ModelParameter(
      "num_batch", .integer(1...largest), isLoadTime: true, "tokens evaluated at a time"),
    ModelParameter("use_mmap", .flag, isLoadTime: true, "map the model file into memory"),
    ModelParameter(
      "shift", .flag, isLoadTime: true,
      "give up older text when the context runs full in a reply; off: end the reply"),
    ModelParameter(
      "truncate", .flag, "drop the oldest messages of a prompt that is too long; off: refuse it"),
    ModelParameter(
      "draft_num_predict", .integer(0...largest), isLoadTime: true,
      "tokens that a draft model guesses ahead"),
  ]

  /// What older clients still send: the server passes over it.
  private static let removed: Set<String> = [
    "numa", "low_vram", "f16_kv", "vocab_only", "use_mlock", "logits_all", "embedding_only",
    "tfs_z", "mirostat", "mirostat_tau", "mirostat_eta", "penalize_newline",
  ]

  /// The engine counts in 32 bits.
  private static let largest = Int64(Int32.max)
  /// The server passes numbers through a double, which is exact up to here.
  private static let largestSeed: Int64 = (1 << 53) - 1
}
