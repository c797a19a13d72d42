import OllamaWire
import Transcript

/// JSON for programs that read what a command says.
package enum JSONDocument {
  /// A value on one line: keys in order, and nothing in it that a terminal would obey.
  package static func text(_ value: JSONValue) -> String {
    JSONWriter.text(value)
  }

  /// A conversation on one line, as it stands in an export.
  package static func text(of conversation: Conversation) -> String {
    JSONExport.text(of: conversation)
  }
}
