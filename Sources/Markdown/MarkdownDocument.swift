import TextUI

/// A text in Markdown that grows, as blocks that are ready to be wrapped.
///
/// Blocks that can't change any more are read once. A reading begins at the last block, or within it
/// where it is a long one: at the last lines of a fence, at the last words of a paragraph, at the
/// last row of a table. So what a piece of text costs does not depend on how much came before. However
/// a text is cut into pieces, its blocks are those of the text read as a whole, but for markup in a
/// paragraph beyond ``Settling/forced`` bytes, which is right at the paragraph's end.
///
/// The text itself is not kept: it comes with every call, and must begin with what it was before.
public struct MarkdownDocument: Equatable, Sendable {
  /// The blocks, those that may still change at the end.
  public internal(set) var blocks: [Block] = []
  /// What plain text means.
  let role: Role
  /// How many blocks of code came before the text.
  let firstCode: Int
  /// The languages that code is coloured in.
  public let languages: CodeLanguages
  /// Bytes of the text read so far.
  var length = 0
  var resumption = Resumption()
  /// Blocks before the one that the next reading begins with or goes on with.
  var settled = 0
  /// How the last block began, for reading it as a whole.
  var start = BlockStart(resumption: Resumption(), block: 0)
  var references = References()
  /// Paints the code that is open, from the first line that may still change.
  var painter = CodePainter(nil)
  /// The last words, where plain words may follow them.
  var plainWords: PlainWords?
  /// The dashes below the header of a table that the text ends with.
  var dashes: Dashes?
  /// The end of the code that the text ends with, where more code may follow it.
  var codeEnd: CodeEnd?

  /// Blocks at the front that do not change any more, unless a label gets its definition.
  public var settledBlocks: Int {
    settled
  }

  /// Makes the document of an empty text, behind so many blocks of code.
  public init(
    role: Role = .text, languages: CodeLanguages = CodeLanguages(), codeNumber: Int = 0
  ) {
    self.role = role
    self.languages = languages
    firstCode = codeNumber
  }

  public static func == (one: MarkdownDocument, other: MarkdownDocument) -> Bool {
    one.length == other.length && one.blocks == other.blocks
  }

  /// Takes in what was appended to the text since the last call.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - bytes: where it is to be read in slices, about how many bytes to take in at once.
  /// - Returns: the first block that may have changed, and from which byte of its text on.
  public mutating func grow(_ text: String, atMost bytes: Int = .max) -> Change {
    withUTF8(of: text) { source in
      if source.count < length {
        self = MarkdownDocument(role: role, languages: languages, codeNumber: firstCode)
      }
      if length == 0, source.starts(with: Chunk.byteOrderMark) {
        resumption.offset = Chunk.byteOrderMark.count
        start.resumption = resumption
      }
      if let change = appendUnread(source) { return change }
      var change = Change(block: blocks.count, text: 0)
      var step = Settling.step
      let first = length
      while length < source.count, length - first < bytes {
        let before = resumption.offset
        length = end(ofStep: step, source)
        change.add(read(source))
        // A block that can't be read in parts is read in parts that grow.
        step = resumption.offset > before ? Settling.step : step * 2
      }
      return change
    }
  }

  /// Where the next step of a reading ends: behind a line or a word where there is one.
  private func end(ofStep step: Int, _ source: UTF8Bytes) -> Int {
    let start = max(length, resumption.offset)
    var end = start + step
    guard end < source.count else { return source.count }
    let last = source[(end - step / 8)..<end]
    if let place = last.lastIndex(of: UTF8Bytes.lineFeed) ?? last.lastIndex(of: UTF8Bytes.space) {
      return place + 1
    }
    while end > start + 1, source[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// The first place at which a document has changed.
  public struct Change: Equatable, Sendable {
    /// The block; the number of blocks there were, where all are new.
    public var block: Int
    /// The byte of its text, or the row of its table; what is before is as it was.
    public var text: Int
    /// The byte from which on text that stays the same may have another role.
    public var look: Int

    init(block: Int, text: Int, look: Int? = nil) {
      self.block = block
      self.text = text
      self.look = look ?? text
    }

    mutating func add(_ other: Change) {
      if other.block < block {
        self = other
      } else if other.block == block {
        text = min(text, other.text)
        look = min(look, other.look)
      }
    }
  }
}

/// How a block began that is read in parts.
struct BlockStart: Equatable, Sendable {
  var resumption: Resumption
  /// Its place among the blocks.
  var block: Int
  /// Whether a part of it was settled while its markup was open.
  var isForced = false
  /// Whether the parts that were settled have words in brackets that no definition explains.
  var hasLabels = false
  /// What the labels meant when the rows of the table that are settled were read last.
  var definitions: [UInt8] = []
}

/// When parts of a block are behind us.
enum Settling {
  /// Bytes of a text that are read at once.
  static let step = 4096
  /// A paragraph is settled up to its last words when it is longer than this.
  static let eager = 64
  /// Beyond this a paragraph is settled even where markup is open.
  static let forced = 4096
  /// A paragraph that was settled so is read again at its end, up to this length.
  static let reread = 16_384
  /// The last words that are kept for the next reading, in bytes.
  static let kept = 32
  /// Bytes at the end of a paragraph that are taken in without being read.
  static let plain = 512
  /// Bytes at the end of code that are taken in without being read.
  static let unreadCode = 1024
  /// Blocks are cut into parts of about this length.
  static let part = 8192
}
