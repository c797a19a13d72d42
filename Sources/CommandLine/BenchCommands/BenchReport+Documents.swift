import Exchange
import OllamaWire
import Statistics
import Transcript

extension BenchReport {
  /// A row for every run, those that don't count too; what is not known is empty.
  ///
  /// Columns of figures are named as ``Measure`` and end in their unit.
  var csv: String {
    let head = [
      "model", "case", "prompt_size", "run", "counted", "state", "started", "words", "cached",
    ]
    var table = StatisticsTable(
      columns: head.map { .init($0) }
        + Measure.allCases.map { StatisticsTable.Column($0.rawValue, $0.unit) })
    for result in models {
      for run in result.runs {
        table.append(
          [
            .text(result.model), .text(run.step.kind.name), .init(count: run.step.kind.size),
            .integer(run.step.number), .text(run.step.isCounted ? "yes" : "no"),
            .text(run.reply.state.name), run.reply.created.map { .text($0.iso) } ?? .missing,
            .init(count: run.prompt.words),
            run.wasCached.map { .text($0 ? "yes" : "no") } ?? .missing,
          ] + Measure.allCases.map { StatisticsTable.Value(run.value(of: $0)) })
      }
    }
    return table.csv
  }

  /// A document with a table for each model.
  var markdown: String {
    let texts = [preamble] + models.map { [$0.heading] + $0.remarks }
    var parts = [Self.list(texts[0])]
    for (result, texts) in zip(models, texts.dropFirst()) {
      parts.append("## \(Self.plain(texts[0]))\n")
      if texts.count > 1 { parts.append(Self.list(texts.dropFirst())) }
      let table = result.markdownTable
      if !table.rows.isEmpty { parts.append(table.markdown) }
    }
    if models.count > 1, !comparison.rows.isEmpty {
      var table = StatisticsTable(columns: comparison.heads.map { .init($0) })
      for row in comparison.rows { table.append(row.map { .text($0) }) }
      parts.append(table.markdown)
    }
    if isInterrupted { parts.append("Interrupted: this is what there was until then.\n") }
    return parts.joined(separator: "\n")
  }

  private static func list(_ texts: some Sequence<String>) -> String {
    texts.map { "- \(plain($0))\n" }.joined()
  }

  /// A text as one line of Markdown in which nothing is markup, nor an order to a terminal.
  private static func plain(_ text: String) -> String {
    Console.line(text).reduce(into: "") { line, character in
      if "\\`*_[]<>|~&#!$".contains(character) { line += "\\" }
      line.append(character)
    }
  }
}

extension ModelResult {
  /// The figures of all cases.
  fileprivate var markdownTable: StatisticsTable {
    var table = StatisticsTable(
      columns: (["case", "figure", "unit"] + FigureRow.heads).map { .init($0) })
    for kind in cases {
      for (index, row) in rows(kind).enumerated() {
        table.append(
          [.text(index == 0 ? title(kind) : ""), .text(row.title), .text(row.unit)]
            + [.integer(row.count)] + row.numbers.map { StatisticsTable.Value($0) })
      }
    }
    return table
  }
}

extension StatisticsTable.Value {
  fileprivate init(count: Int?) {
    self = count.map { .integer($0) } ?? .missing
  }
}
