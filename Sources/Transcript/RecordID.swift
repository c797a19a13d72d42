/// Names a conversation or a turn, in every run and on every screen that shares a store.
///
/// The number begins with the time at which its program started, so that ids of later programs are
/// greater, and each program counts on from there.
public struct RecordID<Owner>: Hashable, Sendable {
  /// 0 or more.
  public let value: Int64

  /// Makes an id of its number.
  public init(value: Int64) {
    self.value = value
  }
}

/// Names a conversation.
public typealias ConversationID = RecordID<Conversation>
/// Names a prompt or a reply.
public typealias TurnID = RecordID<Turn>

extension RecordID: Comparable {
  public static func < (one: RecordID, other: RecordID) -> Bool {
    one.value < other.value
  }
}

extension RecordID: LosslessStringConvertible {
  /// Thirteen digits and letters, in the order of the numbers.
  public var description: String {
    var digits: [UInt8] = []
    var rest = UInt64(bitPattern: value)
    for _ in 0..<13 {
      digits.append(RecordIDText.alphabet[Int(rest & 31)])
      rest >>= 5
    }
    return String(decoding: digits.reversed(), as: UTF8.self)
  }

  /// Reads what ``description`` wrote, in either case; nil: it is no id.
  public init?(_ text: String) {
    guard text.utf8.count == 13 else { return nil }
    var value: UInt64 = 0
    for byte in text.lowercased().utf8 {
      guard let digit = RecordIDText.alphabet.firstIndex(of: byte), value >> 59 == 0 else {
        return nil
      }
      value = value << 5 | UInt64(digit)
    }
    guard let value = Int64(exactly: value) else { return nil }
    self.init(value: value)
  }
}

extension RecordID: Codable {
  /// Reads the text; a number would not survive programs that count in floating point.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = Self(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no id: \(text)")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Digits of ids, without those letters that are taken for others.
private enum RecordIDText {
  static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

/// Hands out ids of one program.
public struct RecordIDSource: Equatable, Sendable {
  private var next: Int64

  /// Makes a source whose first id has this number.
  public init(first: Int64) {
    next = first
  }

  /// Makes the source of a program.
  ///
  /// - Parameters:
  ///   - start: when it was started.
  ///   - salt: a random number that tells it from others started in the same millisecond.
  public init(startedAt start: Timestamp, salt: UInt32) {
    next = start.milliseconds << 20 | Int64(salt & 0xF_FFFF)
  }

  /// Makes an id that no other call gives.
  public mutating func make<Owner>() -> RecordID<Owner> {
    defer { next += 1 }
    return RecordID(value: next)
  }
}

/// A point of time as calendars count it.
public struct Timestamp: Hashable, Sendable {
  /// Since the beginning of 1970, UTC.
  public var milliseconds: Int64

  /// Makes a time of its count.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }
}

extension Timestamp: Comparable {
  public static func < (one: Timestamp, other: Timestamp) -> Bool {
    one.milliseconds < other.milliseconds
  }
}

extension Timestamp: Codable {
  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
