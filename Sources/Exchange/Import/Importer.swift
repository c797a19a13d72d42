import Foundation
import OllamaWire
import Transcript

/// Reads conversations from files of ours and of others.
///
/// Each conversation is read whole or not at all. Ids of ours are kept, those of others are made of
/// the ids in the file, so that what is imported twice is the same and can't double.
package enum Importer {
  /// Reads a file, conversation by conversation.
  ///
  /// - Parameters:
  ///   - file: its bytes; better mapped than read, where it may be large.
  ///   - format: what it is; a database or a list of prompts holds nothing to be read here.
  ///   - each: takes a conversation.
  /// - Returns: what there was, and what is missing and why.
  package static func read(
    _ file: Data, as format: ImportFormat, each: (Conversation) -> Void
  ) -> ImportSummary {
    var summary = ImportSummary()
    file.withUnsafeBytes { bytes in
      do throws(JSONFault) {
        var reader = JSONReader(bytes)
        switch format {
        case .ollatui:
          if let problem = try JSONImport.versionProblem(reader) {
            summary.problems.append(problem)
          } else {
            try read(ours: &reader, &summary, each)
          }
        case .chatGPT: try read(chatGPT: &reader, &summary, each)
        case .oterm, .promptHistory:
          summary.problems.append(
            ImportProblem(message: "this file holds no conversations as text"))
        }
      } catch {
        summary.isTruncated = error.isTruncated
        summary.problems.append(problem(error, bytes, after: summary.conversations))
      }
    }
    return summary
  }

  /// Reads a file whole.
  package static func conversations(in file: Data, as format: ImportFormat) -> (
    conversations: [Conversation], summary: ImportSummary
  ) {
    var conversations: [Conversation] = []
    let summary = read(file, as: format) { conversations.append($0) }
    return (conversations, summary)
  }

  private static func read(
    ours reader: inout JSONReader, _ summary: inout ImportSummary, _ each: (Conversation) -> Void
  ) throws(JSONFault) {
    try reader.open(UInt8(ascii: "{"))
    var isFirst = true
    var hasList = false
    while let key = try reader.nextMember(&isFirst) {
      guard key == "conversations", !hasList else {
        try reader.skip()
        continue
      }
      hasList = true
      try readList(&reader, &summary) { value, _ throws(ImportProblem) in
        each(try JSONImport.conversation(value))
      }
    }
    if !hasList {
      summary.problems.append(ImportProblem(message: "the file has no list of conversations"))
    }
  }

  private static func read(
    chatGPT reader: inout JSONReader, _ summary: inout ImportSummary,
    _ each: (Conversation) -> Void
  ) throws(JSONFault) {
    var ids = ForeignIDs()
    func take(_ value: JSONValue, _ summary: inout ImportSummary) throws(ImportProblem) {
      var reading = try ChatGPTImport(value)
      let conversation = reading.conversation(&ids)
      summary.skippedMessages += reading.skippedMessages
      summary.omittedFiles += reading.omittedFiles
      each(conversation)
    }
    guard reader.peek() == UInt8(ascii: "{") else {
      return try readList(&reader, &summary, take)
    }
    // One conversation by itself, as some programs save it.
    let value = try reader.value()
    do throws(ImportProblem) {
      try take(value, &summary)
      summary.conversations += 1
    } catch {
      summary.problems.append(error)
    }
  }

  /// Reads a list whose elements are conversations; one that is none is a problem of its own.
  private static func readList(
    _ reader: inout JSONReader, _ summary: inout ImportSummary,
    _ take: (JSONValue, inout ImportSummary) throws(ImportProblem) -> Void
  ) throws(JSONFault) {
    try reader.open(UInt8(ascii: "["))
    var isFirst = true
    var number = 0
    while try reader.nextElement(&isFirst) {
      number += 1
      _ = reader.peek()
      let start = reader.offset
      let value = try reader.value()
      do throws(ImportProblem) {
        try take(value, &summary)
        summary.conversations += 1
      } catch {
        var problem = error
        // Lines are counted from the start each time, so only for the first problems.
        let line = summary.problems.count < 100 ? TextPlace(of: start, in: reader.bytes).line : nil
        let place = "conversation \(number)" + (line.map { " (line \($0))" } ?? "")
        problem.place = problem.place.map { "\(place), \($0)" } ?? place
        summary.problems.append(problem)
      }
    }
  }

  private static func problem(
    _ fault: JSONFault, _ bytes: UnsafeRawBufferPointer, after count: Int
  ) -> ImportProblem {
    let read = count == 1 ? "1 conversation before it is whole" : "\(count) before it are whole"
    return ImportProblem(
      place: TextPlace(of: fault.offset, in: bytes).text,
      message: fault.message + (count > 0 ? " (\(read))" : ""),
      advice: fault.isTruncated
        ? "the file is not complete: copy or export it again"
        : "the file is damaged, or no JSON: export it again")
  }
}
