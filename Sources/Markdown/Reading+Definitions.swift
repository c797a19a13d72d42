import CCmark
import TextUI

extension Reading {
  /// Whether lines are the definition of a label: whether cmark then takes the label for a link.
  static func isDefinition(_ lines: [UInt8], of label: String) -> Bool {
    let text = lines + Array("\n[\(label)]\n".utf8)
    guard let document = text.withUnsafeBufferPointer({ cm_parse($0.baseAddress, $0.count) })
    else { return false }
    defer { cm_free(document) }
    guard let paragraph = cm_first_child(document), cm_next(paragraph) == nil,
      let child = cm_first_child(paragraph)
    else { return false }
    return cm_kind(child) == CM_LINK && cm_next(child) == nil
  }

  /// Whether cmark takes nothing but definitions from lines.
  static func isOnlyDefinitions(_ lines: Slice<UTF8Bytes>) -> Bool {
    guard zip(lines, lines.dropFirst()).contains(where: { $0 == 0x5D && $1 == 0x3A }),
      let document = cm_parse(UTF8Bytes(rebasing: lines).baseAddress, lines.count)
    else { return false }
    defer { cm_free(document) }
    return cm_first_child(document) == nil
  }
}
