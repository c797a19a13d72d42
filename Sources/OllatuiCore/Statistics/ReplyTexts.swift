import OllamaWire
import TextUI
import Transcript

/// What went over the wire for a reply, as it is read: made once, for it may be long.
struct ReplyTexts: Equatable, Sendable {
  private var id: TurnID?
  private var hasFinal = false
  private var request = ""
  private var final = ""
  /// The lines of both at a width.
  private var laidOut: (columns: Int, lines: [Line])?

  init() {}

  static func == (one: ReplyTexts, other: ReplyTexts) -> Bool {
    one.id == other.id && one.hasFinal == other.hasFinal && one.request == other.request
  }

  /// Takes the texts of a reply, unless they are known.
  mutating func look(at reply: Reply, _ spot: ReplySpot, _ conversation: Conversation) {
    let finalText = reply.figures.finalText
    let isSent = !reply.asked.sent.isEmpty
    guard id != reply.id || hasFinal != (finalText != nil) || isSent == request.isEmpty else {
      return
    }
    id = reply.id
    hasFinal = finalText != nil
    request = conversation.requestText(turn: spot.turn, alternate: spot.alternate)
    if request.isEmpty, isSent { request = "–" }
    final = finalText.map { IndentedJSON.text(of: Array($0.utf8)) } ?? ""
    laidOut = nil
  }

  /// All lines.
  mutating func lines(columns: Int, _ strings: Strings) -> [Line] {
    if let laidOut, laidOut.columns == columns { return laidOut.lines }
    var lines: [Line] = []
    for (term, text) in [(Term.finalChunk, final), (.request, request)] where !text.isEmpty {
      lines += [[], heading(strings[term], "", columns)]
      let table = LineTable(text, columns: max(1, columns - 1))
      lines += (0..<table.count).map {
        Line([Span(" ", .codeText)] + table.spans($0, of: text, role: .codeText))
      }
    }
    laidOut = (columns, lines)
    return lines
  }
}
