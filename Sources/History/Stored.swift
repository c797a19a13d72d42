import Foundation
import GRDB
import OllamaWire
import Transcript

/// Texts and values as the tables hold them.
///
/// GRDB hands texts over as C strings, which end at a NUL; those with one go as bytes, and SQL
/// makes a text of them: `CAST(? AS TEXT)`.
enum Stored {
  /// The kind of conversations whose replies are runs of a bench.
  static let bench = "bench"

  /// The columns of a request `r` that ``GRDB/Row/figures(from:)`` reads.
  static let figures = """
    r.total_ns, r.load_ns, r.prompt_tokens, r.cached_tokens, r.prompt_ns, r.eval_tokens, r.eval_ns,
    r.first_token_ns, r.thinking_ns, r.elapsed_ns, r.chunks
    """

  /// A text for a `CAST(? AS TEXT)`.
  static func text(_ text: String) -> any DatabaseValueConvertible {
    text.utf8.contains(0) ? Data(text.utf8) : text
  }

  /// A text for a `CAST(? AS TEXT)`; nil stays nil.
  static func text(_ text: String?) -> (any DatabaseValueConvertible)? {
    text.map { Stored.text($0) }
  }

  /// A number by which a text is found again (FNV-1a).
  static func hash(_ text: String) -> Int64 {
    Int64(
      bitPattern: text.utf8.reduce(0xCBF2_9CE4_8422_2325) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      })
  }

  /// A value as JSON, its keys in order.
  static func json(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // None of our values fails; were one to, the texts beside it still must be stored.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A value of its JSON; nil where that is damaged or missing.
  static func value<Value: Decodable>(_ type: Value.Type, _ json: String?) -> Value? {
    guard let json else { return nil }
    // What can't be read any more is as if it were not there, so that the texts can be shown.
    return try? JSONDecoder().decode(type, from: Data(json.utf8))
  }

  /// Ids, each as its distance from the one before it, which takes one byte or two within a run
  /// of the program: lists that repeat all that was said would grow with the square.
  static func ids(_ ids: [TurnID]) -> Data? {
    guard !ids.isEmpty else { return nil }
    var bytes = Data()
    var last: Int64 = 0
    for id in ids {
      let step = id.value &- last
      last = id.value
      var rest = UInt64(bitPattern: step << 1 ^ step >> 63)
      while rest > 0x7F {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    return bytes
  }

  /// Reads what ``ids(_:)`` wrote.
  static func ids(_ bytes: Data?) -> [TurnID] {
    var ids: [TurnID] = []
    var last: Int64 = 0
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes ?? Data() {
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      last &+= Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
      ids.append(TurnID(value: last))
      (value, shift) = (0, 0)
    }
    return ids
  }
}

extension Row {
  /// A text, with NULs kept and what is no UTF-8 replaced; nil: there is none.
  ///
  /// A row that was copied (`fetchOne`, `fetchAll`) has lost what stands behind a NUL, unless its
  /// statement made bytes of the text: `CAST(text AS BLOB)`.
  func text(_ column: Int) throws -> String? {
    try withUnsafeData(atIndex: column) { data in data.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// A number of nanoseconds.
  func nanoseconds(_ column: Int) -> Duration? {
    (self[column] as Int64?).map { .nanoseconds($0) }
  }
}

extension Row {
  /// The figures in the columns of ``Stored/figures``, which begin here.
  func figures(from first: Int) -> Figures {
    let metrics = Metrics(
      totalDuration: nanoseconds(first), loadDuration: nanoseconds(first + 1),
      promptEvalCount: self[first + 2], promptEvalCachedCount: self[first + 3],
      promptEvalDuration: nanoseconds(first + 4), evalCount: self[first + 5],
      evalDuration: nanoseconds(first + 6))
    var figures = Figures()
    figures.metrics = metrics.isEmpty ? nil : metrics
    figures.firstToken = nanoseconds(first + 7)
    figures.thinking = nanoseconds(first + 8)
    figures.elapsed = nanoseconds(first + 9)
    figures.chunks = self[first + 10] ?? 0
    return figures
  }
}

// MARK: - States of replies

extension ReplyState {
  /// What stands in the table; nil: it is finished, as most are.
  var stored: String? {
    self == .finished ? nil : name
  }

  /// Reads what ``stored`` wrote; an unknown word counts as a stream that just ended.
  init(stored: String?, error: String?) {
    if let error = Stored.value(StoredError.self, error)?.error, stored == "failed" {
      self = .failed(error)
    } else {
      self = ReplyState(name: stored ?? Self.finished.name) ?? .incomplete
    }
  }

  /// The error as it is stored; nil: there is none.
  var storedError: String? {
    guard case .failed(let error) = self else { return nil }
    return Stored.json(StoredError(error))
  }
}

/// An error without what must not be stored.
private struct StoredError: Codable {
  var kind: OllamaError.Kind
  var message: String
  var hint: String?
  var status: Int?

  init(_ error: OllamaError) {
    let clean = Credentials.removed(from: error)
    (kind, message, hint, status) = (clean.kind, clean.message, clean.hint, clean.status)
  }

  var error: OllamaError {
    OllamaError(kind: kind, message: message, hint: hint, status: status)
  }
}
