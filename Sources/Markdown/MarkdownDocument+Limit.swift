extension MarkdownDocument {
  /// Says below a block that some of its markup may stand there as text: it was settled while markup
  /// was open, and is too long to be read again.
  mutating func noteLimit(ofBlock block: Int) -> Change {
    guard blocks.indices.contains(block), blocks[block].limit == nil else {
      return Change(block: blocks.count, text: 0)
    }
    blocks[block].limit = .markup
    return Change(block: block, text: 0)
  }
}
