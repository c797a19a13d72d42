/// One model of the demo.
struct DemoModel: Sendable {
  /// With its tag, as it is listed.
  let name: String
  let family: String
  let parameters: String
  let quantization: String
  /// On disk.
  let bytes: Int
  /// The part of it that lies in video memory once it is loaded, 0 to 1.
  var videoShare = 1.0
  /// How long it takes to load.
  let loadTime: Duration
  /// Tokens of the prompt it reads in a second.
  let promptRate: Double
  /// Tokens it makes in a second.
  let replyRate: Double
  /// Whether it can think before it answers.
  var canThink = false
  /// What it says to a question.
  let script: @Sendable (_ question: String, _ thinking: Thinking) -> Script

  /// What it can do (Ollama API, `capabilities`).
  var capabilities: [JSON] {
    canThink ? ["completion", "thinking"] : ["completion"]
  }

  /// 64 hexadecimal digits that are the same in every run.
  var digest: String {
    (0..<4).map { part in
      padded(String(fnv("\(part)\(name)".utf8), radix: 16), to: 16)
    }
    .joined()
  }

  /// The bytes it takes in memory with a context of this many tokens.
  func bytesLoaded(context: Int) -> Int {
    bytes + bytes / 16 + context * 65_536
  }

  /// Finds a model by a name that may lack the tag `latest`, whatever its case.
  static func named(_ name: String) -> DemoModel? {
    let wanted = fullName(name)
    return all.first { $0.name == wanted }
  }

  /// A name with its tag.
  static func fullName(_ name: String) -> String {
    let name = name.lowercased()
    return name.contains(":") ? name : name + ":latest"
  }

  /// Whether a name may be one of a model: letters, digits and `_-.:/`.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        let scalar = Unicode.Scalar(byte)
        return scalar.properties.isAlphabetic && scalar.isASCII
          || "0123456789_-.:/".unicodeScalars.contains(scalar)
      }
  }
}
