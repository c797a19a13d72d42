import CCmark
import TextUI

/// A place in a text that leads to an address.
public struct Link: Hashable, Sendable {
  /// The words, in UTF-8 from the text's start.
  public var range: Range<Int>
  /// Where it leads, as it was written.
  public var address: String

  /// Makes a link.
  public init(range: Range<Int>, address: String) {
    self.range = range
    self.address = address
  }

  /// Whether the address is of a kind that may be opened: http, https or mailto.
  public var isOpenable: Bool {
    let lower = address.prefix(8).lowercased()
    return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) }
  }
}
