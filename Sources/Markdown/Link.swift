import CCmark
import TextUI

/// A place in a text that leads to an address.
package struct Link: Hashable, Sendable {
  /// The words, in UTF-8 from the text's start.
  package var range: Range<Int>
  /// Where it leads, as it was written.
  package var address: String

  /// Makes a link.
  package init(range: Range<Int>, address: String) {
    self.range = range
    self.address = address
  }

  /// Whether the address is of a kind that may be opened: http, https or mailto.
  package var isOpenable: Bool {
    let lower = address.prefix(8).lowercased()
    return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) }
  }
}
