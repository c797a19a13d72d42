/// The control string that puts a text on the terminal's clipboard.
///
/// It holds nothing of the text but its Base64, so the text can do nothing to the terminal.
package enum OSC52 {
  /// What stands between us and the terminal and has to be told to pass the string on.
  package enum Wrapping: Equatable, Sendable {
    case none
    case tmux
    case screen
  }

  /// How many bytes of text are sent at most: more than 100,000 bytes of control string are ignored
  /// by many terminals, and cut by none that we know of.
  package static let limit = 74_994

  /// The bytes for a text; nil where it is too long.
  package static func bytes(for text: String, in wrapping: Wrapping) -> [UInt8]? {
    let text = Array(text.utf8)
    guard text.count <= limit else { return nil }
    // BEL ends it: every terminal knows that end, and it needs no escaping in another string.
    let plain = Array("\u{1B}]52;c;".utf8) + base64(text) + [0x07]
    switch wrapping {
    case .none: return plain
    case .tmux:
      // tmux takes the string itself with `set-clipboard on`, and passes it on unread with
      // `allow-passthrough on`. By default it does neither; with both, the same text comes twice.
      return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
    case .screen: return chunked(plain)
    }
  }

  /// GNU screen passes on what stands in device control strings, each of at most 768 bytes (256 in
  /// old versions, which is what counts here); what it finds too long it would print.
  private static func chunked(_ plain: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: plain.count, by: 252) {
      bytes += [0x1B, UInt8(ascii: "P")]
      bytes += plain[start..<min(start + 252, plain.count)]
      bytes += [0x1B, UInt8(ascii: "\\")]
    }
    return bytes
  }

  /// RFC 4648, by hand: this target has no Foundation.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      let group = (0..<3).reduce(0) { $0 << 8 | ($1 < count ? Int(bytes[start + $1]) : 0) }
      for place in 0..<4 {
        encoded.append(
          place <= count ? alphabet[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return encoded
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
