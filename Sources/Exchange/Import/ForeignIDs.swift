import Transcript

/// Makes ids of ours from those of other programs: the same ones at every import.
///
/// Like ours they begin with a time, so that what follows has the greater id; behind it stand 20
/// bits of the name that the other program gave.
struct ForeignIDs {
  /// What tells the conversation from all others: one that was branched off may name its messages
  /// as the other does.
  var conversation = ""
  private var used: Set<Int64> = []

  /// Makes an id that this import has not had.
  ///
  /// - Parameters:
  ///   - time: when it was said.
  ///   - name: what the file calls it, within ``conversation``.
  ///   - parent: the id of what it follows, which is less.
  /// - Returns: the id.
  mutating func turn(at time: Timestamp, name: String, after parent: TurnID?) -> TurnID {
    var value = Self.value(time, "\(conversation)/\(name)")
    if let parent { value = max(value, parent.value + 1) }
    while !used.insert(value).inserted { value += 1 }
    return TurnID(value: value)
  }

  /// The id of a conversation.
  static func conversation(at time: Timestamp, name: String) -> ConversationID {
    ConversationID(value: value(time, name))
  }

  private static func value(_ time: Timestamp, _ name: String) -> Int64 {
    min(max(time.milliseconds, 0), 1 << 42) << 20 | Int64(hash(name) & 0xF_FFFF)
  }

  /// FNV-1a, mixed so that its low bits depend on all of the text.
  static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 29
  }
}
