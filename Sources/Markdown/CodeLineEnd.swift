import TextUI

/// The last line of code that grows, as long as it is printable ASCII and fits on one screen line.
public struct CodeLineEnd: Equatable, Sendable {
  /// The line so far.
  private var line: [UInt8]
  /// Cells that are free behind it.
  private var room: Int
  /// Whether the line has nothing but blanks: what follows may end the code.
  private var isBlank: Bool
  /// Stands before the line.
  private let painter: CodePainter

  /// The last line of a block of code.
  init?(_ end: CodeEnd, _ text: String, room: Int) {
    line = withUTF8(of: text) { Array($0[end.lineStart...]) }
    guard line.allSatisfy(UTF8Bytes.isPrintable) else { return nil }
    self.room = room
    isBlank = end.isBlank
    painter = end.painter
  }

  /// Takes what was appended to the line; what it shows then.
  mutating func take(_ piece: String) -> [Span]? {
    var piece = piece
    guard
      piece.withUTF8({ bytes in
        guard bytes.count <= room, bytes.allSatisfy(UTF8Bytes.isPrintable) else { return false }
        if isBlank, let first = bytes.first(where: { $0 != UTF8Bytes.space }) {
          guard !CodeEnd.isFence(first) else { return false }
          isBlank = false
        }
        line += bytes
        room -= bytes.count
        return true
      })
    else { return nil }
    return line.withUnsafeBufferPointer(spans)
  }

  private func spans(_ line: UTF8Bytes) -> [Span] {
    var runs: [RoleRun] = []
    var painter = painter
    painter.paint(line, at: 0, into: &runs)
    var spans: [Span] = []
    var start = 0
    for run in runs where run.end > start {
      let text = String(decoding: UTF8Bytes(rebasing: line[start..<run.end]), as: UTF8.self)
      if spans.last?.role == run.role {
        spans[spans.count - 1].text += text
      } else {
        spans.append(Span(text, run.role))
      }
      start = run.end
    }
    return spans
  }
}
