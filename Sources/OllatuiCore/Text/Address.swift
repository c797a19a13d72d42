import Markdown

/// An address that a link leads to, as far as opening it goes.
package enum Address {
  /// The address as it is handed to a program; nil where it is none that may be opened.
  ///
  /// Only http, https and mailto are. What RFC 3986 does not allow in an address is
  /// percent-encoded, so that no program sees blanks, quotes or controls, and none sees an option,
  /// since a scheme comes first.
  package static func openable(_ text: String) -> String? {
    guard Link(range: 0..<0, address: text).isOpenable else { return nil }
    guard let colon = text.firstIndex(of: ":"),
      !text[colon...].dropFirst().drop(while: { $0 == "/" }).isEmpty
    else { return nil }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if allowed.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
  /// Without quotes and brackets that shells know, though the RFC allows `'`.
  private static let allowed = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&()*+,;=%".utf8)
}
