import Foundation
import OllamaWire
import Testing

/// One recorded exchange with a real server.
struct Recording {
  var method: String
  var path: String
  var requestBody: [UInt8]
  var status: Int
  var contentType: String?
  var body: [UInt8]

  /// Reads the two files of an exchange.
  init(_ name: String) throws {
    let request = try Recording.file(name + ".request").split(upTo: "\n\n")
    let words = String(decoding: request.head, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    method = String(words[0])
    path = String(words[1])
    requestBody = request.rest
    let response = try Recording.file(name + ".response").split(upTo: "\r\n\r\n")
    let lines = String(decoding: response.head, as: UTF8.self).split(separator: "\r\n")
    status = try #require(Int(lines[0].split(separator: " ")[1]))
    contentType = lines.first { $0.hasPrefix("Content-Type: ") }
      .map { String($0.dropFirst("Content-Type: ".count)) }
    body = response.rest
  }

  /// The names of all exchanges.
  static func names() throws -> Set<String> {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Set(
      files.filter { $0.hasSuffix(".response") }.map { String($0.dropLast(".response".count)) })
  }

  private static var folder: URL {
    Bundle.module.bundleURL.appendingPathComponent("Recordings")
  }

  private static func file(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
}

extension [UInt8] {
  /// The lines, each with its end.
  var lines: [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? endIndex
      lines.append(self[start..<end])
      start = end
    }
    return lines
  }

  fileprivate func split(upTo mark: String) -> (head: [UInt8], rest: [UInt8]) {
    guard let found = Data(self).range(of: Data(mark.utf8)) else { return (self, []) }
    return (Array(self[..<found.lowerBound]), Array(self[found.upperBound...]))
  }
}
