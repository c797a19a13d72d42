import CCmark
import TextUI

extension Reading {
  mutating func readLeaf(_ node: OpaquePointer, _ ancestors: [Ancestor]) {
    let isContinuing = chunk.isBefore(lines(of: node).lowerBound)
    if isContinuing, !goesOn(node) { return }
    let role: Role =
      base == .text && ancestors.contains { $0.inset.kind == .quote } ? .quote : base
    switch cm_kind(node) {
    case CM_PARAGRAPH:
      addText(node, ancestors, .paragraph, role, isContinuing)
    case CM_HEADING:
      let level = min(max(Int(cm_heading_level(node)), 1), 6)
      addText(node, ancestors, .heading(level), headingRole(level), isContinuing)
    case CM_CODE_BLOCK:
      addCode(node, ancestors, isContinuing)
    case CM_HTML_BLOCK:
      var block = Block(.html)
      block.role = .html
      block.text = withoutLastBreak(chunk.restored(String(cString: cm_literal(node))))
      add(block, node, ancestors)
    case CM_RULE:
      var block = Block(.rule)
      block.role = .tableRule
      add(block, node, ancestors)
    case CM_TABLE:
      addTable(node, ancestors, role, isContinuing)
    default:
      break
    }
  }

  /// Whether a leaf of the preface is the one that goes on.
  private func goesOn(_ node: OpaquePointer) -> Bool {
    let end = lines(of: node).upperBound
    switch (resumption.leaf, cm_kind(node)) {
    case (.code, CM_CODE_BLOCK), (.table, CM_TABLE):
      return end >= chunk.prefaceLines
    case (.paragraph, _):
      return end >= chunk.prefaceLines
    case (.none, _), (.code, _), (.table, _):
      return false
    }
  }

  private func headingRole(_ level: Int) -> Role {
    let roles: [Role] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
    return roles[level - 1]
  }

  private mutating func addText(
    _ node: OpaquePointer, _ ancestors: [Ancestor], _ kind: Block.Kind, _ role: Role,
    _ isContinuing: Bool
  ) {
    var text = InlineText(role, in: chunk, hasLines: kind == .paragraph)
    text.append(childrenOf: node)
    var block = Block(kind)
    block.role = role
    block.text = text.text
    block.runs = text.runs
    block.links = text.links
    if let formula = onlyFormula(of: node) {
      block.kind = .math
      block.role = .math
      block.text = formula
      block.runs = []
    }
    add(
      block, node, ancestors, isContinuing: isContinuing, isOpen: text.isOpen,
      hasLabels: text.hasLabels)
  }

  /// The formula that a paragraph consists of, where it was written as one with lines of its own.
  private func onlyFormula(of paragraph: OpaquePointer) -> String? {
    guard !chunk.formulas.isEmpty, let child = cm_first_child(paragraph), cm_next(child) == nil,
      cm_kind(child) == CM_TEXT
    else { return nil }
    return withUTF8(of: String(cString: cm_literal(child))) { bytes in
      guard let (formula, end) = chunk.formula(in: bytes, at: 0), end == bytes.count,
        formula.isBlock
      else { return nil }
      return formula.plain ?? formula.source
    }
  }

  private mutating func addCode(
    _ node: OpaquePointer, _ ancestors: [Ancestor], _ isContinuing: Bool
  ) {
    let info = chunk.restored(String(cString: cm_info(node)))
    var block = Block(.code(language: String(info.prefix { !$0.isWhitespace })))
    block.role = .codeText
    let literal = String(cString: cm_literal(node))
    block.text = withoutLastBreak(chunk.restored(literal))
    add(block, node, ancestors, isContinuing: isContinuing)
    leaves[leaves.count - 1].isFenced = cm_is_fenced(node)
    leaves[leaves.count - 1].hasCode = !literal.isEmpty
  }

  private func withoutLastBreak(_ text: String) -> String {
    text.utf8.last == 0x0A ? String(text.dropLast()) : text
  }

  // MARK: - Tables

  private mutating func addTable(
    _ node: OpaquePointer, _ ancestors: [Ancestor], _ role: Role, _ isContinuing: Bool
  ) {
    let count = Int(cm_column_count(node))
    var table = Table(
      alignments: (0..<count).map { alignment(cm_alignment(node, Int32($0))) }, rows: [])
    var hasLabels = false
    var row = cm_first_child(node)
    while let present = row {
      row = cm_next(present)
      let isHeader = cm_is_header(present)
      if isHeader, isContinuing { continue }
      table.rows.append(
        cells(of: present, count, isHeader ? .tableHeader : role, &hasLabels))
    }
    var block = Block(.table)
    block.role = role
    block.table = table
    add(block, node, ancestors, isContinuing: isContinuing, hasLabels: hasLabels)
  }

  private func cells(
    of row: OpaquePointer, _ count: Int, _ role: Role, _ hasLabels: inout Bool
  ) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    var cell = cm_first_child(row)
    while let present = cell, cells.count < count {
      var text = InlineText(role, in: chunk, hasLines: false)
      text.append(childrenOf: present)
      hasLabels = hasLabels || text.hasLabels
      cells.append(
        Table.Cell(text: text.text, runs: text.runs, links: text.links, role: role))
      cell = cm_next(present)
    }
    while cells.count < count { cells.append(Table.Cell(role: role)) }
    return cells
  }

  private func alignment(_ letter: Int32) -> Table.Alignment {
    switch UnicodeScalar(UInt8(clamping: letter)) {
    case "l": .left
    case "c": .center
    case "r": .right
    default: .natural
    }
  }
}
