import Foundation
import OllamaWire
import Transcript

extension Conversation {
  /// The body of the request that a reply of the turns shown was asked with, byte by byte as it
  /// went out; nil: it did not go out, or from another program.
  package func requestBody(turn: Int, alternate: Int) -> String? {
    guard let request = sentRequest(turn: turn, alternate: alternate),
      // A number that can't be sent was not sent.
      let body = try? request.body()
    else { return nil }
    return String(decoding: body, as: UTF8.self)
  }

  /// A command for `sh` that asks again what a reply of the turns shown was asked.
  ///
  /// Long bodies go in as a here-document, since an argument may have 128 KB at most.
  ///
  /// - Parameters:
  ///   - turn: the turn.
  ///   - alternate: the reply.
  ///   - host: where it goes where the reply does not know its server.
  ///   - usesKey: whether `$OLLAMA_API_KEY` is sent along; the key itself is never in the command.
  /// - Returns: nil where there is no request.
  package func curlCommand(turn: Int, alternate: Int, host: String? = nil, usesKey: Bool = false)
    -> String?
  {
    guard let request = sentRequest(turn: turn, alternate: alternate),
      let body = requestBody(turn: turn, alternate: alternate)
    else { return nil }
    let server = turns[turn].alternates[alternate].asked.host ?? host ?? "127.0.0.1:11434"
    return CurlCommand(host: server, path: request.path, body: body, usesKey: usesKey).text
  }

  private func sentRequest(turn: Int, alternate: Int) -> ReplyRequest? {
    guard turns.indices.contains(turn), turns[turn].alternates.indices.contains(alternate),
      !turns[turn].alternates[alternate].asked.sent.isEmpty
    else { return nil }
    return request(turn: turn, alternate: alternate)
  }
}

/// A request as a command for a POSIX shell.
struct CurlCommand {
  /// Bodies longer than this are not given as an argument; Linux takes 131,072 bytes in one.
  static let longestArgument = 100_000

  var host: String
  var path: String
  var body: String
  var usesKey: Bool

  var text: String {
    var command = "curl -sN \(Self.quoted(url)) -H 'Content-Type: application/json'"
    if usesKey { command += " -H \"Authorization: Bearer $OLLAMA_API_KEY\"" }
    let argument = Self.quoted(body)
    guard argument.utf8.count > Self.longestArgument else {
      return "\(command) --data-binary \(argument)\n"
    }
    var end = "END_OF_BODY"
    while body.contains(end) { end += "_" }
    return "\(command) --data-binary @- <<'\(end)'\n\(body)\n\(end)\n"
  }

  private var url: String {
    var base = withoutCredentials(host)
    while base.hasSuffix("/") { base.removeLast() }
    return (base.contains("://") ? base : "http://\(base)") + path
  }

  /// A text as one word of a shell, in which no character means anything.
  static func quoted(_ text: String) -> String {
    let plain = "/:.-_".utf8
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20) && byte < 0x80
        || plain.contains(byte)
    }
    guard !isPlain || text.isEmpty else { return text }
    return
      "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
  }
}
