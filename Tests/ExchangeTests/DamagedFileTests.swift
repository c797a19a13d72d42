import SeededNumbers
import Foundation
import OllamaWire
import Testing
import Transcript

@testable import Exchange

@Suite struct DamagedFileTests {
  private func problems(_ text: String, as format: ImportFormat = .ollatui) -> [String] {
    Importer.conversations(in: Data(text.utf8), as: format).summary.problems.map(\.description)
  }

  private func sample(of format: ImportFormat) -> String {
    format == .chatGPT
      ? chatGPTSample
      : Exporter.text(of: [sampleConversation(), sampleConversation()], as: .json)
  }

  @Test(arguments: [ImportFormat.ollatui, .chatGPT])
  func `a file that was cut anywhere says so and brings only whole conversations`(
    format: ImportFormat
  ) {
    let text = sample(of: format)
    let bytes = Data(text.utf8)
    let whole = Importer.conversations(in: bytes, as: format).conversations
    // Behind the last bracket is only a line end.
    let end = text.utf8.count - (text.hasSuffix("\n") ? 1 : 0)
    for length in 0..<end {
      let (read, summary) = Importer.conversations(in: bytes.prefix(length), as: format)
      #expect(summary.isTruncated && summary.problems.count == 1, "\(length)")
      #expect(summary.problems.first?.place?.hasPrefix("line ") == true)
      #expect(read == Array(whole.prefix(read.count)))
      #expect(summary.conversations == read.count)
    }
  }

  @Test func `a cut file says where it ends and what to do`() {
    let text = Exporter.text(of: [sampleConversation(), sampleConversation()], as: .json)
    #expect(
      problems(String(text.dropLast(40))) == [
        "line 3, column \(text.split(separator: "\n")[2].count - 35): the file ends in the middle of "
          + "a value (1 conversation before it is whole); the file is not complete: copy or export "
          + "it again"
      ])
  }

  @Test func `bytes that were changed anywhere crash nothing`() {
    var random = SeededNumbers(seed: 11)
    for format in [ImportFormat.ollatui, .chatGPT] {
      let text = sample(of: format)
      for _ in 0..<500 {
        var bytes = Data(text.utf8)
        for _ in 0...Int.random(in: 0...3, using: &random) {
          let index = Int.random(in: 0..<bytes.count, using: &random)
          bytes[index] = UInt8.random(in: 0...255, using: &random)
        }
        let (read, summary) = Importer.conversations(in: bytes, as: format)
        #expect(summary.conversations == read.count)
        _ = Exporter.text(of: read, as: .html)
      }
    }
  }

  @Test func `a newer version is refused and nothing of it is read`() {
    let text = Exporter.text(of: [sampleConversation()], as: .json)
      .replacingOccurrences(of: "\"version\":1", with: "\"version\":2")
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(read == [])
    #expect(
      summary.problems.map(\.description) == [
        "a newer ollatui wrote this file (version 2, known up to 1); update ollatui; nothing was imported"
      ])
  }

  @Test(arguments: [Int64.max, .min, -1, 1 << 53])
  func `absurd numbers crash nothing and are reckoned with`(number: Int64) throws {
    let text =
      JSONExport.opening + """
        {"id":"0000000000001","created":\(number),"updated":\(number),"turns":[
        {"id":"0000000000002","role":"user","text":"hi","created":\(number)},
        {"id":"0000000000003","role":"assistant","parent":"0000000000002","text":"so",
         "state":"finished","figures":{"metrics":{"eval_count":\(number),
         "prompt_eval_count":\(number),"prompt_eval_cached_count":\(number),
         "eval_duration":\(number),"total_duration":\(number)},"chunks":\(number),
         "skipped_lines":\(number),"context_length":\(number),"first_token":\(number),
         "arrivals":[\(number),\(number),0,3,\(number),\(number),5,\(number)]}}]}
        """ + JSONExport.closing
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(summary.problems == [])
    let figures = try #require(read.first?.turns.first?.reply?.figures)
    #expect(figures.arrivals.pieces == 3 && figures.arrivals.gaps.count == 2)
    #expect((figures.promptRate ?? 0).isFinite && (figures.evalRate ?? 0).isFinite)
    let again = JSONExport.text(of: try #require(read.first))
    let whole = Data((JSONExport.opening + again + JSONExport.closing).utf8)
    #expect(Importer.conversations(in: whole, as: .ollatui).conversations == read)
  }

  @Test func `a conversation that is wrong is named, and the others are read`() {
    let good = JSONExport.text(of: sampleConversation())
    let list = [
      good, good.replacingOccurrences(of: "000000000000b", with: "000000000000a"),
      "{\"id\":5,\"created\":0}", "[]", "{\"created\":0}",
      good.replacingOccurrences(
        of: "\"parent\":\"000000000000c\"", with: "\"parent\":\"000000000009z\""),
      good.replacingOccurrences(of: "\"status\":401", with: "\"status\":\"x\""), good,
    ]
    let text = JSONExport.opening + list.joined(separator: ",\n") + JSONExport.closing
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .ollatui)
    #expect(read.count == 2)
    #expect(
      summary.problems.map(\.description) == [
        "conversation 2 (line 3), turn 2: the id 000000000000a stands there twice",
        "conversation 3 (line 4): \"id\" is no id of ours",
        "conversation 4 (line 5): here should be an object",
        "conversation 5 (line 6): \"id\" is missing",
        "conversation 6 (line 7), turn 4: it should follow 000000000009z, which does not stand before it",
        "conversation 7 (line 8), turn 5, error: \"status\" is no whole number",
      ])
  }

  @Test(arguments: [
    ("{\"a\":1}", "this is no export of conversations; \(ImportFormat.known)"),
    (
      "{\"format\":\"ollatui-conversations\"}",
      "the version of the file is missing; export it again"
    ),
    (
      "{\"format\":\"ollatui-conversations\",\"version\":1}",
      "the file has no list of conversations"
    ),
    (
      "{\"format\":\"ollatui-conversations\",\"version\":1,\n\"conversations\":[nope]}",
      "line 2, column 18: a value should begin here; the file is damaged, or no JSON: export it again"
    ),
  ])
  func `what is wrong with a file is said in its words`(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test func `values that lie too deep in each other are refused`() {
    let deep = String(repeating: "[", count: 100_000)
    let text = "[{\"mapping\":{\"a\":\(deep)"
    let problem = problems(text, as: .chatGPT).first
    #expect(problem?.contains("values lie too deep in each other") == true)
  }

  @Test(arguments: [
    (Exporter.text(of: [], as: .json), "x", ImportFormat.ollatui),
    (chatGPTSample, "conversations.json", .chatGPT),
    ("SQLite format 3\0rest", "store.db", .oterm), ("why?\n", "history", .promptHistory),
    ("\u{FEFF} [{\"mapping\":{}}]", "x", .chatGPT),
  ])
  func `formats are told by how files begin`(text: String, name: String, format: ImportFormat)
    throws
  {
    #expect(try ImportFormat.detect(Array(text.utf8), fileName: name) == format)
  }

  @Test(arguments: [
    (Array("PK\u{3}\u{4}".utf8), "this is a zip archive; unpack it and import the folder"),
    ([], "the file is empty"), ([0xFF, 0xFE, 0x7B, 0], "the file is in UTF-16; save it as UTF-8"),
    (Array("%PDF-1.7".utf8), "this is no file that can be imported; \(ImportFormat.known)"),
    (Array("{\"a\":1}".utf8), "this is no file that can be imported; \(ImportFormat.known)"),
  ])
  func `files that are something else are called by their names`(bytes: [UInt8], problem: String) {
    #expect {
      try ImportFormat.detect(bytes, fileName: "x")
    } throws: { error in
      (error as? ImportProblem)?.description == problem
    }
  }

  @Test func `of an unpacked archive the right files are taken`() {
    #expect(
      ImportFormat.chatGPTFiles(among: ["user.json", "chat.html", "conversations.json"])
        == ["conversations.json"])
    #expect(
      ImportFormat.chatGPTFiles(among: ["conversations-001.json", "conversations-000.json", "a"])
        == ["conversations-000.json", "conversations-001.json"])
  }
}
